"""Read how news is delivered. No password and no key stands in the file: it says where they are."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from onrecord.reference.tables import TableReader
from onrecord.sources.watchlist.addresses import check_mail_address, check_url, is_loopback
from onrecord.sources.watchlist.records import AtomFile, Deliveries, Mail, Secret, Webhook
from onrecord.sources.watchlist.taking import check_keys, take_checked

__all__ = ["read_deliveries"]

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_HIGHEST_PORT = 65_535


def read_deliveries(table: TableReader, folder: Path) -> Deliveries:
    """Return what the table [deliver] says; files are looked for in `folder`. Raises DataFileError."""
    check_keys(table, ("terminal", "atom", "webhook", "mail"))
    terminal = table.flag("terminal") if "terminal" in table.remaining() else True
    atom = _read_atom(table.table("atom"), folder) if table.is_table("atom") else None
    webhooks = tuple(_read_webhook(one, folder) for one in table.tables("webhook"))
    mails = tuple(_read_mail(one, folder) for one in table.tables("mail"))
    for what, names in (("webhook", [one.name for one in webhooks]), ("mail", [one.name for one in mails])):
        if len(set(names)) < len(names):
            raise table.fail(what, "two have the same name (give each its own)")
    return Deliveries(terminal=terminal, atom=atom, webhooks=webhooks, mails=mails)


def _read_atom(table: TableReader, folder: Path) -> AtomFile:
    check_keys(table, ("file", "address"))
    return AtomFile(file=folder / table.text("file"), address=take_checked(table, "address", check_url))


def _read_webhook(table: TableReader, folder: Path) -> Webhook:
    check_keys(table, ("name", "url", "key_env", "key_file", "key"))
    _refuse_secret(table, "key")
    url = take_checked(table, "url", check_url)
    parts = urlsplit(url)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise table.fail("url", "notices go by https only, but for this machine (write https://)")
    key = _read_secret(table, "key", folder)
    if key is None:
        raise table.fail("key_env", "it is missing: name the variable that holds the key (or key_file)")
    return Webhook(name=table.text("name"), url=url, key=key)


def _read_mail(table: TableReader, folder: Path) -> Mail:
    known = ("name", "host", "port", "security", "user", "password_env", "password_file", "password", "from", "to")
    check_keys(table, known)
    _refuse_secret(table, "password")
    host, security = table.text("host"), table.optional_text("security") or "starttls"
    if security not in _PORTS:
        raise table.fail("security", f"{security!r} is none of {', '.join(_PORTS)}")
    if security == "none" and not is_loopback(host):
        raise table.fail("security", "mail goes out in the open on this machine only (write starttls or tls)")
    user, password = table.optional_text("user"), _read_secret(table, "password", folder)
    if (user is None) != (password is None):
        raise table.fail("user", "a user and where its password is (password_env or password_file) belong together")
    return Mail(
        name=table.text("name"),
        host=host,
        port=_read_port(table, security),
        sender=take_checked(table, "from", check_mail_address),
        to=_read_receivers(table),
        security=security,
        user=user,
        password=password,
    )


def _read_port(table: TableReader, security: str) -> int:
    port = table.integer("port")
    if port is not None and not 1 <= port <= _HIGHEST_PORT:
        raise table.fail("port", f"a number from 1 to {_HIGHEST_PORT} is wanted here")
    return _PORTS[security] if port is None else port


def _read_receivers(table: TableReader) -> tuple[str, ...]:
    found = table.texts("to", required=True)
    try:
        return tuple(check_mail_address(one) for one in found)
    except ValueError as error:
        raise table.fail("to", str(error)) from None


def _refuse_secret(table: TableReader, key: str) -> None:
    if key in table.remaining():
        advice = f"name the variable that holds it ({key}_env) or a file ({key}_file)"
        raise table.fail(key, f"no {key} stands in this file, which people share ({advice})")


def _read_secret(table: TableReader, key: str, folder: Path) -> Secret | None:
    variable, file = table.optional_text(f"{key}_env"), table.optional_text(f"{key}_file")
    if variable and file:
        raise table.fail(f"{key}_env", f"it and {key}_file are both there (keep one)")
    if variable:
        return Secret(variable=variable)
    return Secret(file=folder / file) if file else None

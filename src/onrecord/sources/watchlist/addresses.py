"""Check the addresses that a list of sources names."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["check_mail_address", "check_url", "is_loopback"]

_LONGEST_LABEL = 63
_MAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")


def check_url(text: str) -> str:
    """Return an address of the web; raises ValueError, with what is wanted, where it is none.

    >>> check_url("https://example.org/feed.xml")
    'https://example.org/feed.xml'
    """
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in ("http", "https") and _may_be_host(parts.hostname or "")
    except ValueError:
        is_whole = False
    if not is_whole or any(character.isspace() for character in text):
        raise ValueError(f"{text!r} is no address: write it whole, as https://example.org/feed.xml")
    if parts.username or parts.password:
        raise ValueError("the address holds a name or password: leave it out, such sources are not followed")
    return text


def _may_be_host(name: str) -> bool:
    """Whether each part of a name is as long as one may be (RFC 1035): "news..example" is a slip of the pen."""
    return all(1 <= len(part) <= _LONGEST_LABEL for part in name.removesuffix(".").split("."))


def check_mail_address(text: str) -> str:
    """Return an e-mail address; raises ValueError where it is none.

    >>> check_mail_address("desk@example.org")
    'desk@example.org'
    """
    if not _MAIL.fullmatch(text) or not text.isprintable():
        raise ValueError(f"{text!r} is no e-mail address: write it bare, as desk@example.org")
    return text


def is_loopback(host: str) -> bool:
    """Whether a host is this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("mail.example.org")
    (True, False)
    """
    return host == "localhost" or host == "::1" or re.fullmatch(r"127(\.\d{1,3}){3}", host) is not None

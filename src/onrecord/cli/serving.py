"""`onrecord serve`: the list as a page, and as data for programs."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.options import LedgerPath
from onrecord.cli.users import AccountsPath

if TYPE_CHECKING:
    from onrecord.web import WebSettings
    from onrecord.web.accounts.settings import GuardSettings

__all__ = ["serve"]

Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on.")]
PublicAddress = Annotated[
    str | None,
    typer.Option("--address", help="Address of the page as readers type it, where a proxy stands before it."),
]
Public = Annotated[
    bool | None,
    typer.Option(
        "--public/--private",
        help="Who may read: anybody, or whoever has an account. Default: private, once reached from beyond.",
        show_default=False,
    ),
]
TrustedProxies = Annotated[
    list[str] | None,
    typer.Option(
        "--trust-proxy", metavar="ADDRESS", help="A proxy whose X-Forwarded headers are believed; may be repeated."
    ),
]
Reviewer = Annotated[
    str, typer.Option("--by", envvar="ONRECORD_REVIEWER", help="Who decides, on a page without accounts.")
]

Cors = Annotated[bool, typer.Option("--cors", help="Let pages elsewhere read what the API says to anybody.")]
FullText = Annotated[
    bool, typer.Option("--full-text", help="Let the API hand on whole texts of articles: only where you may.")
]
ApiLimit = Annotated[
    int | None,
    typer.Option("--api-limit", min=1, metavar="N", help="Answer N requests a minute of one address to the API."),
]

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        max=64,
        metavar="N",
        help="Processes that answer. Default: one a core, four at most.",
        show_default=False,
    ),
]


def serve(  # noqa: PLR0913 - each option of the command is an argument
    ledger: LedgerPath = "onrecord.db",
    host: Host = "127.0.0.1",
    port: Port = 8765,
    address: PublicAddress = None,
    public: Public = None,
    accounts: AccountsPath = None,
    trust_proxy: TrustedProxies = None,
    by: Reviewer = "",
    cors: Cors = False,
    full_text: FullText = False,
    api_limit: ApiLimit = None,
    workers: Workers = None,
) -> int:
    """Serve the list as a page that a browser opens, and as data under /api/v1. Ctrl-C ends it.

    On this machine alone nobody is asked for an account. Once it is reached from beyond, deciding needs one, and
    so does reading unless it is `--public`; `onrecord user add` makes accounts.
    """
    try:
        from onrecord.web import WebSettings
        from onrecord.web import serving as _  # noqa: F401 - so that what is missing is told at once
        from onrecord.web.api.settings import ApiSettings
    except ModuleNotFoundError as error:
        raise RefusedError(f"serving needs {error.name}: pip install 'onrecord[web]'") from None
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False):
        guard = _guard_settings(ledger, host, address, public, accounts, tuple(trust_proxy or ()), by)
        api = ApiSettings(cors=cors, full_text=full_text, per_minute=api_limit)
        settings = WebSettings(ledger=ledger, host=host, port=port, public_address=address, guard=guard, api=api)
    _run(settings, workers)
    return DONE


def _guard_settings(  # noqa: PLR0913 - what the options say
    ledger: str,
    host: str,
    address: str | None,
    public: bool | None,
    accounts: str | None,
    proxies: tuple[str, ...],
    by: str,
) -> GuardSettings:
    from onrecord.web.accounts.access import choose_access
    from onrecord.web.accounts.file import find_accounts
    from onrecord.web.accounts.settings import GuardSettings, name_in

    name = name_in(address)
    return GuardSettings(
        access=choose_access(host, name, public=public, behind_proxy=bool(proxies)),
        accounts=find_accounts(ledger, accounts),
        names=(name,) if name else (),
        trusted_proxies=proxies,
        reviewer=by,
    )


def _run(settings: WebSettings, workers: int | None) -> None:
    from onrecord.ledger.stores import find_store
    from onrecord.pipeline.pool import count_cores
    from onrecord.web.accounts.settings import check_accounts
    from onrecord.web.serving import choose_workers, listen, serve_pages

    check_accounts(settings.guard)
    sockets = listen(settings.host, settings.port, choose_workers(workers, count_cores()))
    settings = replace(settings, port=sockets[0].getsockname()[1])
    typer.echo(f"onrecord: serving {find_store(settings.ledger)} at {settings.address} (Ctrl-C ends it)", err=True)
    if settings.guard.access != "local" and _is_plain(settings.address):
        typer.echo("onrecord: without https, passwords can be read on the way (see docs/serving.md)", err=True)
    with suppress(KeyboardInterrupt):
        serve_pages(settings, sockets)


def _is_plain(address: str) -> bool:
    """Whether readers reach an address over a net, and without https."""
    from onrecord.web.accounts.access import is_loopback
    from onrecord.web.accounts.settings import name_in

    return not address.startswith("https://") and not is_loopback(name_in(address) or "")

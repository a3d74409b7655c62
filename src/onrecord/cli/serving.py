"""`onrecord serve`: the list as a page, and as data for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.options import LedgerPath

if TYPE_CHECKING:
    from onrecord.web import WebSettings

__all__ = ["serve"]

Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on.")]
PublicAddress = Annotated[
    str | None,
    typer.Option("--address", help="Address of the page as readers type it, where a proxy stands before it."),
]


def serve(
    ledger: LedgerPath = "onrecord.db", host: Host = "127.0.0.1", port: Port = 8765, address: PublicAddress = None
) -> int:
    """Serve the list as a page that a browser opens, and as data under /api/v1. Ctrl-C ends it."""
    try:
        from onrecord.web import WebSettings
    except ModuleNotFoundError as error:
        raise RefusedError(f"serving needs {error.name}: pip install 'onrecord[web]'") from None
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False):
        settings = WebSettings(ledger=Path(ledger), host=host, port=port, public_address=address)
    _run(settings)
    return DONE


def _run(settings: WebSettings) -> None:
    import uvicorn

    from onrecord.web import make_app

    typer.echo(f"onrecord: serving {settings.ledger} at {settings.address} (Ctrl-C ends it)", err=True)
    uvicorn.run(make_app(settings), host=settings.host, port=settings.port, log_level="warning", server_header=False)

"""Arguments and options that several commands take, with their help."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["AsJson", "Jobs", "LedgerPath", "Sources"]

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files (.html, .txt, .json), folders, or - for standard input."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes that read. Default: all cores, once there are many pages."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines, for programs.")]
LedgerPath = Annotated[
    str, typer.Option("--ledger", "-l", envvar="ONRECORD_LEDGER", help="The file that keeps the record.")
]

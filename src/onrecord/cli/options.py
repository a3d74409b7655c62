"""Arguments and options that several commands take, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.ending import RefusedError

__all__ = ["AsJson", "Jobs", "LedgerPath", "MappingFile", "Sources", "read_mapping"]

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (.html, .mhtml, .txt, .md, .eml, .json, .warc.gz, .fec, .csv), folders, https:// addresses, "
        "@FILE with one address a line, or - for standard input: a page, or such a list.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes that read. Default: all cores, once there are many pages."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines, for programs.")]
LedgerPath = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", envvar="ONRECORD_LEDGER", help="The file that keeps the record, or postgresql://..."
    ),
]
MappingFile = Annotated[
    str | None,
    typer.Option("--mapping", metavar="FILE", help="For .csv: which column is what; see `onrecord filings map`."),
]


def read_mapping(path: str | None) -> str | None:
    """Return the text of a mapping file, or None where none is named; raises RefusedError where it cannot be read."""
    if path is None:
        return None
    from onrecord.sources.mappings import decode_mapping  # late: no help needs what reads pages and filings

    try:
        return decode_mapping(Path(path).read_bytes())
    except OSError as error:
        raise RefusedError(f"--mapping {path}: it cannot be read: {error.strerror or error}") from None

"""`onrecord filings map`: propose how a table of receipts is read."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.ending import DONE, RefusedError

__all__ = ["map_table"]

Table = Annotated[str, typer.Argument(metavar="FILE", help="A table of receipts (.csv), or - for standard input.")]


def map_table(source: Table) -> int:
    """Print a mapping for a table of receipts, as TOML: which column is the name, which the amount, and so on.

    It goes by the headings and by what the cells look like, and says what it is unsure of. Look it over and keep it
    beside the table. A table whose headings are known is read without a mapping.
    """
    from onrecord.errors import FilingError
    from onrecord.filings.tables import propose_mapping

    try:
        proposed = propose_mapping(_read(source))
    except FilingError as error:
        raise RefusedError(f"{source}: {error}") from error
    typer.echo(proposed, nl=False)
    return DONE


def _read(source: str) -> bytes:
    import sys
    from pathlib import Path

    from onrecord.sources.reading import MAX_BYTES, read_bytes, read_stream

    found = read_stream(sys.stdin.buffer, source, MAX_BYTES) if source == "-" else read_bytes(Path(source), MAX_BYTES)
    if isinstance(found, bytes):
        return found
    raise RefusedError(str(found))

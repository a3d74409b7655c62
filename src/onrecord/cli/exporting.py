"""`onrecord export`: the list as a file for other tools."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.choosing import (
    AsOf,
    DonorPart,
    FundPart,
    LeastSure,
    OfStanding,
    OfStatus,
    Since,
    check_base,
    check_words,
    read_share,
    refuse_of_pages,
)
from onrecord.cli.days import read_day
from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.exporting_site import SITE, export_site
from onrecord.cli.listing import today
from onrecord.cli.options import LedgerPath

if TYPE_CHECKING:
    from onrecord.exports import ExportRequest, Format
    from onrecord.ledger import Ledger

__all__ = ["export"]

_FormatName = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="csv, parquet, xlsx, jsonl, ftm, ftm-statements, jsonld, iati, annotations, sqlite, datasette or site.",
    ),
]
_Out = Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The file to write; - is standard output.")]
_What = Annotated[
    str | None,
    typer.Option("--what", help="pledges, the claims behind them, filed lines, or statements: what people say there."),
]
_Raw = Annotated[bool, typer.Option("--raw", help="Texts as pages have them, for machines: nothing is guarded.")]
_Base = Annotated[
    str | None,
    typer.Option("--base", metavar="URL", help="Where the list is served: linked data names records by it."),
]
_FullText = Annotated[
    bool, typer.Option("--full-text", help="With site: articles as they were read, not only what is around evidence.")
]
_Columns = Annotated[bool, typer.Option("--columns", help="Print what each column means, and export nothing.")]


def export(  # noqa: PLR0913 - each option of the command is an argument
    format_name: _FormatName,
    ledger: LedgerPath = "onrecord.db",
    out: _Out = "-",
    what: _What = None,
    fund: FundPart = None,
    donor: DonorPart = None,
    status: OfStatus = None,
    standing: OfStanding = None,
    since: Since = None,
    as_of: AsOf = None,
    min_confidence: LeastSure = None,
    raw: _Raw = False,
    base: _Base = None,
    full_text: _FullText = False,
    columns: _Columns = False,
) -> int:
    """Write the list as a file for other tools: what `onrecord list` shows, with all that is known of it.

    The filters choose gifts; `--what claims` and `--what statements` give what the pages behind those say. A file is
    written beside its place and moved there when it is whole. The same ledger gives the same bytes on one day, and with
    `--as-of` on any day.

    Text columns are guarded against formulas; streets are in no export.
    """
    if format_name == SITE:
        return export_site(ledger, out, base=base, as_of=as_of, full_text=full_text, given=locals())
    chosen, content = _choose(format_name, what, full_text=full_text)
    if columns:
        return _print_columns(chosen, content)
    check_words(status, standing)
    check_base(base)
    if content == "filed":
        refuse_of_pages(status, standing, min_confidence, "--what filed")
    from onrecord.cli.placing import check_place
    from onrecord.ledger import Ledger

    check_place(chosen, out, ledger)
    filters = {"fund": fund, "donor": donor, "status": status, "standing": standing}
    days = {"since": read_day("--since", since), "as_of": read_day("--as-of", as_of)}
    least = read_share(min_confidence)
    with Ledger.open(ledger, read_only=True) as opened:
        _write(chosen, _request(opened, what=content, raw=raw, base=base, floor=least, **days, **filters), out)
    return DONE


def _request(ledger: Ledger, **wanted: Any) -> ExportRequest:  # noqa: ANN401 - the fields of a request
    from onrecord.exports import ExportRequest

    return ExportRequest(ledger=ledger, today=today(), **wanted)


def _choose(format_name: str, what: str | None, *, full_text: bool) -> tuple[Format, str]:
    """Return the format, and what of the ledger it shall hold."""
    from onrecord.exports import FORMATS

    if full_text:
        raise RefusedError("--full-text: only a site has articles")
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise RefusedError(f"{format_name}: not one of the formats {', '.join((*FORMATS, SITE))}")
    content = what or chosen.holds[0]
    if content not in chosen.holds:
        raise RefusedError(f"--what {content}: {format_name} holds {', '.join(chosen.holds)}")
    return chosen, content


def _print_columns(chosen: Format, content: str) -> int:
    from onrecord.cli.screen import page_text, screen
    from onrecord.cli.tables import new_table
    from onrecord.exports import CONTENTS, FORMATS

    if not chosen.has_columns:
        tables = ", ".join(one.name for one in FORMATS.values() if one.has_columns)
        raise RefusedError(f"--columns: {chosen.name} is no table ({tables} are)")

    shown = new_table("column", "type", "what it means", whole=("column", "type"))
    for column in CONTENTS[content].table.columns:
        shown.add_row(*map(page_text, (column.name, column.kind, column.meaning)))
    screen().print(shown)
    return DONE


def _write(chosen: Format, request: ExportRequest, out: str) -> None:
    """Write where it was asked for: piece by piece, and a file whole or not at all."""
    from onrecord.cli.placing import STANDARD_OUTPUT, place_chunks, place_made

    if chosen.chunks is None:
        place_made(chosen, request, out)
    elif out == STANDARD_OUTPUT:
        for chunk in chosen.chunks(request):
            sys.stdout.buffer.write(chunk)
    else:
        place_chunks(chosen.chunks(request), out)

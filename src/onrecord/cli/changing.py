"""`onrecord filings list` and `onrecord filings changes`: which filings stand, and what an amendment changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.days import read_day
from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.filings.chains import Chain
    from onrecord.filings.changes import Changes
    from onrecord.ledger import FoundFiling, Ledger

__all__ = ["list_changes", "list_filings"]

_Filer = Annotated[str | None, typer.Option("--filer", help="A committee's or registrant's id, such as C00894162.")]
_AsOf = Annotated[str | None, typer.Option("--as-of", help="What stood on this day: YYYY-MM-DD.")]
_Before = Annotated[
    str, typer.Argument(metavar="BEFORE", help="The earlier filing: an id, or a number such as FEC-12.")
]
_After = Annotated[str, typer.Argument(metavar="AFTER", help="The later filing.")]


def list_filings(
    ledger: LedgerPath = "onrecord.db", filer: _Filer = None, as_of: _AsOf = None, as_json: AsJson = False
) -> int:
    """List the recorded filings: which one stands of each report, and which it replaced.

    An amendment replaces the original that it names, so of each report only the last filing counts.
    """
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.filings.chains import chain_filings
    from onrecord.ledger import Ledger
    from onrecord.views.filings import chain_object, cover_object

    day = read_day("--as-of", as_of)
    with Ledger.open(ledger, read_only=True) as opened:
        chains = chain_filings(opened.list_filings(filer), day)
    if as_json:
        for chain in chains:
            print_json_line({**cover_object(chain.standing), "chain": chain_object(chain)})
    elif chains:
        console = screen(pipe_width=UNFOLDED)
        console.print(_chain_table(chains, console.width))
    else:
        errors().print("No such filing is recorded.")
    return DONE


def _chain_table(chains: tuple[Chain, ...], width: int) -> Table:
    from onrecord.cli.tables import Layout, fit_table

    headings = ("filing", "form", "filer", "period", "filed", "replaces")
    layout = Layout(
        headings=headings,
        right=(),
        whole=("filing", "form", "period", "filed"),
        wide=120,
        narrow=((("filing",), ("form",)), (("filer",), ("period",)), (("filed",), ("replaces",))),
        narrow_wide=70,
        slim=((("filing", "form"), ("filer",), ("period",)),),
    )
    return fit_table(layout, map(_chain_cells, chains), width)


def _chain_cells(chain: Chain) -> tuple[str, ...]:
    from onrecord.views.wording import NOT_STATED

    filing = chain.standing
    return (
        filing.number or filing.id,
        " ".join(part for part in (filing.form, filing.report_code) if part),
        " ".join(part for part in (filing.filer_id, filing.filer_name) if part),
        f"{filing.covers_from or '?'} to {filing.covers_through or '?'}",
        str(filing.filed or NOT_STATED),
        ", ".join(chain.replaced_names),
    )


def list_changes(before: _Before, after: _After, ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """List what changed between two filings: lines that came, that went, and that say something else now."""
    from onrecord.cli.screen import print_json_line, screen
    from onrecord.filings.changes import compare_entries
    from onrecord.ledger import Ledger
    from onrecord.views.filings import changes_object

    with Ledger.open(ledger, read_only=True) as opened:
        old, new = _find_filing(opened, before), _find_filing(opened, after)
    changes = compare_entries((*old.parts.receipts, *old.parts.refunds), (*new.parts.receipts, *new.parts.refunds))
    if as_json:
        print_json_line(changes_object(old.parts.filing, new.parts.filing, changes))
    else:
        _print_changes(screen(), changes)
    return DONE


def _find_filing(ledger: Ledger, record_id: str) -> FoundFiling:
    from onrecord.ledger import FoundFiling

    found = ledger.find(record_id)
    if not isinstance(found, FoundFiling):
        raise RefusedError(f"{record_id}: this is no filing (`onrecord filings list` shows them)")
    return found


def _print_changes(console: Console, changes: Changes) -> None:
    from onrecord.cli.filed import entry_table
    from onrecord.cli.screen import page_text
    from onrecord.views.wording import count_words

    for heading, entries in (("Added", changes.added), ("Removed", changes.removed)):
        if entries:
            console.print(page_text(f"{heading}: {count_words(len(entries), 'line')}", "bold"))
            console.print(entry_table(entries, console.width))
            console.print()
    if changes.changed:
        console.print(page_text(f"Changed: {count_words(len(changes.changed), 'line')}", "bold"))
    for change in changes.changed:
        told = "; ".join(_change_words(name, change.before, change.after) for name in change.fields)
        console.print(page_text(f"- {change.after.name} (line {change.after.line}): {told}"), soft_wrap=True)
    console.print(page_text(f"{count_words(changes.same, 'line')} alike in both.", "dim"))


def _change_words(name: str, before: object, after: object) -> str:
    """Word a change; an address is said to differ, and no more, since it may be a home."""
    label = name.replace("_", " ")
    if name == "address":
        return "another address"
    old, new = getattr(before, name), getattr(after, name)
    return f"{label} {_shown(old)} is now {_shown(new)}"


def _shown(value: object) -> str:
    from onrecord.records import NameParts
    from onrecord.views.wording import NOT_STATED

    if isinstance(value, NameParts):
        return value.joined
    return NOT_STATED if value in (None, "") else str(value)

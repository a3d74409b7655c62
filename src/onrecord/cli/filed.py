"""A filing as a page for people: its cover, what should be looked at, and its largest lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from onrecord.cli.screen import LABEL_WIDTH, page_text, print_labelled, print_problems
from onrecord.cli.tables import Layout, fit_table
from onrecord.filings.chains import Chain
from onrecord.ledger import FoundFiling, ListedEntry
from onrecord.records import Check, Entry, Filing, FilingReading, Refund, UnannouncedGift
from onrecord.views.wording import NOT_STATED, count_words

__all__ = ["entry_table", "filed_table", "print_filing", "print_found_filing", "unannounced_table"]

# Lines that a page shows; `--json` and `onrecord list --filed` show all.
_SHOWN = 25

# Of one kind of check, for instance lines alike, a page shows so many.
_SHOWN_ALIKE = 8

# Line numbers that a check names before it says how many more there are.
_NAMED_LINES = 12

_ENTRIES = Layout(
    headings=("donor", "kind", "amount", "date", "place", "side", "line"),
    right=("amount", "line"),
    whole=("kind", "amount", "date", "side"),
    wide=100,
    narrow=((("donor",), ("place",)), (("amount",), ("date",)), (("kind",), ("side", "line"))),
    narrow_wide=60,
    slim=((("donor",), ("amount", "date"), ("kind", "side", "line")),),
)

_FILED = Layout(
    headings=("donor", "kind", "fund", "amount", "date", "side", "filing", "line"),
    right=("amount", "line"),
    whole=("kind", "fund", "amount", "date", "side", "filing"),
    wide=130,
    narrow=((("donor",), ("kind",)), (("fund",), ("side",)), (("amount",), ("date",)), (("filing",), ("line",))),
    narrow_wide=80,
    slim=((("donor",), ("fund",)), (("amount", "date"), ("filing", "line"))),
)


_UNANNOUNCED = Layout(
    headings=("donor", "kind", "fund", "amount", "first day", "lines", "filing"),
    right=("amount", "lines"),
    whole=("kind", "fund", "amount", "first day", "filing"),
    wide=120,
    narrow=((("donor",), ("kind",)), (("fund",), ("amount",)), (("first day",), ("lines",)), (("filing",),)),
    narrow_wide=80,
    slim=((("donor",), ("fund",)), (("amount", "first day"), ("filing", "lines"))),
)


def print_filing(console: Console, reading: FilingReading) -> None:
    """Print one filing as it was read: cover, checks, largest lines, problems."""
    _print_cover(console, reading.filing, reading.source)
    _print_body(console, reading.checks, (*reading.receipts, *reading.refunds))
    print_problems(console, reading.problems)
    console.print()


def print_found_filing(console: Console, found: FoundFiling) -> None:
    """Print a filing of the ledger, with the chain that it stands in and where its bytes were met."""
    parts = found.parts
    sources = sorted({capture.source for capture in found.captures})
    _print_cover(console, parts.filing, ", ".join(sources))
    _print_chain(console, found.chain, parts.filing)
    _print_body(console, parts.checks, (*parts.receipts, *parts.refunds))
    print_problems(console, found.problems)


def _print_cover(console: Console, filing: Filing, source: str) -> None:
    console.print(page_text(f"{filing.number or filing.id}: {filing.form} of {filing.filer}", "bold"))
    console.print(page_text(source, "dim"))
    console.print()
    values = [(label, value) for label, value in _cover_values(filing) if value]
    # "refunds to other committees" is longer than other labels.
    width = max(LABEL_WIDTH, *(len(label) + 2 for label, _ in values))
    for label, value in values:
        print_labelled(console, label, page_text(value), width)


def _cover_values(filing: Filing) -> list[tuple[str, str]]:
    amended = f"{filing.amends}" + (f", amendment {filing.report_number}" if filing.report_number else "")
    return [
        ("id", filing.id),
        ("filer", " ".join(part for part in (filing.filer_id, filing.filer_name) if part)),
        ("lobbyist", filing.lobbyist),
        ("report", filing.report_code),
        ("period", _period_words(filing.covers_from, filing.covers_through)),
        ("amends", amended if filing.amends else ""),
        ("filed", str(filing.filed or "")),
        ("version", filing.version),
        *((name.replace("_", " "), f"{total:,.2f}") for name, total in filing.totals),
        ("lines", ", ".join(f"{row_type} {lines:,}" for row_type, lines in filing.rows)),
    ]


def _period_words(first: date | None, last: date | None) -> str:
    return f"{first or NOT_STATED} to {last or NOT_STATED}" if first or last else ""


def _print_chain(console: Console, chain: Chain, filing: Filing) -> None:
    """Say whether a later filing replaced this one; a reporter must not quote what was taken back."""
    standing = chain.standing
    if standing.id != filing.id:
        told = f"replaced by {standing.number or standing.id}, filed {standing.filed or NOT_STATED}"
        print_labelled(console, "standing", page_text(told, "yellow"))
    elif earlier := ", ".join(chain.replaced_names):
        print_labelled(console, "standing", page_text(f"stands; it replaced {earlier}"))


def _print_body(console: Console, checks: Sequence[Check], entries: Sequence[Entry]) -> None:
    console.print()
    if checks:
        console.print(page_text("To look at (no proof of a fault):", "bold"))
    for code, alike in _by_code(checks):
        for check in alike[:_SHOWN_ALIKE]:
            console.print(page_text(f"- {check.what}{_line_words(check.lines)}"), soft_wrap=True)
        if len(alike) > _SHOWN_ALIKE:
            more = f"  and {len(alike) - _SHOWN_ALIKE:,} more such ({code}); --json prints all"
            console.print(page_text(more, "dim"))
    if checks:
        console.print()
    if not entries:
        console.print("No receipt or refund is itemised in it.")
        return
    largest = sorted(entries, key=lambda entry: (-(entry.amount or Decimal(0)), entry.line))[:_SHOWN]
    console.print(entry_table(largest, console.width))
    if len(entries) > len(largest):
        more = f"The largest {len(largest)} of {count_words(len(entries), 'line')}; --json prints all."
        console.print(page_text(more, "dim"))


def _by_code(checks: Iterable[Check]) -> list[tuple[str, list[Check]]]:
    """Return the checks by their code, in the order in which codes come first."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.code, []).append(check)
    return list(found.items())


def _line_words(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    named = ", ".join(map(str, lines[:_NAMED_LINES]))
    more = f" and {len(lines) - _NAMED_LINES:,} more" if len(lines) > _NAMED_LINES else ""
    return f" ({'line' if len(lines) == 1 else 'lines'} {named}{more})"


def entry_table(entries: Iterable[Entry], width: int) -> Table:
    """Return lines of one filing as a table."""
    return fit_table(_ENTRIES, map(_entry_cells, entries), width)


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    place = ", ".join(part for part in (entry.address.city, entry.address.state, entry.address.country) if part)
    return (
        entry.name,
        entry.kind,
        _amount_words(entry),
        str(entry.date or NOT_STATED),
        place or entry.payee,
        _side_words(entry),
        str(entry.line),
    )


def filed_table(listed: Iterable[ListedEntry], width: int) -> Table:
    """Return lines of several filings as a table; what stands under "filing" is what `onrecord show` takes."""
    return fit_table(_FILED, map(_filed_cells, listed), width)


def _filed_cells(listed: ListedEntry) -> tuple[str, ...]:
    entry = listed.entry
    return (
        entry.name,
        entry.kind,
        listed.fund_id or entry.payee or listed.filing.filer_name,
        _amount_words(entry),
        str(entry.date or NOT_STATED),
        _side_words(entry),
        listed.filing.number or listed.filing.id,
        str(entry.line),
    )


def unannounced_table(gifts: Iterable[UnannouncedGift], width: int) -> Table:
    """Return filed gifts of which no page tells as a table, a donor a row."""
    return fit_table(_UNANNOUNCED, map(_unannounced_cells, gifts), width)


def _unannounced_cells(gift: UnannouncedGift) -> tuple[str, ...]:
    days = sorted(filed.entry.date for filed in gift.filed if filed.entry.date)
    filings = dict.fromkeys(filed.filing.number or filed.filing.id for filed in gift.filed)
    return (
        gift.name,
        gift.filed[0].entry.kind,
        gift.fund_id,
        f"{gift.amount:,.2f}",
        str(days[0]) if days else NOT_STATED,
        f"{len(gift.filed):,}",
        ", ".join(filings),
    )


def _amount_words(entry: Entry) -> str:
    amount = NOT_STATED if entry.amount is None else f"{entry.amount:,.2f}"
    return amount + (", in kind" if entry.in_kind else "") + (" (memo)" if entry.is_memo else "")


def _side_words(entry: Entry) -> str:
    if isinstance(entry, Refund):
        return "sent back"
    return "given" if entry.item_type else "received"

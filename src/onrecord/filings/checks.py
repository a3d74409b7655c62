"""Checks of a filing: what a reporter should look at. None of them is proof of a fault.

Form 13 asks for every donor of $200 or more in all, with name, mailing address, amount, day and aggregate, and for
every refund; foreign nationals may not give (36 U.S.C. 510; 11 CFR 104.21, 110.20(j)). In 2017 readers found by such
looks 79 lines at one address, a donor at an empty lot, and 172 groups of lines alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.filings.summary_lines import find_subtotals
from onrecord.records import Address, Check, Entry, Filing, Receipt, Refund
from onrecord.reference.funds import Funds, load_funds
from onrecord.reference.places import load_places
from onrecord.reference.schedules import find_schedules

__all__ = ["CheckedLines", "check_filing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLines:
    """What the checks look at: a filing, and the lines that its form adds up (memo lines are left out)."""

    filing: Filing
    receipts: Sequence[Receipt]
    refunds: Sequence[Refund]
    threshold: Decimal | None


def check_filing(filing: Filing, receipts: Iterable[Receipt], refunds: Iterable[Refund]) -> tuple[Check, ...]:
    """Return what should be looked at in a filing, totals first.

    The threshold is that of the fund whose committee files; a filer that the registry does not know has none.

    >>> from datetime import date
    >>> line = Receipt(line=3, row_type="F132", name="ROE, ANN", amount=Decimal(500), date=date(2025, 5, 2))
    >>> cover = Filing(system="fec", form="F13N", digest="d", covers_through=date(2025, 4, 20))
    >>> [check.code for check in check_filing(cover, [line], [])]
    ['outside_period']
    """
    lines = CheckedLines(
        filing=filing,
        receipts=[entry for entry in receipts if not entry.is_memo],
        refunds=[entry for entry in refunds if not entry.is_memo],
        threshold=_find_threshold(filing, load_funds()),
    )
    return tuple(check for look in _LOOKS for check in look(lines))


def _find_threshold(filing: Filing, funds: Funds) -> Decimal | None:
    fund = funds.by_committee.get(filing.filer_id)
    return fund.rules.threshold if fund else None


def _is_form_13(filing: Filing) -> bool:
    return filing.form.startswith("F13")


def _check_totals(lines: CheckedLines) -> Iterator[Check]:
    """Itemised lines may be less than the cover's total, which counts small gifts too, but never more."""
    totals = dict(lines.filing.totals)
    for name, entries, word in (("accepted", lines.receipts, "donations"), ("refunded", lines.refunds, "refunds")):
        total = totals.get(name)
        itemised = _sum(entries)
        if total is None or itemised == total:
            continue
        gap = f"the cover says {word} of {total:,.2f}, the lines add up to {itemised:,.2f}"
        yield Check(code="total_differs", what=f"{gap}: {_explain_gap(lines, total - itemised)}")
    yield from _check_net(totals)
    yield from _check_subtotals(lines)


def _explain_gap(lines: CheckedLines, gap: Decimal) -> str:
    if gap < 0:
        return f"{-gap:,.2f} more than the cover counts"
    if lines.filing.report_code == "90S":
        return f"{gap:,.2f} less, as a supplement lists only what is new"
    return f"{gap:,.2f} less, from donors below the threshold or from lines that are missing"


def _check_net(totals: dict[str, Decimal]) -> Iterator[Check]:
    if not {"accepted", "refunded", "net"} <= set(totals):
        return
    net = totals["accepted"] - totals["refunded"]
    if net != totals["net"]:
        what = f"the cover says {totals['net']:,.2f} net, but accepted less refunded is {net:,.2f}"
        yield Check(code="total_differs", what=what)


def _check_subtotals(lines: CheckedLines) -> Iterator[Check]:
    """The totals of Schedule A show where lines are missing, as in a file that was cut short."""
    for subtotal in find_subtotals(lines.filing, (*lines.receipts, *lines.refunds)):
        if subtotal.differs:
            said = f"the cover says {subtotal.what} of {subtotal.said:,.2f}, the lines add up to {subtotal.found:,.2f}"
            gap = subtotal.found - subtotal.said
            why = "more than the cover counts" if gap > 0 else "less, so that lines may be missing"
            yield Check(code="total_differs", what=f"{said}: {abs(gap):,.2f} {why}")


def _sum(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries if entry.amount is not None), Decimal(0))


def _check_aggregates(lines: CheckedLines) -> Iterator[Check]:
    """A donor's last aggregate says what all lines of that donor add up to, at least."""
    for entries in _group(lines.receipts, _donor_at):
        stated = [entry.aggregate for entry in entries if entry.aggregate is not None]
        total = _sum(entries)
        if stated and max(stated) < total:
            what = f"{entries[0].name}: the aggregate is at most {max(stated):,.2f}, the lines add up to {total:,.2f}"
            yield Check(code="aggregate_differs", what=what, lines=_lines(entries))
        elif stated and max(stated) > total and _is_form_13(lines.filing) and lines.filing.report_code != "90S":
            what = f"{entries[0].name}: the aggregate is {max(stated):,.2f}, the lines add up to {total:,.2f} only"
            yield Check(code="aggregate_differs", what=what, lines=_lines(entries))


def _check_threshold(lines: CheckedLines) -> Iterator[Check]:
    if lines.threshold is None:
        return
    below = [
        entry
        for entries in _group(lines.receipts, _donor_at)
        if all(entry.amount is not None for entry in entries)
        and max(_sum(entries), *(entry.aggregate or Decimal(0) for entry in entries)) < lines.threshold
        for entry in entries
    ]
    if below:
        what = f"{_count(below)} from donors who gave less than {lines.threshold:,.0f} in all, and need not be named"
        yield Check(code="below_threshold", what=what, lines=_lines(below))


def _check_duplicates(lines: CheckedLines) -> Iterator[Check]:
    """The largest sums first: of small gifts, such as tickets, a couple may well have bought two."""
    alike = [group for group in _group([*lines.receipts, *lines.refunds], _all_that_is_said) if len(group) > 1]
    for entries in sorted(alike, key=lambda group: -(group[0].amount or Decimal(0))):
        first = entries[0]
        day = f" on {first.date}" if first.date else ""
        what = f"{first.name}: {_count(entries)} alike, each of {_money(first.amount)}{day}"
        yield Check(code="duplicate", what=what, lines=_lines(entries))


def _check_addresses(lines: CheckedLines) -> Iterator[Check]:
    for entries in _group(lines.receipts, _address):
        donors = {entry.name.casefold() for entry in entries}
        if len(donors) >= load_places().many_at_one_address:
            what = f"{len(donors)} donors at one address in {_town(entries[0].address)}: {_count(entries)}"
            what += f", {_sum(entries):,.2f} in all"
            yield Check(code="shared_address", what=what, lines=_lines(entries))


def _check_abroad(lines: CheckedLines) -> Iterator[Check]:
    places = load_places()
    abroad = [entry for entry in lines.receipts if places.is_abroad(entry.address.state, entry.address.country)]
    if abroad:
        what = f"{_count(abroad)} with an address outside the United States, {_sum(abroad):,.2f} in all"
        what += " (citizens abroad may give; foreign nationals may not)"
        yield Check(code="abroad", what=what, lines=_lines(abroad))


def _check_refunds(lines: CheckedLines) -> Iterator[Check]:
    """A supplement, or a report of a month, may refund what an earlier one listed; a refund below zero voids one."""
    is_of_period = lines.filing.report_code == "90S" or find_schedules(lines.filing.form) is not None
    if not lines.receipts or is_of_period:
        return
    given = {_donor(entry) for entry in lines.receipts}
    for entry in lines.refunds:
        if _donor(entry) not in given and (entry.amount or 0) >= 0:
            what = f"{entry.name}: {_money(entry.amount)} were sent back, and no line lists the donation"
            yield Check(code="refund_without_donation", what=what, lines=(entry.line,))


def _check_below_zero(lines: CheckedLines) -> Iterator[Check]:
    """A receipt below zero puts an earlier one right, as where a cheque bounced; refunds have lines of their own."""
    for entry in lines.receipts:
        if entry.amount is not None and entry.amount < 0:
            what = f"{entry.name}: a receipt of {_money(entry.amount)}, which takes back some of another line"
            yield Check(code="below_zero", what=what, lines=(entry.line,))


def _check_period(lines: CheckedLines) -> Iterator[Check]:
    first, last = lines.filing.covers_from, lines.filing.covers_through
    outside = [
        entry
        for entry in (*lines.receipts, *lines.refunds)
        if entry.date and ((first and entry.date < first) or (last and entry.date > last))
    ]
    if outside:
        span = f"{first or 'the beginning'} to {last or 'the end'}"
        what = f"{_count(outside)} of days outside the period that the cover names, {span}"
        yield Check(code="outside_period", what=what, lines=_lines(outside))


_LOOKS: tuple[Callable[[CheckedLines], Iterator[Check]], ...] = (
    _check_totals,
    _check_aggregates,
    _check_threshold,
    _check_duplicates,
    _check_addresses,
    _check_abroad,
    _check_refunds,
    _check_below_zero,
    _check_period,
)


def _group(entries: Iterable[Entry], key: Callable[[Entry], Hashable | None]) -> list[list[Entry]]:
    """Return the entries that have the same key, in the order of their first lines; those without one are left out."""
    groups: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    groups.pop(None, None)
    return list(groups.values())


def _donor(entry: Entry) -> str:
    return " ".join(entry.name.casefold().split())


def _donor_at(entry: Entry) -> Hashable:
    """A name at a post code: namesakes live elsewhere, and a street is spelt in many ways."""
    return (_donor(entry), entry.address.zip[:5])


def _address(entry: Entry) -> Hashable | None:
    where = entry.address
    if not where.street_1:
        return None
    return tuple(" ".join(part.casefold().split()) for part in (where.street_1, where.city, where.state, where.zip[:5]))


def _all_that_is_said(entry: Entry) -> Hashable:
    return (type(entry), _donor(entry), entry.date, entry.amount, entry.address, entry.memo, entry.payee)


def _town(address: Address) -> str:
    return ", ".join(part for part in (address.city, " ".join((address.state, address.zip[:5])).strip()) if part)


def _lines(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(sorted(entry.line for entry in entries))


def _count(entries: Sequence[Entry]) -> str:
    return "1 line" if len(entries) == 1 else f"{len(entries):,} lines"


def _money(amount: Decimal | None) -> str:
    return "an unread amount" if amount is None else f"{amount:,.2f}"

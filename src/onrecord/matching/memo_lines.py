"""The line in which a form adds up what a memo line tells: the gift of a firm whose owners memo lines name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from onrecord.records import FiledEntry

__all__ = ["find_added_up"]


def find_added_up(memos: Iterable[FiledEntry], among: Iterable[FiledEntry]) -> frozenset[str]:
    """Return the keys of the lines that the sums of memo lines make up whole; a line of which they are a part is none.

    A memo line names the transaction that it is about; one that names none is about the last line before it that is
    added up, as the form wants them in order.

    >>> from onrecord.records import Filing, Receipt
    >>> form, sum_ = Filing(system="fec", form="F3XN", digest="d"), Decimal(9000)
    >>> firm = FiledEntry(entry=Receipt(line=3, row_type="SA11AI", name="AR LLC", amount=sum_), filing=form)
    >>> memo = Receipt(line=4, row_type="SA11AI", name="ROE, ANN", amount=sum_, is_memo=True)
    >>> find_added_up([FiledEntry(entry=memo, filing=form)], [firm]) == {firm.key}
    True
    """
    told: defaultdict[str, dict[int, FiledEntry]] = defaultdict(dict)
    for memo in memos:
        if memo.entry.is_memo:
            told[memo.filing.id][memo.entry.line] = memo
    lines: defaultdict[str, list[FiledEntry]] = defaultdict(list)
    for one in among:
        if one.filing.id in told and not one.entry.is_memo and one.entry.amount is not None:
            lines[one.filing.id].append(one)
    return frozenset(key for at, own in told.items() for key in _made_up(own.values(), lines[at]))


def _made_up(memos: Iterable[FiledEntry], lines: Iterable[FiledEntry]) -> Iterable[str]:
    ordered = sorted(lines, key=lambda one: one.entry.line)
    by_transaction = {one.entry.transaction_id: one for one in reversed(ordered) if one.entry.transaction_id}
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    wholes = {one.key: one.entry.amount for one in ordered}
    for memo in memos:
        named = memo.entry.back_reference
        before = (one for one in reversed(ordered) if one.entry.line < memo.entry.line)
        line = by_transaction.get(named) if named else next(before, None)
        if line is not None:
            sums[line.key] += memo.entry.amount or Decimal(0)
    return [key for key, total in sums.items() if total == wholes[key]]

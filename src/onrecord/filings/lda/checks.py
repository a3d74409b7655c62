"""What a reporter should look at in one LD-203: a type that is not the payee's, an item twice, a day outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.records.filing import Check, Filing, Receipt
from onrecord.reference.funds import load_funds
from onrecord.reference.ld203 import plain_words

__all__ = ["check_report"]

_NOT_THE_FUND = ("payee_is_another", "no_known_year")
_TYPES = {"inaugural": ("pic",), "library": ("ple",), "center": ("ple",)}


def check_report(filing: Filing, receipts: Sequence[Receipt]) -> tuple[Check, ...]:
    """Return what stands out in the items of one report; none of it is proof of a fault.

    >>> item = Receipt(line=1, row_type="contribution", name="Tidewell", fund_reason="payee_is_another")
    >>> check_report(Filing(system="lda", form="LD-203", digest=""), [item])[0].what
    'item 1 is typed as a gift to an inaugural committee, and its payee is another'
    """
    return (*_types(receipts), *_twice(receipts), *_outside(filing, receipts))


def _types(receipts: Sequence[Receipt]) -> Iterator[Check]:
    another = tuple(item.line for item in receipts if item.fund_reason in _NOT_THE_FUND)
    if another:
        words = ("is typed as a gift", "its payee is another"), ("are typed as gifts", "their payees are others")
        yield _about(another, "to an inaugural committee, and", *words)
    hidden = tuple(item.line for item in receipts if _is_typed_otherwise(item))
    if hidden:
        words = ("pays a fund", "is typed as something else"), ("pay funds", "are typed as something else")
        yield _about(hidden, "that onrecord knows, and", *words)


def _is_typed_otherwise(item: Receipt) -> bool:
    fund = load_funds().by_id.get(item.fund_id or "")
    return fund is not None and fund.kind in _TYPES and item.item_type not in ("", *_TYPES[fund.kind])


def _about(lines: tuple[int, ...], middle: str, one: tuple[str, str], more: tuple[str, str]) -> Check:
    start, end = one if len(lines) == 1 else more
    subject = f"item {lines[0]}" if len(lines) == 1 else f"{len(lines)} items"
    return Check(code="type_differs", what=f"{subject} {start} {middle} {end}", lines=lines)


def _twice(receipts: Sequence[Receipt]) -> Iterator[Check]:
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for item in receipts:
        key = plain_words(item.name), plain_words(item.payee), plain_words(item.honoree), item.amount, item.date
        same[key].append(item.line)
    for lines in same.values():
        if len(lines) > 1:
            what = f"{len(lines)} items are the same in contributor, payee, honoree, amount and day"
            yield Check(code="duplicate", what=what, lines=tuple(lines))


def _outside(filing: Filing, receipts: Sequence[Receipt]) -> Iterator[Check]:
    start, end = filing.covers_from, filing.covers_through
    if start is None or end is None:
        return
    lines = tuple(item.line for item in receipts if item.date is not None and not start <= item.date <= end)
    if lines:
        subject = f"{len(lines)} items are" if len(lines) > 1 else "1 item is"
        yield Check(code="outside_period", what=f"{subject} dated outside {start} to {end}", lines=lines)

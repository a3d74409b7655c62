"""The rows of the index of filed lines: what lines are found by, so that few are read where few may be a pledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.rows import Row
from onrecord.matching.lines import FiledLine, find_line_words, gather_lines
from onrecord.matching.refunds import gather_refunds
from onrecord.records import FiledEntry
from onrecord.reference.matching import MatchPolicy

__all__ = ["Placed", "giver_text", "index_rows", "plain_amount", "side_of"]

Placed = tuple[FiledEntry, str, int]
"""A filed line with the id of its reading, and its place there."""


def index_rows(placed: Sequence[Placed], policy: MatchPolicy) -> Iterator[TableRow]:
    """Yield the rows of the lines that stand, each told once, by fund and side; and those of what was sent back."""
    filed = [one for one, _, _ in placed]
    places = {one.key: {"reading_id": reading, "place": place} for one, reading, place in placed}
    for (fund, is_given), lines in gather_lines(filed, policy).items():
        at = {"fund_id": fund, "side": side_of(is_given=is_given)}
        yield from _gift_rows(lines.lines, at, places, policy)
    for (fund, name), refunds in gather_refunds(filed).items():
        for one in refunds:
            yield "filed_lines", _line_row(one, {"fund_id": fund, "side": side_of(is_given=one.is_given)}, name, places)


def side_of(*, is_given: bool) -> str:
    """Return the side that filed a line."""
    return "given" if is_given else "received"


def _gift_rows(
    lines: Iterable[FiledLine], at: Row, places: Mapping[str, Row], policy: MatchPolicy
) -> Iterator[TableRow]:
    beginnings: set[tuple[str, str]] = set()
    for line in lines:
        key = line.filed.key
        role = "memo" if line.is_memo else "gift"
        yield "filed_lines", _line_row(line.filed, at, line.names[0].tight, places) | {"role": role}
        for word in sorted(find_line_words(line, policy)):
            yield "filed_words", {**at, "word": word, "line_key": key}
        if not line.is_memo:
            beginnings.update((begin, giver_text(line)) for begin in line.beginnings)
    for begin, giver in sorted(beginnings):
        yield "filed_beginnings", {**at, "beginning": begin, "giver": giver}


def _line_row(one: FiledEntry, at: Row, name: str, places: Mapping[str, Row]) -> dict[str, object]:
    amount = plain_amount(one.entry.amount or Decimal(0))
    return {"line_key": one.key, **at, "role": "refund", **places[one.key], "name": name, "amount": amount}


def giver_text(line: FiledLine) -> str:
    """Return who a line is taken to be given by, as text."""
    return "\n".join(line.giver)


def plain_amount(amount: Decimal) -> str:
    """Return a sum as text that is the same for the same sum.

    >>> plain_amount(Decimal("250000.00")), plain_amount(Decimal("0.50"))
    ('250000', '0.5')
    """
    return f"{amount.normalize():f}"

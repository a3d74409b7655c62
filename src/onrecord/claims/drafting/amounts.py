"""The sums of gifts as figures: "the same amount" and "half that" from the sum told last, "the maximum" from the limit
that the article states ("the ceiling is $50,000").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.claims.drafting.valuing import find_size, find_value
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene
from onrecord.claims.sums.fractions import to_cents
from onrecord.claims.sums.money import Sum

__all__ = ["DraftMoney", "is_vague", "work_out"]

_NEAR = 5
"""Tokens that may stand between the word and the sum: "the limit per person was $50,000"."""


_LABEL = 3
"""Items before a sum that stands alone: "The size: $1m"."""


@dataclass(slots=True, kw_only=True)
class DraftMoney:
    """A sum worked out, with the span of the words that carry it (in the article's text); `high` ends a range."""

    amount: Decimal
    currency: str
    qualifier: str
    start: int
    end: int
    high: Decimal | None = None


def is_vague(frame: Frame) -> bool:
    """Whether a frame's sum has no figure: "is in for seven figures"."""
    money = frame.money.money if frame.money else None
    return money is not None and money.amount is None and money.factor is None and not money.ceiling


def work_out(frame: Frame, scene: Scene, last: DraftMoney | None, kind: str) -> DraftMoney | None:
    """Return the frame's sum as a figure, None where it has none; `last` is the sum told last.

    `kind` is that of the recipient.
    """
    if frame.status == "declined" and "withdrawn" not in frame.manner:
        return None  # what is refused has no sum, what was promised and taken back has that of the promise
    money = frame.money.money if frame.money else None
    if frame.money is None or money is None:
        return _without_words(frame, scene, last)
    if money.ceiling:
        return _ceiling(frame.line, scene)
    span = scene.lines[frame.line].span(frame.money.first, frame.money.last)
    if money.factor is not None:
        total = _total_before(frame.line, scene) if frame.rule.startswith("verb.come") else None
        near = total or _in_own_aside(frame, scene) or _pointed_at(frame, scene, last) or _sum_ahead(frame, scene)
        related = _related(money.factor, near or _sum_before(frame, scene) or _ceiling(frame.line, scene), span)
        return replace(related, qualifier="nearly") if related and money.qualifier == "nearly" else related
    if money.amount is None:
        return None
    if money.asset and money.currency is None:
        return None  # "10 bitcoin" is no sum of money
    told = money.currency or _currency_before(frame.money.first, scene.lines[frame.line])
    currency = told or (last.currency if last else _currency_near(frame, scene, kind) or "USD")
    return DraftMoney(
        amount=_plain(money.amount),
        currency=currency,
        qualifier=money.qualifier,
        start=span[0],
        end=span[1],
        high=money.high,
    )


def _currency_before(first: int, line: Line) -> str | None:
    """The currency of the sum told last before a bare figure of the same line: "A gave 60,000 francs, B 20,000"."""
    return next((s.currency for s in reversed(line.sums) if s.last <= first and s.currency and not s.rate), None)


def _sum_ahead(frame: Frame, scene: Scene) -> DraftMoney | None:
    """The sum of the line that "as much" behind it means, where no gift was told before."""
    line, own = scene.lines[frame.line], frame.money
    before = [s for s in line.sums if own is not None and s.last <= own.first and s.amount is not None and not s.rate]
    return _as_told(before[0], line) if len(before) == 1 else None


def _in_own_aside(frame: Frame, scene: Scene) -> DraftMoney | None:
    """ "X, which gave $1 million to one fund, gave five times that to another": the one sum told beside the giver."""
    row = scene.rows[frame.line] if frame.giver.line == frame.line else ()
    at = next((n for n, i in enumerate(row) if i is frame.giver.item), len(row))
    aside = row[at + 1] if at + 1 < len(row) and row[at + 1].inner and row[at + 1].inner[0].kind == "relative" else None
    money = frame.money
    if aside is None or money is None or money.first < aside.last or not any(i.verb == "give" for i in aside.inner):
        return None
    if any(i.money is not None and i.money.amount is not None and i.last <= money.first for i in row[at + 2 :]):
        return None  # "X, which gave $1 million, had given $500,000 to one and the same to another": the half
    sums = [i.money for i in aside.inner if i.kind == "sum" and i.money is not None and not i.money.rate]
    return _as_told(sums[0], scene.lines[frame.line]) if len(sums) == 1 else None


def _pointed_at(frame: Frame, scene: Scene, last: DraftMoney | None) -> DraftMoney | None:
    """ "$1 million. That is the sum that X gave": the one sum of the sentence before; else the sum told last."""
    points = frame.money is not None and frame.money.has("money.that")
    return (_sum_before(frame, scene) if points else None) or last


def _sum_before(frame: Frame, scene: Scene) -> DraftMoney | None:
    """The one sum of the line before: "$1 million is the price of a seat. X paid that much", else None."""
    if not frame.line or scene.lines[frame.line - 1].has("noun.total"):
        return None
    line = scene.lines[frame.line - 1]
    sums = [s for s in line.sums if s.amount is not None and not s.rate]
    return _as_told(sums[0], line) if len(sums) == 1 else None


def _as_told(money: Sum, line: Line) -> DraftMoney | None:
    """A sum of a line that no rule read, with its span."""
    if money.amount is None:
        return None
    start, end = line.span(money.first, money.last)
    amount, currency = _plain(money.amount), money.currency or "USD"
    return DraftMoney(amount=amount, currency=currency, qualifier=money.qualifier, start=start, end=end)


def _total_before(number: int, scene: Scene) -> DraftMoney | None:
    """ "The committee raised $4 million. Half of that came from X": the one sum of the sentence before."""
    if not number or scene.lines[number - 1].block != scene.lines[number].block:
        return None
    sums = [i for i in scene.rows[number - 1] if i.kind == "sum"]
    taken = any(i.kind == "total" or i.verb == "receive" for i in scene.rows[number - 1])
    return _figure(sums[0], scene.lines[number - 1]) if taken and len(sums) == 1 else None


_AMERICAN = ("inaugural", "library", "center", "ballroom", "accounts")
"""Recipients of the registry, which get dollars."""

_NEIGHBOURS = 4
"""Lines away in which the money may be named that a bare figure means."""


def _currency_near(frame: Frame, scene: Scene, kind: str) -> str | None:
    """The money that the lines around tell, for a figure without one: "Hartog gave a million. Tully 5,000 euros"."""
    if kind in _AMERICAN:
        return None
    first, last = max(0, frame.line - _NEIGHBOURS), frame.line + _NEIGHBOURS + 1
    near = sorted(scene.lines[first:last], key=lambda line: abs(line.number - frame.line))
    told = next((s.currency for line in near for s in line.sums if s.currency), None)
    return told or scene.words.settings.home_currency


def _without_words(frame: Frame, scene: Scene, last: DraftMoney | None) -> DraftMoney | None:
    """ "maxed out" means the limit, "did the same" the sum told last."""
    if frame.verb is not None and frame.verb.has("listing.max"):
        return _ceiling(frame.line, scene)
    if "likewise" in frame.manner:
        return last or _ceiling(frame.line, scene)
    found = find_value(frame, scene) or find_size(frame, scene)
    if found is not None:
        return _figure(found[1], scene.lines[found[0]])
    return _in_next_line(frame, scene)


def _in_next_line(frame: Frame, scene: Scene) -> DraftMoney | None:
    """ "Orlo Foods signed a check to the fund. Its size: $1m.": a sum that is a sentence of its own."""
    if frame.lean != "strong" or frame.line + 1 >= len(scene.lines):
        return None
    line, row = scene.lines[frame.line + 1], scene.rows[frame.line + 1]
    if line.block != scene.lines[frame.line].block or sum(i.kind == "sum" for i in row) != 1:
        return None
    at = next(n for n, i in enumerate(row) if i.kind == "sum")
    opens = all(i.kind in ("determiner", "word", "colon") for i in row[:at]) and at <= _LABEL
    closes = at + 1 < len(row) and row[at + 1].kind in ("comma", "end")
    money = row[at].money
    if not opens or not closes or money is None or money.amount is None or money.currency is None or money.rate:
        return None
    return _figure(row[at], line)


def _figure(item: Item, line: Line) -> DraftMoney | None:
    """A sum of a line as it stands there."""
    money = item.money
    if money is None or money.amount is None or money.currency is None:
        return None
    start, end = line.span(item.first, item.last)
    return DraftMoney(
        amount=_plain(money.amount), currency=money.currency, qualifier=money.qualifier, start=start, end=end
    )


def _related(factor: Decimal, last: DraftMoney | None, span: tuple[int, int]) -> DraftMoney | None:
    """ "half that": a share of the sum told last."""
    if last is None:
        return None
    return DraftMoney(
        amount=_plain(_share(last.amount, factor)),
        currency=last.currency,
        qualifier=last.qualifier,
        start=span[0],
        end=span[1],
    )


_THIRDS = 3


def _share(amount: Decimal, factor: Decimal) -> Decimal:
    """A share of a sum; thirds, which no decimal is, are worked out by their own figure: a third of 750 is 250."""
    thirds = (factor * _THIRDS).quantize(Decimal(1))
    if 0 < abs(factor * _THIRDS - thirds) < Decimal("0.001"):
        return to_cents(amount * thirds / _THIRDS)
    return to_cents(amount * factor)  # a seventh is no decimal either


def _plain(amount: Decimal) -> Decimal:
    """The amount without zeros behind its point: 4.9 million is 4900000, not 4900000.0."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()


def _ceiling(line: int, scene: Scene) -> DraftMoney | None:
    """Return the limit that the text states last before line `line` or in it, else the first one behind it."""
    stated = [(at.number, found) for at in scene.lines for found in _stated(at)]
    before = [pair for pair in stated if pair[0] <= line]
    if not stated:
        return None
    number, money = before[-1] if before else stated[0]
    if money.amount is None:
        return None
    start, end = scene.lines[number].span(money.first, money.last)
    return DraftMoney(amount=money.amount, currency=money.currency or "USD", qualifier="exact", start=start, end=end)


def _stated(line: Line) -> Iterator[Sum]:
    """The sums beside a word for a limit: "hit the $1 million ceiling", "no more than $50,000 from anybody"."""
    marks = list(line.marked("noun.cap", "noun.ceiling", "listing.max")) if line.sums else []
    for money in line.sums:
        near = any(0 <= money.first - m.last <= _NEAR or 0 <= m.first - money.last <= 1 for m in marks)
        if money.amount is not None and near:
            yield money

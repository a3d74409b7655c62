"""What given goods are worth, where the text tells it only behind the gift: "It puts the value at $90,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["find_size", "find_value"]

_REACH = 2
"""Lines behind the goods in which their value may be told."""

_NEAR = 4
"""Items from the word for a value to the sum: "values the flowers at $40,000"."""

_OPENS = 2
"""Items at the front of a sentence that speaks of a value: "[The] [value] of the flowers, the shop says: $40,000"."""

_OTHER = ("party", "fund", "total", "limit", "outlet", "gift", "other")


def find_value(frame: Frame, scene: Scene) -> tuple[int, Item] | None:
    """Return the line and the sum that tell what a frame's goods are worth; None where nothing does."""
    if "in_kind" not in frame.manner:
        return None
    start = frame.verb.last if frame.verb is not None else frame.zone[0]
    behind = [i for i in scene.rows[frame.line] if i.first >= start]
    if (money := _valued(list(_flatten(behind)))) is not None:
        return frame.line, money
    for number in range(frame.line + 1, min(frame.line + _REACH + 1, len(scene.rows))):
        row = scene.rows[number]
        if not row or any(_tells_else(i, row) for i in row):
            return None
        if (money := _valued(list(_flatten(row)))) is not None:
            return number, money
    return None


def _tells_else(item: Item, row: tuple[Item, ...]) -> bool:
    """Whether a sentence tells of something else than a value: "Den Wert gibt Otto Kemp mit" (German) does not."""
    opens = any(i.has("noun.worth") for i in row[:_OPENS])
    says = opens and item.kind == "party" and not any(i.kind in ("fund", "gift") for i in row)
    return (item.kind in _OTHER and not says and not _dresses(item, row)) or item.verb in ("give", "pledge")


def _dresses(item: Item, row: tuple[Item, ...]) -> bool:
    """Whether a place only dresses the firm spoken of: "The [Ohio] company puts the value at $5,000"."""
    behind = next((i for i in row if i.first == item.last), item)
    return item.kind == "other" and behind.has("role.company")


_ELSE = ("party", "total", "limit", "other")


def find_size(frame: Frame, scene: Scene) -> tuple[int, Item] | None:
    """Return the line and the sum that tell how large a gift is, right behind it: "A spokeswoman put it at $5,000".

    Nothing else is told between, and the sentence names no other giver.
    """
    if "in_kind" in frame.manner or frame.status == "declined":
        return None
    block = scene.lines[frame.line].block
    for number in range(frame.line + 1, min(frame.line + _REACH, len(scene.rows))):
        row = scene.rows[number]
        if scene.lines[number].block != block or any(
            i.kind in _ELSE or (i.verb in _GIVING and not _gives_figure(row, n)) for n, i in enumerate(row)
        ):
            return None
        sums = [n for n, i in enumerate(row) if i.kind == "sum" and i.money is not None and i.money.amount is not None]
        before = row[max(0, sums[0] - _FAR) : sums[0]] if len(sums) == 1 else ()
        sized = any(i.has("noun.size") for i in before) and not any(i.kind == "business" for i in before)
        if sized and _is_whole(row[sums[0]]):
            return number, row[sums[0]]
    return None


def _gives_figure(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb only gives no figure: "It would not [give] a figure, but a person put it at $5,000"."""
    denied = any(i.kind == "negation" for i in row[max(0, at - 2) : at])
    comma = next((n for n in range(at, len(row)) if row[n].kind in ("comma", "contrast", "semicolon")), 0)
    behind = row[at + 1 : comma]
    return (
        denied and bool(behind) and all(i.kind in ("determiner", "word", "self", "outlet", "pronoun") for i in behind)
    )


_GIVING = ("give", "give_weak", "pledge", "receive", "refund")
_FAR = 6
"""Items from the word for a size to the sum: "bezifferte den Beitrag zum Fonds auf 750.000" (German)."""


def _is_whole(item: Item) -> bool:
    return item.money is not None and item.money.currency is not None and not item.money.rate


def _flatten(row: Sequence[Item]) -> Iterator[Item]:
    for item in row:
        if item.kind == "aside":
            yield from item.inner
        else:
            yield item


def _valued(row: Sequence[Item]) -> Item | None:
    """The one sum of a row, with a word for a value before it, or right behind: "die 500 Dollar wert waren"."""
    sums = [n for n, i in enumerate(row) if i.kind == "sum" and i.money is not None]
    if len(sums) != 1:
        return None
    at, money = sums[0], row[sums[0]].money
    near = (*row[:_OPENS], *row[max(_OPENS, at - _NEAR) : at]) if at > _OPENS else row[:at]
    near = (*near, *(i for i in row[at + 1 : at + 2] if i.has("noun.worth")))
    told = any(i.has("noun.worth") or i.has("noun.value") for i in near)
    fit = money is not None and money.amount is not None and money.currency is not None and not money.rate
    return row[at] if told and fit else None

"""Parts of a sum with their funds, where none is told of the whole: "has given $172 million, $125 million of which
went to MAGA Inc."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["named_parts"]

_TIMED = ("in", "date", "time", "determiner", "word", "gift", "again", "each")
"""What may stand between the whole and its part: "$172 million in donations this cycle, $125 million of which"."""

_LEADS = ("relative", "at", "word", "auxiliary", "including", "of")
_PARTED = ("comma", "dash", "open")
_REACH = 8
_FRONT = 3


def named_parts(row: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """Return the items that tell the parts of the sum at `at`, as "sum to fund"; () where it has a fund of its own."""
    end = min(at + _REACH, len(row))
    sign = next((n for n in range(at + 1, end) if row[n].kind not in _TIMED), end)
    if sign == end or row[sign].kind not in (*_PARTED, "aside"):
        return ()
    inner = row[sign].inner if row[sign].kind == "aside" else row[sign + 1 :]
    part = next((n for n, i in enumerate(inner) if i.kind == "sum"), len(inner))
    front = [i for i in inner[:part] if i.verb != "come"]
    if part > _FRONT or not all(i.kind in _LEADS for i in front) or not _is_led(inner, part):
        return ()
    told = tuple(_plain(inner[part:]))
    return told if _is_to_fund(told) else ()


def _is_led(inner: Sequence[Item], part: int) -> bool:
    """Whether words call the sum at `part` a part: "[of which] $5", "[with] $5 [going] to", "$5 [of which] went"."""
    front, behind = inner[:part], inner[part + 1 : part + 3]
    whereof = any(i.has("money.whereof") for i in (*front, *behind[:1]))
    of = [i.kind for i in behind] == ["of", "relative"] or [i.kind for i in front[:2]] == ["of", "relative"]
    went = len(front) == 1 and front[0].kind == "at" and bool(behind) and behind[0].kind in ("word", "to")
    return whereof or of or went


def _plain(told: Sequence[Item]) -> list[Item]:
    """The items without what only leads from a part to its fund, "went to" as a plain "to"."""
    kept: list[Item] = []
    for n, item in enumerate(told):
        if item.has("come.to") or (item.verb == "come" and n + 1 < len(told) and told[n + 1].kind == "fund"):
            kept.append(replace(item, kind="to"))
        elif item.verb != "come" and not item.has("money.whereof") and item.kind not in ("of", "relative", "auxiliary"):
            kept.append(item)
    return kept


def _is_to_fund(told: Sequence[Item]) -> bool:
    """Whether nothing but a word and "to" stands between the first part and a fund."""
    fund = next((n for n, i in enumerate(told) if i.kind == "fund"), 0)
    between = told[1:fund]
    plain = all(i.kind in ("to", "word", "determiner", "role") for i in between)
    return bool(fund) and plain and any(i.kind == "to" or i.has("link.to") for i in between)

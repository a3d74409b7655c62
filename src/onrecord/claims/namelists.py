"""Lists of nothing but names: "The donors, in the order provided:" and then one name a line."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.items import Item
from onrecord.claims.scene import Scene

__all__ = ["find_name_lists"]

_SHORTEST = 3
"""Two names below each other may be bylines or related links; three make a list."""

_LOOK_BACK = 4


def find_name_lists(scene: Scene) -> frozenset[int]:
    """Return the numbers of the lines that stand in a list of names that text on giving introduces."""
    listed: set[int] = set()
    run: list[int] = []
    for number, row in enumerate((*scene.rows, ())):
        if row and (_is_name(row) or (scene.lines[number].kind == "item" and _leads_with_name(row))):
            run.append(number)
            continue
        if len(run) >= _SHORTEST and _is_introduced(scene, run[0]):
            listed.update(run)
        run = []
    return frozenset(listed)


def _is_name(row: Sequence[Item]) -> bool:
    """Whether a line is a name and nothing else but a note in brackets, an article or a legal form."""
    kinds = [item.kind for item in row]
    small = ("party", "aside", "determiner", "comma", "and", "end", "dash")
    return kinds.count("party") in (1, 2) and all(k in small for k in kinds)


def _leads_with_name(row: Sequence[Item]) -> bool:
    """Whether a bulleted item begins with a name and tells no more of it than words: "Carrier, of Florida"."""
    lead = next((item for item in row if item.kind not in ("determiner", "comma")), None)
    busy = ("verb", "speech", "plan", "negation", "sum", "business", "question", "fund")
    return lead is not None and lead.kind == "party" and not any(item.kind in busy for item in row)


def _is_introduced(scene: Scene, first: int) -> bool:
    """Whether one of the lines above speaks of giving or of donors, and the nearest one opens a list."""
    above = range(max(0, first - _LOOK_BACK), first)
    words = ("give", "give_weak", "pledge", "listing", "noun.gift", "fund", "filing", "receive")
    giving = any(scene.lines[n].has(word) for n in above for word in words)
    opens = first > 0 and any(scene.rows[first - 1][-1].kind in ("colon", "end") for _ in (0,) if scene.rows[first - 1])
    return giving and (opens or scene.lines[first - 1].kind == "heading")

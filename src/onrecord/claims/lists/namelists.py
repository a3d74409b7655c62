"""Lists of nothing but names: "The donors, in the order provided:" and then one name a line."""

from __future__ import annotations

from onrecord.claims.order.items import Item
from onrecord.claims.order.nonesof import leads_to_none
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene

__all__ = ["find_name_lists"]

_SHORTEST = 3
"""Two names below each other may be bylines or related links; three make a list."""

_LOOK_BACK = 4


def find_name_lists(scene: Scene) -> frozenset[int]:
    """Return the numbers of the lines that stand in a list of names that text on giving introduces."""
    listed: set[int] = set()
    run: list[int] = []
    members: list[int] = []
    for number, row in enumerate((*scene.rows, Row.of(()))):
        kind = scene.lines[number].kind if row else ""
        if "party" in row.kinds and (_is_name(row) or (kind == "item" and _leads_with_name(row))):
            run.append(number)
            members.append(number)
            continue
        if kind == "item" and row[0].kind == "party":
            members.append(number)  # an item that tells more of its name is one of the list as well
            continue
        if kind == "heading" and members and scene.lines[members[0]].kind == "item":
            continue
        if len(members) >= _SHORTEST and _is_introduced(scene, members[0]):
            listed.update(run)
        run, members = [], []
    return frozenset(listed | _entries(scene))


def _entries(scene: Scene) -> set[int]:
    """The lines that begin blocks of the form "Kestrel Bank — 250,000 dollars", of which the article has more."""
    first = {line.block: line.number for line in reversed(scene.lines) if line.kind == "paragraph"}
    found = {number for number in first.values() if _is_entry(scene.rows[number])}
    return found if len(found) >= _SHORTEST else set()


def _is_entry(row: Row) -> bool:
    """Whether a line is a name, perhaps with its title or a second name, a dash, and a sum."""
    if not row.kinds >= {"party", "sum"} or row.kinds.isdisjoint(("dash", "colon")):
        return False
    dash = next((at for at, item in enumerate(row) if item.kind in ("dash", "colon")), None)
    if dash is None or dash + 1 >= len(row) or not any(item.kind == "party" for item in row[:dash]):
        return False
    small = ("party", "aside", "determiner", "comma", "and", "role")
    leads = next((item for item in row[dash + 1 :] if item.kind not in ("determiner", "each")), None)
    return all(item.kind in small for item in row[:dash]) and leads is not None and leads.kind == "sum"


_BESIDE_NAME = frozenset(("aside", "determiner", "comma", "and", "end", "dash"))


def _is_name(row: tuple[Item, ...]) -> bool:
    """Whether a line is a name and nothing else but a note in brackets, an article or a legal form."""
    parties = 0
    for item in row:
        if item.kind == "party":
            parties += 1
        elif item.kind not in _BESIDE_NAME and not item.has("role.family"):
            return False
    return parties in (1, 2)


def _leads_with_name(row: tuple[Item, ...]) -> bool:
    """Whether a bulleted item begins with a name and tells no more of it than words: "Carrier, of Florida"."""
    lead = next((item for item in row if item.kind not in ("determiner", "comma")), None)
    busy = ("verb", "speech", "plan", "negation", "sum", "business", "question", "fund")
    told = [item for item in row if not item.has("refuse_other")]
    return lead is not None and lead.kind == "party" and not any(item.kind in busy for item in told)


def _is_introduced(scene: Scene, first: int) -> bool:
    """Whether one of the lines above speaks of giving or of donors, and the nearest one opens a list."""
    if first and leads_to_none(scene.rows[first - 1]):
        return False
    above = range(max(0, first - _LOOK_BACK), first)
    words = ("give", "give_weak", "pledge", "listing", "noun.gift", "fund", "filing", "receive")
    giving = any(scene.lines[n].has(*words) for n in above)
    opens = first > 0 and any(scene.rows[first - 1][-1].kind in ("colon", "end") for _ in (0,) if scene.rows[first - 1])
    return giving and (opens or scene.lines[first - 1].kind == "heading")

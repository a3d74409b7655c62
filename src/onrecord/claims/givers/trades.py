"""Whom a trade means that stood beside a name lines before: "the banker Jo Hale ... [The banker] gave $5,000."."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.ofwhom import has_owner, is_definite
from onrecord.claims.givers.ownersof import owner_told
from onrecord.claims.givers.pointing import pointed_at
from onrecord.claims.order.items import Item

__all__ = ["told_behind", "trader_ahead"]


def told_behind(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[tuple[Giver, ...], int] | None:
    """Return whom the description at `at` means by its words alone, and its place: "the owner of the mill".

    Nobody whom the text names is "the owner of the second mill" of two.
    """
    head = at - 1 if row[at].kind == "of" and at else at
    if (pointed := pointed_at(row, head, focus, line)) is not None:
        return pointed, head
    if "role" not in row[head].categories.meant:
        return None
    if told := owner_told(row, head, focus, line) or _trader_told(row, head, focus, line):
        return told, head
    return ((), at) if _is_of_one_of_two(row, at) else None


def _is_of_one_of_two(row: tuple[Item, ...], at: int) -> bool:
    """Whether an ordinal and a thing follow the word for an owner: "die Besitzerin der zweiten Mühle" (German)."""
    if row[at].kind != "role" or not row[at].has_any("role.of", "role.chief"):
        return False
    behind = [i for i in row[at + 1 : at + _BEHIND] if i.kind != "verb"]  # "überwies die Besitzerin", put in order
    led = row[at].has("role.of") or (bool(behind) and behind[0].has_any("link.of", "link.genitive"))
    place = next((n for n, i in enumerate(behind) if i.has_any(*_ORDINALS)), 0)
    small = led and all(i.kind in ("determiner", "from", "of") for i in behind[:place])
    return small and place > 0 and place + 1 < len(behind) and behind[place + 1].kind in ("word", "role")


_BEHIND = 6
_ORDINALS = ("pair.first", "pair.second", "time.first", "time.second")


def _trader_told(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """The one whom the text names with the trade at `at`, behind which nothing or a home stands: "the Ohio brewer"."""
    item = row[at]
    if (
        item.kind != "role"
        or not item.has_any("role.chief", "role.company")
        or not focus.said
        or not is_definite(row, at)
    ):
        return ()
    if row[at - 1].kind not in _LEADING:
        return ()  # "The German brewer", "the biggest brewer" are other ones
    if row[at - 1].has("pronoun.his") or not (_is_of_place(row, at) or _stands_alone(row, at)):
        return ()
    return _called(focus.said[-1].tokens[item.last - 1].low, item, focus, line)


def _called(trade: str, item: Item, focus: Focus, line: int) -> tuple[Giver, ...]:
    """The one person whom the text names with a trade."""
    told = focus.traders(trade)
    if len(told) != 1 or told[0].kind != "person" or told[0].honouree or told[0].candidate:
        return ()
    known = next((g for g in reversed(focus.people) if g.member is told[0]), None)
    near = known.near if known is not None else ()
    giver = Giver(member=told[0], item=item, line=line, near=near, certain=False)
    return (giver,) if focus.fits(giver, item) else ()


_SMALL = ("auxiliary", "plan", "negation")


def trader_ahead(row: tuple[Item, ...], verb: int, focus: Focus, line: int) -> tuple[tuple[Giver, ...], int]:
    """Return who is called by a word that no lexicon has, right before the verb: "[la semencière] a versé" (French)."""
    at = verb - 1
    while at > 0 and row[at].kind in _SMALL:
        at -= 1
    if (pointed := pointed_at(row, at, focus, line)) is not None:
        return pointed, at
    if at < 1 or row[at].kind != "word" or row[at].categories or not focus.said:
        return (), verb
    lead = at - 2 if at > 1 and row[at - 1].kind == "word" and not row[at - 1].categories else at - 1
    if not row[lead].has("link.determiner") or row[lead].has("link.indefinite"):
        return (), verb
    found = _called(focus.said[-1].tokens[row[at].last - 1].low, row[at], focus, line)
    return found, lead if found else verb


_LEADING = ("determiner", "pronoun", "verb", "auxiliary", "other", "from", "of", "to")


def _is_of_place(row: tuple[Item, ...], at: int) -> bool:
    """Whether "of" and a place follow, and no name: "le brasseur de l'Ohio" (French)."""
    behind = at + 2 if at + 1 < len(row) and row[at + 1].has("link.of") else len(row)
    while behind < len(row) and row[behind].kind == "determiner":
        behind += 1
    ends = behind + 1 >= len(row) or row[behind + 1].kind not in ("party", "other", "owns", "role", "word")
    return behind < len(row) and row[behind].kind == "other" and ends


def _stands_alone(row: tuple[Item, ...], at: int) -> bool:
    """Whether nothing behind a trade tells whose it is, or names who has it: not "the banker's", "the banker, X,"."""
    behind = [i.kind for i in row[at + 1 : at + 3]]
    return not has_owner(row, at) and behind[:1] not in (["party"], ["owns"], ["role"]) and behind != ["comma", "party"]

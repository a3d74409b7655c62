"""Givers named before a description of them: "With Norvane and Merrow, two more carmakers have pledged money"."""

from __future__ import annotations

from onrecord.claims.givers.gathering import gather_left, gather_right
from onrecord.claims.order.items import Item

__all__ = ["joined_ahead", "named_as_some", "named_before_colon"]

_DESCRIBING = ("auxiliary", "again", "word", "role", "each", "link", "negation")
_BEHIND = 4
"""Items behind the verb among which its subject stands: "Mit X haben zugesagt [zwei weitere Konzerne]" (German)."""


def joined_ahead(row: tuple[Item, ...], verb: int, lower: int) -> list[Item]:
    """Return the names behind a "with" that opens the clause, where an indefinite description of them acts; else none.

    In "With X, the group gave" and "With X, Ada Hale gave" others do.
    """
    if lower + 2 > verb or not row[lower].has("link.at"):
        return []
    first = lower + 1 + (row[lower + 1].kind in ("determiner", "role"))
    if row[first].kind != "party":
        return []
    names, end = gather_right(row, first, verb)
    told = row[end + (row[end].kind == "comma") : verb]
    behind = row[verb + 1 : verb + 1 + _BEHIND] if all(i.kind == "auxiliary" for i in told) else ()
    described = told or behind
    if any(i.kind not in _DESCRIBING and not i.has("link.indefinite") and not i.has("again") for i in told):
        return []
    return names if _is_more(described) or _is_more(behind) else []


def _is_more(described: tuple[Item, ...]) -> bool:
    """Whether firms are told of, be it one more or some: "another carmaker", "two more companies"."""
    role = next((n for n, i in enumerate(described) if i.has_any("role.company", "role.many")), None)
    return role is not None and not any(i.has("link.definite") for i in described[:role])


def named_as_some(row: tuple[Item, ...], verb: int) -> list[Item]:
    """Return those of whom "A, B and C are some of the firms that [gave]" tells, whose verb stands at `verb`."""
    at = verb - 1
    while at > 0 and row[at].kind == "auxiliary":
        at -= 1
    if at < _FIRST or row[at].kind != "relative" or not row[at - 1].has_any("role.many", "pronoun.plural"):
        return []
    back, of = at - 2, False
    while back > 0 and row[back].kind in _BEFORE_MANY and not row[back].has("link.passive"):
        of = of or row[back].has("link.of")
        back -= 1
    stands = of and back > 0 and row[back].has("link.passive") and row[back - 1].kind == "party"
    found = gather_left(row, back - 1, 0)[0] if stands else []
    return found if len(found) > 1 else []


_FIRST = 4
"""Items before the relative at least: "A are some of the firms [that]"."""

_BEFORE_MANY = ("determiner", "word", "from", "of", "auxiliary", "link", "relative")
"""What may stand between "are" and the firms: "are just some of the big [firms]"."""


def named_before_colon(row: tuple[Item, ...], verb: int) -> list[Item]:
    """Return those whom nothing but names before a colon tell, of the verb at `verb`: "[A and B]: both gave"."""
    colon = 0
    for at in range(2, verb):
        if row[at].kind == "colon":
            colon = at
            break
    if not colon:
        return []
    ahead, behind = row[:colon], row[colon + 1 : verb]
    parties = [i for i in ahead if i.kind == "party"]
    if len(parties) < 2 or any(i.kind not in ("party", "and", "comma", "determiner") for i in ahead):
        return []
    several = any(i.kind == "each" or i.has("pronoun.plural") for i in behind)
    others = any(i.kind in ("party", "fund", "speech", "negation", "verb", "comma") for i in behind)
    return parties if several and not others else []

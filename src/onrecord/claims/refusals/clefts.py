"""Gifts that a text takes from one and ascribes to another: "It was not X who gave $1 million, but Y"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["is_denied_of", "read_cleft"]

_GIVING = ("give", "give_weak", "pledge")
_SMALL = ("determiner", "role", "word", "auxiliary", "pronoun")


def is_denied_of(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a negation right before the name at `at` rules it out: "ce n'est pas X, ..., qui a donné"."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "role", "word"):
        back -= 1
    denied = (
        back > 0 and row[back].kind == "negation" and any(i.has("link.passive") for i in row[max(0, back - 2) : back])
    )
    return denied and any(i.kind == "relative" for i in row[at + 1 :])


def read_cleft(work: ClauseWork, behind: tuple[Item, ...]) -> None:
    """Add the frames of who gave in the place of another, named in the clause `behind` a "but"."""
    if "relative" not in work.clause.kinds:
        return
    party = next((n for n, i in enumerate(work.row) if i.kind == "party" and is_denied_of(work.row, n)), None)
    if party is None:
        return
    that = next(n for n in range(party, len(work.row)) if work.kind(n) == "relative")
    at = next((n for n in range(that, len(work.row)) if work.row[n].verb in _GIVING), None)
    givers = _named_in(work, work.row[party], behind)
    status = status_of(work.row, that + 1, at, work.line) if at is not None else None
    if at is None or not givers or status is None:
        return
    objects = work.objects(at + 1, len(work.row))
    if objects.money or objects.funds:
        telling = Telling(status=status, rule=work.row[at].rule, zone=(that, len(work.row)), verb=work.row[at])
        work.emit(givers, objects, telling)


def _named_in(work: ClauseWork, denied: Item, behind: tuple[Item, ...]) -> tuple[Giver, ...]:
    """Who gave instead: the first name, or "his company" of the one who is ruled out."""
    at = next((n for n, i in enumerate(behind) if i.kind not in _SMALL), len(behind))
    if at < len(behind) and behind[at].kind == "party":
        return givers_of(gather_right(behind, at, len(behind))[0], work.line.number)
    own = any(i.has("pronoun.his") for i in behind[:at])
    firm = next((i for i in behind[:at] if i.has("role.company")), None)
    near = denied.near or next((i.near for i in work.row if i.kind == "party" and i.near), ())
    firms = [m for m in near if m.kind == "organization"]
    meant = own and firm is not None and bool(firms)
    return (Giver(member=firms[0], item=firm, line=work.line.number, certain=False),) if meant and firm else ()

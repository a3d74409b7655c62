"""Gifts told by their size: "its gift was $750,000", "his check to the fund was for $1 million"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["sized_givers"]

_BEFORE = ("word", "personal", "again", "in_kind", "company")
_SKIPPED = ("determiner", "word", "auxiliary", "to")
_TOLD = 2
"""Lines back to the gift whose size "the gift was $5,000" tells."""


def sized_givers(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return whose the gift at `at` is, if the words behind it state its size; nobody otherwise."""
    if not _is_sized(work, at):
        return ()
    back = at - 1
    while back >= 0 and work.kind(back) in _BEFORE:
        back -= 1
    if work.row[at + 1].has("pronoun.his"):
        return _owners(work, at + 1)  # "O cheque [dela] foi o dobro" (Portuguese, "hers")
    if back < 0:
        return ()
    if work.row[back].has("pronoun.his"):
        return _owners(work, back)
    definite = work.row[back].has("link.determiner") and not work.row[back].has("link.indefinite")
    told = 0 < work.line.number - work.focus.gave <= _TOLD and len(work.focus.subject) == 1
    alone = _is_alone(work, back) and not any(i.kind == "party" for i in work.row[:at])
    return tuple(replace(g, certain=False) for g in work.focus.subject) if definite and told and alone else ()


_FRONTED = ("to", "fund", "determiner", "in", "date", "time", "comma", "again", "and", "contrast", "word")


def _is_alone(work: ClauseWork, back: int) -> bool:
    """Whether nothing but a fund or a date stands before "the gift": "[To Biden's, in 2021,] the gift was $15,000"."""
    dated = (work.line.tokens[i.first].form.year for i in work.row[:back] if i.kind == "word")
    return all(i.kind in _FRONTED for i in work.row[:back]) and all(dated)


def _is_sized(work: ClauseWork, at: int) -> bool:
    """Whether "was", "was for" and a sum follow, a fund passed: "[gift] to the fund was $5,000"."""
    if _is_set_beside(work.row, at):
        return True
    stated = False
    for ahead in range(_past_date(work, at) + 1, min(at + 9, len(work.row))):
        item = work.row[ahead]
        if item.kind == "sum":
            return stated and (_has_figure(item) or _ends_with(work, ahead))
        verb = item.has("noun.size") or _comes_to(work, ahead)
        stated = stated or verb or item.has("link.passive")
        whose = ahead == at + 1 and item.has("pronoun.his")  # "a doação [dela]" (Portuguese, "hers")
        whose = whose or (item.has("pronoun.his") and work.kind(ahead + 1) == "fund")  # "Her check to his committee"
        known = verb or whose or (item.kind in _SKIPPED and (stated or item.kind != "word"))  # "gift to the hospital"
        known = known or (stated and item.has("link.of"))  # "a doação foi de US$ 15 mil" (Portuguese)
        if not known and not (item.kind == "fund" and not stated):
            return False
    return False


def _comes_to(work: ClauseWork, at: int) -> bool:
    """Whether "came to" and a sum stand at `at`."""
    return work.row[at].verb == "come" and [work.kind(at + 1), work.kind(at + 2)] == ["to", "sum"]


def _has_figure(item: Item) -> bool:
    return item.money is not None and item.money.amount is not None


def _ends_with(work: ClauseWork, at: int) -> bool:
    """ "Her check was twice as large.": a sum by the one told before, and not "twice as large as in 2021"."""
    money = work.row[at].money
    return money is not None and money.factor is not None and work.kind(at + 1) in ("", "end", "comma", "stop")


_LEADS = ("to", "of", "from", "at", "in")
_CLOSED = 4


def _is_set_beside(row: tuple[Item, ...], at: int) -> bool:
    """ "Its check, for $500,000, arrived on Monday": the size between commas, and no word of where else it went."""
    shape = [i.kind for i in row[at + 1 : at + 5]]
    if len(shape) < _CLOSED or [shape[0], *shape[2:]] != ["comma", "sum", "comma"] or shape[1] not in _LEADS:
        return False
    behind, money = row[at + 5 :], row[at + 3].money
    known = money is not None and money.amount is not None and not money.rate
    if behind and behind[0].has("come.from"):
        return False  # "A maior doação, de 5 mil, veio da Orlo" (Portuguese): told whose it is
    aimed = any(i.kind == "to" or i.has("come.to") for i in behind)
    return known and (not aimed or any(i.kind == "fund" for i in behind)) and not any(i.has("plan") for i in behind)


def _past_date(work: ClauseWork, at: int) -> int:
    """Where "dated Dec. 20" between commas behind the gift at `at` ends; `at` itself for other words."""
    if work.kind(at + 1) == "aside" and any(i.kind == "date" for i in work.row[at + 1].inner):
        return at + 1
    if work.kind(at + 1) != "comma":
        return at
    close = next((n for n in range(at + 2, min(at + 8, len(work.row))) if work.kind(n) == "comma"), at)
    inside = work.row[at + 2 : close]
    dated = any(i.kind in ("date", "time") for i in inside)
    return close if dated and all(i.kind in ("date", "time", "word", "in", "determiner") for i in inside) else at


def _owners(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Whom "his", "her" or "its" at `at` means."""
    owner = work.row[at]
    kinds = {"pronoun.person"} if owner.has("pronoun.of_person") else {"pronoun.company"}
    if not owner.has("pronoun.of_person") and not owner.has("pronoun.of_firm"):
        kinds.add("pronoun.person")
    told = owner.has("pronoun.of_person") or work.focus.settings.verb_final
    genders = frozenset[str]() if told else frozenset(("gender.female", "gender.male"))  # "la sua" is of the gift
    meant = Categories.of({*owner.categories, *kinds} - {"pronoun.his"} - genders)
    row = (*work.row[:at], replace(owner, categories=meant), *work.row[at + 1 :])
    return pronoun_givers(row, at, work.focus, work.line.number)

"""Sums told by another giver's: "B gave twice what A did", where the sentence before told what A gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.factors import times_of
from onrecord.claims.order.items import Item
from onrecord.claims.verbs.compared import as_times

__all__ = ["matches_elsewhere", "read_bare_share", "settle_times"]

_REACH = 2
"""Lines back to the gift that a sum is measured by."""


def settle_times(before: Sequence[Frame], told: list[Frame], clause: Clause, sole: Frame | None) -> list[Frame]:
    """Return the frames with the clause that measures the gift of `before` by one that `sole` has told with its sum.

    "B gave twice what A gave" then tells the sum of B's, and nothing new of A.
    """
    told = [f for f in told if not _doubles_another(f, before[-1] if before else sole)]
    if clause.opening is None or not before or before[-1].money is not None or before[-1].status == "declined":
        return [*before, *told]
    times = as_times(clause.opening)
    if times is None or sole is None or not sole.has_figure or not 0 < before[-1].line - sole.line <= _REACH:
        return [*before, *told]
    if sole.giver.member == before[-1].giver.member or not _is_of(clause, sole):
        return [*before, *told]
    if not _is_object(before[-1], clause.opening):
        return [*before, *told]
    kept = [f for f in told if f.giver.member != sole.giver.member]
    return [*before[:-1], replace(before[-1], money=times), *kept]


def _doubles_another(frame: Frame, last: Frame | None) -> bool:
    """ "Her husband doubled the sum": he may have given as much, or twice as much; who doubles an own gift is read."""
    if frame.verb is None or times_of(frame.verb, "match.times.") is None or frame.money is None:
        return False
    return frame.money.first == frame.verb.first and (last is None or last.giver.member != frame.giver.member)


def _is_object(frame: Frame, opening: Item) -> bool:
    """Whether the measure stands right behind the verb of giving, or its fund: no "gave, and earned twice what"."""
    ahead = [i.last for i in (frame.verb, frame.fund) if i is not None and i.last <= opening.first]
    return bool(ahead) and opening.first - max(ahead) <= 1


def _is_of(clause: Clause, sole: Frame) -> bool:
    """Whether the clause speaks of nobody but the giver told: by name, by a pronoun, or not at all."""
    named = {i.member.number for i in clause.row if i.kind == "party" and i.member is not None}
    alone = not any(i.kind in ("other", "fund", "date", "time", "sum") for i in clause.row)
    return alone and named <= {sole.giver.member.number}


def matches_elsewhere(row: tuple[Item, ...], at: int) -> bool:
    """Whether the verb of matching or doubling at `at` is of no gift told: "doubled the amount of steel that it buys".

    So it is in "matches any gift", in "will match the state's $500 for the babies of its staff", and in "was asked
    for a matching gift".
    """
    if any(i.has("asked") for i in row[:at]):
        return True
    open_sum = any(i.has("money.open") for i in row[at + 1 : at + 3])
    staff = any(i.has("role.staff") for i in row[at + 1 :])
    counted = times_of(row[at], "match.times.") is not None and any(i.has("link.of") for i in row[at + 1 : at + 2])
    return open_sum or staff or counted


_SMALL = ("determiner", "role", "comma", "end", "word", "dash", "colon")


def _is_stated(row: tuple[Item, ...]) -> bool:
    """ "Bei Uta Rehm waren es 20.000 Euro" (German, "with her it was"): what the one named gave, behind a gift."""
    led = len(row) > 1 and row[0].kind in _LEADS and row[1].kind in ("party", "determiner", "role")
    at = next((n for n, i in enumerate(row) if i.kind == "party"), len(row))
    end = next((n for n in range(at, len(row)) if row[n].kind == "sum"), at)
    between = row[at + 1 : end]
    was = any(i.has("compared.was") or i.has("link.passive") for i in between)
    return led and was and all(_is_beside(i) or i.kind in ("determiner", "comma") for i in between)


def _is_beside(item: Item) -> bool:
    return item.kind in (*_LEADS, "auxiliary", "pronoun") or item.has_any("compared.was", "compared.it")


def _is_set_off(row: tuple[Item, ...], at: int) -> bool:
    """ "Ada Kemp, [elle], deux fois plus" (French), "Ada Kemp, [invece], il doppio" (Italian): between commas."""
    if row[at].kind == "aside":
        return [i.kind for i in row[at].inner] == ["pronoun"]
    alone = 0 < at < len(row) - 1 and row[at - 1].kind == row[at + 1].kind == "comma"
    return alone and (row[at].kind == "auxiliary" or row[at].has_any("pronoun.person", "pronoun.company"))


def _without_doing(lead: list[Item]) -> list[Item]:
    """The items without the verb of "Ada Kemp [did] double that", "a fait le double" (French)."""
    at = next((n for n, i in enumerate(lead) if i.verb == "light" or i.has("link.did")), 0)
    behind = lead[at + 1] if at and at + 1 < len(lead) else None
    if behind is None or behind.money is None or behind.money.factor is None:
        return lead
    first = at - 1 if lead[at - 1].has("link.perfect") else at
    return [*lead[:first], *lead[at + 1 :]]


_NAME_AND_SUM = 2
_LEADS = ("at", "to", "from", "in")


def read_bare_share(work: ClauseWork) -> None:
    """Add the gift of a sentence that is a name and a share of the sum just told: "Olga Manti il doppio." (Italian).

    So it reads "Bei Uta Rehm waren es 20.000 Euro" (German, "with Uta Rehm it was").
    """
    told, row = work.focus.sole, work.row
    if told is None or not told.has_figure or work.line.number - told.line != 1 or told.status == "declined":
        return
    stated = _is_stated(row)
    plain = [
        i for n, i in enumerate(row) if i.kind not in _SMALL and not i.has("pronoun.his") and not _is_set_off(row, n)
    ]
    closed = (
        len(row) > _NAME_AND_SUM and row[-2].kind == "sum"
    )  # no "fait le double jeu" (French, "plays a double game")
    lead = [i for i in (_without_doing(plain) if closed else plain) if not (stated and _is_beside(i))]
    if len(lead) == _NAME_AND_SUM and lead[0].kind == "sum":
        lead.reverse()  # "Altrettanto la Voss Spa." (Italian, "Voss as much.")
    if [i.kind for i in lead] != ["party", "sum"] or work.clause.opener:
        return
    money = lead[1].money
    if money is None or lead[0].member == told.giver.member or not (money.factor or (stated and money.amount)):
        return
    status = "planned" if any(i.kind == "verb" and i.has("plan") for i in plain) else told.status
    telling = Telling(status=status, rule="ellipsis", zone=(0, len(row)), verb=lead[1], lean="list")
    work.emit(givers_of(lead[:1], work.line.number), Objects(money=(lead[1],)), telling)

"""Refusals that are a noun, or told as what there will not be: "A plain no came from X", "There will be no gift"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.takersbehind import opens_with_other
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["gives_to_none", "is_existence", "read_refusal", "read_turned_down", "source_behind"]

_DRESSING = ("determiner", "role", "word")
_OTHER = ("sum", "negation", "consider", "business")


_BETWEEN = ("auxiliary", "plan", "negation", "word", "time", "date")


def read_refusal(work: ClauseWork, at: int) -> bool:
    """Add the frame of "A plain no came from X", the verb at `at`: who will not give; tells whether it is such."""
    if "refusal" not in work.clause.kinds or "sum" in work.clause.kinds:
        return False
    givers = source_behind(work, 0)
    if givers and work.clause.kinds.isdisjoint(_OTHER):
        telling = Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row)), verb=work.row[at])
        objects = replace(work.objects(0, len(work.row)), goods=(), more=())
        work.emit(givers, objects.in_manner("denied"), telling)
    return True


def source_behind(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return the parties behind the first "from" at `at` or behind it, articles and trades passed."""
    return _behind(work, next((n for n in range(at, len(work.row)) if work.kind(n) == "from"), len(work.row)))


def is_existence(work: ClauseWork, at: int) -> bool:
    """ "Keine Spende wird es von X geben" (German, "there will be none"): "es" is nobody, a gift what there is."""
    if not work.row[at].has("come.there"):
        return False
    there = next((n for n, i in enumerate(work.row[:at]) if i.has("link.there")), None)
    if there is None:
        return False
    if any(i.kind not in _BETWEEN for i in work.row[there + 1 : at]):
        return False
    return any(i.kind in ("gift", "cash") or i.has("negation.nothing") for i in work.row)


def gives_to_none(work: ClauseWork, at: int) -> bool:
    """Return whether no fund got what a verb tells of: "X gave to no committee at all", "To a hospital X gave"."""
    kinds = work.clause.kinds
    if at > 1 and "business" in kinds and "fund" not in kinds and opens_with_other(work.row, at):
        return True
    if "cash" in kinds and _gives_another(work, at):
        return True
    negated = work.kind(at + 1) == "to" and work.kind(at + 2) == "negation"
    return negated and work.row[at].has("give.past") and not any(i.kind == "negation" for i in work.row[:at])


_MONEY = 5
"""Items behind a verb of giving in which its money and whoever gets it stand."""


def _gives_another(work: ClauseWork, at: int) -> bool:
    """ "will sein Geld lieber [einer Tafel] geben" (German, "a food bank"): money for somebody else, by its case."""
    if not work.focus.settings.verb_final or not work.row[at].has("give"):
        return False
    behind = work.row[at + 1 : at + 2 + _MONEY]
    cash = next((n for n, i in enumerate(behind) if i.kind == "cash"), len(behind))
    pairs = list(zip(behind[cash + 1 :], behind[cash + 2 :], strict=False))[:2]
    return any(a.has("link.indefinite") and b.kind in ("word", "business") for a, b in pairs)


_LEADS = ("from", "at")
_NO_TURNING = ("sum", "negation", "consider", "business", "question", "gift")


def read_turned_down(work: ClauseWork) -> None:
    """Add the frame of "The committee got a no from X", "Einen Korb holte sich das Komitee bei X" (German)."""
    if not work.clause.kinds >= {"fund", "party"} or not work.clause.kinds.isdisjoint(_NO_TURNING):
        return
    gives = any(i.verb in ("give", "give_weak", "pledge", "refuse") and not i.has("noun.refusal") for i in work.row)
    if gives:
        return
    sources = [n for n, i in enumerate(work.row) if i.kind in _LEADS or (i.kind == "word" and i.has("say.setting"))]
    givers = next((found for n in sources if (found := _behind(work, n))), ())
    objects = replace(work.objects(0, len(work.row)), goods=(), more=()).in_manner("denied")
    work.emit(givers, objects, Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row))))


def _behind(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """The parties that the word at `at` leads to, articles and trades passed."""
    first = at + 1
    while work.kind(first) in (*_DRESSING, "kind"):  # "from the [coffee] roaster X"
        first += 1
    if work.kind(first) != "party":
        return ()
    return givers_of(gather_right(work.row, first, len(work.row))[0], work.line.number)

"""Refusals in answer to a request: "X's answer was no", "“Not a cent,” said its spokesman", "From X came nothing"."""

from __future__ import annotations

from onrecord.claims.clause.actors import spoken_for
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.announcers import announcing_firm
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.absences import source_behind

__all__ = ["read_answer"]

_SOUGHT = 4
"""Lines back to who was asked."""

_BESIDE = 2
"""Lines back to another's gift, beside which nothing comes from somebody."""

_OTHER = frozenset(("sum", "gift", "donor", "consider", "deny", "question"))


def read_answer(work: ClauseWork) -> None:
    """Add the frame of whoever was asked and says no, where no verb of giving or refusing tells it."""
    kinds = work.clause.kinds
    if "negation" not in kinds and "refusal" not in kinds and "answer" not in work.line.meant:
        return
    sought = work.line.number - work.focus.sought <= _SOUGHT
    if not (sought or work.line.number - work.focus.gave <= _BESIDE) or not work.clause.kinds.isdisjoint(_OTHER):
        return
    givers = (_answering(work) or _naming_nothing(work)) if sought else ()
    if not givers and "from" in work.clause.kinds and (sought or _is_beside_gift(work)):
        givers = _sending_nothing(work)
    if givers:
        telling = Telling(status="declined", rule="plain_no", zone=(0, len(work.row)))
        work.emit(givers, Objects(manner=frozenset({"denied"})), telling)


def _is_beside_gift(work: ClauseWork) -> bool:
    """Whether nothing comes "this time", is to come, or does so by somebody's word, behind what another gave."""
    return not work.clause.kinds.isdisjoint(("time", "speech")) or any(i.has("come.ahead") for i in work.row)


def _answering(work: ClauseWork) -> tuple[Giver, ...]:
    """Whose answer a clause tells that ends in "no": "Norvane's answer was no", "At Norvane the answer was a no"."""
    row = [i for i in work.row if i.kind != "end"]
    at = next((n for n, i in enumerate(row) if i.has("answer.noun")), None)
    if at is None or "verb" in work.clause.kinds or not (_says_no(row[-1]) or _is_firm_no(row)):
        return ()
    named = [i for i in row if i.kind == "party"]
    return givers_of(named, work.line.number) if len(named) == 1 else ()


def _says_no(item: Item) -> bool:
    """Whether a clause that ends with this item ends in "no"."""
    return item.kind in ("negation", "refusal") or item.has("answer.no")


def _is_firm_no(row: list[Item]) -> bool:
    """ "un non catégorique" (French, "a flat no"): an article, "no" and the one word behind it."""
    return len(row) > _FIRM and row[-3].has("link.indefinite") and row[-2].has("answer.no") and row[-1].kind == "word"


_FIRM = 3


def _naming_nothing(work: ClauseWork) -> tuple[Giver, ...]:
    """The house of a speaker whose quotation names what is given: "Not a cent"."""
    at = next((n for n, i in enumerate(work.row) if i.has("answer.none")), None)
    if at is None or "verb" in work.clause.kinds or any(i.kind == "party" for i in work.row[:at]):
        return ()
    if not _is_all(work, at + 1):
        return ()
    return announcing_firm(work.row, at, work.line.number) or spoken_for(work, len(work.row), at)


_GOES_ON = ("comma", "end", "negation", "to", "stop")


def _is_all(work: ClauseWork, at: int) -> bool:
    """Whether nothing more is said of the nothing; in "Nothing is decided," it is of something else."""
    if at >= len(work.row) or work.row[at].kind in _GOES_ON:
        return True
    return not work.line.tokens[work.row[at].first].text[0].isalnum()


def _sending_nothing(work: ClauseWork) -> tuple[Giver, ...]:
    """Where nothing came from: "Von Norvane kam kein Geld" (German), "From Norvane came nothing"."""
    if not _comes_to_nothing(work.row):
        return ()
    named = next((n for n, i in enumerate(work.row) if i.kind == "party"), len(work.row))
    if work.kind(named + 1) in ("link", "of") and work.kind(named + 2) in ("verb", "auxiliary"):
        return ()  # "Von Elmau [aus] floss kein Cent" (German): the place that nothing was sent from
    return source_behind(work, 0)


_CLOSING = ("end", "comma", "stop", "contrast", "time", "date", "again")


def _comes_to_nothing(row: tuple[Item, ...]) -> bool:
    came = next((n for n, i in enumerate(row) if i.verb == "come"), None)
    if came is None or sum(i.kind == "verb" for i in row) > 1:
        return False
    nothing = [n for n, i in enumerate(row) if i.has_any("negation.nothing", "answer.none")]
    behind = [n for n in nothing if came < n <= came + 2]
    if behind:
        return all(i.kind in _CLOSING for i in row[behind[-1] + 1 : behind[-1] + 2])
    before = any(came - 4 < n < came for n in nothing)  # "rien ne viendra" (French, "nothing will come")
    return before and all(i.kind in _CLOSING for i in row[came + 1 : came + 2])

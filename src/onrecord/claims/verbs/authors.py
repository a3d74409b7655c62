"""Givers that no verb of giving names: who is the author of a gift, whom a fund thanks for one or owes it to.

"Auteur d'un don d'un million, X ..." (French), "Avec un chèque d'un million, X ...", "X, un million au comité, ...".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_author", "read_gift_beside"]

_SMALL = ("determiner", "role", "word", "again")
_IN_GIFT = ("gift", "from", "of", "sum", *_SMALL)
_BEFORE_NAME = (*_SMALL, "auxiliary")
_NEAR = 4
"""Items from "author of" to the gift."""


def read_author(work: ClauseWork) -> None:
    """Add the frames of a clause without a verb of giving that tells whose a gift is."""
    if work.line.has("author.of"):
        _read_authors(work)
    if not work.frames and work.kind(0) == "at":
        _read_led(work)
    if not work.frames:
        _read_apposed(work)
    if not work.frames and work.line.has("plan.owe", "author.thanks"):
        _read_owed(work)


def _emit(work: ClauseWork, givers: tuple[Giver, ...], told: Sequence[Item]) -> None:
    """Add the frames of givers whose sum and fund stand in `told`; the fund may stand elsewhere in the clause."""
    money = tuple(i for i in told if i.kind == "sum" and i.money is not None and not i.money.rate)[:1]
    funds = tuple(i for i in told if i.kind == "fund")[:1] or tuple(i for i in work.row if i.kind == "fund")[:1]
    if not givers or not money or any(i.kind in ("business", "total", "negation", "limit") for i in told):
        return
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), lean="weak")
    work.emit(givers, Objects(money=money, funds=funds), telling)


def _tells_gift(told: tuple[Item, ...]) -> bool:
    """Whether a noun of giving stands at the front: "(author) of a gift of $1 million"."""
    lead = [i.kind for i in told[:_NEAR]]
    return "gift" in lead and all(kind in _IN_GIFT for kind in lead[: lead.index("gift")])


def _read_authors(work: ClauseWork) -> None:
    """ "X, auteur d'un don de 5 000 euros, ..." and "Auteur d'un don de 5 000 euros, X ..." (French)."""
    for at, item in enumerate(work.row):
        lead = next((n for n, i in enumerate(item.inner[:2]) if i.has("author.of")), None)
        if item.kind == "aside" and lead is not None and work.kind(at - 1) == "party":
            if _tells_gift(item.inner[lead + 1 :]):
                _emit(work, givers_of([work.row[at - 1]], work.line.number), item.inner[lead + 1 :])
        elif item.has("author.of") and _tells_gift(work.row[at + 1 :]):
            end = next((n for n in range(at, len(work.row)) if work.kind(n) == "comma"), len(work.row))
            behind = _named_at(work, end + 1) if at <= 1 else ()
            linked = at > 0 and work.kind(at - 1) in ("auxiliary", "plan")
            givers = behind or (work.subject_of(at - 1, 0)[0] if linked else ())
            _emit(work, givers, work.row[at + 1 : end])


_NOT_BESIDE = (
    "verb",
    "party",
    "relative",
    "pronoun",
    "from",
    "negation",
    "plan",
    "consider",
    "deny",
    "speech",
    "fined",
)


def read_gift_beside(work: ClauseWork) -> None:
    """Add the frames of "X, fresh off a $1 million donation to the fund, wants a waiver": the aside is of X's own."""
    for at, item in enumerate(work.row):
        inner = item.inner
        if item.kind != "aside" or work.kind(at - 1) != "party" or any(i.kind in _NOT_BESIDE for i in inner):
            continue
        if any(i.has_any("asked", "parted.asked") for i in inner):
            continue
        kinds = [i.kind for i in inner]
        sized = next((n for n in range(1, len(inner) - 1) if kinds[n : n + 2] == ["sum", "gift"]), 0)
        aimed = kinds[sized + 2 : sized + 3] == ["to"] and "fund" in kinds[sized + 3 : sized + 6]
        if sized and aimed and inner[sized - 1].has("link.indefinite"):
            _emit(work, givers_of([work.row[at - 1]], work.line.number), inner[sized:])


def _named_at(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Who is named at `at`, an article and titles passed."""
    while work.kind(at) in _BEFORE_NAME:
        at += 1
    found = gather_right(work.row, at, len(work.row))[0] if work.kind(at) == "party" else []
    return givers_of(found[:1], work.line.number)


def _read_led(work: ClauseWork) -> None:
    """ "Avec un chèque d'un million, X s'invite à la cérémonie" (French): who is told of behind the comma gave it."""
    end = next((n for n, i in enumerate(work.row) if i.kind == "comma"), 0)
    lead = work.row[1:end]
    if _tells_gift(lead) and not any(i.kind in ("party", "verb") for i in lead):
        _emit(work, _named_at(work, end + 1), lead)


def _read_apposed(work: ClauseWork) -> None:
    """ "X, un million au comité, ne s'en cache pas" (French): a sum and a fund between commas behind a name."""
    if not work.clause.kinds >= {"party", "sum", "fund"} or any(i.kind == "verb" for i in work.row):
        return
    for at in range(len(work.row) - 4):
        told = [i for i in work.row[at + 1 : at + 6] if i.kind != "determiner"]
        if work.kind(at) == "party" and [i.kind for i in told[:5]] == ["comma", "sum", "to", "fund", "comma"]:
            _emit(work, givers_of([work.row[at]], work.line.number), told)


def _read_owed(work: ClauseWork) -> None:
    """ "On doit à X un don d'un million", "Le fonds remercie X pour son million" (French): whom a gift is owed to."""
    for at, item in enumerate(work.row):
        if item.has("plan.owe") and all(i.kind == "word" for i in work.row[:at]):
            told = [i for i in work.row[at + 1 :] if i.kind not in _SMALL]
            if [i.kind for i in told[:3]] == ["to", "party", "gift"]:
                _emit(work, givers_of(told[1:2], work.line.number), told)
        elif item.has("author.thanks") and (givers := _named_at(work, at + 1)):
            behind = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "to"), len(work.row))
            told = [i for i in work.row[behind + 1 : behind + 5] if i.kind not in _SMALL]
            own = bool(told) and (told[0].has("pronoun.his") or told[0].kind in ("sum", "gift"))
            if own and any(i.kind == "fund" for i in work.row):
                _emit(work, givers, work.row[behind:])

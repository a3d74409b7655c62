"""Verbs of giving in the passive with the giver behind: "a $1 million donation to the fund was made by X"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.governors import acts_elsewhere
from onrecord.claims.givers.several import finite_word
from onrecord.claims.order.items import Item

__all__ = ["agent_behind", "read_passive"]

_NEAR = 3
"""How many items may stand between "was" and its participle."""


def read_passive(work: ClauseWork, at: int, lower: int) -> bool:
    """Add the frames of the passive verb at `at`; False where it is none, or names nobody who gave."""
    verb = work.row[at]
    noun = "gift" in work.clause.kinds and any(i.kind == "gift" for i in work.row[lower:at])
    passive = work.line.has("link.passive") and any(
        i.has("link.passive") for i in work.row[max(lower, at - _NEAR) : at]
    )
    passive = passive and not _is_infinitive(verb)
    if not (passive or _is_attributive(work, at)) or (verb.verb == "light" and not noun):
        return False
    upper = work.upper(at)
    front = range(lower, at) if passive else ()  # "By X a million was given": the giver may stand in front
    behind = next((n for n in range(at + 1, upper) if work.kind(n) == "relative"), upper)
    places = (*range(at + 1, behind), *front)
    agent = next((i for i in places if work.row[i].has("link.by") and not _is_of_participle(work, i)), None)
    if agent is None and passive and verb.verb == "pledge":
        agent = next((i for i in places if work.kind(i) == "from"), None)  # "had been promised $5 million from X"
    if agent is None and passive and verb.verb == "give_weak":
        agent = _money_paid_with(work, at, lower)
    if passive and agent is not None and _read_sources(work, agent, (lower, at, upper)):
        return True
    givers = agent_behind(work, agent, upper) if agent is not None else ()
    if passive and givers and _is_paid_to_other(work, at, lower):
        return True
    lower = 0 if not passive and work.kind(at - 1) == "comma" else _own_sum(work, at, lower)
    status = status_of(work.row, lower, at, work.line)
    if not givers or status is None:
        return not givers and _is_paid(work, at, agent)
    objects = work.objects(at + 1, upper, before=(lower, at))
    if not objects.money and not objects.funds and not objects.goods:
        return noun and _read_bracketed(
            work, givers, Telling(status=status, rule="verb.passive", zone=(0, upper), verb=verb)
        )
    if _is_anothers(work, at, objects.money):
        return False
    if not objects.money and len(givers) == 1:
        objects = replace(objects, money=_sum_beside(work, givers[0]))
    lean = "weak" if verb.verb == "give_weak" and not noun else "strong"
    telling = Telling(status=status, rule="verb.passive", zone=(lower, upper), verb=verb, lean=lean)
    work.emit(givers, replace(objects, foreign=False), telling)
    return True


def _is_of_participle(work: ClauseWork, by: int) -> bool:
    """ "foram entregues em atividades organizadas pela X" (Portuguese, "at events held by X"): X held the events."""
    endings = work.focus.settings.participle_endings
    return bool(endings) and acts_elsewhere(work.row, by) and finite_word(work.row[by - 1], work.line).endswith(endings)


def _is_infinitive(verb: Item) -> bool:
    """ "wird [spenden]" (German): what only rules a participle in the passive is "will" beside an infinitive."""
    return verb.has_form("base") and not verb.has_form("past", "participle")


def _read_bracketed(work: ClauseWork, givers: tuple[Giver, ...], telling: Telling) -> bool:
    """Add the frames of "The largest checks were written by A ($5m) and B ($2m)", where each giver has its own sum."""
    sums = [_sum_beside(work, giver) for giver in givers]
    if not all(sums):
        return False
    for giver, money in zip(givers, sums, strict=True):
        work.emit((giver,), work.whole(money), telling)
    return True


def _is_anothers(work: ClauseWork, at: int, money: tuple[Item, ...]) -> bool:
    """ "A gave $3 million to the PAC, which is also backed by [B]": the sum before the relative is what A gave."""
    told = bool(money) and any(frame.money is money[0] for frame in work.frames)
    return told and any(i.kind == "relative" and i.first >= money[0].last for i in work.row[:at])


def _read_sources(work: ClauseWork, by: int, zone: tuple[int, int, int]) -> bool:
    """ "The PAC was bankrolled by $25 million from A and $5 million from B": sums act, each with its source."""
    lower, verb, upper = zone
    by = _picked_from(work, by, upper) or by
    small = ("determiner", "again", "gift", "of", "each")
    led = [i.kind for i in work.row[by + 1 : by + 5] if i.kind not in small]
    status = status_of(work.row, lower, verb, work.line)
    if led[:2] != ["sum", "from"] or status is None:
        return False
    telling = Telling(status=status, rule="verb.passive", zone=(lower, upper), verb=work.row[verb])
    around = work.objects(verb + 1, upper, before=(lower, verb))
    ends = ("including", "donor", "except", "relative", "speech")  # "from A, among other donors like B"
    end = next((n for n in range(by + 1, upper) if work.kind(n) in ends), upper)
    pairs = list(pair_list(work.row, by + 1, end, work.line.number, after_from=True))
    for giver, money in pairs:
        work.emit((giver,), replace(around, money=(money,) if money else (), foreign=False), telling)
    asides = (i.inner for i in work.row[by:upper] if i.kind == "aside")
    rows = ((work.row[end:upper], *asides)) if pairs else ()
    further = [giver for row in rows for giver in _donors_like(row, work.line.number)]
    for giver in further:
        work.emit((giver,), replace(around, money=(), foreign=False), telling)
    return bool(pairs)


def _donors_like(row: tuple[Item, ...], line: int) -> tuple[Giver, ...]:
    """ "..., among other donors like [A and the investor B]": who is named behind the word for a giver in a row."""
    donor = next((n for n, i in enumerate(row) if i.kind == "donor"), len(row))
    if donor > _NEAR or [i.kind for i in row[donor + 1 : donor + 2]] != ["including"]:
        return ()
    first = donor + 2
    while first < len(row) and row[first].kind in ("determiner", "role", "word", "business"):
        first += 1
    named = first < len(row) and row[first].kind == "party"
    return givers_of(gather_right(row, first, len(row))[0], line) if named else ()


def _money_paid_with(work: ClauseWork, at: int, lower: int) -> int | None:
    """ "The PAC was funded with $25 million from A": the "with" that leads to the sum, where a fund is paid."""
    paid = any(i.kind == "fund" for i in work.row[lower:at])
    led = paid and at + 2 < len(work.row) and work.row[at + 1].has("link.at") and work.kind(at + 2) == "sum"
    return at + 1 if led else None


def _picked_from(work: ClauseWork, by: int, upper: int) -> int | None:
    """ "was lifted by two dozen gifts, including $5 million from A": where the words begin that pick some out."""
    at = next((n for n in range(by + 1, upper) if work.kind(n) == "including"), None)
    gift = at is not None and any(i.kind == "gift" for i in work.row[by:at])
    return at if gift and at is not None and work.kind(at + 1) == "sum" else None


def _sum_beside(work: ClauseWork, giver: Giver) -> tuple[Item, ...]:
    """ "is backed by the Hale family ($700,000 in all)": the one sum of the brackets right behind the giver's name."""
    behind = next((i for i in work.row if i.first >= giver.item.last), None)
    sums = tuple(i for i in behind.inner if i.kind == "sum") if behind is not None and behind.kind == "aside" else ()
    plain = behind is not None and all(i.kind in ("sum", "total", "each", "word") for i in behind.inner)
    return sums if plain and len(sums) == 1 else ()


_TO_FUND = ("to", "determiner", "fund", "in", "date", "word", "from")


def _is_attributive(work: ClauseWork, at: int) -> bool:
    """ "I 50mila euro [versati] alla Lega dalla Norvane" (Italian): a participle that tells more of a sum.

    The fund stands between it and the "by" that leads to the giver.
    """
    verb = work.row[at]
    if not verb.has_any("give.past", "give.participle", "give_weak.past"):
        return False
    if work.kind(at - 1) == "comma" and at + 1 < len(work.row) and work.row[at + 1].has("link.by"):
        return work.focus.settings.verb_final and len(work.sums(0, at)) == 1  # "45.000 Euro, überwiesen von X" (German)
    if work.kind(at - 1) != "sum":
        return False
    by = next((n for n in range(at + 2, len(work.row)) if work.row[n].has("link.by")), None)
    between = work.row[at + 1 : by] if by is not None else ()
    plain = all(i.kind in _TO_FUND for i in between)
    return plain and any(i.kind == "fund" for i in between) and work.kind(at + 1) in ("to", "in", "date")


def _is_paid(work: ClauseWork, at: int, agent: int | None) -> bool:
    """ "a speech for which she was paid $100,000", "X was paid $2 million by the committee": who acts got the sum."""
    if agent is not None:
        return _is_paid_by_fund(work, agent)
    ahead = next((i.kind for i in work.row[at + 1 :] if i.kind not in ("determiner", "each")), "")
    return work.row[at].has("priced.buys") and ahead == "sum"  # "were paid [a combined] $7 million"


def _is_paid_by_fund(work: ClauseWork, by: int) -> bool:
    """ "X was paid $2 million by the committee": the fund pays, and X is no giver."""
    behind = [i.kind for i in work.row[by + 1 :] if i.kind != "determiner"]
    called = behind[:2] == ["word", "fund"]  # "par le [super PAC] Mélèze" (French)
    return called or behind[:1] in (["fund"], ["other"])


def _is_paid_to_other(work: ClauseWork, at: int, lower: int) -> bool:
    """ "It was paid $60,000 by X for the survey": the sum stands behind the verb, and who gets it is no fund."""
    paid = work.kind(at + 1) == "sum" and work.row[at].verb == "give_weak"
    return paid and work.clause.kinds.isdisjoint(("fund", "gift")) and not work.sums(lower, at)


def _own_sum(work: ClauseWork, at: int, lower: int) -> int:
    """Where the passive's own sum stands: in "A gave $2 million, and another $500,000 was given by B" the second."""
    back = at - 1
    while back > lower and work.kind(back) in ("auxiliary", "plan", "negation", "again"):
        back -= 1
    return back if back > lower and work.kind(back) == "sum" else lower


def agent_behind(work: ClauseWork, by: int, upper: int) -> tuple[Giver, ...]:
    """Who stands behind the "by" at `by`: "was donated by X and Y"."""
    ahead = by + 1
    while ahead < upper and work.kind(ahead) in ("determiner", "role", "word", "donor"):
        ahead += 1
    if ahead + 2 < upper and work.kind(ahead - 1) == "role" and _is_placed(work, ahead):
        ahead += 3  # "da una cooperativa di Ravenna, La Quercia"
    if ahead < upper and work.kind(ahead) == "party":
        return givers_of(gather_right(work.row, ahead, upper)[0], work.line.number)
    return _apposed_agent(work, by, upper) or _bracketed_agents(work, by, upper)


def _apposed_agent(work: ClauseWork, by: int, upper: int) -> tuple[Giver, ...]:
    """ "was donated by a law firm of Dallas, Kerrow & Pike": a description, and the name behind its comma."""
    ahead = by + 1
    while ahead < upper and work.kind(ahead) in ("determiner", "role", "word", "from", "of", "in", "other", "pronoun"):
        ahead += 1
    described = any(i.kind == "role" for i in work.row[by:ahead]) and work.kind(ahead) == "comma"
    named = ahead + 2 if work.kind(ahead + 1) == "determiner" else ahead + 1
    if not described or named >= upper or work.kind(named) != "party":
        return ()
    return givers_of([work.row[named]], work.line.number)


def _is_placed(work: ClauseWork, at: int) -> bool:
    """Whether "of", a place and a comma stand at `at`: the name of what is there follows."""
    placed = work.row[at].has("link.of") or work.kind(at) == "in"
    return placed and work.kind(at + 1) == "other" and work.kind(at + 2) == "comma"


_NO_AGENTS = ("verb", "party", "sum", "relative", "stop", "contrast", "negation", "fund", "speech")


def _bracketed_agents(work: ClauseWork, by: int, upper: int) -> tuple[Giver, ...]:
    """ "was paid by the big carmakers (A, B) and the leaders of tech (C, D)": the names stand in the brackets."""
    zone = work.row[by + 1 : upper]
    asides = [i.inner for i in zone if i.kind == "aside"]
    small = ("party", "comma", "and", "determiner")
    if not zone or zone[0].kind != "determiner" or any(i.kind in _NO_AGENTS for i in zone):
        return ()
    if not asides or any(i.kind not in small for inner in asides for i in inner):
        return ()
    return givers_of([i for inner in asides for i in inner if i.kind == "party"], work.line.number)

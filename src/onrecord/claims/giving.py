"""Verbs of giving with the giver on the left: "gave", "pledged to give", "wrote a check", "announced a gift"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.items import Item
from onrecord.claims.objects import Objects, value_behind
from onrecord.claims.statuses import status_of
from onrecord.claims.subjects import gather_right, givers_of

__all__ = ["read_announcement", "read_giving"]


def read_giving(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of the giving verb at `at`, whose subject begins at `lower` or later."""
    verb = work.row[at]
    if _is_chained(work, at):
        work.subject_of(at, lower)
        return
    if any(i.verb == "refuse" for i in work.row[max(0, at - 3) : at]) and verb.verb != "refuse":
        return
    givers, start = _acting(work, at, lower)
    status = status_of(work.row, start if start < at else lower, at, work.line)
    if status is None or not givers:
        return
    if status == "given" and _is_coordinated(work, at):
        status = work.frames[-1].status
    objects = _given(work, at, start, status)
    if objects is None:
        return
    lean = "weak" if verb.verb == "give_weak" else "strong"
    telling = Telling(status=status, rule=f"verb.{verb.verb}", zone=(start, work.upper(at)), verb=verb, lean=lean)
    work.emit(givers, objects, telling)


def _acting(work: ClauseWork, at: int, lower: int) -> tuple[tuple[Giver, ...], int]:
    """Who gives in the verb at `at`, wherever the clause names them, and where their phrase begins."""
    givers, start = work.subject_of(at, lower)
    if _is_inverted_speech(work, at, start, givers) or _is_elsewhere(work, start):
        return (), start
    if work.row[min(at + 1, len(work.row) - 1)].has("link.by"):
        return _passive_givers(work, at, work.upper(at)), start
    return givers or _inverted_givers(work, at, work.upper(at)), start


def _given(work: ClauseWork, at: int, start: int, status: str) -> Objects | None:
    """What the verb at `at` gives; None where it gives nothing, or to something else than a fund."""
    verb, upper = work.row[at], work.upper(at)
    objects = work.objects(at + 1, upper, before=(start, at))
    if status == "declined" and _is_refused_in_part(objects):
        return None
    if (objects.foreign and not objects.funds) or _gives_else(work, at, objects):
        return None
    objects = _fill(work, objects, verb.verb or "", start)
    if not objects.money and any(i.money is not None and i.money.rate for i in work.sums(at, upper)):
        return None  # "$45 million a month" is no sum of a gift
    if verb.verb == "give_weak" and _is_else(work, at, upper, objects):
        return None
    return objects


def _is_refused_in_part(objects: Objects) -> bool:
    """ "are not giving in their own names", "is not providing any cars": one way of giving is ruled out, not a gift."""
    return bool({"personal", "company"} & objects.manner) or (bool(objects.goods) and not objects.money)


def _is_coordinated(work: ClauseWork, at: int) -> bool:
    """Whether a base form goes on after a verb of giving: "will donate $1 million and lend the event a fleet"."""
    base = work.row[at].has("give.base") or work.row[at].has("give_weak.base")
    return base and bool(work.frames) and work.kind(at - 1) == "and" and work.frames[-1].verb is not None


def _is_inverted_speech(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """ "..., promised Mr. Trump": the name behind the verb speaks, and nobody before it acts."""
    inside = start < at and any(g.line == work.line.number and g.certain for g in givers)
    behind = [i.kind for i in work.row[at + 1 : at + 3] if i.kind != "role"]
    return not inside and bool(behind) and behind[0] in ("other", "party") and work.row[at].verb == "pledge"


def _fill(work: ClauseWork, objects: Objects, verb: str, start: int) -> Objects:
    """Take sum and fund from where the clause points: before its colon or "that", or from the gift that it matches."""
    if not objects.funds:
        lead = tuple(i for n, i in enumerate(work.row[:start]) if i.kind == "fund" and _is_target(work, n))
        objects = replace(objects, funds=lead[:1])
    if objects.money or verb == "refuse":
        return objects
    value = value_behind(work.row, start + 1) if verb in ("give", "give_weak") else None
    if value is not None:
        return replace(objects, money=(value,), goods_worth=frozenset({value.first}))
    if start > 0 and work.row[start - 1].kind == "sum" and not work.frames_cover(start - 1):
        return replace(objects, money=(work.row[start - 1],))
    if start > 1 and work.row[start - 1].kind == "relative":
        money = tuple(i for i in work.row[max(0, start - 8) : start - 1] if i.kind == "sum")
        if money:
            return replace(objects, money=money[-1:])
    if verb == "match":
        return replace(objects, manner=objects.manner | {"likewise"})
    return replace(objects, money=work.announced or work.trailing)


def _is_target(work: ClauseWork, at: int) -> bool:
    """Whether "for" or "to" stands before a fund: "For Biden's inauguration Google gave $285,000"."""
    back = at - 1
    while back >= 0 and work.kind(back) in ("determiner", "word"):
        back -= 1
    return back >= 0 and work.kind(back) == "to"


def _is_else(work: ClauseWork, at: int, upper: int, objects: Objects) -> bool:
    """Whether a weak verb gives nothing, or spends on something: "splashed $190 million on a compound"."""
    if not objects.money and not objects.goods:
        return True
    if any(_is_own_campaign(work, f) for f in objects.funds):
        return True
    if any(i.kind == "business" for i in work.row[at + 1 : upper]) and not any(
        f.kind == "fund" and f.fund and f.fund.kind != "anaphor" for f in objects.funds
    ):
        return True  # "will pay $25 million to end the lawsuit"
    if objects.funds or any(m.money is not None and m.money.asset for m in objects.money):
        return False
    for ahead in range(at + 1, upper - 1):
        if work.kind(ahead) == "in":
            following = work.row[ahead + 1]
            return following.kind in ("determiner", "party", "other") or following.has("pronoun.his")
    return False


def _is_own_campaign(work: ClauseWork, fund: Item) -> bool:
    """ "paid €14 million for his presidential campaign": a candidate's spending."""
    at = next((n for n, i in enumerate(work.row) if i is fund), 0)
    return fund.fund is not None and fund.fund.kind == "campaign" and work.row[at - 1].has("pronoun.his")


def _gives_else(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "gave reporters a cupcake", "put it at $67 million", "Jo Hale contributed.": no money given, or a value set."""
    ahead = [i for i in work.row[at + 1 : at + 4] if i.kind not in ("determiner", "again", "auxiliary")]
    if len(ahead) > 1 and ahead[0].has("link.at") and ahead[1].kind == "sum":
        return True
    if objects.money or objects.funds or objects.goods:
        return False
    if work.row[at].has("credit") and work.kind(at - 1) != "auxiliary":
        return True
    if not ahead:
        return False
    return ahead[0].kind in ("word", "party", "other", "outlet", "filing") and work.row[at].verb not in (
        "refuse",
        "match",
    )


def _is_chained(work: ClauseWork, at: int) -> bool:
    """ "pledged to give": the promise rules the giving that follows."""
    if work.row[at].verb not in ("pledge", "give_weak"):
        return False
    for item in work.row[at + 1 : at + 4]:
        if item.kind == "verb" and item.verb in ("give", "give_weak"):
            return True
        if item.kind not in ("to", "plan", "word", "determiner"):
            return False
    return False


def _passive_givers(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "was donated by X": the giver stands behind "by"."""
    ahead = at + 2
    while ahead < upper and work.kind(ahead) in ("determiner", "role", "word"):
        ahead += 1
    if ahead < upper and work.kind(ahead) == "party":
        return givers_of(gather_right(work.row, ahead, upper)[0], work.line.number)
    return ()


def _is_elsewhere(work: ClauseWork, start: int) -> bool:
    """ "..., a Series C round to which Rook Ventures contributed": what got it stands before, and it is no fund."""
    if start < 2 or work.kind(start - 1) != "relative" or work.kind(start - 2) != "to":
        return False
    return not any(i.kind == "fund" for i in work.row[max(0, start - 8) : start - 2])


def _inverted_givers(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "Among those that gave the maximum were X and Y": the givers stand behind the verb."""
    if not any(i.has("link.including") or i.has("fronted") for i in work.row[:at]):
        return ()
    linked = next((n for n in range(at + 1, upper) if work.row[n].has("link.passive")), None)
    if linked is None:
        return ()
    ahead = linked + 1
    while ahead < len(work.row) and work.kind(ahead) in ("determiner", "role", "word", "pronoun"):
        ahead += 1
    if work.kind(ahead) != "party":
        return ()
    return givers_of(gather_right(work.row, ahead, len(work.row))[0], work.line.number)


def read_announcement(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of "announced a $5 million gift" (a plan) and "wrote a $5 million check" (as its tense says)."""
    upper = work.upper(at)
    noun = next((i for i in range(at + 1, min(at + 8, upper)) if _is_gift_noun(work, i)), None)
    givers, start = work.subject_of(at, lower)
    if noun is not None and not givers and work.row[at].verb == "announce":
        givers = _spoken_for(work, at, lower)
    if noun is None or not givers:
        return
    if any(i.kind in ("party", "owns", "comma") for i in work.row[at + 1 : noun]):
        return
    objects = work.objects(at + 1, upper, before=(start, at))
    verb = work.row[at]
    status = "planned" if verb.verb == "announce" else status_of(work.row, start, at, work.line)
    if status is not None and (not objects.foreign or objects.funds):
        telling = Telling(status=status, rule=f"verb.{verb.verb}", zone=(start, upper), verb=verb)
        work.emit(givers, objects, telling)


def _spoken_for(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "A spokesperson for Meta confirmed a $1 million donation": Meta gives."""
    for item in reversed(work.row[lower:at]):
        if item.kind == "speaker":
            firms = [m for m in item.near if m.kind == "organization"]
            return (Giver(member=firms[0], item=item, line=work.line.number, certain=False),) if firms else ()
        if item.kind in ("party", "verb", "fund"):
            break
    return ()


def _is_gift_noun(work: ClauseWork, at: int) -> bool:
    """A noun of giving, or a sum without figure that is one ("seven-figure checks")."""
    money = work.row[at].money
    return work.kind(at) == "gift" or (money is not None and money.amount is None and money.factor is None)

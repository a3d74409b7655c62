"""Verbs of giving with the giver on the left: "gave", "pledged to give", "wrote a check", "announced a gift"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.actors import by_behind, find_actors, is_fronted
from onrecord.claims.clause.aims import backs_other, buys_place, is_foreign, is_placed
from onrecord.claims.clause.backed import without_backed
from onrecord.claims.clause.breakdowns import break_down
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.filling import fill_objects
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.ownsums import is_set_beside
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.clause.someofthem import without_some
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.clause.takersbehind import goes_to_others, stands_beside
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.absences import gives_to_none, is_existence
from onrecord.claims.refusals.denials import is_denied, is_denied_report, is_only_claimed, refuses
from onrecord.claims.refusals.givennos import gives_refusal, gives_thing
from onrecord.claims.refusals.givenup import is_given_up
from onrecord.claims.refusals.nothings import says_nothing
from onrecord.claims.verbs.financing import backs_event
from onrecord.claims.verbs.gaps import fronted_pairs
from onrecord.claims.verbs.infront import led_by_with, read_inverted_rest, with_front
from onrecord.claims.verbs.listedgivers import is_of_list
from onrecord.claims.verbs.multiples import matches_elsewhere
from onrecord.claims.verbs.othergiving import (
    gives_else,
    is_led_by_thing,
    is_of_business,
    is_of_others,
    is_paid_for_thing,
    spends_else,
)
from onrecord.claims.verbs.promises import only_says, promises_no_gift, promises_nothing, undertakes_other
from onrecord.claims.verbs.toldsums import is_what_was_given, sum_told_of

__all__ = ["read_giving"]


def read_giving(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of the giving verb at `at`, whose subject begins at `lower` or later."""
    verb = work.row[at]
    if verb.has("give_weak.splits") and not _splits_evenly(work, at):
        return
    if _is_chained(work, at):
        work.subject_of(at, lower)
        return
    if _is_no_giving(work, at) or (_is_given_by(work, at) and work.frames_cover(at - 1)):
        return
    givers, start, past = find_actors(work, at, lower)
    givers = without_some(work, at, without_backed(work.row, at, givers))
    status = "given" if past else _status(work, at, start if start < at else lower, givers)
    if status is None or not givers or _read_apiece(work, at, givers, status):
        return
    if status == "given" and _is_coordinated(work, at):
        status = work.frames[-1].status
    if promises_nothing(work, at) or gives_refusal(work, at):
        status = "declined"
    objects = _given(work, at, (start, lower), status)
    if objects is None or (status == "given" and not objects.money and _is_habit(work, at)):
        return
    if status == "declined" and is_denied(work, at, start, givers):
        objects = objects.in_manner("denied")
    if status == "given" and not objects.money and _has_clitic(work, start, at):
        objects = objects.in_manner("fulfilled")  # "elle les a versés": what it promised
    lean = "weak" if verb.verb == "give_weak" else "strong"
    objects = fronted_pairs(work, at, start, objects)
    telling = Telling(status=status, rule=verb.rule, zone=(start, work.upper(at)), verb=verb, lean=lean)
    work.emit(givers, objects, telling)
    read_inverted_rest(work, at, givers, telling)
    _read_earlier(work, givers, work.upper(at), telling)


def _is_no_giving(work: ClauseWork, at: int) -> bool:
    """Whether a verb tells of no gift of its own: "will match whatever its employees give", "refused to give"."""
    verb = work.row[at].verb
    if is_only_claimed(work, at):
        work.subject_of(at, 0)
        return True
    if (
        _is_label(work, at)
        or is_existence(work, at)
        or _is_of_denial(work, at)
        or _is_told_elsewhere(work, at)
        or _is_unannounced(work, at)
        or _gives_at_large(work, at)
        or gives_to_none(work, at)
        or gives_thing(work, at)
        or is_of_list(work, at)
        or is_given_up(work, at)
        or is_of_business(work.row, at)
        or (verb == "give_weak" and is_of_others(work.row, at, work.line))
    ):
        return True
    if work.kind(at - 1) == "relative" and work.kind(at - 2) == "gift" and _has_sum_of_its_own(work, at):
        return True
    if (verb == "match" and matches_elsewhere(work.row, at)) or promises_no_gift(work, at):
        return True
    if verb != "refuse" and any(i.kind == "verb" and i.verb == "refuse" for i in work.row[max(0, at - 3) : at]):
        return True
    waived = work.kind(at + 1) == "sum" and work.kind(at + 2) == "from"  # "waived $4 million of fees"
    return (verb == "refuse" and (waived or not refuses(work, at))) or _is_part_of_it(work, at)


_CAN = ("consider", "plan")


def _gives_at_large(work: ClauseWork, at: int) -> bool:
    """ "Disse que doa quem pode" (Portuguese, "said that who can gives"), "Een voorganger geven ze ook" (Dutch)."""
    if not work.clause.kinds.isdisjoint(("sum", "fund")):
        return False
    front = pairwise(work.row[:at]) if "role.follower" in work.line.meant else ()
    able = work.kind(at + 1) == "relative" and work.kind(at + 2) in _CAN
    return able or any(a.has("link.indefinite") and b.has("role.follower") for a, b in front)


_IN_LABEL = ("again", "word", "auxiliary", "determiner")


def _is_label(work: ClauseWork, at: int) -> bool:
    """Whether the verb is all of a label, whose names its colon leads to: "Also giving: Sorrel & Finch, $250,000"."""
    last = work.row[-1].last
    closed = last < len(work.line.tokens) and work.line.tokens[last].text == ":"
    return closed and at == len(work.row) - 1 and all(i.kind in _IN_LABEL for i in work.row[:at])


_BESIDE_DENIAL = ("auxiliary", "word", "time", "date", "negation")


def _is_of_denial(work: ClauseWork, at: int) -> bool:
    """ "X denies that [it] has given": what the denial has told already, whomever the pronoun may mean.

    So it has in "X dément en revanche catégoriquement avoir donné" (French, "firmly denies to have given").
    """
    denied = bool(work.frames) and work.frames[-1].rule == "deny"
    back = at - 1
    while denied and back > 0 and work.kind(back) in _BESIDE_DENIAL:
        back -= 1
    if denied and work.kind(back) == "deny":
        return True
    that = next((n for n in range(at - 1, 0, -1) if work.kind(n) == "relative"), None) if denied else None
    return that is not None and work.kind(that + 1) == "pronoun" and work.kind(that - 1) == "deny"


def _is_told_elsewhere(work: ClauseWork, at: int) -> bool:
    """Whether the sum behind the verb at `at` is a promise that was told, or another's gift."""
    return _is_paid_on_promise(work, at) or _is_of_what_another_gave(work, at)


def _is_of_what_another_gave(work: ClauseWork, at: int) -> bool:
    """ "has added to it the 10,000 given by Y": a sum that the words behind it say somebody else gave."""
    ahead = at + 2 if work.kind(at + 1) == "determiner" else at + 1
    given = ahead + 1 < len(work.row) and work.row[ahead + 1].has_form("past") and work.kind(ahead + 1) == "verb"
    return work.kind(ahead) == "sum" and given and ahead + 2 < len(work.row) and work.row[ahead + 2].has("link.by")


_PLANS = ("word", "plan", "comma", "to", "determiner", "date", "time", "auxiliary")


def _is_unannounced(work: ClauseWork, at: int) -> bool:
    """ "has not announced plans, so far, to give", "has yet to announce plans to give": nobody has said so."""
    told = next((n for n in range(at - 1, 0, -1) if work.kind(n) not in _PLANS), 0)
    before = work.row[max(0, told - 4) : told]
    return work.row[told].verb == "announce" and any(i.kind in ("negation", "consider") for i in before)


def _has_sum_of_its_own(work: ClauseWork, at: int) -> bool:
    """ "a gift that would give $250 to each child": the gift acts in the verb, with a sum of what it does."""
    ahead = next((i for i in work.row[at + 1 :] if i.kind not in ("determiner", "auxiliary")), None)
    return ahead is not None and ahead.kind == "sum"


def _is_put_in(work: ClauseWork, objects: Objects) -> bool:
    """Whether the sum is only put in: "gave its first salary, of 41,000 pesos, to the home": what follows goes on."""
    at = next((n for n, i in enumerate(work.row) if objects.money and i is objects.money[0]), 0)
    return at > 1 and work.row[at - 1].has("link.of") and work.kind(at - 2) == "comma" and work.kind(at + 1) == "comma"


def _with_fronted(work: ClauseWork, at: int, objects: Objects) -> Objects:
    """ "Los coches los pone Norvane" (Spanish, "The cars, Norvane gives them"): with what a pronoun takes up."""
    taken_up = work.focus.settings.dropped_subjects and work.kind(at - 1) == "determiner"
    if objects.money or objects.goods or not taken_up or work.kind(at + 1) not in ("party", "determiner", "role"):
        return objects
    if any(i.kind in ("party", "negation") for i in work.row[:at]):
        return objects
    fronted = work.objects(0, at - 1)
    return replace(
        objects, money=fronted.money, goods=fronted.goods, goods_worth=fronted.goods_worth,
        funds=objects.funds or fronted.funds, manner=objects.manner | fronted.manner,
    )  # fmt: skip


def _is_paid_on_promise(work: ClauseWork, at: int) -> bool:
    """ "pledged $1 million, and has paid half": a part of what the line has just told as a promise."""
    told = work.frames[-1] if work.frames else None
    if told is None or told.status != "planned":
        return False
    behind = next((i for i in work.row[at + 1 :] if i.kind != "determiner"), None)
    factor = behind.money.factor if behind is not None and behind.money is not None else None
    named = any(i.kind in ("fund", "party") for i in work.row[at:])
    return factor is not None and factor < 1 and not named


def _is_part_of_it(work: ClauseWork, at: int) -> bool:
    """ "$2 million, of which it has paid $1 million": a part of the sum that the clause told."""
    for n in range(max(1, at - 6), at) if "relative" in work.clause.kinds else ():
        if work.kind(n) == "relative" and work.row[n - 1].has("link.of"):
            return bool(work.frames)
    return False


def _is_habit(work: ClauseWork, at: int) -> bool:
    """ "Firms like X give to inaugural funds": a plain present of several tells of no one gift."""
    verb = work.row[at]
    plain = verb.has("give.base") and not verb.has("give.past")
    return plain and work.kind(at - 1) in ("party", "aside", "comma")


def _status(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> str | None:
    """The status of the gift at `at`, whose subject begins at `start`; a denial counts as a refusal."""
    if is_denied_report(work, at):
        return "declined"
    status = status_of(work.row, start, at, work.line)
    return "declined" if status is None and is_denied(work, at, start, givers) else status


def _read_apiece(work: ClauseWork, at: int, givers: tuple[Giver, ...], status: str) -> bool:
    """ "Doaram a Norvane, com US$ 1 milhão, e a Kaldane, com US$ 500 mil" (Portuguese): each giver with a sum."""
    if givers[0].item.first < work.row[at].first or not givers[0].certain or givers[0].line != work.line.number:
        return False
    upper = len(work.row)
    pairs = [(g, m) for g, m in pair_list(work.row, at + 1, upper, work.line.number) if m is not None]
    apiece = all(_is_with(work, money) and giver.item.first < money.first for giver, money in pairs)
    if not pairs or not apiece or len({id(m) for _, m in pairs}) < len(pairs):
        return False
    telling = Telling(status=status, rule=work.row[at].rule, zone=(at, upper), verb=work.row[at])
    for giver, money in pairs:
        work.emit((giver,), work.whole((money,)), telling)
    return True


def _is_with(work: ClauseWork, money: Item) -> bool:
    """Whether "with" leads to a sum, in the clause or in one of its asides: ", com US$ 1 milhão,"."""
    for row in (work.row, *(i.inner for i in work.row)):
        at = next((n for n, i in enumerate(row) if i is money), 0)
        if at and row[at - 1].has("link.at"):
            return True
    return False


def _given(work: ClauseWork, at: int, begins: tuple[int, int], status: str) -> Objects | None:
    """What the verb at `at` gives; None where it gives nothing, or to something else than a fund."""
    verb, upper, (start, lower) = work.row[at], work.upper(at), begins
    commas = [n for n in range(at, upper) if work.kind(n) == "comma"] if work.kind(at - 1) == "sum" else []
    end = commas[0] if commas else upper  # "4 million wired in May, the month of his move to London"
    objects = work.objects(at + 1, end, before=(start, at))
    objects = objects if objects.money else replace(objects, money=led_by_with(work, at))
    if verb.has("each.joint"):
        objects = replace(objects, manner=objects.manner | {"joint"})  # "combined to give"
    if _is_given_by(work, at):
        objects = replace(objects, money=(work.row[at - 1],), more=(), further=frozenset())  # "2 million given by X"
    if verb.verb in ("give", "pledge", "give_weak") and (told_of := sum_told_of(work, start)) is not None:
        objects = replace(objects, money=(told_of,), more=(), further=frozenset())
    if verb.verb == "pledge" and status == "declined":
        return None if undertakes_other(work, at) else objects
    if status == "declined" and _is_refused_in_part(objects):
        own = "personal" in objects.manner and len(work.subject) == 1 and work.subject[0].member.kind == "person"
        return replace(objects, manner=objects.manner | {"in_part"}) if own else None
    placed = bool(objects.funds) and is_placed(work.row, objects.funds[0])
    if placed and verb.verb == "give_weak" and buys_place(work.row[at:upper], objects.funds[0]):
        return None  # "paid $5 million for a seat at the inauguration"
    foreign = (objects.foreign and goes_to_others(work.row, at, upper, work.subject)) or (
        not objects.funds and _is_put_in(work, objects) and is_foreign(work.row, at + 1, upper)
    )
    beside = foreign and bool(objects.funds) and all(stands_beside(work.row, f) for f in objects.funds)
    if (foreign and (placed or beside or not objects.funds)) or (
        not verb.has("refuse.of") and not is_fronted(work, at) and gives_else(work, at, objects)
    ):
        return None
    nothing = not objects.money and not objects.funds
    if verb.verb == "pledge" and nothing and (_has_clitic(work, start, at) or only_says(work, at)):
        return None
    if not objects.money and (is_fronted(work, at) or is_what_was_given(work, start)):
        begin = lower if is_fronted(work, at) else 0
        objects = replace(objects, money=work.sums(begin, at)[-1:], more=())
    objects = with_front(work, at, objects)
    objects = fill_objects(work, _with_fronted(work, at, objects), verb.verb or "", start)
    told = status == "declined" and (says_nothing(work, (start, at, upper), to_fund=bool(objects.funds)))
    return objects if told or not _is_no_gift(work, at, upper, objects) else None


def _is_given_by(work: ClauseWork, at: int) -> bool:
    """ "2 million given by X", "2 million given in two parts by X": a sum before the participle, its giver behind."""
    return work.kind(at - 1) == "sum" and by_behind(work, at) > 0


def _is_no_gift(work: ClauseWork, at: int, upper: int, objects: Objects) -> bool:
    """Whether a verb lacks the sum that would make it a gift, or a weak one spends on something else."""
    verb = work.row[at]
    if objects.funds and not objects.money and _has_bracketed_sum(work):
        return False
    if backs_event(work, at, objects):
        return False
    needs = verb.has("give_weak.sum") or verb.has("pledge.sum")
    if not objects.money and (needs or _is_other_money(work, at, upper)):
        return True
    if verb.has("priced.reserves") and not objects.funds and is_paid_for_thing(work, at, upper):
        return True  # "set aside $40,000 for repairs"
    if not objects.funds and objects.money and is_led_by_thing(work.row, at):
        return True
    if _goes_elsewhere(work, at, upper) or (not objects.funds and _goes_mostly_elsewhere(work, at)):
        return True
    other = verb.verb == "give_weak" and spends_else(work, at, upper, objects)
    return other or (verb.verb == "give_weak" and backs_other(work.row, at, paid=bool(objects.money)))


def _has_bracketed_sum(work: ClauseWork) -> bool:
    """ "A ($1 million) and B ($500,000) supported the fund": each giver has a sum of its own behind the name."""
    pairs = zip(work.row, work.row[1:], strict=False)
    return any(a.kind == "party" and [i.kind for i in b.inner] == ["sum"] for a, b in pairs)


def _goes_elsewhere(work: ClauseWork, at: int, upper: int) -> bool:
    """ "paid a fine of $1 million", "gave its staff $1,000 in bonuses": who gets the money stands behind the verb."""
    small = [i for i in work.row[at + 1 : upper] if i.kind != "determiner" and not i.has("pronoun.his")]
    first = small[0] if small else None
    if first is None or any(i.has("noun.in_kind") or i.kind == "fund" for i in small[1:4]):
        return False
    own = [i.kind for i in work.row[at + 1 : at + 4]] == ["pronoun", "role", "sum"]
    if own and work.row[at + 1].has("pronoun.his"):
        return True  # "paid its chief executive $2 million"
    paid = first.kind == "business" and work.row[at].verb == "give_weak" and len(small) > 2 and small[2].kind == "sum"
    return paid or (first.has("role.staff") and len(small) > 1 and small[1].kind == "sum")


def _goes_mostly_elsewhere(work: ClauseWork, at: int) -> bool:
    """ "gave $14 million last year, most of it to hospitals": a part of the sum, and what got it."""
    part = next((n for n in range(at + 1, len(work.row)) if work.row[n].has("money.part")), 0)
    behind = [i for i in work.row[part + 1 : part + 5] if part and i.kind != "determiner"]
    return [i.kind for i in behind[:2]] == ["to", "word"] and not any(i.kind == "fund" for i in behind)


def _read_earlier(work: ClauseWork, givers: tuple[Giver, ...], upper: int, telling: Telling) -> None:
    """Add the frames of what a gift is set against: "$1 million, up from $250,000 in 2017"."""
    rest = work.row[upper:]
    dated = any(work.line.tokens[i.first].text.isdigit() or i.kind == "time" for i in rest[2:])
    set_beside = len(rest) > 1 and (rest[0].has("link.earlier") or is_set_beside(rest, 1, work.line))
    money = tuple(i for i in rest[1:4] if i.kind == "sum")[:1]
    if len(rest) < 3 or not set_beside or not money or not dated:
        return
    if telling.status in ("given", "planned"):
        objects = Objects(money=money)
        work.emit(givers, objects, replace(telling, status="given", zone=(upper, len(work.row))))


def _is_other_money(work: ClauseWork, at: int, upper: int) -> bool:
    """ "$45 million a month", "promised $40 million in new jobs": sums that no gift has."""
    sums = work.sums(at, upper)
    rate = any(i.money is not None and i.money.rate for i in sums)
    return rate or (bool(sums) and any(i.kind == "business" for i in work.row[at:upper]))


def _is_refused_in_part(objects: Objects) -> bool:
    """ "are not giving in their own names", "is not providing any cars": one way of giving is ruled out, not a gift."""
    return bool({"personal", "company"} & objects.manner) or (bool(objects.goods) and not objects.money)


def _is_coordinated(work: ClauseWork, at: int) -> bool:
    """Whether a base form goes on after a verb of giving: "will donate $1 million and lend the event a fleet"."""
    base = work.row[at].has("give.base") or work.row[at].has("give_weak.base")
    return base and bool(work.frames) and work.kind(at - 1) == "and" and work.frames[-1].verb is not None


def _splits_evenly(work: ClauseWork, at: int) -> bool:
    """Whether it is told how much of a sum each fund gets: "split $900,000 evenly between A and B", not "split it"."""
    return bool(break_down(work.row, at + 1, work.upper(at)))


def _is_chained(work: ClauseWork, at: int) -> bool:
    """ "pledged to give", "pledged, in May, to give": the promise rules the giving that follows."""
    if work.row[at].verb not in ("pledge", "give_weak"):
        return False
    for item in work.row[at + 1 : at + 6]:
        if item.kind == "verb" and item.verb in ("give", "give_weak"):
            return True
        if item.kind not in ("to", "plan", "word", "determiner", "in", "date", "comma"):
            return False
    return False


def _has_clitic(work: ClauseWork, start: int, at: int) -> bool:
    """ "parce que Kaldane l'avait promis": what was promised is told elsewhere, as an article without a noun tells."""
    return any(a.has("link.determiner") and b.kind == "auxiliary" for a, b in pairwise(work.row[start:at]))

"""The status that a clause gives to a gift: planned, given, refused; or None where it tells of no gift at all."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.clause.expected import is_expected, is_hoped, is_unexpected
from onrecord.claims.clause.fardenials import is_denied_afar
from onrecord.claims.clause.plansdropped import is_dropped_plan
from onrecord.claims.clause.willnot import will_not_either
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["behind_sum", "status_of"]


def status_of(row: tuple[Item, ...], start: int, at: int, line: Line) -> str | None:
    """Return the status that the verb or noun at `at` has, with the small words from `start` to it.

    "will not give" is a refusal, "did not give" no claim at all, "is considering a gift" neither.
    """
    verb, start = row[at], _start_of(row, start, at)
    if _is_noun(row, at):
        return None
    denied = _denied_in_front(row, start)
    inside = [i for n, i in enumerate(row[start:at], start) if i.kind != "negation" or not _rules_out(row, n, at)]
    before = (*denied, *[item for item in inside if item.kind not in ("aside", "party")])
    after = row[at + 1 : at + 3]
    beside = before if verb.verb == "refuse" else (*before, *after[:1])  # "ha deciso di non dare nulla"
    if "dropped" in line.meant and verb.verb != "refuse" and is_dropped_plan(row, at):
        return "declined"
    denials = [i for i in (verb, *beside) if i.kind == "negation" or "negation" in i.categories.meant]
    negated = bool(denials) and not _is_only(before, after)
    if _is_left_undecided(row, start, at, before) or ("hope" in line.meant and is_hoped(row, start, at)):
        return None  # "urged X not to give", "is weighing a gift"
    if "refuse.idle" in verb.categories.meant and not any(i.has("parted.asked") for i in row[at + 1 : at + 5]):
        return "declined" if _stays_idle(verb, before) and not negated else None  # "will sit this one out"
    if _is_denied(row, at) or verb.verb == "refuse":
        return None if negated else "declined"
    return _status_told(row, start, at, line, before) if not negated else _status_negated(row, start, at, before)


def _start_of(row: tuple[Item, ...], start: int, at: int) -> int:
    """Where the words begin that may tell of the gift at `at`: behind a sum right before it."""
    back = at
    while back > 1 and row[back - 1].kind in _OF_SUM:
        back -= 1
    return max(start, behind_sum(row, at)) if start < back < at and row[back - 1].kind == "sum" else start


def _is_to_come(row: tuple[Item, ...], start: int, at: int, before: tuple[Item, ...]) -> bool:
    told = _without_office(row, at, before)
    planned = is_expected(row, start, at, before) or _is_planned(row[at], told) or _is_future_of_past(row, at)
    return planned and not _is_cleft(row, at)


def _without_office(row: tuple[Item, ...], at: int, before: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items before a verb without what its giver will be: "será embaixador e [doou]" (Portuguese)."""
    if at + 1 < len(row) and row[at + 1].has("link.by"):
        return before
    joint = next((n for n in range(len(before) - 1, 0, -1) if before[n].kind == "and"), 0)
    will_be = any(_is_plan(i) and i.has("link.passive") for i in before[:joint])
    return before[joint + 1 :] if will_be and not row[at].has_form("base") else before


def _status_negated(row: tuple[Item, ...], start: int, at: int, before: tuple[Item, ...]) -> str | None:
    """Of "will not give" a refusal; of "did not give" nothing."""
    if _is_not_the_only(before):
        return None
    refused = _is_put_off(row[at], before) or will_not_either(row, at) or _gives_nothing_now(row, at)
    planned = _is_to_come(row, start, at, before) and not is_expected(row, start, at, before)
    refused = refused or (planned and not _is_hedged(before) and not _is_yet_to_come(row[at], before))
    return "declined" if refused else None


def _is_not_the_only(before: tuple[Item, ...]) -> bool:
    """ "n'est pas le seul à donner" (French, "is not the only one to give"): what is denied is that others do not."""
    kinds = [i.kind for i in before[-3:]]
    stands = any(i.has("link.passive") for i in before[:-3] if i.kind == "auxiliary")
    return kinds == ["determiner", "word", "to"] and stands


def _status_told(row: tuple[Item, ...], start: int, at: int, line: Line, before: tuple[Item, ...]) -> str | None:
    """Of "will give" a plan, of "gave" a gift; of "would give, if" nothing."""
    if not _is_to_come(row, start, at, before):
        return "given"
    return None if "plan.would" in line.meant and _is_hypothetical(row, at, line) else "planned"


def _is_left_undecided(row: tuple[Item, ...], start: int, at: int, before: tuple[Item, ...]) -> bool:
    """Whether a gift is only urged, weighed, asked for or rumoured: "urged X to give", "is weighing a gift"."""
    verb, after = row[at], row[at + 1 : at + 2]
    urged = _is_urged(row, start, before)
    weighed = bool(_weighed(row, before, verb)) and not _is_denied(row, at)
    weighed = weighed or _is_withdrawn(row, at) or _is_asked_for(row, before, at)
    weighed = weighed or (bool(after) and after[0].kind == "consider" and _is_perhaps(verb, after[0]))
    open_ = "consider" in verb.categories.meant or _is_rumoured(row, start) or _is_left_open(before)
    return urged or weighed or open_


def _is_urged(row: tuple[Item, ...], start: int, before: tuple[Item, ...]) -> bool:
    """ "urged X to give", "pidió a X que donara" (Spanish), but not "criticó a X, que donó" ("X, who gave")."""
    back = start - 2 if start > 1 and row[start - 1].kind == "determiner" else start - 1
    if back < 0 or "consider.object" not in row[back].categories.meant:
        return False
    kinds = [i.kind for i in before]
    of = bool(before) and before[-1].has("link.of")  # "ha chiesto a X di donare" (Italian)
    return of or "to" in kinds or ("relative" in kinds and "comma" not in kinds)


def _stays_idle(verb: Item, before: tuple[Item, ...]) -> bool:
    """Whether who "sits out" is to: "will sit this one out"."""
    planned = any(i.kind == "plan" and "link.to" not in i.categories.meant for i in before)
    return "refuse.ahead" in verb.categories.meant or planned


def _is_hypothetical(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """ "X would give $2 million if its board agreed": what nobody said that it will do, as in "said that it would"."""
    would = any(i.has("plan.would") for i in row[max(0, at - 4) : at + 1])
    told = any(i.kind == "speech" or i.verb in ("announce", "pledge") for i in row[:at])
    return would and not told and line.has("link.if")


_OF_SUM = ("relative", "pronoun", "auxiliary", "fund", "determiner", "party", "role")


def behind_sum(row: tuple[Item, ...], at: int) -> int:
    """Where the words on a sum begin that the verb at `at` rules: "demands that it return the $5,000 [that X] gave".

    What stands before the sum tells nothing of the gift. 0 where the verb rules no such words.
    """
    back = at
    while back > 1 and row[back - 1].kind in _OF_SUM:
        back -= 1
    if back == at or row[back - 1].kind != "sum":
        return 0
    opens = row[back].kind == "relative" or row[back].has("pronoun.company")
    acts = opens and any(i.kind in ("party", "pronoun", "fund") for i in (*row[back:at], *row[at + 1 : at + 2]))
    return back if acts else 0


def _is_left_open(before: tuple[Item, ...]) -> bool:
    """ "não disse se vai doar" (Portuguese, "did not say whether it will give"): nothing is told either way."""
    if "speech" not in [i.kind for i in before]:
        return False
    denied = any(a.kind == "negation" and b.kind == "speech" for a, b in pairwise(before))
    return denied and any(a.kind == "speech" and b.has("link.impersonal") for a, b in pairwise(before))


def _weighed(row: tuple[Item, ...], before: tuple[Item, ...], verb: Item) -> list[Item]:
    """The words that only weigh a gift; hearsay that somebody tells counts as told."""
    weighed = [i for i in before if i.kind == "consider"]
    if weighed and verb.has_any("give", "give_weak") and any(i.kind == "speech" and not i.has("asked") for i in row):
        return [i for i in weighed if not i.has("consider.hearsay")]
    return weighed


def _is_perhaps(verb: Item, behind: Item) -> bool:
    """ "geeft [mogelijk] een miljoen" (Dutch, "may give"): an adverb right behind a verb of giving only weighs it."""
    perhaps = behind.last - behind.first == 1 and not behind.has_any("asked", "consider.hearsay")
    return perhaps and verb.has("plan") and verb.verb in ("give", "give_weak")


def _is_asked_for(row: tuple[Item, ...], before: tuple[Item, ...], at: int) -> bool:
    """ "had a request to give $500": what somebody else would have; in Dutch "had bij te dragen een verzoek"."""
    led = bool(before) and before[-1].kind == "to" and any(i.has("parted.asked") for i in before[-3:-1])
    joint = row[at].has("plan.joint") and at + 1 < len(row) and row[at + 1].has("parted.asked")
    return row[at].verb != "refuse" and (led or joint)


def _is_rumoured(row: tuple[Item, ...], start: int) -> bool:
    """ "Corre voce che Kaldane abbia donato" (Italian, "word has it that"): what nobody stands for."""
    if is_unexpected(row, start):
        return True
    back = start - 1
    while back > 0 and row[back].kind in ("determiner", "role", "relative"):
        back -= 1
    impersonal = row[back].kind == "consider" and not any(i.kind in ("party", "unnamed", "pronoun") for i in row[:back])
    return back >= 0 and impersonal and not row[back].has("consider.object")


def _is_yet_to_come(verb: Item, before: tuple[Item, ...]) -> bool:
    """ "has not pledged anything", "non ha preso impegni" (Italian): nothing was promised, and nothing refused."""
    made = verb.has("pledge.past") or (verb.has("pledge.noun") and any(i.has("link.perfect") for i in before))
    return made and not any(i.kind == "plan" or i.has("plan") for i in before)


def _is_put_off(verb: Item, before: tuple[Item, ...]) -> bool:
    """ "does not give", "won't be giving", "isn't donating": a refusal of now or of what is to come."""
    if any(i.has("negation.present") for i in before) and (verb.has("give.base") or verb.has("light.base")):
        return True
    if verb.has_any("give.present", "give_weak.present", "light.present") and any(
        i.has("negation.now") for i in before[-3:]
    ):
        return True  # "non dà soldi" (Italian, "is giving no money")
    forms = ("give.base", "give_weak.base", "light.base", *_PROGRESSIVE[:3])
    return verb.has_any(*forms) and any(i.has("negation.ahead") for i in before[-3:])


def _is_withdrawn(row: tuple[Item, ...], at: int) -> bool:
    """ "hat seine Absicht, dem Fonds eine Million zu geben, [aufgegeben]" (German, "has given up its intention to")."""
    back = next((n for n in range(len(row) - 1, at, -1) if row[n].kind != "end"), at)
    comma = next((n for n in range(back - 1, at, -1) if row[n].kind in ("comma", "verb", "party")), at)
    return row[back].has("consider.withdrawn") and comma > at and row[comma].kind == "comma"


_NOW = 4
"""Items behind a verb in which "no money" stands: "gibt auch heuer kein Geld" (German)."""


def _gives_nothing_now(row: tuple[Item, ...], at: int) -> bool:
    """ "Norvane gibt kein Geld für den Ballsaal", "spendet nicht dafür" (German): of now, and nothing else.

    "Geld gibt Norvane dem Ballsaal nicht" comes here in order: "Norvane gibt nicht Geld".
    """
    near = row[max(0, at - _NOW) : at + 1 + _NOW]
    ended = any(i.has("negation.no_more") for i in near)  # "zahlt der Partei nichts mehr"
    present = row[at].has("give.present") or (ended and row[at].has("give_weak.present"))
    if not present or row[at].has_form("past") or all(i.kind != "fund" for i in row):
        return False
    none = ended or any(i.has("negation.nothing") for i in near)
    none = none or [i.kind for i in row[at + 1 : at + 3]] == ["negation", "cash"]
    none = none or (any(i.has("negation.now") for i in near) and all(i.kind != "sum" for i in row))
    return none and not any(i.verb in ("give", "give_weak") for i in row[at + 1 :])


def _is_of_verb_before(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "did not stay behind and gave", "n'a rien oublié, et a versé" (French): of the verb before it."""
    lead = verb - 1
    while lead > at and "link.perfect" in row[lead].categories.meant:
        lead -= 1
    if row[at].kind != "negation" or "link.and" not in row[lead].categories.meant:
        return False
    past = row[verb].categories.meant.isdisjoint(("give.past", "give_weak.past", "pledge.past"))
    return not past and any(i.kind in ("word", "business") for i in row[max(0, at - 2) : lead])


def _rules_out(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "it, not its owner, Rolf Amis, gave": a negation of who gave, and not of the gift."""
    if row[at].kind != "negation" or not at or row[at - 1].kind not in ("comma", "and"):
        return _is_of_verb_before(row, at, verb)
    ahead = [i.kind for i in row[at + 1 : at + 6] if i.kind not in ("determiner", "role", "word", "pronoun")]
    return ahead[:1] == ["party"] or ahead[:2] == ["comma", "party"]


_OF_DENIED = ("role", "comma", "determiner", "of", "each", "word", "dash", "colon")


def _denied_in_front(row: tuple[Item, ...], start: int) -> tuple[Item, ...]:
    """ "Neither A nor B gave", "Neither of the two firms, A and B, gave": what denies the subject itself."""
    back = start - 1
    while back > 0 and row[back].kind in _OF_DENIED:
        back -= 1
    opens = back == start - 1 or back == 0
    return (row[back],) if back >= 0 and opens and row[back].kind == "negation" else ()


def _is_only(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """ "n'a versé que 2 millions": the half of a negation that "que" behind the verb turns into "only"."""
    denied = [i for i in before if i.kind == "negation" or i.has("negation")]
    half = bool(denied) and all(i.has("negation.half") for i in denied)
    return half and len(after) > 1 and after[0].has("relative.object") and after[1].kind == "sum"


def _is_denied(row: tuple[Item, ...], at: int) -> bool:
    """ "denied that it had given", "it is false that X gave": somebody says that there was no such gift."""
    opening = next((n for n, i in enumerate(row[:at]) if i.kind == "deny"), at)
    if opening + 1 < at and row[opening + 1].kind == "relative" and _reaches(row, opening + 2, at):
        return True
    for item in reversed(row[max(0, at - 5) : at]):
        if item.kind == "deny":
            return True
        if item.kind not in ("pronoun", "auxiliary", "relative", "plan", "again") and not item.has("link.of"):
            break  # Italian denies "di aver dato"
    return is_denied_afar(row, at)


_NOT_DENIED = ("verb", "speech", "contrast", "stop", "colon", "deny", "relative")


def _reaches(row: tuple[Item, ...], first: int, at: int) -> bool:
    """Whether a denial that opens its clause there still holds at a verb: no other verb stands in between."""
    return first <= 4 or not any(i.kind in _NOT_DENIED for i in row[first:at])


def _is_noun(row: tuple[Item, ...], at: int) -> bool:
    """ "its political giving", "the giving": a noun, not a gift."""
    forms = {c.rpartition(".")[2] for c in row[at].categories.own if c.startswith(("give", "pledge"))}
    if not forms or not forms <= {"progressive", "base"}:
        return False
    back = at - 1
    while back >= 0 and row[back].kind == "word" and at - back <= 2:
        back -= 1
    return back >= 0 and (row[back].kind in ("determiner", "owns", "of") or row[back].has("pronoun.his"))


def _is_planned(verb: Item, before: tuple[Item, ...]) -> bool:
    if verb.has_any("pledge", "plan.budget") or (verb.has("plan") and not _is_past_form(verb, before)):
        return True
    if not before:
        return False
    if any(_is_plan(i) or "pledge" in i.categories.meant for i in before):
        return True
    if len(before) > 1 and before[-1].kind == "to" and any(i.kind == "role" for i in before[-3:-1]):
        return False  # "is the latest company to donate"
    if len(before) > 1 and before[-1].kind == "to" and any(i.has("noun.sold") for i in before):
        return False  # "sold shares to donate $1 million"
    done = len(before) > 1 and before[-1].has("link.perfect") and before[-2].kind == "to"  # "is said to have paid"
    infinitive = verb.kind != "gift" and not done and _is_infinitive(before)  # not "grazie a un [dono]"
    if verb.has_any(*_PROGRESSIVE):
        return _is_under_way(verb, before)
    return infinitive and not verb.has_any(*_NO_INFINITIVE)


def _is_plan(item: Item) -> bool:
    meant = item.categories.meant
    return (item.kind == "plan" or "plan" in meant) and "link.to" not in meant


def _is_under_way(verb: Item, before: tuple[Item, ...]) -> bool:
    """ "is giving", and not "laat zijn hart zien door te geven" (Dutch, "by giving"), "is among the firms giving"."""
    if verb.has_form("gerund") or any(i.has("fronted") for i in before):
        return False
    ends = (n for n, i in enumerate(before) if i.kind in ("comma", "verb", "in") or i.has("link.after"))
    parted = max(ends, default=-1)  # "is big, giving", "is passing this time after giving"
    return any(i.has("link.passive") for i in before[parted + 1 :])


_PROGRESSIVE = ("give.progressive", "give_weak.progressive", "light.progressive", "match.progressive")
_NO_INFINITIVE = ("give.past", "receive.past")
"""Not "a campanha de X à prefeitura recebeu" (Portuguese), where "to" leads to a place."""


def _is_future_of_past(row: tuple[Item, ...], at: int) -> bool:
    """ "ha dichiarato che avrebbe donato" (Italian, "said that he would give"): what a giver said of himself."""
    would = next((n for n in range(at - 1, max(1, at - 4), -1) if row[n].has("link.would")), 0)
    told = would - 2
    while told > 0 and row[told].kind in ("date", "in", "to", "time", "determiner"):
        told -= 1  # "disse [a settembre] che avrebbe donato"
    said = row[told] if would > 1 and row[would - 1].has("relative.object") else None
    return said is not None and (said.kind == "speech" or (said.kind == "verb" and said.has("speech")))


def _is_past_form(verb: Item, before: tuple[Item, ...]) -> bool:
    """ "heeft het fonds verrijkt" (Dutch, "has enriched"): a participle that looks like the present tense."""
    return verb.has_form("past") and any(i.has("link.perfect") for i in before)


def _is_cleft(row: tuple[Item, ...], at: int) -> bool:
    """ "A donare è stata la Norvane", "È stata la Norvane a donare" (Italian): who it was that gave."""
    if at == 0 or row[at - 1].kind != "to" or row[at - 1].has("link.purpose"):
        return False
    if at > 1 and row[at - 2].kind not in ("party", "comma", "and"):
        return False
    zone = row[at + 1 :] if at == 1 or row[at - 2].kind != "party" else row[: at - 2]
    told = [i for i in zone if i.has("link.passive")]
    return bool(told) and not any(i.kind == "plan" or i.has("plan") for i in zone) and not _acts_before(row, at)


def _acts_before(row: tuple[Item, ...], at: int) -> bool:
    """Whether another verb rules the infinitive: "is pledged to give", "was invited by X to give"."""
    return any(i.kind in ("verb", "speech", "consider") for i in row[: at - 1])


def _is_infinitive(before: tuple[Item, ...]) -> bool:
    """ "promised to personally give", and not "the fund for Orlo's [party] got": "to" rules the verb."""
    if before and before[-1].kind == "to":
        return not before[-1].has("link.while")  # "X irritou Y ao doar" (Portuguese, "by giving")
    return len(before) > 1 and before[-2].kind == "to" and before[-1].kind not in _NAMED


_NAMED = ("filing", "fund", "other", "outlet", "speaker", "sum", "gift", "role", "pronoun")


def _is_hedged(before: tuple[Item, ...]) -> bool:
    """ "is not expected to give": nobody refused."""
    return any(i.has("plan.expected") for i in before)

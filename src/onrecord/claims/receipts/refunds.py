"""Money sent back: "returned a gift to X", "X's donation was refunded"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.giftnouns.owners import owners_of_sum
from onrecord.claims.givers.gathering import gather_right, givers_of, is_governed
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.returned import givers_in_relative, givers_told, turn_back_sum

__all__ = ["read_refund"]


def read_refund(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of "returned a $1 million donation to X": who gets the money back had given it."""
    verb = work.row[at]
    under_way = verb.has("refund.progressive") and at > 0 and work.row[at - 1].has("link.passive")
    under_way = under_way or _returns_sum(work.row, at)
    under_way = under_way or (verb.has("refund.undone") and any(i.kind == "fund" for i in work.row[:at]))
    if not verb.has_any("refund.past", "refund.got_back", "refund.own") and not under_way:
        return
    if any(i.kind == "negation" for i in work.row[max(lower, at - 4) : at]):
        return  # "has not returned it yet"
    if _is_way_back(work, at, lower) or turn_back_sum(work, at) or (verb.has("refund.own") and not _has_gift(work, at)):
        return
    upper = _upper_of_refund(work, at)
    if listed := _refunded_each(work, at, upper):
        for giver, money in listed:
            telling = Telling(status="refunded", rule="verb.refund", zone=(lower, upper), verb=verb)
            work.emit((giver,), replace(work.whole((money,)), foreign=False), telling)
        return
    was = not under_way and any(i.has("link.passive") for i in work.row[max(0, at - 3) : at])
    own = verb.has("refund.own")  # "X has rescinded its gift to a group that backs Y"
    passive = verb.has("refund.got_back") or was or own
    givers = () if own else _refunded(work, at, upper) or givers_in_relative(work, at)
    givers = givers or (_refunded_before(work, at, lower) if passive else ())
    if not givers and passive:
        givers = owners_of_sum(work, at, lower) or work.subject_of(at, lower)[0]
    if not givers and passive and _turn_back(work):
        return
    if not givers and (back := _givers_before(work, at, lower, passive=passive)):
        objects = Objects(manner=frozenset({"returned"}), money=work.sums(at, upper)[:1])
        work.emit(back, objects, Telling(status="refunded", rule="verb.refund", zone=(lower, upper), verb=verb))
        return
    if givers and (passive or not _is_of_another(work, at, lower)):
        objects = _sent_back(work, at, (lower, upper), passive=passive)
        work.emit(givers, objects, Telling(status="refunded", rule="verb.refund", zone=(lower, upper), verb=verb))


def _returns_sum(row: tuple[Item, ...], at: int) -> bool:
    """ "rend les 10 000 dollars de X" (French, "returns the $10,000 from X"): the present of the press."""
    if not row[at].has("refund.present"):
        return False
    money = next((i.money for i in row[at + 1 : at + 3] if i.kind != "determiner"), None)
    plain = not any(i.kind == "relative" for i in row[max(0, at - 3) : at])
    plain = plain and not any(i.kind in ("plan", "consider") for i in row[:at])  # "want it to return the $10,000"
    political = any(i.kind == "fund" or i.has_any("role.politician", "fund") for i in row[:at])  # no bank does
    return plain and political and money is not None and not money.rate


def _givers_before(work: ClauseWork, at: int, lower: int, *, passive: bool) -> tuple[Giver, ...]:
    """Who had given what goes back, where the clause does not name them."""
    takers = () if passive else _takers(work, at, lower)
    return takers or _returned_gift(work, at, lower) or givers_told(work, at, lower)


def _is_of_another(work: ClauseWork, at: int, lower: int) -> bool:
    """ "Jo Hale, who ran for governor, sent back the $5,000": who had got it is named, and is no fund known here."""
    acting = [
        i for n, i in enumerate(work.row[lower:at], lower) if i.kind == "party" and not is_governed(work.row, n, 0)
    ]
    return bool(acting) and not any(i.kind in ("fund", "relative") for i in work.row)


def _sent_back(work: ClauseWork, at: int, within: tuple[int, int], *, passive: bool) -> Objects:
    """What goes back by the verb at `at`, whose clause reaches from `within[0]` to `within[1]`."""
    lower, upper = within
    objects = replace(work.objects(at + 1, upper, before=(lower, at)), foreign=False)
    if not objects.money:
        objects = replace(objects, money=work.sums(lower, at)[:1])
    named = passive and any(i.kind == "party" for i in work.row[lower:at])  # "Merrow was later reimbursed"
    back = named or work.row[at].has("refund.got_back") or _is_gift_returned(work, at, lower)
    if not objects.money and not objects.funds and back:
        objects = replace(objects, manner=objects.manner | {"returned"})  # "gave $1 million, then took it back"
    return objects


def _is_gift_returned(work: ClauseWork, at: int, lower: int) -> bool:
    """ "The donation was returned to X": the gift told before, of which nothing new is said but that."""
    front = work.row[lower:at]
    told = work.line.has("money.meant") and any(i.has("money.meant") for i in front)
    told = told and any(i.has("link.perfect") for i in front)
    return told or any(
        i.kind in ("gift", "cash")
        and n
        and front[n - 1].has("link.determiner")
        and not front[n - 1].has("link.indefinite")
        for n, i in enumerate(front)
    )


def _refunded_before(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "Alla Ferriere Lunghi la somma è stata rimborsata" (Italian, "To X the sum was refunded"): told in front."""
    lead = next((n for n in range(lower, at) if work.kind(n) not in ("and", "comma", "verb", "auxiliary")), at)
    party = next((n for n in range(lead + 1, at) if work.kind(n) not in ("determiner", "role")), at)
    if work.kind(lead) != "to" or work.kind(party) != "party":
        return ()
    return givers_of(gather_right(work.row, party, at)[0], work.line.number)


def _is_way_back(work: ClauseWork, at: int, lower: int) -> bool:
    """ "est retourné à Brumeval": somebody went back; not "leur a retourné leur argent", nor with a sum behind it."""
    paid = "sum" in [work.kind(n) for n in range(at + 1, at + 3)]
    return work.row[at].has("refund.turned") and not paid and not any(i.has("link.taker") for i in work.row[lower:at])


def _has_gift(work: ClauseWork, at: int) -> bool:
    """ "rescinded [its gift] to the party", and no "rescinded its job offer to X, who gave $5,000"."""
    end = next(
        (n for n in range(at + 1, len(work.row)) if work.kind(n) in ("party", "relative", "comma")), len(work.row)
    )
    return any(i.kind in ("gift", "sum") for i in work.row[at + 1 : end])


def _upper_of_refund(work: ClauseWork, at: int) -> int:
    """Where the words on what is sent back end: past how it came, "returned the $5,000 received in May from X"."""
    upper = work.upper(at)
    came = upper < len(work.row) and work.row[upper].has("receive.past") and work.kind(upper - 1) in ("sum", "gift")
    return work.upper(upper) if came else upper


_BACK = 2
"""Lines back to the gift that "gave it back to them" speaks of."""


def _refunded_each(work: ClauseWork, at: int, upper: int) -> list[tuple[Giver, Item]]:
    """ "returned $5,000 to X and $1,000 to Y": who gets which sum back; empty where it is one sum or one giver."""
    small = ("to", "determiner", "word", "role", "other")
    found: list[tuple[Giver, Item]] = []
    for n in range(at + 1, upper):
        if work.kind(n) != "sum":
            continue
        if work.row[at].has("refund.got_back") and work.kind(n - 1) == "party":
            found.extend((giver, work.row[n]) for giver in givers_of([work.row[n - 1]], work.line.number))
        if work.kind(n + 1) != "to":
            continue
        who = next((i for i in work.row[n + 1 : upper] if i.kind not in small), None)
        if who is not None and who.kind == "party":
            found.extend((giver, work.row[n]) for giver in givers_of([who], work.line.number))
    if found and work.row[at].has("refund.got_back"):
        first = work.sums(at, upper)[:1]
        return [*((giver, first[0]) for giver in work.subject_of(at, 0)[0]), *found]
    return found if len(found) > 1 else []


def _takers(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "Le parti les lui a rendus": the money goes back to whom the gift just told came from."""
    clause = work.row[lower:at]
    told = 0 <= work.line.number - work.focus.gave <= _BACK or bool(work.frames)
    if not told or not any(i.has("link.taker") for i in clause) or any(i.kind == "party" for i in clause):
        return ()
    several = any(i.has("link.takers") for i in clause) and bool(work.focus.group)
    return tuple(replace(g, certain=False) for g in (work.focus.group if several else work.focus.subject))


def _returned_gift(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "which returned it in March", "The committee sent the money back": the gift that the text just told of."""
    told = 0 <= work.line.number - work.focus.gave <= _BACK or bool(work.frames)
    if work.clause.aside and work.clause.owner is work.row[0] and at >= len(work.row) - 3:
        acts = next((i for i in work.row[1:at] if i.kind != "auxiliary"), None)  # "from X, which it has handed back"
        return givers_of(work.row[:1], work.line.number) if acts is not None and acts.kind == "pronoun" else ()
    passed = [i for i in work.row[at + 1 : at + 5] if i.kind not in ("determiner", "fund") and not i.has("committee")]
    behind = passed[:1]  # "gab [das Komitee] das Geld zurück" (German): the fund stands behind the verb
    it = bool(behind) and (behind[0].has_any("pronoun.company", "returned") or behind[0].kind in ("gift", "cash"))
    it = it or (work.focus.settings.dropped_subjects and work.kind(at - 1) == "determiner")  # "El partido los devolvió"
    if not told or not it or any(i.kind in ("party", "sum") for i in work.row[at + 1 : work.upper(at)]):
        return ()
    if any(i.kind == "party" for i in work.row[lower:at]):
        return ()
    return tuple(replace(g, certain=False) for g in work.focus.subject)


def _turn_back(work: ClauseWork) -> bool:
    """ "X's gift was returned by the fund": the gift that the subject tells of was given back."""
    told = [n for n, frame in enumerate(work.frames) if frame.rule == "noun"]
    fund = next((i for i in work.row if i.kind == "fund"), None)
    for n in told:
        work.frames[n] = replace(work.frames[n], status="refunded", fund=work.frames[n].fund or fund)
    return bool(told)


def _leads_home(item: Item) -> bool:
    """Whether a word leads to who gets money back: "to X", "X's money", "on the account of X"."""
    return item.kind in ("to", "from", "owns") or item.has("fund_name.chest")


def _refunded(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    links = [i for i in range(at + 1, upper) if _leads_home(work.row[i])]
    parties = [i for i in range(at + 1, upper) if work.kind(i) == "party"]
    if len(parties) > 1 and work.kind(parties[0] + 1) == "owns" and parties[1] - parties[0] <= 4:
        parties = parties[1:]  # "to Pascarella's brother-in-law, Dante Vercelli"
        links = [n for n in links if n != parties[0] + 1]
        return givers_of([work.row[parties[0]]], work.line.number) if links else ()
    if parties and links and links[0] < parties[0] and parties[0] - links[0] <= 6:
        found, end = gather_right(work.row, parties[0], upper)
        listed = any(i.kind == "and" for i in work.row[parties[0] : end])  # "to X, director Y confirms" names one
        listed = listed and work.kind(end) not in ("speech", "deny", "plan")  # "$5,000 to X, and Y said it would"
        return givers_of(found if listed else found[:1], work.line.number)
    dressed = parties and all(i.kind in ("determiner", "role", "word") for i in work.row[at + 1 : parties[0]])
    if dressed and any(i.kind == "fund" for i in work.row[:at]):
        return givers_of([work.row[parties[0]]], work.line.number)  # "the fund has refunded X its $1 million"
    if not parties and at + 1 < upper and work.row[at + 1].has("pronoun.his"):
        if any(i.has("link.taker") for i in work.row[:at]):
            return ()  # "Le comité leur a rendu la somme": told by `_takers`
        before = [i for i in work.row[:at] if i.kind == "party"]  # "refunded his $100,000"
        return givers_of(before[:1], work.line.number) or work.focus.subject[:1]
    return ()

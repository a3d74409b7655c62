"""Services and goods that an apposition calls a gift: "It will stream the ceremony, an in-kind gift of $1 million"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.order.items import Item

__all__ = ["actors_before", "read_service", "read_valued_service"]


def read_service(work: ClauseWork) -> None:
    """Add the frame of a clause without a verb of giving whose subject does something that is "an in-kind gift"."""
    places = range(1, len(work.row))
    at = next((n for n in places if _is_gift_in_kind(work, n) or _is_priced(work, n)), None)
    if at is None or work.kind(at - 1) not in ("determiner", "again", "comma", "word"):
        return
    givers = actors_before(work, at)
    if not givers:
        return
    ahead = [i for i in work.row[:at] if i.kind in ("plan", "negation") or i.has("plan")]
    if any(i.kind == "negation" for i in ahead):
        return
    money = work.sums(at, len(work.row))[:1]
    objects = Objects(money=money, goods_worth=frozenset(m.first for m in money), manner=frozenset({"in_kind"}))
    telling = Telling(status="planned" if ahead else "given", rule="service", zone=(0, len(work.row)), lean="strong")
    work.emit(givers, objects, telling)


def _is_gift_in_kind(work: ClauseWork, at: int) -> bool:
    return _names_gift_in_kind(work.row, at)


def _names_gift_in_kind(row: tuple[Item, ...], at: int) -> bool:
    """Whether "an in-kind gift" stands at `at`, in whatever order a language puts its words."""
    item = row[at]
    following = row[at + 1] if at + 1 < len(row) else item
    if "noun.gift" in item.categories.meant and following.has(
        "again"
    ):  # "una donación [adicional] en especie" (Spanish)
        return at + 2 < len(row) and "noun.in_kind" in row[at + 2].categories.meant
    return "noun.in_kind" in item.categories.meant and (
        "noun.gift" in item.categories.meant or "noun.gift" in following.categories.meant
    )


_PRICED = 6
"""Items of ", a service it prices at $1.2 million" from the service to its sum."""


def _is_priced(work: ClauseWork, at: int) -> bool:
    """ "X will stream the balls at no charge, [a service] it prices at $1.2 million"."""
    lead = work.row[max(0, at - 2) : at]
    if [i.kind for i in lead] != ["comma", "determiner"] or not lead[1].has("link.indefinite"):
        return False
    behind = work.row[at + 1 : at + _PRICED]
    sums = [n for n, i in enumerate(behind) if i.kind == "sum"]
    priced = bool(sums) and any(i.has("noun.value") or i.has("noun.worth") for i in behind[: sums[0]])
    free = any(i.has("noun.in_kind") for i in work.row[:at])
    return priced and free and any(i.kind == "fund" for i in work.row[:at])


def actors_before(work: ClauseWork, before: int) -> tuple[Giver, ...]:
    """Return who acts: the clause's first party or pronoun, as nothing but small words may stand before it."""
    for at, item in enumerate(work.row[:before]):
        if item.kind == "party":
            return givers_of([item], work.line.number)
        if item.kind == "speaker" and item.member is None and any(m.kind == "organization" for m in item.near):
            firm = next(m for m in item.near if m.kind == "organization")
            return (Giver(member=firm, item=item, line=work.line.number, certain=False),)
        named = work.kind(at + 1) == "party"  # "The airline Vireo"
        if item.kind == "pronoun" and not named and not item.has("pronoun.his"):
            return pronoun_givers(work.row, at, work.focus, work.line.number)
        if item.has("role.company") and at and work.row[at - 1].has("link.determiner"):
            return _firm_meant(work)
        if item.kind in ("verb", "speech", "fund", "sum", "other"):
            break
    told = work.kind(0) == "determiner" and work.kind(1) == "kind"  # "The streaming counts as a gift in kind of ..."
    return _firm_meant(work) if told or (work.clause.opener == "colon" and before < _FRONT) else ()


_FRONT = 3
"""Items before a gift in kind that opens a clause: ": un contributo in natura" (Italian)."""


def _firm_meant(work: ClauseWork) -> tuple[Giver, ...]:
    """The firm that the line before told of: "X gives $1 million. The company will stream it: a gift in kind"."""
    firm = work.focus.firm_meant()
    near = firm is not None and work.line.number - firm.line <= 1
    return (replace(firm, certain=False),) if firm is not None and near else ()


_VALUED = 6
"""Items of ", a service valued at another million" from its comma to the sum."""


def read_valued_service(work: ClauseWork) -> None:
    """Add the frame of "X will give $1 million and stream the event, a service worth as much again": goods as well."""
    if not work.line.has("noun.worth", "noun.in_kind", "again"):
        return
    if "plan" in work.clause.kinds:
        _plan_services(work)
    told = work.frames[-1] if work.frames else None
    at = next((n for n, i in enumerate(work.row) if _is_valued(work, n, i) or _equals_gift(i.inner)), None)
    at = _added_gift(work.row) if at is None else at
    if at is None or told is None or told.status not in ("given", "planned") or told.verb is None:
        return
    ahead = work.row[at].inner or work.row[at : at + _VALUED + _ADDED]
    money = next((i for i in ahead if i.kind == "sum"), None)
    acts = any(i.kind == "and" for i in work.row[:at] if i.first > told.verb.first)
    place = at if work.row[at].inner else next((n for n, i in enumerate(work.row) if i is money), at)
    if money is None or not acts or work.frames_cover(place):
        return
    objects = Objects(money=(money,), goods_worth=frozenset({money.first}), manner=frozenset({"in_kind"}))
    zone = (at, len(work.row))
    work.emit((told.giver,), objects, Telling(status=told.status, rule="service", zone=zone, verb=told.verb))


def _plan_services(work: ClauseWork) -> None:
    """Set the status of what is done later: "gave $1 million and [will] stream it, a service worth $5,000"."""
    for n, frame in enumerate(work.frames):
        money, verb = frame.money, frame.verb
        if money is None or verb is None or frame.status != "given" or "in_kind" not in frame.manner:
            continue
        between = [i for i in work.row if verb.last <= i.first and i.last <= money.first]
        plan = next((i for a, i in pairwise(between) if i.kind == "plan" and a.kind == "and"), None)
        if plan is not None and any(i.kind == "sum" and i.last <= plan.first for i in between):
            work.frames[n] = replace(frame, status="planned")


def _is_valued(work: ClauseWork, at: int, item: Item) -> bool:
    """Whether ", a service worth" or ", una donación en especie" (Spanish, "a gift in kind") stands at `at`."""
    if item.has("noun.worth") and _is_apposed(work, at):
        return True
    lead = work.row[at - 1] if at > 1 else item
    return _is_gift_in_kind(work, at) and lead.has("link.indefinite") and work.kind(at - 2) == "comma"


def _equals_gift(inner: tuple[Item, ...]) -> bool:
    """ ", lo que equivale a una donación en especie de otro millón" (Spanish): what is done is as good as a gift."""
    led = any(i.kind == "relative" for i in inner[:2])
    return led and any(_names_gift_in_kind(inner, n) for n in range(len(inner)))


_ADDED = 2
"""Items more of ", which is equivalent to an additional $500,000 donation"."""


def _added_gift(row: tuple[Item, ...]) -> int | None:
    """Where the words begin that make a further gift of what is done: ", [amounting to another $1 million gift]"."""
    comma = next((n for n in range(len(row) - 1, 0, -1) if row[n].kind == "comma" or row[n].inner), 0)
    tail = row[comma].inner or row[comma + 1 :]
    kinds = [i.kind for i in tail]
    added = any(i.has("again") for i in tail) or any(_names_gift_in_kind(tail, n) for n in range(len(tail)))
    alone = kinds.count("sum") == 1 and {"party", "verb", "fund", "and"}.isdisjoint(kinds)
    gift = any(i.has("noun.gift") for i in tail)
    return (comma if row[comma].inner else comma + 1) if comma and added and alone and gift else None


def _is_apposed(work: ClauseWork, at: int) -> bool:
    """Whether a comma, an article and a noun for goods or services lead to the words for their worth at `at`."""
    back = at - 1
    while back > 0 and work.kind(back) == "word":
        back -= 1
    goods = work.kind(back) == "kind" and work.row[back - 1].has("link.indefinite")
    return goods and work.kind(back - 2) == "comma"

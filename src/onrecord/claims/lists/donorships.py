"""Givers told by a word for one: "X was the largest donor, at $4 million", "the top donors are A, with $2m, and B"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.lists.backers import read_backers, read_whose
from onrecord.claims.lists.counted import read_counted
from onrecord.claims.order.items import Item

__all__ = ["is_of_donors", "read_donorship", "read_stated", "sum_of_donors"]

_NEAR_SUM = 4
_REACH = 10
"""Items in which the name follows: "Le plus gros donateur de MAGA Inc., avec 9 000 dollars, est l'avocat [X]"."""


def sum_of_donors(work: ClauseWork, before: int) -> tuple[Item, ...]:
    """ "Other million-dollar donors include A and B", "X is a $1 million donor": the sum that makes such a donor."""
    for n in range(max(0, before - 6), min(before, len(work.row))):
        if work.kind(n) == "sum" and is_of_donors(work, n):
            return (work.row[n],)
    return ()


def is_of_donors(work: ClauseWork, at: int) -> bool:
    """Whether the sum at `at` tells what the donors beside it gave: "$1 million donors", "donors at the $1m level"."""
    if "donor" in (work.kind(at - 1), work.kind(at + 1)):
        return True
    back = at - 2 if work.kind(at - 1) == "determiner" else at - 1
    return work.kind(back) in ("at", "from") and work.kind(back - 1) == "donor"  # "donatori da un milione" (Italian)


def read_donorship(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of "X was the largest donor, at $4 million" and "its top donor was X, with half a million"."""
    if read_counted(work, at) or read_whose(work, at, lower) or read_backers(work, at):
        return
    ahead = _sum_before(work, at)
    money = [i for i in work.row[at + 1 :] if i.kind == "sum" and i.money is not None and not i.money.rate]
    money = [i for i in money if not _is_taken_by_donor(work, at, i)]
    ahead = ahead or tuple(i for i in work.row[max(0, at - _NEAR_SUM) : at] if i.kind == "sum" and _apposed(work, at))
    lead = ahead or () if money or ahead else work.lead_sum() or sum_of_donors(work, at + 1)
    if not money and not lead and _read_bracketed(work, at, lower):
        return
    if not (money or lead) or not (any(_stands(i) for i in work.row) or _apposed(work, at)):
        return
    after = next((n for n in range(at + 1, min(at + _REACH, len(work.row))) if work.kind(n) == "party"), None)
    after = _described_behind(work, at) or after
    behind = after is not None and any(_stands(i) for i in work.row[at + 1 : after])
    if behind and after is not None:
        givers: tuple[Giver, ...] = givers_of(_named_behind(work, at, after), work.line.number)
    else:
        givers = tuple(g for g in work.subject_of(at, lower)[0] if not _owns_donor(work, g.item, at))
    givers = givers or _apposed(work, at) or _one_of(work, at) or _of_fund(work, at) or _inverted(work, at)
    busy = any(i.kind in ("business", "total", "limit", "negation") for i in work.row[lower:])
    if behind and not busy and _read_ranked(work, at, lower):
        return
    if givers and not busy and lead:
        telling = Telling(status="given", rule="donor", zone=(lower, len(work.row)), verb=work.row[at], lean="list")
        work.emit(givers, work.whole(lead), telling)
    elif givers and not busy and _far(work, at, money[0]) <= _NEAR_SUM + (8 if behind else 0):
        telling = Telling(status="given", rule="donor", zone=(lower, len(work.row)), verb=work.row[at], lean="list")
        work.emit(givers, work.whole((money[0],)), telling)


def _is_taken_by_donor(work: ClauseWork, at: int, money: Item) -> bool:
    """ "Another donor was X, a maker of caps that got $1 million in business": what X took."""
    behind = [i for i in work.row[at + 1 :] if i.first <= money.first]
    that = next((n for n, i in enumerate(behind) if i.kind == "relative"), len(behind))
    verbs = [i.verb for i in work.row[at + 1 + that :] if i.kind == "verb"][:1]
    return that < len(behind) and verbs == ["receive"]


_REACH = 10
"""Items behind the word for a giver in which a name follows: "the top donor to the fund, at $5,000, is the heir X"."""


def _described_behind(work: ClauseWork, at: int) -> int | None:
    """ "The largest donor, at $5,000, is a retired dentist from Elko, Jo Hale": the name behind the comma."""
    verb = next((n for n in range(at + 1, min(at + _REACH, len(work.row))) if _stands(work.row[n])), None)
    comma = verb and next((n for n in range(verb + 1, len(work.row)) if work.kind(n) == "comma"), None)
    if verb is None or comma is None or comma - verb > _FRONT + 4 or work.kind(verb + 1) != "determiner":
        return None
    told = work.row[verb + 2 : comma]
    plain = any(i.kind == "role" for i in told) and not any(i.kind in ("sum", "verb", "fund", "relative") for i in told)
    return comma + 1 if plain and work.kind(comma + 1) == "party" else None


_TOLD = ("give", "give_weak", "pledge", "announce", "light")
_NO_LEAD = ("party", "negation", "total", "business", "refuse", "consider", "relative", "self", "pronoun", "sum")
_BESIDE_NAME = ("determiner", "role", "word", "other", "kind", "auxiliary", "aside")


def read_stated(work: ClauseWork) -> None:
    """Add the frames of "Other companies to have announced contributions are A, B and C": who the several are."""
    if not work.line.has("link.passive"):
        return
    at = next((n for n, i in enumerate(work.row) if n > 2 and i.has("link.passive") and not i.has("link.did")), None)
    if at is None or work.row[at].kind != "auxiliary":
        return
    before = work.row[:at]
    several = any(i.kind == "donor" or i.has("role.many") for i in before[:_FRONT])
    given = any(i.kind == "donor" for i in before) or (
        any(i.verb in _TOLD for i in before) and any(i.kind in ("gift", "fund") for i in before)
    )
    named = at + 1
    while work.kind(named) in _BESIDE_NAME and named - at <= _FRONT:
        named += 1
    if not several or not given or _is_about_others(before) or work.kind(named) != "party":
        return
    found, _ = gather_right(work.row, named, len(work.row))
    if len(found) < _SEVERAL:
        return
    announced = any(i.verb in ("announce", "pledge") or i.kind == "plan" for i in before if not i.has("link.to"))
    telling = Telling(
        status="planned" if announced else "given",
        rule="donor",
        zone=(0, len(work.row)),
        verb=work.row[at],
        lean="list",
    )
    work.emit(givers_of(found, work.line.number), work.whole(()), telling)


_FRONT = 5
_SEVERAL = 2


def _is_about_others(before: tuple[Item, ...]) -> bool:
    """Whether what leads to the several tells of more than their gifts: "Otras empresas que donaron" does not.

    That is Spanish for "Other companies that gave", with the clause right behind whom it tells of.
    """
    that = next((n for n, i in enumerate(before) if i.kind == "relative"), 0)
    acts = next((i for i in before[that + 1 :] if i.kind not in ("auxiliary", "plan")), None)
    told = that and acts is not None and acts.verb in _TOLD
    told = told and (before[that - 1].kind == "donor" or before[that - 1].has("role.many"))
    rest = (*before[:that], *before[that + 1 :]) if told else before
    return any(i.kind in _NO_LEAD and not i.has("pronoun.his") for i in rest)


def _named_behind(work: ClauseWork, at: int, after: int) -> list[Item]:
    """Who gave: all of "the top donors are A and B, at $10,000 apiece", or of "the $1 million donors were A and B";
    else the first one named.
    """
    found, end = gather_right(work.row, after, len(work.row))
    ahead = [i for i in work.row[end:] if i.kind not in ("comma", "aside")]
    shared = [i.kind for i in ahead[:3]] == ["at", "sum", "each"]
    beside = work.kind(at - 1) == "sum" or (work.kind(at + 2) == "sum" and work.row[at + 1].has("link.of"))
    shared = shared or (beside and work.row[at].has("role.many"))  # "los donantes de 1.000 euros eran A y B" (Spanish)
    return found if shared else [work.row[after]]


_BEFORE_ONE = ("auxiliary", "determiner", "word", "aside", "again", "time")


def _one_of(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "X remains one of the committee's largest backers, at $5 million": who stands before "one of" and its owner."""
    owner = next((n for n in range(at - 1, 0, -1) if work.kind(n) == "owns" and work.kind(n - 1) == "fund"), None)
    if owner is None or at - owner > _NEAR_SUM:
        return ()
    of = next((n for n in range(owner - 2, 0, -1) if work.kind(n) != "determiner"), 0)
    if not work.row[of].has("link.of"):
        return ()
    back = of - 1
    while back > 0 and work.kind(back) in _BEFORE_ONE:
        back -= 1
    stands = any(_stands(i) for i in work.row[back:of])
    return givers_of([work.row[back]], work.line.number) if stands and work.kind(back) == "party" else ()


def _of_fund(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "X was the committee's largest donor, with $5 million": who stands before the verb and the fund that owns."""
    owner = next((n for n in range(at - 1, 0, -1) if work.kind(n) == "owns"), 0)
    between = all(work.kind(n) in ("word", "role", "again") for n in range(owner + 1, at))
    ends = work.kind(at + 1) in ("comma", "at", "sum")  # and not "the committee's biggest donor's lawyer"
    if not owner or not between or not ends or work.kind(owner - 1) not in ("fund", "party"):
        return ()
    back = owner - 2
    while back > 0 and work.kind(back) in _BEFORE_ONE and not _stands(work.row[back]):
        back -= 1
    if back < 1 or not _stands(work.row[back]) or work.kind(back - 1) != "party":
        return ()
    return work.subject_of(back, 0)[0]


def _apposed(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "X, mit 5 Millionen einer der größten Spender" (German, "with 5 million one of the"): whom it tells more of."""
    for n in range(max(3, at - _NEAR_SUM), at):
        if [work.kind(k) for k in range(n - 3, n + 1)] == ["party", "comma", "at", "sum"]:
            return givers_of([work.row[n - 3]], work.line.number)
    return ()


def _inverted(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "Met 20.000 euro behoort X tot de gulste gevers" (Dutch, "with 20,000 X is one of"): who follows the verb."""
    if [work.kind(n) for n in range(2)] != ["at", "sum"]:
        return ()
    verb = next((n for n in range(2, at) if _stands(work.row[n])), at)
    named = next((n for n in range(verb + 1, at) if work.kind(n) not in _BESIDE_NAME), at)
    return givers_of([work.row[named]], work.line.number) if work.kind(named) == "party" else ()


def _owns_donor(work: ClauseWork, item: Item, at: int) -> bool:
    """Whether a giver is only whom the gifts went to: "X was [Clear Skies]'s largest donor, at $5 million"."""
    owner = next((n for n in range(at - 1, 0, -1) if work.kind(n) == "owns"), 0)
    return bool(owner) and work.row[owner - 1] is item and at - owner <= _NEAR_SUM


def _stands(item: Item) -> bool:
    """Whether a word says who the giver is: "is", "steht" (German, "stands")."""
    return item.has("link.passive") or item.has("link.stands")


def _sum_before(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "X was, with $5 million, the largest donor": the sum between the verb, which may stand after its phrase in a
    language like Dutch ("behoort met 5 miljoen tot"), and the word for a giver."""
    zone = work.row[:at]
    verb = next((n for n in range(len(zone) - 1, -1, -1) if _stands(zone[n])), len(zone))
    sums = [n for n in range(verb + 1, len(zone)) if zone[n].kind == "sum" and zone[n - 1].has("link.at")]
    return (zone[sums[-1]],) if sums else ()


def _read_ranked(work: ClauseWork, at: int, lower: int) -> bool:
    """ "The largest donors are A with $5 million, B with $2 million and C with one": each with a sum of its own."""
    upper = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "verb"), len(work.row))
    pairs = list(pair_list(work.row, at + 1, upper, work.line.number))
    sums = {id(m) for _, m in pairs if m is not None}
    if len(pairs) < _SEVERAL or len(sums) < len(pairs) or any(g.item.first > m.first for g, m in pairs if m):
        return False
    telling = Telling(status="given", rule="donor", zone=(lower, len(work.row)), verb=work.row[at], lean="list")
    for giver, money in pairs:
        work.emit((giver,), work.whole((money,) if money else ()), telling)
    return True


_SEVERAL = 2


def _far(work: ClauseWork, at: int, money: Item) -> int:
    """How many tokens stand between the word for a giver and its sum, the fund passed: "backer of X's fund, at $3m"."""
    between = [i for i in work.row[at + 1 :] if i.first < money.first and not (i.kind == "fund" or i.has("link.of"))]
    return sum(i.last - i.first for i in between)


def _read_bracketed(work: ClauseWork, at: int, lower: int) -> bool:
    """ "Other donors were A ($750,000) and B ($500,000)"."""
    first = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "party"), None)
    if first is None or not any(i.has("link.passive") for i in work.row[at + 1 : first]):
        return False
    givers = givers_of(gather_right(work.row, first, len(work.row))[0], work.line.number)
    sums = [i for item in work.row[first:] for i in item.inner if i.kind == "sum"]
    if len(sums) != len(givers) or any(i.kind in ("business", "total", "limit", "negation") for i in work.row):
        return False
    if any(_tells_fund(i) for i in work.row[first:]):
        return False
    telling = Telling(status="given", rule="donor", zone=(lower, len(work.row)), verb=work.row[at], lean="list")
    work.emit(givers, work.whole(()), telling)
    return True


def _tells_fund(aside: Item) -> bool:
    """ "The first donor is X, [who gave $1 million to the Hale campaign]": to what X gave is told there."""
    return {"relative", "fund"} <= {i.kind for i in aside.inner}

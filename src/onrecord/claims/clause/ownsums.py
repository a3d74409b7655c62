"""Which sums of a clause are the gift's own: not a price, not another thing's, told once though twice in the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.aims import is_foreign
from onrecord.claims.clause.entries import gapped_entries
from onrecord.claims.clause.pairing import is_ranged, pair_list
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["is_set_beside", "own_sums", "sums_to_funds", "told_as_one"]


def own_sums(
    row: tuple[Item, ...], first: int, last: int, line: int
) -> tuple[list[Item], tuple[tuple[Giver, Item], ...]]:
    """The sums of the verb's own giver, and the pairs of others in the same stretch."""
    zone = row[first:last]
    if (total := _summed_up(zone)) is not None:
        return [total], ()
    sums = [i for n, i in enumerate(zone) if i.kind == "sum" and _is_gift_sum(zone, n)]
    parties = [n for n, i in enumerate(zone) if i.kind == "party" and not _is_ruled(zone, n)]
    if not parties or not sums:
        return sums, ()
    cut = parties[0]
    own = [i for i in sums if i.first < zone[cut].first]
    if entries := gapped_entries(row, first, last, lambda at: _is_ruled(zone, at - first)):
        told = {id(entry.money) for entry in entries}
        givers = [(givers_of([entry.party], line), entry.money) for entry in entries]
        return [i for i in sums if id(i) not in told], tuple((g, m) for found, m in givers for g in found)
    spent = [b for a, b in pairwise(zone) if a.has("money.spent")]  # "gave $5 to X before Y spent $3": no gift of Y's
    found = pair_list(row, first + cut, last, line) if own else ()
    pairs = tuple((g, m) for g, m in found if m is not None and not _counted(zone, g))
    return own or sums, tuple((g, m) for g, m in pairs if m not in spent and not _takes(row, first, g))


def _counted(zone: tuple[Item, ...], giver: Giver) -> bool:
    """ "a envoyé 2 millions de jetons [MRW], valant 2 millions de dollars" (French): a name of what is counted."""
    return any(b is giver.item and a.has("count.nouns") for a, b in pairwise(zone))


def _takes(row: tuple[Item, ...], first: int, giver: Giver) -> bool:
    """ "Jo Hale gave MAGA Inc. $4 million and [Open Shore] $3 million": a person gives to it as well."""
    at = next((n for n, i in enumerate(row) if i is giver.item), 0)
    acting = next((i.member for i in reversed(row[:first]) if i.kind == "party"), None)
    by_person = acting is not None and acting.kind == "person" and giver.member.kind == "organization"
    shape = [i.kind for i in row[first:] if i.kind != "determiner"][:2]
    beside = [i.kind for i in row[max(0, at - 2) : at + 2]]
    return by_person and shape == ["fund", "sum"] and beside == ["sum", "and", "party", "sum"]


_NEAR_EACH = 3
_LED_TOTAL = 3


def _summed_up(zone: tuple[Item, ...]) -> Item | None:
    """ "$250 for each child in Ohio, $88 million in all": what a sum for each of many comes to; None for no such."""
    at = next((n for n, i in enumerate(zone) if i.kind == "sum"), len(zone))
    each = next((n for n in range(at + 2, min(at + 2 + _NEAR_EACH, len(zone))) if zone[n].kind == "each"), None)
    if each is None or zone[each - 1].kind not in ("to", "in", "from", "of", "at"):
        return None
    funds = [i for i in zone[at + 1 : each + _REACH_EACH] if i.kind == "fund"]
    if len(funds) > 1 or any(i.fund is not None and i.fund.kind not in ("accounts", "named") for i in funds):
        return None  # "$1 million to each of the two committees, $2 million in all": a gift to each
    for n in range(each + 1, len(zone)):
        if zone[n].kind == "sum":
            told = (*zone[n + 1 : n + 2], *zone[max(each, n - _LED_TOTAL) : n])
            summed = any(i.kind == "total" for i in told) or _is_whole_gift(zone, n)
            return zone[n] if summed else None
    return None


def _is_whole_gift(zone: tuple[Item, ...], at: int) -> bool:
    """ "$250 to each of 400,000 children, a pledge worth [$100 million]", "a gift of [$88 million]"."""
    led = zone[at - 1].has("noun.worth") or zone[at - 1].has("link.of")
    back = at - 2
    while back > 0 and zone[back].kind in ("word", "determiner", "of"):
        back -= 1
    return led and zone[back].kind in ("gift", "verb") and zone[back].has("noun.gift")


_REACH_EACH = 5


def told_as_one(row: tuple[Item, ...], own: list[Item]) -> list[Item]:
    """ "two checks, one for $2 million and another for $1.2 million": one gift of both sums together."""
    if len(own) != 2 or not all(_is_one_of_two(row, item) for item in own):
        return own
    a, b = own[0].money, own[1].money
    if a is None or b is None or a.amount is None or b.amount is None or a.currency != b.currency:
        return own
    return [replace(own[0], last=own[1].last, money=replace(a, amount=a.amount + b.amount))]


def _is_one_of_two(row: tuple[Item, ...], money: Item) -> bool:
    """Whether "one for" or "another of" stands before a sum."""
    at = next((n for n, i in enumerate(row) if i is money), 0)
    led = at > 1 and (row[at - 1].has("link.purpose") or row[at - 1].has("link.of"))
    return led and row[at - 2].has("link.indefinite") and not row[at - 2].has("pronoun")


def sums_to_funds(row: tuple[Item, ...], own: list[Item], first: int, last: int) -> list[Item]:
    """Leave out the sums that go elsewhere than another: "$25,000 to a school and $1 million to the fund"."""
    if len(own) < 2:
        return own
    mine = {id(i) for i in own}
    places = [n for n in range(first, last) if id(row[n]) in mine]
    if len(places) < 2 or any(i.money is not None and i.money.factor is not None for i in own):
        return own  # "and as much to the fund" needs the sum before
    stretches = list(zip(places, [*places[1:], last], strict=True))
    funded = [any(i.kind == "fund" for i in row[a:b]) for a, b in stretches]
    if not any(funded):
        return own
    return [row[a] for (a, b), aimed in zip(stretches, funded, strict=True) if aimed or not is_foreign(row, a, b)]


def _is_ruled(zone: tuple[Item, ...], at: int) -> bool:
    """Whether a preposition or possessive takes the party away: "to X", "of X", "X's"."""
    if at + 1 < len(zone) and (zone[at + 1].kind == "owns" or zone[at + 1].has("count")):
        return True  # "of its own USDK tokens"
    back = at - 1
    while back >= 0 and (zone[back].kind in _DRESSING or zone[back].has("pronoun.his")):
        back -= 1  # "through her Orlo Resort"
    if back > 0 and zone[back].kind == "comma" and _is_vehicle(zone, back):
        return True
    return back >= 0 and zone[back].kind in (
        "to",
        "of",
        "at",
        "from",
        "in",
        "through",
        "company",
        "on_behalf",
        "except",
    )


_DRESSING = ("determiner", "role", "word", "party", "other", "business")
_DESCRIBING = ("role", "owns", "fund", "determiner", "pronoun", "word", "total")


def _is_vehicle(zone: tuple[Item, ...], comma: int) -> bool:
    """ "gave $5,000 through the party's fundraising arm, X": the name behind the comma is what money went through."""
    back = comma - 1
    while back > 0 and zone[back].kind in _DESCRIBING:
        back -= 1
    return back < comma - 1 and zone[back].kind in ("through", "on_behalf")


def _is_gift_sum(zone: tuple[Item, ...], at: int) -> bool:
    money = zone[at].money
    if money is None or money.rate:
        return False
    after = zone[at + 1].kind if at + 1 < len(zone) else ""
    if is_ranged(zone, at):
        return False
    if _is_of_business(zone, at) or _is_price(zone, at) or (money.currency is None and _is_counted(zone, at)):
        return False
    fund = zone[at + 1].fund if after == "fund" else None
    gift = at + 2 < len(zone) and zone[at + 2].kind == "gift"
    if fund is not None and fund.kind != "party" and not gift:
        return False  # "Trump's $300 million ballroom": what the thing costs; yet "10.000 Euro Volt" (German)
    before = zone[at - 1].kind if at else ""
    if before == "relative" and any(i.kind == "sum" for i in zone[: at - 1]):
        return False  # "750 mila euro, di cui 250 mila in azioni" (Italian, "of which 250,000"): a part
    if after == "total" and any(i.money is not None and i.money.rate for i in zone[:at]):
        return True  # "$50,000 a month, $600,000 in all"
    return after not in ("business", "limit", "total") and before not in ("limit",)


_NAMED = ("determiner", "of", "party", "other", "word", "pronoun")


def _is_counted(zone: tuple[Item, ...], at: int) -> bool:
    """ "2 million of its own USDK tokens": a figure that counts coins, and is no sum."""
    behind = zone[at + 1 : at + _REACH_EACH + 1]
    thing = next((n for n, i in enumerate(behind) if i.has("count")), 0)
    return thing > 0 and behind[0].has("link.of") and all(i.kind in _NAMED for i in behind[:thing])


def _is_of_business(zone: tuple[Item, ...], at: int) -> bool:
    """ "$1 million of legal fees", "$40 million in new jobs"."""
    if at + 1 >= len(zone) or not (zone[at + 1].has("link.of") or zone[at + 1].kind == "in"):
        return False
    ahead = at + 2
    while ahead < len(zone) and zone[ahead].kind in ("word", "determiner") and ahead - at <= 3:
        ahead += 1
    return ahead < len(zone) and zone[ahead].kind == "business"


def _is_price(zone: tuple[Item, ...], at: int) -> bool:
    """ "a fine of $25 million", "a federal contract of $2 million": what stands before tells what the sum is.

    In "nach einem Auftrag über 2 Millionen" (German, "after an order for") it stands right before the sum.
    """
    if at and zone[at - 1].kind == "business" and any(item.kind == "sum" for item in zone[at + 1 :]):
        return True
    back = at - 2
    while back > 0 and zone[back].kind == "word":
        back -= 1
    return at > 1 and zone[at - 1].has("link.of") and zone[back].kind == "business"


_BESIDE = 3
"""Items behind "the same amount" in which the time of the earlier gift stands: "as in 2017"."""


def is_set_beside(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """Return whether an earlier gift's sum stands at `at`: "$85,000, [the same amount] as four years ago".

    So it does in "$85,000, [after $50,000] in 2017".
    """
    if at < len(row) and row[at].has("link.earlier_sum"):
        return _follows_earlier(row[at + 1 :], line)
    money = row[at].money if at < len(row) else None
    if money is None or money.factor != 1:
        return False
    behind = row[at + 1 : at + 1 + _BESIDE]
    if not behind or behind[0].kind in ("comma", "and", "stop"):
        return False
    years = (line.tokens[i.first].text for i in behind)
    return any(i.has("time") for i in behind) or any(len(y) == 4 and y.isdigit() for y in years)


def _follows_earlier(behind: tuple[Item, ...], line: Line) -> bool:
    """Whether a sum and a year, and nothing else that tells, stand behind "after": "after $50,000 in 2017"."""
    rest = [i for i in behind[:_FOLLOWING] if i.kind not in ("determiner", "in", "from", "word", "date")]
    dated = any(line.tokens[i.first].form.year or i.has("time") for i in behind[1:_FOLLOWING])
    return dated and bool(rest) and rest[0].kind == "sum" and all(i.kind in ("end", "comma", "time") for i in rest[1:])


_FOLLOWING = 6

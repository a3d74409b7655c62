"""Sums that are the price of a thing: "paid $2 million for a house", "rented the hall for $40,000"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_had", "is_price", "is_price_of_thing"]

_THINGS = ("word", "role", "kind", "business", "limit")
_PASSED = ("determiner", *_THINGS, "of", "from", "owns")
_POLITICAL = ("fund", "gift", "party", "pronoun", "sum", "donor", "other", "verb")
"""What may make the thing one of politics, or the words behind "for" another gift: "for the tables of the party"."""
_BETWEEN = ("link.particle", "compared.more", "compared.less")


def is_price(row: tuple[Item, ...], money: int, *, bid: bool = False, bought: bool = False) -> bool:
    """Whether the sum at `money` pays for what stands behind it: "paid $2 million for a house in Ohio".

    Any thing is bought where the sum is a `bid` or put aside: "offered $2 million for the site", and one with an
    article where a verb of buying tells that it is `bought`: "paid $60,000 for the site"; "paid $2 million for lights"
    may be a gift to a ball of which the article tells.
    """
    at = money + 2 if money + 1 < len(row) and row[money + 1].has_any(*_BETWEEN) else money + 1
    if at >= len(row) or not row[at].has("link.priced"):
        return False
    if row[at].has("link.by") and any(item.has("link.passive") for item in row[:money]):
        return False  # "foi financiado em 7.500 euros pela mandatária" (Portuguese, "by his agent")
    ahead = at + 1
    while ahead < len(row) and (row[ahead].kind in _PASSED or (ahead == at + 1 and row[ahead].has("pronoun.his"))):
        ahead += 1
    things = row[at + 1 : ahead]
    if (ahead < len(row) and row[ahead].kind in _POLITICAL) or any(item.has("fund.noun") for item in things):
        return False  # "offered $5,000 for the ball": what a fund may be called
    more = at > money + 1 and row[money + 1].has_any("compared.more", "compared.less")  # "paid $2 more for its seat"
    led = row[at].kind == "from" or (bool(things) and things[0].kind == "determiner")  # "pelo" (Portuguese, "for the")
    some = bool(things) and (things[0].has("link.indefinite") or (more and (led or things[0].has("pronoun.his"))))
    return (bid or some or (bought and led)) and any(item.kind in _THINGS for item in things)


def is_price_of_thing(row: tuple[Item, ...], money: int) -> bool:
    """Whether a thing stands before "for" and its sum: "rented the hall for $40,000", and not "is down for $40,000"."""
    if money < 3 or not row[money - 1].has("link.priced"):
        return False
    thing, lead = row[money - 2], row[money - 3]
    of_its_own = thing.kind in ("kind", "business", "limit") or (
        thing.kind in ("word", "role") and lead.kind == "determiner"
    )
    return of_its_own and not lead.has("pronoun.his") and all(item.kind not in ("gift", "fund") for item in row[:money])


def is_had(row: tuple[Item, ...], money: int) -> bool:
    """Whether the sum is what somebody has or is worth: "has $2 million in cash", "ist 40.000 Euro wert" (German)."""
    if money > 1 and row[money - 1].has("noun.worth") and row[money - 2].kind == "auxiliary":
        return True  # "is valued at $2 million"
    if money == 0 or row[money - 1].kind != "auxiliary" or money + 1 >= len(row):
        return False
    behind = row[money + 1]
    placed = behind.kind in ("in", "at") and money + 2 < len(row) and row[money + 2].kind == "determiner"
    held = placed and not any(item.kind in ("verb", "gift", "fund") for item in row[money:])
    return held or behind.has("noun.worth") or behind.kind == "cash"

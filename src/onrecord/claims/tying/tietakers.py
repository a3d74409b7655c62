"""Sums that their own words send to somebody else than a fund, so that no tie may take them for a gift to one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item
from onrecord.claims.tying.tielines import Flat

__all__ = ["goes_elsewhere", "goes_to_others"]

_THINGS = ("word", "business", "kind", "role", "other", "determiner", "of", "owns", "pronoun")
_GIVING = ("give", "pledge", "give_weak", "light")


def goes_to_others(flat: Sequence[Flat], money: int) -> bool:
    """Whether a verb of giving sends its sum to things that no fund is: "gave $500,000 to the victims of the flood"."""
    ahead = [item for item, _ in flat[money + 1 :]]
    owed = money > 0 and flat[money - 1][0].has("plan.owe")  # "doit deux millions au fisc" (French, "owes")
    if owed or _is_handed(flat, money) or _is_of_idiom(flat, money):
        return True
    before = next((item for item, _ in reversed(flat[:money]) if item.kind not in ("determiner", "word")), None)
    if before is None or before.verb not in _GIVING or not ahead or ahead[0].kind != "to":
        return False
    end = next((n for n in range(1, len(ahead)) if ahead[n].kind not in _THINGS), len(ahead))
    told = ahead[1:end]
    closed = end == len(ahead) or ahead[end].kind in ("end", "comma", "stop", "in")
    own = any(i.has("pronoun.his") for i in told) and any(i.kind == "role" for i in told)  # "à son patron" (French)
    return closed and (own or any(i.kind in ("word", "business") for i in told))


def _is_handed(flat: Sequence[Flat], money: int) -> bool:
    """ "gave its workers $2,000 each", "paid its chief executive $2 million": its own people get the sum."""
    ahead = [item for item, _ in flat[max(0, money - 3) : money]]
    if len(ahead) < 3:
        return False
    front = [item.kind for item, _ in flat[: max(0, money - 2)]]
    if ahead[1].verb in _GIVING and ahead[2].kind == "party":
        return front[-2:] == ["determiner", "word"]  # "The city gave Hale $2 million"
    return ahead[0].verb in _GIVING and ahead[1].has("pronoun.his") and ahead[2].kind == "role"


def _is_of_idiom(flat: Sequence[Flat], money: int) -> bool:
    """ "betaalde een boete van twee miljoen" (Dutch, "paid a fine of"): the sum is of a phrase that gives nothing."""
    ahead = [item for item, _ in flat[max(0, money - 2) : money]]
    return len(ahead) > 1 and ahead[1].has("link.of") and ahead[0].has("idiom")


def goes_elsewhere(flat: Sequence[Flat], money: int) -> bool:
    """Whether "to" and an organisation that is no fund stand right behind a sum: "$1 million to the Harbor Clinic"."""
    at = money + 1
    if at >= len(flat) or flat[at][0].kind != "to" or flat[at][0].has("link.purpose"):
        return False
    at += 1
    while at < len(flat) and flat[at][0].kind == "determiner":
        at += 1
    taker = flat[at][0] if at < len(flat) else None
    owns = at + 1 < len(flat) and flat[at + 1][0].kind == "owns"
    return taker is not None and taker.kind == "party" and _is_firm(taker) and not owns


def _is_firm(item: Item) -> bool:
    return item.member is not None and item.member.kind == "organization" and item.member.sure

"""Sums that their own words send to somebody else than a fund, so that no tie may take them for a gift to one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.prices import is_had, is_price, is_price_of_thing
from onrecord.claims.order.items import Item
from onrecord.claims.tying.tielines import Flat

__all__ = ["goes_elsewhere", "goes_to_kin", "goes_to_others"]

_THINGS = ("word", "business", "kind", "role", "other", "determiner", "of", "owns", "pronoun")
_GIVING = ("give", "pledge", "give_weak", "light")
_PASSED = ("determiner", "word", "date", "time", "auxiliary", "again", "from", "of", "gift")
"""What may stand before the sum: "a fait don de 40 000 euros au zoo" (French), "schonk vorige week" (Dutch)."""


def goes_to_others(flat: Sequence[Flat], money: int) -> bool:
    """Whether a verb of giving sends its sum to things that no fund is: "gave $500,000 to the victims of the flood"."""
    owed = money > 0 and flat[money - 1][0].has("plan.owe")  # "doit deux millions au fisc" (French, "owes")
    if owed or _is_handed(flat, money) or _is_of_idiom(flat, money):
        return True
    if _is_of_trade(flat, money) or _is_fined(flat, money) or _is_never_received(flat, money):
        return True
    if money > 1 and flat[money - 1][0].kind in _BEFORE_TAKEN and _is_taker_own(flat, money):
        return True
    before = next((item for item, _ in reversed(flat[:money]) if item.kind not in _PASSED), None)
    if before is None or before.verb not in _GIVING:
        return False
    ahead = [item for item, _ in flat[money + 1 :]]
    if not ahead or ahead[0].kind != "to":
        return False
    end = next((n for n in range(1, len(ahead)) if ahead[n].kind not in _THINGS), len(ahead))
    told = ahead[1:end]
    closed = end == len(ahead) or ahead[end].kind in ("end", "comma", "stop", "in")
    own = any(i.has("pronoun.his") for i in told) and any(i.kind == "role" for i in told)  # "à son patron" (French)
    some = told[:1] and told[0].has("link.indefinite") and any(i.has("role.company") for i in told)  # "to a hospital"
    others = any(i.kind in ("word", "business") or i.has("role.staff") for i in told)
    return closed and (own or bool(some) or others)


def _is_handed(flat: Sequence[Flat], money: int) -> bool:
    """ "gave its workers $2,000 each", "paid its chief executive $2 million": its own people get the sum."""
    ahead = [item for item, _ in flat[max(0, money - 3) : money]]
    if len(ahead) < 3:
        return False
    front = [item.kind for item, _ in flat[: max(0, money - 2)]]
    if ahead[0].has("priced.buys") and ahead[1].kind == "determiner" and ahead[2].kind in ("role", "word"):
        return money > 3 and flat[money - 4][0].kind == "party"  # "zahlte dem Vorstand 40.000 Euro" (German)
    if ahead[1].verb in _GIVING and ahead[2].kind == "party":
        return front[-2:] == ["determiner", "word"]  # "The city gave Hale $2 million"
    return ahead[0].verb in _GIVING and ahead[1].has("pronoun.his") and ahead[2].kind == "role"


def _is_of_trade(flat: Sequence[Flat], money: int) -> bool:
    """Whether a sum pays for a thing, or is what somebody has or lends: "rented the hall for $40,000"."""
    row = tuple([item for item, _ in flat])
    if is_had(row, money) or is_price_of_thing(row, money):
        return True
    before = [n for n in range(money - 1, -1, -1) if row[n].kind not in _SMALL]
    lead = before[0] if before else None
    if lead is None or row[lead].kind not in ("verb", "other_verb"):
        return is_price(row, money)
    verb = row[lead]
    if verb.has("donor.makes"):
        return lead == money - 1  # "made $2 million last year"
    buys = verb.has("priced") and (
        is_price(row, money, bid=not verb.has("priced.buys")) or (lead > 0 and row[lead - 1].kind == "other_verb")
    )
    return buys or (verb.has("noun.other_verb") and not verb.has("noun.value")) or verb.has("give_weak.lend")


_SMALL = ("determiner", "word", "auxiliary", "in", "at", "to", "from", "of", "date", "time", "role")
"""What may stand between a verb and its sum: "lieh dem Eigentümer im März" (German, "lent its owner in March")."""


def _is_fined(flat: Sequence[Flat], money: int) -> bool:
    """ "multó al partido con 5.000 euros" (Spanish, "fined the party 5,000"): business, whom it meets, and "with"."""
    back = money - 2
    while back > 0 and flat[back][0].kind in ("to", "fund", "determiner", "party", "word"):
        back -= 1
    return money > 1 and flat[money - 1][0].has("link.at") and flat[back][0].kind == "business"


def _is_of_idiom(flat: Sequence[Flat], money: int) -> bool:
    """ "betaalde een boete van twee miljoen" (Dutch, "paid a fine of"): the sum is of a phrase that gives nothing."""
    ahead = [item for item, _ in flat[max(0, money - 2) : money]]
    return len(ahead) > 1 and ahead[1].has("link.of") and ahead[0].has("idiom")


def goes_elsewhere(flat: Sequence[Flat], money: int) -> bool:
    """Whether "to" and somebody who is no fund stand right behind a sum: "$1 million to the Harbor Clinic"."""
    at = money + 1
    if at >= len(flat) or flat[at][0].kind != "to" or flat[at][0].has("link.purpose"):
        return False
    at += 1
    while at < len(flat) and flat[at][0].kind == "determiner":
        at += 1
    taker = flat[at][0] if at < len(flat) else None
    owns = at + 1 < len(flat) and flat[at + 1][0].kind == "owns"
    return taker is not None and taker.kind == "party" and _is_somebody(taker) and not owns


def goes_to_kin(between: Sequence[Item]) -> bool:
    """Whether what stands between a sum and a name sends it to whose kin that is: "to the race of his son, X"."""
    told = [i for i in between if i.kind not in ("comma", "auxiliary", "aside")]
    kin = any(i.has_any("role.kin", "pronoun.his") for i in told[-3:])
    goes = len(told) > 1 and told[0].verb == "come" and (told[0].has("come.to") or told[1].kind == "to")
    return kin and goes and not any(i.kind in ("verb", "relative", "stop") for i in told[1:])


def _is_somebody(item: Item) -> bool:
    """Whether an item is surely a firm, or anybody of two names or more who runs for nothing that is known."""
    member = item.member
    if member is None or not member.sure or member.honouree or member.contender or member.candidate:
        return False
    return member.kind == "organization" or (member.kind == "person" and len(member.words) > 1)


def _is_never_received(flat: Sequence[Flat], money: int) -> bool:
    """ "says that it never received $5,000 from X", "has not received the $5,000": a sum that nobody has got."""
    before = [item for item, _ in flat[:money] if item.kind != "determiner"]
    if not before or before[-1].verb != "receive":
        return False
    led = [item for item in before[-4:-1] if item.kind != "auxiliary"]
    return bool(led) and led[-1].kind == "negation"


_BEFORE_TAKEN = ("verb", "auxiliary", "word", "determiner", "relative")
_BESIDE_TAKING = ("verb", "auxiliary", "word", "determiner", "date", "time")


def _is_taker_own(flat: Sequence[Flat], money: int) -> bool:
    """ "Jo Hale, who received $200,000", "die 200.000 euro ontving" (Dutch): what somebody got is no gift of theirs."""
    that = money - 1
    while that > 0 and flat[that][0].kind in _BESIDE_TAKING:
        that -= 1
    if that < 1 or flat[that][0].kind != "relative":
        return False
    near = [item for item, _ in flat[that + 1 : money + 2]]
    who = next((item for item, _ in reversed(flat[:that]) if item.kind not in ("aside", "comma")), None)
    got = any(item.verb == "receive" for item in near) and near[-1].kind != "from"
    return got and who is not None and who.kind == "party"

"""Clauses in which a fund pays, where the verb stands second: "Die AfD überwies der Kaldane AG 5.000 Euro" (German)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_paid_by_fund", "paying_fund"]


def is_paid_by_fund(before: Sequence[Item], head: Item, verbs: Sequence[Item]) -> bool:
    """ "Die AfD überwies der Kaldane AG 5.000 Euro" (German): the fund pays, as its article is no dative.

    Verbs with an object in the accusative tell nothing: "Die AfD unterstützte Kaldane mit 5.000 Euro".
    """
    gives = any(i.verb in ("give", "give_weak", "pledge") for i in (head, *verbs))
    named = len(before) == 1 and head.has("priced.buys")  # "MAGA Inc. zahlte der Kaldane AG 5.000 Dollar"
    fund_alone = bool(before) and before[-1].kind == "fund" and (named or before[0].has("link.no_dative"))
    if not gives or not fund_alone or any(i.kind != "word" for i in before[1:-1]):
        return False
    return _takes_dative(head, verbs)


def paying_fund(before: Sequence[Item], pool: Sequence[Item], head: Item, verbs: Sequence[Item]) -> int:
    """Return where a fund that pays ends behind the verb: "Damals hatte [die CSU] 5.000 Euro überwiesen" (German).

    0 where none stands there, or it may get the money.
    """
    led = 1 if pool and pool[0].has("link.no_dative") else 0
    aimed = led or any(i.kind == "to" for i in pool)  # "Damals hatte CSU 5.000 Euro an ihre Schwester überwiesen"
    shape = aimed and [i.kind for i in pool[: led + 1]] == ["determiner", "fund"][1 - led :]
    gives = any(i.verb in ("give", "give_weak", "pledge") for i in (head, *verbs))
    others = any(i.kind in ("party", "pronoun", "self") for i in pool[led + 1 :] if not i.has("pronoun.his"))
    others = others or any(i.kind not in _WHEN for i in before)
    return led + 1 if shape and gives and not others and _takes_dative(head, verbs) else 0


_WHEN = ("auxiliary", "date", "time", "word", "and")


def _takes_dative(head: Item, verbs: Sequence[Item]) -> bool:
    """Whether a verb in the active has who gets the money in the dative."""
    passive = head.has("link.passive") or (head.has("link.perfect") and any(i.has("link.passive") for i in verbs))
    return not passive and not any(i.has("give_weak.with") for i in (head, *verbs))

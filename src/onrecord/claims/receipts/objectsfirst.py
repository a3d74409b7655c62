"""What a fund got, told before its verb: "Its largest gift, $50,000, the party received from X"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["gift_sum_ahead"]

_TELLING = ("determiner", "word", "gift", "sum", "comma", "dash", "at", "from", "of", "in", "time", "date", "pronoun")
_OPENING = ("determiner", "pronoun", "at", "gift", "sum")
"""What opens the words for a gift: not "After gifts of $5,000, the party received"."""
_SUBJECT = ("fund", "auxiliary")
_BEHIND = ("determiner", "fund")


def gift_sum_ahead(row: Sequence[Item], at: int, between: Sequence[Item]) -> Item | None:
    """Return the sum of the gift that opens a clause whose verb of receiving stands at `at`, else None.

    Only the fund may stand between the verb and "from": "Mit 5.000 Euro die höchste Spende [erhielt die FDP] von X"
    (German). A gift of several sums, or a total of gifts, is nobody's alone.
    """
    ahead = row[:at]
    if not ahead or ahead[0].kind not in _OPENING or any(i.kind not in _BEHIND for i in between):
        return None
    if any(i.kind not in (*_TELLING, *_SUBJECT) and not i.has("compared.more") for i in ahead):
        return None  # "La donación [más] alta" (Spanish)
    sums = [i for i in ahead if i.kind == "sum"]
    gifts = [i for i in ahead if i.kind == "gift"]
    own = len(sums) == 1 and len(gifts) == 1 and sums[0].money is not None and not sums[0].money.rate
    several = sum(i.kind == "party" for i in row[at:]) > 1 and any(i.kind == "and" for i in row[at:])
    return sums[0] if own and not several else None

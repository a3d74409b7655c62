"""What a fund got, told before its verb: "Its largest gift, $50,000, the party received from X"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["gift_sum_ahead", "sum_of_gift"]

_TELLING = ("determiner", "word", "gift", "sum", "comma", "dash", "at", "from", "of", "in", "time", "date", "pronoun")
_OPENING = ("determiner", "pronoun", "at", "gift", "sum")
"""What opens the words for a gift: not "After gifts of $5,000, the party received"."""
_SUBJECT = ("fund", "auxiliary")
_BEHIND = ("determiner", "fund")
_OF_GIFT = ("determiner", "of", "word", "time", "date")


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
    return sums[0] if own and not _are_several(row[at:]) else None


def sum_of_gift(row: Sequence[Item], at: int, between: Sequence[Item]) -> Item | None:
    """Return the sum in front of "Mit 5.000 Euro erhielt die FDP [die höchste Spende] von X" (German), else None.

    What the fund got must be a gift: "With $5 million in hand, the party received support from X" tells of no sum.
    """
    opens = [i.kind for i in row[:at] if i.kind not in (*_SUBJECT, "determiner", "comma")] == ["at", "sum"]
    gifts = [n for n, i in enumerate(between) if i.kind == "gift"]
    if not opens or len(gifts) != 1 or _are_several(row[at:]):
        return None
    behind = between[gifts[0] + 1 :]  # not "the largest gift since that of X"
    plain = all(i.kind in _OF_GIFT and not i.has("link.when") for i in behind)
    return next(i for i in row if i.kind == "sum") if plain else None


def _are_several(behind: Sequence[Item]) -> bool:
    return sum(i.kind == "party" for i in behind) > 1 and any(i.kind == "and" for i in behind)

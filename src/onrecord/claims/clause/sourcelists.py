"""Lists of sums that tell of each whom it is from and to whom it went: "$20,000 from A to B, $10,000 from C to D"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["are_led", "are_sourced", "fund_past", "goes_elsewhere"]

_BESIDE_NAME = ("determiner", "role", "word", "pronoun")
_MOST = 4
"""Items that may stand between "from" and a name, and between "to" and what a sum goes to."""


def _sources(row: tuple[Item, ...]) -> dict[int, int]:
    """Where "from X" ends behind each sum that has such a source right behind it, by the place of the sum."""
    found: dict[int, int] = {}
    for at, item in enumerate(row):
        if item.kind == "sum" and at + 1 < len(row) and row[at + 1].kind == "from":
            name = _past(row, at + 2)
            if name < len(row) and row[name].kind == "party":
                found[at] = _past_names(row, name)
    return found


def _past(row: tuple[Item, ...], at: int) -> int:
    """Where the small words from `at` on end that may stand before a name."""
    end = at
    while end < len(row) and end - at < _MOST and row[end].kind in _BESIDE_NAME:
        end += 1
    return end


def _past_names(row: tuple[Item, ...], at: int) -> int:
    """Where the names that begin at `at` end: "from [A (Ohio) and B] to the party"."""
    end = at + 1
    while end < len(row):
        if row[end].kind == "aside":
            end += 1
        elif row[end].kind == "and" and (name := _past(row, end + 1)) < len(row) and row[name].kind == "party":
            end = name + 1
        else:
            break
    return end


def _taker(row: tuple[Item, ...], at: int) -> Item | None:
    """What stands behind the "to" at `at`, its article passed."""
    if at >= len(row) or row[at].kind != "to":
        return None
    taker = _past(row, at + 1)
    return row[taker] if taker < len(row) else None


def _takers(row: tuple[Item, ...]) -> dict[int, Item]:
    """What each sum of such a list goes to, by the place of the sum; nothing where fewer than two sums tell."""
    found = {at: taker for at, end in _sources(row).items() if (taker := _taker(row, end)) is not None}
    listed = len(found) > 1 and any(taker.kind == "fund" for taker in found.values())
    return found if listed else {}


def are_sourced(row: tuple[Item, ...]) -> bool:
    """Return whether a row is such a list, so that only the names behind "from" are givers."""
    return bool(_takers(row))


def are_led(parts: tuple[Item, ...]) -> bool:
    """Return whether the last sum of a list stands behind its name: "$25,000 from A, and from B $15,000"."""
    names = [n for n, i in enumerate(parts) if i.kind == "party"]
    turned = len(names) > 1 and parts[0].kind == "sum" and [i.kind for i in parts[names[-1] + 1 :]][:1] == ["sum"]
    return turned and all(_is_led(parts, n) for n in names)


def _is_led(parts: tuple[Item, ...], at: int) -> bool:
    """Whether "from" leads to the name at `at`, its article passed."""
    lead = next((n for n in range(at - 1, -1, -1) if parts[n].kind not in ("determiner", "role")), 0)
    return parts[lead].kind == "from"


def fund_past(row: tuple[Item, ...], money: Item | None) -> Item | None:
    """Return the fund that a list names behind the giver of a sum: "$20,000 from A to [B]"."""
    taker = _taker_of(row, money)
    return taker if taker is not None and taker.kind == "fund" else None


def goes_elsewhere(row: tuple[Item, ...], money: Item | None) -> bool:
    """Return whether such a list sends a sum to what is no fund known here."""
    taker = _taker_of(row, money)
    return taker is not None and taker.kind != "fund"


def _taker_of(row: tuple[Item, ...], money: Item | None) -> Item | None:
    at = next((n for n, i in enumerate(row) if i is money), None) if money is not None else None
    return _takers(row).get(at) if at is not None else None

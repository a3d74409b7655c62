"""Funds that are named as givers: the gifts told behind do not go to them."""

from __future__ import annotations

from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["gives_itself"]

_BESIDE = ("auxiliary", "word", "time", "date", "again", "aside", "comma")
_LISTED = ("party", "comma", "and", "determiner", "role", "word", "aside", "each")


def gives_itself(row: Row, fund: Item) -> bool:
    """ "Hale's campaign fund gave $5,000", "took in $2 million each from Orlo Foods and the Tern Fund"."""
    at = next((n for n, i in enumerate(row) if i is fund), None)
    if at is None or row.kinds.isdisjoint(("verb",)):
        return False
    return _acts(row, at) or _is_source(row, at) or _is_of_rest(row, at)


def _acts(row: Row, at: int) -> bool:
    """Whether the fund opens its sentence and gives, and no other fund gets it: "His campaign fund gave $5,000"."""
    if any(i.kind not in ("determiner", "pronoun", "word", "role") for i in row[:at]):
        return False
    verb = next((i for i in row[at + 1 :] if i.kind not in _BESIDE), None)
    return verb is not None and verb.verb in ("give", "light")


def _is_of_rest(row: Row, at: int) -> bool:
    """ "$5,000 comes from Jo Hale, the rest from [the Reds]"."""
    lead = [i for i in row[max(0, at - 3) : at] if i.kind != "determiner"][-2:]
    return len(lead) > 1 and lead[1].kind == "from" and lead[0].has("money.share")


def _is_source(row: Row, at: int) -> bool:
    """Whether the fund stands in the list behind "from" of what another took in."""
    back = at - 1
    while back > 0 and row[back].kind in _LISTED:
        back -= 1
    listed = any(i.kind == "party" for i in row[back:at])
    return listed and row[back].kind == "from" and any(i.verb == "receive" for i in row[:back])

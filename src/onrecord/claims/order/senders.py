"""Funds that only tell of a giver, or gave themselves: "from Jo Hale, a donor to the Larkspur Fund"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_sender"]

_SMALL = ("determiner", "word", "role", "in", "date")
_JOINED = (*_SMALL, "and", "at", "of", "from", "party", "other")


def is_sender(row: tuple[Item, ...], fund: Item) -> bool:
    """Return whether a fund of a row is told as a giver, or as one to whom the giver has given at other times."""
    at = next((n for n, i in enumerate(row) if i.first == fund.first and i.fund is not None), 0)
    return bool(at) and (_is_set_apart(row, at) or _is_of_source(row, at))


def _is_set_apart(row: tuple[Item, ...], at: int) -> bool:
    """ "aside from the $4 million from [Harbor Way]": what a sum is from, that is set apart."""
    money = at - 1
    while money > 0 and row[money].kind in ("determiner", "from", "of"):
        money -= 1
    lead = money - 1
    while lead > 0 and row[lead].kind == "determiner":
        lead -= 1
    return row[money].kind == "sum" and money < at - 1 and lead >= 0 and row[lead].kind == "except"


def _is_of_source(row: tuple[Item, ...], at: int) -> bool:
    """ "from Jo Hale, a donor to [the Larkspur Fund]": the name behind "from", or one that opens an entry."""
    donor = at - 1
    while donor > 0 and row[donor].kind in ("determiner", "to", "of", "party", "word", "other"):
        donor -= 1
    comma = donor - 1
    joined = row[comma].kind == "determiner" and row[comma - 1].kind == "and"
    passed: tuple[str, ...] = _JOINED if joined else _SMALL  # "from Jo Hale, an adviser at Norvane and a donor to"
    while comma > 0 and row[comma].kind in passed:
        comma -= 1
    if row[donor].kind != "donor" or row[comma].kind != "comma" or comma < 1 or row[comma - 1].kind != "party":
        return False
    lead = comma - 2
    while lead >= 0 and row[lead].kind in ("determiner", "role", "word"):
        lead -= 1
    return (lead >= 0 and row[lead].kind == "from") or _is_bare_entry(row, lead)


def _is_bare_entry(row: tuple[Item, ...], lead: int) -> bool:
    """Whether an entry of a list begins behind `lead` that has neither a verb nor a sum: ": [A, a donor to F]; B"."""
    if lead >= 0 and row[lead].kind not in ("colon", "stop"):
        return False
    end = next((n for n in range(lead + 1, len(row)) if row[n].kind == "stop"), len(row))
    return all(i.kind not in ("verb", "sum") for i in row[lead + 1 : end])

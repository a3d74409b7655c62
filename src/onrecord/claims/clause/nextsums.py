"""Where what a verb gives ends because the next verb has a subject of its own that is a sum, or a fund."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["receiver_joined", "sum_of_next"]

_SOURCE = 6
"""So far behind a verb of coming the one stands whom the sum came from."""


def sum_of_next(row: tuple[Item, ...], verb: int, ahead: int) -> int:
    """Return where the sum begins that the verb at `ahead` has for its subject; 0 for none.

    "gave $1 million, [and another $500,000 was given by X]", "put in $6, [another $4 came from Y]".
    """
    if row[ahead].has("link.passive"):
        return _own_sum(row, verb, ahead)
    return _sum_that_comes(row, verb, ahead) if row[ahead].verb == "come" else 0


def _own_sum(row: tuple[Item, ...], verb: int, passive: int) -> int:
    """Where "and another $500,000" before the passive verb at `passive` begins, which is its subject; 0 for none."""
    start = passive - 1
    if start <= verb or row[start].kind != "sum" or all(i.kind != "sum" for i in row[verb:start]):
        return 0
    while row[start - 1].kind in ("again", "determiner") or row[start - 1].has("again"):
        start -= 1
    return start - 1 if row[start - 1].kind == "and" and start - 1 > verb else 0


def _sum_that_comes(row: tuple[Item, ...], verb: int, come: int) -> int:
    """Where ", another $500" before the verb of coming at `come` begins, which is its subject; 0 for none."""
    start = come - 1
    named = any(i.kind == "party" for i in row[come + 1 : come + _SOURCE]) or _goes_to_fund(row, come)
    if start <= verb or row[start].kind != "sum" or not named:
        return 0  # "and another $4 came from his trust": his
    while row[start - 1].kind in ("again", "determiner") or row[start - 1].has("again"):
        start -= 1
    return start - 1 if row[start - 1].kind in ("and", "comma") and start - 1 > verb else 0


def _goes_to_fund(row: tuple[Item, ...], come: int) -> bool:
    """ "gave $1 million, and another $250,000 [went to MAGA Inc.]": the sum is no gift to the fund named before."""
    behind = [i for i in row[come + 1 : come + _SOURCE] if i.kind not in ("to", "determiner", "word")]
    return row[come].has("come.to") and bool(behind) and behind[0].kind == "fund"


def receiver_joined(row: tuple[Item, ...], verb: int) -> int:
    """Return where the "and" stands of "gave $5 to A, and B received as much from Y": B is no object; 0 for none."""
    at = verb - 1
    while at > 0 and row[at].kind in ("auxiliary", "date", "time"):
        at -= 1
    if row[verb].verb != "receive" or at < 1 or row[at].kind != "fund":
        return 0
    joint = at - 2 if row[at - 1].kind == "determiner" else at - 1
    return joint if joint > 0 and row[joint].kind in ("and", "comma") else 0

"""Totals that one more gift makes: "gave $5, bringing the total of her gifts to $12", where the twelve are no gift."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["brings_total"]

_LONGEST = 7


def brings_total(row: Sequence[Item], at: int) -> bool:
    """Return whether the verb at `at` brings a total that the text knows to a sum: "portando il totale a" (Italian)."""
    if row[at].verb != "give_weak":
        return False
    for n in range(at + 1, min(at + _LONGEST, len(row))):
        if row[n].kind in ("fund", "verb", "party"):
            return False
        if row[n].kind == "total":
            known = row[n - 1].kind == "determiner" and not row[n - 1].has("link.indefinite")
            summed = [i.kind for i in row[n + 1 : n + 3]] in (["from", "sum"], ["of", "sum"])
            return (known or row[n - 1].has("pronoun.his")) and not (summed or row[n].has("account"))
    return False

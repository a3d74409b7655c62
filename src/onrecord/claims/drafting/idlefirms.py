"""Firms that are told to have given nothing, beside the people who gave: "Their companies gave nothing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.order.items import Item

__all__ = ["acts_otherwise", "idle_firms"]

_PARTS = ("comma", "stop", "colon", "contrast", "and", "dash")
_DRESSING = ("determiner", "pronoun", "role", "word", "link", "negation")
_GIVES = ("give", "give_weak", "pledge", "light", "come")
_FIRMS = ("party", "role", "company")
_REACH = 7
"""Items from a firm to the verb and the "nothing" that it gives."""


def acts_otherwise(flat: Sequence[Item], at: int) -> bool:
    """Whether "their companies" at `at` does anything but give: "Their companies won federal contracts in June".

    Where they do not act, they are what the money came through: "gave it through them, their companies".
    """
    if not flat[at].has("company.bare") or not _opens_clause(flat, at):
        return False
    clause = _clause_behind(flat, at)
    gives = any(i.verb in _GIVES or i.kind == "donor" for i in clause)
    return bool(clause) and (not gives or any(i.kind == "negation" for i in clause))


def idle_firms(flat: Sequence[Item]) -> Iterator[Item]:
    """Yield the firms that give nothing in clauses which they open: "[Merrow] itself did not give"."""
    for at, item in enumerate(flat):
        if item.kind not in _FIRMS or not _is_firm(item) or not _opens_clause(flat, at):
            continue
        clause = _clause_behind(flat, at)
        verb = next((n for n, i in enumerate(clause) if i.kind == "verb"), None)
        if verb is None or any(i.kind == "sum" for i in clause):
            continue
        gives = clause[verb].verb in _GIVES
        nothing = gives and any(i.kind == "negation" or i.has("negation.nothing") for i in clause)
        if nothing or clause[verb].verb == "refuse":
            yield item


def _is_firm(item: Item) -> bool:
    if item.kind == "party":
        return item.member is not None and item.member.kind == "organization"
    return item.has_any("company.bare", "role.firm", "role.many")


def _opens_clause(flat: Sequence[Item], at: int) -> bool:
    back = at
    while back and flat[back - 1].kind in _DRESSING:
        back -= 1
    return back == 0 or flat[back - 1].kind in _PARTS


def _clause_behind(flat: Sequence[Item], at: int) -> list[Item]:
    behind: list[Item] = []
    for item in flat[at + 1 : at + 1 + _REACH]:
        if item.kind in (*_PARTS, "party", "end"):
            break
        behind.append(item)
    return behind

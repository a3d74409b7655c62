"""Words that stand for a firm: "the company", "l'entreprise" (French)."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_firm"]


def is_firm(item: Item) -> bool:
    """Return whether an item is words for a firm: "the company", "l'entreprise" (French), "der Firma" (German)."""
    named = item.kind == "role" and item.has_any("role.firm", "role.company")
    told = item.kind == "pronoun" and item.has("pronoun.company") and item.last - item.first > 1  # and no "it", "sie"
    return named or told or item.has("company.source")

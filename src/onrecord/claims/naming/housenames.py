"""Names of houses that a hyphen makes of another name: "Larkspur-Stiftung", "Ada-Kerrow-Stiftung" (German)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["join_houses"]


def join_houses(tokens: Sequence[Token], row: MarkRow, names: Sequence[Name], text: str) -> list[Name]:
    """Return the names, each with the word for a house that a hyphen joins to it, and then of no person."""
    return [_joined(tokens, row, name, text) for name in names]


def _joined(tokens: Sequence[Token], row: MarkRow, name: Name, text: str) -> Name:
    house = row.starting.get(name.last)
    if house is None or not house.has("role.house") or house.last != name.last + 1:
        return name
    start, end = tokens[name.first].start, tokens[name.last].end
    if text[tokens[name.last - 1].end : tokens[name.last].start] != "-":
        return name
    whole = text[start:end]
    return replace(name, last=house.last, text=whole, kind="organization", certain=True, initial=False)

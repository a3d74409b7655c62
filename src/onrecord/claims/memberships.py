"""Who is told to be of a party: "Jussara Prado (PDT)", a person's name with a party in brackets behind it."""

from __future__ import annotations

from onrecord.claims.analysis import Line
from onrecord.claims.names import Name

__all__ = ["is_of_party"]


def is_of_party(line: Line, name: Name) -> bool:
    """Return whether a party in brackets stands right behind a person's name, which papers do for those who run."""
    if name.kind != "person" or name.last + 2 >= len(line.tokens) or line.tokens[name.last].text != "(":
        return False
    party = line.mark_from(name.last + 1)
    if party is None or not party.has("fund.party") or party.last >= len(line.tokens):
        return False
    return line.tokens[party.last].text in (")", "-", "–", "/")

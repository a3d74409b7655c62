"""Who is told to be of a party: "Jussara Prado (PDT)", "la candidata de Morena, Adela Brumel" (Spanish)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_of_party", "tells_whose"]


def is_of_party(line: Line, name: Name) -> bool:
    """Return whether a party in brackets stands right behind a person's name, or whose candidate she is before it."""
    party = line.mark_to(name.first - (name.first > 1 and line.tokens[name.first - 1].text == ","))
    return _is_in_brackets(line, name) or (party is not None and tells_whose(line, party))


def tells_whose(line: Line, party: Mark) -> bool:
    """Return whether a party only tells whose candidate is named behind it: "the candidate of Morena, Jo Hale"."""
    link = line.mark_to(party.first) if party.has("fund.party") else None
    title = line.mark_to(link.first) if link is not None and link.has("link.of") else None
    if title is None or not title.has_any("role.candidate", "role.politician"):
        return False
    first = party.last + (party.last < len(line.tokens) and line.tokens[party.last].text == ",")
    name = line.name_from(first)
    return name is not None and name.kind == "person"


def _is_in_brackets(line: Line, name: Name) -> bool:
    if name.kind != "person" or name.last + 2 >= len(line.tokens) or line.tokens[name.last].text != "(":
        return False
    party = line.mark_from(name.last + 1)
    if party is None or not party.has("fund.party") or party.last >= len(line.tokens):
        return False
    return line.tokens[party.last].text in (")", "-", "–", "/")

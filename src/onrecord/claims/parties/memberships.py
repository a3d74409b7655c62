"""Who is told to be of a party: "Jussara Prado (PDT)", "la candidata de Morena, Adela Brumel" (Spanish)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_of_party", "tells_whose"]


def is_of_party(line: Line, name: Name) -> bool:
    """Return whether a party in brackets stands right behind a person's name, or whose candidate she is before it."""
    if "fund.party" not in line.meant:
        return False
    party = line.mark_to(name.first - (name.first > 1 and line.tokens[name.first - 1].text == ","))
    return _is_in_brackets(line, name) or (party is not None and tells_whose(line, party))


def tells_whose(line: Line, party: Mark) -> bool:
    """Return whether a party only tells whose candidate is named behind it: "the candidate of Morena, Jo Hale"."""
    link = line.mark_to(party.first) if party.has("fund.party") else None
    title = line.mark_to(link.first) if link is not None and link.has_any("link.of", "link.genitive") else None
    if title is None or not title.has_any("role.candidate", "role.politician"):
        return False
    closed = party.last < len(line.tokens) and line.tokens[party.last].text == ","
    name = line.name_from(party.last + closed)
    return (name is not None and name.kind == "person") or (closed and _is_apposed(line, title))


def _is_apposed(line: Line, title: Mark) -> bool:
    """ "Jo Hale, the candidate of the Reds, got": a title behind the comma that a person's name ends at."""
    article = line.mark_to(title.first)
    at = article.first if article is not None and article.has("link.determiner") else title.first
    named = any(n.last == at - 1 and n.kind == "person" for n in line.names)
    return named and line.tokens[at - 1].text == ","


def _is_in_brackets(line: Line, name: Name) -> bool:
    if name.kind != "person" or name.last + 2 >= len(line.tokens) or line.tokens[name.last].text != "(":
        return False
    party = line.mark_from(name.last + 1)
    if party is None or not party.has("fund.party") or party.last >= len(line.tokens):
        return False
    return line.tokens[party.last].text in (")", "-", "–", "/")

"""Politicians by the party in brackets behind their names: "Jussara Prado (PDT)", "Caio Prado (PDT-RS)"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.naming.namestarts import is_seat

__all__ = ["is_affiliated", "may_be_person"]


def is_affiliated(line: Line, name: Name) -> bool:
    """Whether a party in brackets right behind a name makes it a politician's."""
    opened = name.last + 1 < len(line.tokens) and line.tokens[name.last].text == "("
    party = opened and (line.begins(name.last + 1, "fund.party") or is_seat(line.tokens, name.last + 1))
    return party and may_be_person(line, name)


def may_be_person(line: Line, name: Name) -> bool:
    """Whether a name is a person's, or has two words and means no fund: "the Labour Party (LAB)" is none."""
    full = name.kind == "unknown" and name.last - name.first > 1
    return name.kind == "person" or (full and not line.begins(name.first, "fund"))

"""People whose given names nobody knows, told to be people by others: a sister's family name, a list of founders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.shortnames import Entry

__all__ = ["is_beside_person", "vote_families"]

_TWO = 2
_KIN = 3
"""As much as a word for a relative before a name: "his sister, Nell Farrant"."""


def vote_families(entries: Sequence[Entry]) -> None:
    """Vote for people among names of which nothing tells, where somebody else has the family name of one.

    "Joss Farrant of Quillmark gave $1 million. His sister, Nell Farrant, gave $10,000."
    """
    families: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) == _TWO and all(len(text.split()) == _TWO for text in entry.texts):
            families[entry.words[-1]].append(entry)
    for named in families.values():
        if len(named) > 1 and any(_is_person(entry) for entry in named):
            for entry in named:
                if not any(entry.votes.values()):
                    entry.votes["person"] += _KIN


def _is_person(entry: Entry) -> bool:
    return entry.votes["person"] > max(entry.votes["organization"], entry.votes["other"])


def is_beside_person(line: Line, name: Name) -> bool:
    """Return whether a name of two words stands in a list of people with their firms, beside one who is known.

    "Joss Farrant of Quillmark and Petra Lindholm of Seaward Robotics"; commas may part each from "of", as in Spanish.
    """
    if name.kind != "unknown" or name.last - name.first != _TWO:
        return False
    end = _firm_end(line, name.last)
    if end is None:
        return False
    link = line.mark_from(end + (end < len(line.tokens) and line.tokens[end].text == ","))
    other = line.name_from(link.last) if link is not None and link.has("link.and") else None
    return other is not None and other.kind == "person" and _firm_end(line, other.last) is not None


def _firm_end(line: Line, at: int) -> int | None:
    """Where "of Quillmark" ends that begins at a token, a comma passed; None where no name is led to so."""
    at += at < len(line.tokens) and line.tokens[at].text == ","
    link = line.mark_from(at)
    firm = line.name_from(link.last) if link is not None and link.has("link.of") else None
    return firm.last if firm is not None and firm.kind != "place" else None

"""People whose given names nobody knows, told to be people by the family name of others: a sister's, a father's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.claims.parties.shortnames import Entry

__all__ = ["vote_families"]

_TWO = 2
_KIN = 3
"""As much as a word for a relative before a name: "his sister, Nell Farrant"."""


def vote_families(entries: Sequence[Entry]) -> None:
    """Vote for people among names of which nothing tells, where somebody else has the family name of one.

    "Joss Farrant of Quillmark gave $1 million. His sister, Nell Farrant, gave $10,000."
    """
    families: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) == _TWO and all(len(text.split()) <= _TWO for text in entry.texts):
            families[entry.words[-1]].append(entry)
    for named in families.values():
        if len(named) > 1 and any(_is_person(entry) for entry in named):
            for entry in named:
                if not any(entry.votes.values()):
                    entry.votes["person"] += _KIN


def _is_person(entry: Entry) -> bool:
    return entry.votes["person"] > max(entry.votes["organization"], entry.votes["other"])

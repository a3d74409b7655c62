"""Political parties that act on money, as members of the cast: "The Labour Party gave $5,000 to her campaign"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.shortnames import Entry
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_giving_parties", "past_article"]

_GIVES = ("give", "give_weak", "pledge")
_NEAR = 3
"""Tokens between a party and its verb at most: "Le PS [a déjà] versé" (French), and between "from" and a party."""


def find_giving_parties(lines: Sequence[Line]) -> list[Entry]:
    """Return an entry for each party that a verb of giving follows, or that "received $5,000 from" leads to.

    All other parties only take money: they need nobody in the cast.
    """
    entries: dict[tuple[str, ...], Entry] = {}
    for line in lines:
        if "fund.party" not in line.meant or not line.sums or not line.has(*_GIVES, "receive"):
            continue
        for mark in line.marked("fund.party"):
            if (_acts(line, mark) or _is_source(line, mark)) and line.name_from(mark.first) is None:
                first = past_article(line, mark.first, mark.last)
                key = tuple(t.low for t in line.tokens[first : mark.last])
                entry = entries.setdefault(key, Entry(words=key))
                entry.texts[" ".join(t.text for t in line.tokens[first : mark.last])] = None
                entry.places.append((line.number, first))
                entry.votes["organization"] += _SURE
    return list(entries.values())


_SURE = 4


def past_article(line: Line, first: int, last: int) -> int:
    """Where a party's name begins behind an article that a phrase holds: "[La] Lega" (Italian)."""
    alone = line.tokens[first].form.alone if last - first > 1 else None
    return first + 1 if alone is not None and "link.determiner" in alone else first


def _acts(line: Line, party: Mark) -> bool:
    return any(line.begins(at, *_GIVES) for at in range(party.last, min(party.last + _NEAR, len(line.tokens))))


def _is_source(line: Line, party: Mark) -> bool:
    """ "received $5,000 from the SNP": right behind a sum and "from"."""
    near = any(0 <= party.first - s.last <= _NEAR for s in line.sums)
    return near and line.has("receive") and party.first > 0

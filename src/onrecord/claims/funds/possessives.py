"""Whose a fund is that only a possessive tells: "to Joe Biden for his inauguration"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast

__all__ = ["whose_own"]

_NEAR_NAME = 8
"""Tokens that may stand between a name and the possessive that means it."""


def whose_own(line: Line, cast: Cast, at: int) -> str | None:
    """Return the name of the honouree whom a possessive before token `at` means, None for nobody.

    "gave Joe Biden $1 million for his inauguration": the one named last before it.
    """
    his = line.mark_to(at)
    if his is None or not his.has("pronoun.his"):
        return None
    before = [n for n in line.names if n.last <= his.first]
    member = cast.at(line.number, before[-1].first) if before else None
    near = bool(before) and his.first - before[-1].last <= _NEAR_NAME
    return member.words[-1] if near and member is not None and member.honouree else None

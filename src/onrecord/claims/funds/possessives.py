"""Whose a fund is that only a possessive tells: "to Joe Biden for his inauguration"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Cast

__all__ = ["whose_own"]

_NEAR_NAME = 8
"""Tokens that may stand between a name and the possessive that means it."""
_PAST_FIRMS = 16
"""The same where names of firms stand between: "Obama took $1 million from Larkspur Mills for [his] library"."""
_BEHIND = 6
"""Tokens from the fund to a name behind it at most: "For [his] library, Obama took"."""


def whose_own(line: Line, cast: Cast, first: int, last: int) -> str | None:
    """Return the name of the honouree whom a possessive at or before token `first` means, None for nobody.

    "gave Joe Biden $1 million for his inauguration": the one named last before it, firms passed, or first behind it
    where nobody is named before.
    """
    his = line.mark_from(first)
    inside = his is not None and his.has("time.first") and his.last - his.first > 1  # "to [his first] inaugural"
    his = his if inside else line.mark_to(first)
    if his is None or not (inside or his.has("pronoun.his")):
        return None
    before = [n for n in line.names if n.last <= his.first]
    near, reach = before[-1:], _NEAR_NAME
    while before and (member := cast.at(line.number, before[-1].first)) is not None and member.kind == "organization":
        near, reach = before[-2:-1], _PAST_FIRMS
        before.pop()
    if near and his.first - near[0].last <= reach:
        return _honoured(line, cast, near[0])
    behind = [n for n in line.names if last <= n.first <= last + _BEHIND and n.kind != "place"][:1]
    return _honoured(line, cast, behind[0]) if behind and not near else None


def _honoured(line: Line, cast: Cast, name: Name) -> str | None:
    """The family name of whom a name means, if funds honour him."""
    member = cast.at(line.number, name.first)
    return member.words[-1] if member is not None and member.honouree else None

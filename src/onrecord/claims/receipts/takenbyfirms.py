"""Money that a firm took in, and no fund: "Orlo gave $1 million to the fund. It raised $300 million from Merrow"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["is_taken_by_firm"]

_SMALL = ("auxiliary", "pronoun", "date", "in", "to", "at", "and", "comma", "negation", "time", "word", "business")
_ROLE = (*_SMALL, "determiner")


def is_taken_by_firm(work: ClauseWork, at: int) -> bool:
    """ "Orlo was valued at $3 billion. It raised $900 million from X.": who took it is the firm that is spoken of."""
    if "fund" in work.clause.kinds:
        return False
    front = work.row[:at]
    if any(i.kind == "role" and i.has("role.company") for i in front):
        return all(i.kind in _ROLE or i.kind == "role" for i in front)  # "Im März erhielt die Firma" (German)
    about = work.focus.about
    told = len(about) == 1 and about[0].member.kind == "organization" and work.line.number - work.focus.about_line == 1
    return (told or _gave_before(work)) and all(i.kind in _SMALL for i in front)


def _gave_before(work: ClauseWork) -> bool:
    """Whether the line before begins with a firm, and tells of its gift alone."""
    line, row, frames = work.focus.told[-1] if work.focus.told else (None, None, ())
    if line is None or row is None or work.line.number - line.number != 1 or work.line.block != line.block:
        return False
    first = next((i for i in row if i.kind not in ("determiner", "date", "comma", "in")), None)
    givers = {f.giver.member.number for f in frames}
    firm = first is not None and first.member is not None and first.member.kind == "organization"
    return firm and first is not None and first.member is not None and givers == {first.member.number}

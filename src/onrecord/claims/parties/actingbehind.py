"""A verb behind words between commas, which makes a name of what opens the sentence: "Orrery, run by Jo Hale, gave"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line

__all__ = ["ACTS", "acts_behind"]

ACTS = ("give", "refund", "pledge", "plan", "listing", "refuse", "refuse_other", "give_weak", "speech", "light",
         "come", "match", "announce", "consider", "join", "deny", "negation", "link.auxiliary")  # fmt: skip

_CLOSED_BY = {",": ",", "(": ")"}
_LONGEST_TOLD = 12


def acts_behind(line: Line, at: int) -> bool:
    """Return whether a verb stands behind words between commas that begin at a token: "Orrery, advised by X, gave"."""
    sign = line.tokens[at - 1].text
    end = _end_of_told(line, at) if at < len(line.tokens) and sign in _CLOSED_BY else None
    if end is None or not line.begins(end + 1, *ACTS):
        return False
    if sign == "(" or line.begins(at, "role.seat"):
        return line.begins(at, "role.seat") or line.tokens[at].text[0].isupper()  # "Orrery (Elko) gave"
    by = any(at < m.first < end for m in line.marked("link.by"))  # "Curiosamente, dijo, donó"
    return by and line.tokens[at].text.islower()


def _end_of_told(line: Line, at: int) -> int | None:
    """Where the words close that begin at a token: "Orrery, based in Stroud, Gloucestershire[,] gave"."""
    told = range(at + 1, min(at + _LONGEST_TOLD, len(line.tokens) - 1))
    end = next((n for n in told if line.tokens[n].text == _CLOSED_BY[line.tokens[at - 1].text]), None)
    region = line.name_from(end + 1) if end is not None and line.begins(at, "role.seat") else None
    return region.last if region is not None and line.tokens[region.last].text == "," else end

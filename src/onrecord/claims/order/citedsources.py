"""Who or what says so, in front or between "is" and a name: "The donor is, [according to the register,] X"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["without_cited"]

_FRONT = 6
"""Items into a sentence at which its "is" stands at the latest."""
_STANDS = ("link.passive", "link.stands", "come.behind")
_WORDED = ("speech", "filing", "of", "from", "determiner", "word", "outlet", "in", "date")
_LONGEST = 9


def without_cited(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the row without the source in front or behind its "is": "Der Spender ist [laut Register] X" (German)."""
    return _without_behind(_without_front(row))


def _without_front(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "[According to the Guardian,] the money came from X", "[Laut Spiegel] stammt das Geld von X" (German)."""
    if not row or not row[0].has("speech.gerund_source"):
        return row
    end = next((n for n, i in enumerate(row[:_LONGEST]) if i.kind in ("comma", *_VERBAL)), 0)
    if not end or any(i.kind in _NEWS for i in row[:end]):
        return row
    return row[end + (row[end].kind == "comma") :]


_VERBAL = ("verb", "auxiliary")
_NEWS = ("sum", "gift", "fund", "pronoun")


def _without_behind(row: tuple[Item, ...]) -> tuple[Item, ...]:
    at = next((n for n, i in enumerate(row[:_FRONT]) if i.has_any(*_STANDS)), None)
    if at is None:
        return row
    first = at + 1 + (at + 1 < len(row) and row[at + 1].kind == "comma")
    if first >= len(row) or not (row[first].kind in ("speech", "filing") and row[first].has_any(*_CITES)):
        return row
    end = _end_of_cited(row, first, enclosed=first > at + 1)
    return (*row[: at + 1], *row[end:]) if end else row


_CITES = ("speech.gerund_source", "filing.shows")


def _end_of_cited(row: tuple[Item, ...], first: int, *, enclosed: bool) -> int:
    """Where the words of a source end: behind the comma that closes them, else before the name; 0 where they do not."""
    last = min(first + _LONGEST, len(row))
    if enclosed:
        return next((n + 1 for n in range(first, last) if row[n].kind == "comma"), 0)
    end = next((n for n in range(first, last) if row[n].kind not in _WORDED), 0)
    return end if end and row[end].kind in ("party", "role") else 0

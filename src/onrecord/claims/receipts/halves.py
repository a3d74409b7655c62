"""Sentences of two halves that each tell whom money came from: "From X there came $5, and from Y $2 came"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["joined_at"]

_TELLING = ("come", "give", "give_weak", "pledge")


def joined_at(work: ClauseWork, at: int) -> int:
    """Return where the second of two such halves begins before the verb at `at`; 0 for none.

    So it does in "The largest sum was $5, and [the second gift] came from X", and in "A gave $5, [to which are added]
    the $2 of B".
    """
    if work.row[at].has("come.added") and _is_behind_comma(work, at):
        return at
    earlier = next((n for n in range(at - 1, -1, -1) if work.row[n].verb in _TELLING), None)
    joints = (n for n in range(earlier or 0, at) if work.kind(n) in ("and", "comma"))
    halves = (n for n in joints if work.kind(n + 1) == "from" or (work.kind(n) == "and" and _is_gift(work, n + 1, at)))
    return 0 if earlier is None else next((n + 1 for n in halves), 0)


def _is_behind_comma(work: ClauseWork, at: int) -> bool:
    """ ", cui si aggiungono i 5 euro di X" (Italian, "to which are added"): what comes on top of what stands before."""
    front = at - 1
    while work.kind(front) in ("relative", "to", "auxiliary"):
        front -= 1
    return front > 0 and work.kind(front) == "comma"


def _is_gift(work: ClauseWork, first: int, end: int) -> bool:
    """Whether the items from `first` up to the verb at `end` are one gift: "the second gift"."""
    phrase = [i.kind for i in work.row[first:end]]
    return phrase.count("gift") == 1 and all(kind in ("gift", *_BESIDE_GIFT) for kind in phrase)


_BESIDE_GIFT = ("determiner", "time", "word", "from", "of", "again", "auxiliary")

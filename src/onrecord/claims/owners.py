"""Whose a sum or a gift is: "X's $5,000", "the $5,000 of X", "Y, whose $1 million came in May", "X's and Y's gifts"."""

from __future__ import annotations

from onrecord.claims.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.items import Item
from onrecord.claims.subjects import givers_of, is_governed

__all__ = ["owners_before", "owners_behind_sum", "owners_of_sum", "owners_of_whose"]


def owners_of_sum(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """Return whose a sum between the items `lower` and `at` is; nobody where the words do not tell."""
    for n in range(lower, at):
        if work.kind(n) != "sum":
            continue
        if (behind := _owner_behind(work, n + 1)) is not None and behind < at:
            return givers_of([work.row[behind]], work.line.number)
        back = n - 1
        while back > lower and work.kind(back) in ("word", "personal"):
            back -= 1
        if owners := owners_before(work, back):
            return owners
        if owners := owners_of_whose(work, back):
            return owners
    return ()


def owners_of_whose(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return the party before the "whose" at `at`: "X, whose $250,000 gift came on Monday"."""
    if at <= 0 or not work.row[at].has("relative.whose"):
        return ()
    named = [n for n in range(at - 1, -1, -1) if work.kind(n) == "party"]
    free = [n for n in named if not is_governed(work.row, n, 0)]  # "X of Elko, whose $1 million"
    owner = next((work.row[n] for n in free or named), None)
    return givers_of([owner], work.line.number) if owner is not None else ()


def owners_behind_sum(work: ClauseWork, verb: int) -> tuple[Giver, ...]:
    """Return whose the first sum behind a verb is: "an die CDU flossen 250.000 Euro der Kaldane AG" (German)."""
    at = next((n for n in range(verb + 1, len(work.row)) if work.kind(n) == "sum"), len(work.row))
    if at + 1 >= len(work.row) or not work.row[at + 1].has("link.genitive"):
        return ()
    owner = _owner_behind(work, at + 1)
    return givers_of([work.row[owner]], work.line.number) if owner is not None else ()


def _owner_behind(work: ClauseWork, link: int) -> int | None:
    """Where the party stands whose the sum before `link` is: "the $5,000 of X", "250.000 Euro [der Kaldane AG]"."""
    if link + 1 >= len(work.row) or not (work.row[link].has("link.of") or work.row[link].has("link.genitive")):
        return None
    at = link + 1
    while work.row[link].has("link.genitive") and work.kind(at) in ("word", "role", "other"):
        at += 1
    return at if work.kind(at) == "party" else None


def owners_before(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return the parties whose possessive ends at `at`: "X's", "X's and Y's"."""
    found: list[Item] = []
    while at > 0 and work.kind(at) == "owns" and work.kind(at - 1) == "party":
        found.insert(0, work.row[at - 1])
        at -= 2
        while at > 0 and work.kind(at) in ("and", "comma", "determiner"):
            at -= 1
    return givers_of(found, work.line.number)

"""Sums that a paper puts down to somebody: "The report attributes $5,000 to X", "credits X with $5,000"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of

__all__ = ["read_credited_sums"]

_BESIDE = ("determiner", "role", "word", "pronoun", "comma")
_BETWEEN = ("aside", "comma", "and")
_LINKS = ("at", "from", "of")


def read_credited_sums(work: ClauseWork) -> bool:
    """Add a frame for each sum that a filing named before a verb of crediting puts down to a name."""
    row = work.row
    at = next((n for n, i in enumerate(row) if i.has("filing.credits")), 0)
    if not any(i.kind == "filing" for i in row[:at]) or any(i.kind == "negation" for i in row):
        return False
    found, ahead = [], at + 1
    while pair := _pair(work, ahead) or _pair_with(work, ahead):
        found.append(pair)
        ahead = pair[2]
        while work.kind(ahead) in _BETWEEN:
            ahead += 1
    for name, money, end in found:
        telling = Telling(status="given", rule="receive", zone=(at, row[end - 1].last), verb=row[at], lean="weak")
        work.emit(givers_of([row[name]], work.line.number), work.whole((row[money],)), telling)
    return bool(found)


def _pair(work: ClauseWork, at: int) -> tuple[int, int, int] | None:
    """The places of the name and the sum in "$5,000 to [its owner,] X" at `at`, and of what stands behind."""
    if work.kind(at) != "sum" or work.kind(at + 1) != "to":
        return None
    name = _name(work, at + 2)
    return (name, at, name + 1) if name else None


def _pair_with(work: ClauseWork, at: int) -> tuple[int, int, int] | None:
    """The places of the name and the sum in "[the retailer] X with $5,000" at `at`, and of what stands behind."""
    name = _name(work, at)
    money = name + 2 if name and work.kind(name + 1) in _LINKS else name + 1
    return (name, money, money + 1) if name and work.kind(money) == "sum" else None


def _name(work: ClauseWork, at: int) -> int:
    """Where a name stands at `at`, behind small words; 0 for none."""
    while work.kind(at) in _BESIDE:
        at += 1
    return at if work.kind(at) == "party" else 0

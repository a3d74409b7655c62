"""What a refusal gives up: "will not donate, reversing an earlier plan to [give] $1 million" is no gift besides."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["is_given_up"]

_LEADING = ("plan", "from", "to", "of", "word")
_ACTING = ("party", "contrast", "auxiliary", "relative", "negation", "sum")


def is_given_up(work: ClauseWork, at: int) -> bool:
    """Whether the verb at `at` is that of a plan told behind a refusal of the same clause, to the same fund."""
    told = work.frames[-1] if work.frames else None
    if told is None or told.status != "declined" or told.money is not None or not work.row[at].has_form("base"):
        return False
    first = next((n for n, item in enumerate(work.row) if item is told.verb), at)
    tail = _behind_last_comma(work.row[first + 1 : at])
    elsewhere = any(item.kind == "fund" for item in work.row[at + 1 :])
    return bool(tail) and tail[-1].kind in _LEADING and _tells_of_plan(tail) and not elsewhere


def _behind_last_comma(between: tuple[Item, ...]) -> tuple[Item, ...]:
    """What stands behind the last comma or "and" before the verb; nothing where there is none."""
    parting = [n for n, item in enumerate(between) if item.kind in ("comma", "and")]
    return between[parting[-1] + 1 :] if parting else ()


def _tells_of_plan(tail: tuple[Item, ...]) -> bool:
    """ "[reversing an earlier plan to] give", "[renonçant à son projet de] verser" (French): a noun leads to it."""
    noun = any(item.kind == "determiner" or item.has_any("pronoun.his", "refuse") for item in tail)
    whole = tail[-1].kind == "plan" and tail[-1].last - tail[-1].first >= _WITH_OWNER
    return (noun or whole) and tail[0].kind != "plan" and not any(item.kind in _ACTING for item in tail)


_WITH_OWNER = 3
"""Tokens of "su plan de" (Spanish, "its plan to"), which is one phrase."""

"""Requests that ask for words and not for money: "turned down the paper's request for comment"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["is_asked_for_words", "was_to_comment"]

_REACH = 5
"""Items from the verb of refusing to the request, and from there to the comment that is sought."""

_SMALL = ("from", "to", "of", "in", "word", "determiner", "outlet", "pronoun", "role")


def is_asked_for_words(row: tuple[Item, ...], at: int) -> bool:
    """Return whether what is refused at `at` is a request to speak.

    "hat eine Bitte der Redaktion um Stellungnahme abgelehnt" (German, "a request of the newsroom for comment")
    """
    asked = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].has("parted.asked")), None)
    if asked is None:
        return False
    behind = row[asked + 1 : asked + _REACH]
    comment = next((n for n, i in enumerate(behind) if i.has("comment")), None)
    return comment is not None and all(i.kind in _SMALL for i in behind[:comment])


_ASKED = 8
"""Tokens from "asked for comment" to the verb of refusing."""


def was_to_comment(work: ClauseWork, at: int) -> bool:
    """Return whether who refuses was asked to speak, and not to give: "Asked for comment, the mill declined."."""
    if any(i.kind in ("gift", "fund", "cash", "sum") for i in work.row):
        return False
    if any(0 <= work.row[at].first - m.last <= _ASKED for m in work.line.marked("comment")):
        return True
    before = work.focus.said[-2] if len(work.focus.said) > 1 else None
    asked = before is not None and before.block == work.line.block and before.has("comment") and before.has("asked")
    return asked and before is not None and not before.has("noun.gift", "give")

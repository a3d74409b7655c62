"""Requests that ask for no gift: "turned down a request for comment", "declined an invitation to the ball"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["is_asked_for_words", "stays_away", "was_to_comment"]

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


_LEADING = ("determiner", "to", "in", "word")


def stays_away(work: ClauseWork, at: int) -> bool:
    """Return whether who refuses at `at` only does not come to a feast.

    "non parteciperà alla [cerimonia]" (Italian, "will take no part in the ceremony"), "sloeg een uitnodiging voor
    het [bal] af" (Dutch, "an invitation to the ball"); "to give to the ceremony" has a verb in between.
    """
    verb, behind = work.row[at], work.row[at + 1 : at + 2 + _REACH]
    if not verb.has("refuse.attends") and not work.line.has("parted.asked"):
        return False
    asked = next((n for n, i in enumerate(behind) if i.has("parted.asked")), None)
    if asked is None and not verb.has("refuse.attends"):
        return False
    behind = behind if asked is None else behind[asked + 1 :]
    feast = next((n for n, i in enumerate(behind) if _is_feast(i)), None)
    return feast is not None and feast > 0 and all(i.kind in _LEADING for i in behind[:feast])


def _is_feast(item: Item) -> bool:
    return item.has("fund.feast") or (item.kind == "word" and item.has("fund.noun"))

"""Denials with a day, an occasion or a go-between before what is denied.

"denied on Wednesday having given", "dément, par la voix de son avocat, avoir donné" (French, "by his lawyer").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_denied_afar"]

_FAR = 14
"""Items from "denied" to the verb of giving at most."""
_ADJUNCTS = ("date", "time", "in", "at", "through", "comma")
_PARTING = ("verb", "deny", "stop", "colon", "contrast", "and", "question")


def is_denied_afar(row: Sequence[Item], at: int) -> bool:
    """Whether a denial before the verb at `at` holds for it, though words of time or place part the two."""
    deny = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if row[n].kind == "deny"), None)
    if deny is None or not _is_adjunct(row, deny + 1):
        return False
    return not any(i.kind in _PARTING or _tells(i) for i in row[deny + 1 : at])


def _is_adjunct(row: Sequence[Item], at: int) -> bool:
    """Whether a day, a place or a go-between begins at `at`: "on", "late on", "in an interview with", "through"."""
    if row[at].kind == "word" and not row[at].categories:
        at += 1
    return row[at].kind in _ADJUNCTS or row[at].has_any("say.occasion", "say.written", "speech.gerund_source")


def _tells(item: Item) -> bool:
    """Whether an item is a verb of saying, behind which something else is told."""
    return item.kind == "speech" and not item.has("speech.gerund_source")

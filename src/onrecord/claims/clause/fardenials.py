"""Denials with a day, an occasion, a go-between or a report before what is denied.

"denied on Wednesday having given", "dément, par la voix de son avocat, avoir donné" (French, "by his lawyer"), "called
false a report that the mill had given $1 million".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_denied_afar", "past_report"]

_FAR = 14
"""Items from "denied" to the verb of giving at most."""
_ADJUNCTS = ("date", "time", "in", "at", "through", "comma")
_PARTING = ("verb", "deny", "stop", "colon", "contrast", "and", "question")


def is_denied_afar(row: Sequence[Item], at: int) -> bool:
    """Whether a denial before the verb at `at` holds for it, though words of time or place part the two."""
    deny = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if row[n].kind == "deny"), None)
    if deny is not None and _is_reported(row, deny, at):
        return True
    if deny is None or not _is_adjunct(row, deny + 1):
        return False
    return not any(i.kind in _PARTING or _tells(i) for i in row[deny + 1 : at])


def past_report(row: Sequence[Item], at: int) -> int:
    """Return where what a report tells goes on behind who is told of; the place behind the denial at `at` if none."""
    near = range(at + 1, min(at + _NEAR, len(row)))
    found = next((n for n in near if row[n].kind not in _BEFORE or row[n].has("claimed.report")), at)
    if found == at or not row[found].has("claimed.report"):
        return at + 1
    end = found + 1
    while end < len(row) and (row[end].kind in _BEHIND or row[end].has("say.whom")):
        end += 1
    return end


_NEAR = 4
"""Items from the denial to the report: "[wies] einen Bericht" (German), "[tachó de falsa] una noticia" (Spanish)."""
_BEFORE = ("determiner", "word", "deny", "auxiliary")
_BEHIND = ("deny", "link", "comma", "relative", "determiner", "role", "word", "pronoun")


_HELPING = ("auxiliary", "negation", "date", "time", "party", "aside")


def _is_reported(row: Sequence[Item], deny: int, at: int) -> bool:
    """Whether only helping verbs stand between who a report is of that is called false and the verb at `at`."""
    back = max(0, deny - _NEAR)
    first = next(
        (n for n in range(back, deny) if row[n].kind == "deny"), deny
    )  # "wies [den Bericht] als falsch zurück"
    end = past_report(row, first)
    return end > first + 1 and all(i.kind in _HELPING for i in row[end:at])


def _is_adjunct(row: Sequence[Item], at: int) -> bool:
    """Whether a day, a place or a go-between begins at `at`: "on", "late on", "in an interview with", "through"."""
    if row[at].kind == "word" and not row[at].categories:
        at += 1
    return row[at].kind in _ADJUNCTS or row[at].has_any("say.occasion", "say.written", "speech.gerund_source")


def _tells(item: Item) -> bool:
    """Whether an item is a verb of saying, behind which something else is told."""
    return item.kind == "speech" and not item.has("speech.gerund_source")

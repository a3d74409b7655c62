"""Who says so, put in where a clause names somebody else: "gehören [CNN zufolge] Orlo und Kaldane" (German).

Such words are folded into an aside, so that they part no verb from its subject or objects. At the front of a clause
they stay, since the verb behind them stands second.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["fold_source_behind", "fold_sources"]

_INSIDE = ("from", "determiner", "word", "role", "at", "of")
_MOST = 6
"""Items that may stand between "laut" and the outlet."""
_QUOTES = frozenset("„“”«»‚‘’›‹\"'")


def fold_sources(row: Sequence[Item], line: Line, breaks: Sequence[str]) -> list[Item]:
    """Return the row with each source that stands inside a clause as an aside; `breaks` part clauses."""
    if not line.has("speech.gerund_source"):
        return list(row)
    found: list[Item] = []
    at = 0
    while at < len(row):
        inside = at > 0 and row[at - 1].kind not in (*breaks, "comma", "and", "relative")
        end = _end_of_source(row, at, line) if inside else at
        if inside and end == at and _is_behind_source(row, at):
            begin = _begin_of_source(found)
            end, inner = at + 1, (*found[begin:], row[at])
            del found[begin:]
            found.append(Item(kind="aside", first=inner[0].first, last=row[at].last, inner=inner))
        elif end > at:
            found.append(Item(kind="aside", first=row[at].first, last=row[end - 1].last, inner=tuple(row[at:end])))
        else:
            found.append(row[at])
        at = max(end, at + 1)
    return found


_OBJECTS = ("sum", "gift", "fund", "to", "each", "again", "from")
_NAMED = ("party", "role", "determiner")
_VERBS = ("verb", "auxiliary", "link")
_WORDED = ("word", "outlet", "determiner", "role")


def _is_behind_source(row: Sequence[Item], at: int) -> bool:
    """Whether a word for a source goes with the words before it, as objects stand behind: "Berichten zufolge $5"."""
    behind = row[at + 1].kind if at + 1 < len(row) else ""
    told = row[at].kind == "speech" and row[at].has("speech.gerund_source")
    named = behind in _NAMED and at > 1 and row[at - 1].has("say.listener") and row[at - 2].kind in _VERBS
    return told and (behind in _OBJECTS or named)


def _begin_of_source(found: Sequence[Item]) -> int:
    """Where the words before such a word begin: "[der Nachrichtenagentur AP] zufolge"."""
    begin = len(found)
    while begin and len(found) - begin < _MOST and found[begin - 1].kind in _WORDED:
        begin -= 1
    return begin


def _end_of_source(row: Sequence[Item], at: int, line: Line) -> int:
    """Where a source that begins at `at` ends: "laut einem Bericht von CNN", "CNN zufolge"; `at` where none does."""
    led = row[at].kind == "speech" and row[at].has("speech.gerund_source")
    outlet = at + 1 if led else at
    while outlet < len(row) and outlet - at <= _MOST and row[outlet].kind in _INSIDE:
        outlet += 1
    if outlet >= len(row) or row[outlet].kind != "outlet":
        return _end_of_unnamed(row, at, line) if led and row[at - 1].kind in _VERBS else at
    end = outlet + 1
    if end < len(row) and line.tokens[row[end].first].text in _QUOTES:
        end += 1
    if led:
        return end
    plain = all(row[n].kind == "determiner" or line.tokens[row[n].first].text in _QUOTES for n in range(at, outlet))
    behind = end < len(row) and row[end].kind == "speech" and row[end].has("speech.gerund_source")
    return end + 1 if plain and behind and end + 1 < len(row) and row[end + 1].kind != "outlet" else at


_GIVES = ("give", "give_weak", "pledge")
_GIVEN = ("party", "sum", "fund", "gift")
_LONGEST = 10
_ELSE = ("verb", "sum", "fund", "gift", "relative", "and", "colon", "stop")


def fold_source_behind(row: Sequence[Item]) -> list[Item]:
    """Return the row with a source folded that commas part from the verb before it and its subject or object behind.

    "El mismo monto pondrá[, según una fuente cercana,] el banco X" (Spanish, "will put in, by a source, the bank X").
    """
    led = [n for n, i in enumerate(row) if n > 1 and i.has_any("speech.gerund_source", "link.including")]
    folded = list(row)
    for at in reversed(led):
        if row[at - 1].kind != "comma" or not (row[at - 2].verb in _GIVES or _waits_for_verb(row, at - 1)):
            continue
        end = next((n for n in range(at + 1, min(at + _LONGEST, len(row))) if row[n].kind == "comma"), None)
        if end is None or any(i.kind in _ELSE and not i.has("speech") for i in row[at + 1 : end]):
            continue
        said = any(i.kind == "speech" or i.has("speech.past") for i in row[at:end])
        said = said or (row[at].kind == "including" and row[end - 1].kind in _CLOSING)
        if not said or all(i.kind not in _GIVEN for i in row[end:]):
            continue  # "gab, wie sie sagte, ..." (German, "gave, as she said,") has a verb of saying
        inner = tuple(row[at - 1 : end + 1])
        folded[at - 1 : end + 1] = [Item(kind="aside", first=inner[0].first, last=inner[-1].last, inner=inner[1:-1])]
    return folded


_CLOSING = ("filing", "announce", "auxiliary", "link", "word", "verb")
"""What ends "wie aus den Unterlagen [hervorgeht]", "wie jetzt bekannt [wurde]" (German), but not "wie Merrow"."""


def _waits_for_verb(row: Sequence[Item], comma: int) -> bool:
    """Whether a clause still waits for its verb: "Merrow hat[, wie eine Sprecherin sagte,] ... gespendet" (German)."""
    for item in reversed(row[max(0, comma - _LONGEST) : comma]):
        if item.kind == "auxiliary" and item.has("link.perfect"):
            return True
        if item.kind not in _HELD:
            return False
    return False


_HELD = ("party", "fund", "date", "time", "determiner", "to", "in", "at", "role", "pronoun", "word")


def _end_of_unnamed(row: Sequence[Item], at: int, line: Line) -> int:
    """Where a source without a name ends: "sind [laut mit dem Vorgang vertrauten Quellen] A und B" (German)."""
    inside = range(at + 1, min(at + 1 + _MOST, len(row)))
    stop = next((n for n in inside if row[n].kind not in _INSIDE), len(row))
    spoken = [n for n in inside if n < stop and row[n].has_any("say.source", "say.listener", "role.spokesperson")]
    end = spoken[-1] + 1 if spoken else at
    whole = row[at].last - row[at].first > 1 and at + 1 < stop and row[at + 1].kind == "word"
    if end == at and whole and line.tokens[row[at + 1].first].text[0].isupper():
        end = at + 2  # "nach Angaben des [Senders]"
    return end if end < len(row) and row[end].kind in _NAMED else at

"""Attributes before a noun that hold a phrase of their own: "der in Zürich lebende Otto Kemp" (German).

What they name tells where somebody is or works, and neither gives nor parts the name from its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["fold_attributes"]

_GAVE = Categories.of({"give_weak.past"})
_RELATIVE = Categories.of({"relative.any"})
_NONE = Categories.of(set())
_LEADS = ("in", "at", "from", "of", "to")
_NAMED = ("other", "party", "outlet")
_HEADS = ("party", "role", "unnamed", "speaker")


def fold_attributes(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with each attribute that stands between an article and its noun as one word.

    So "kreeg 500 van de [in] [Hongkong] [woonachtige] X" (Dutch) is "van de [in Hongkong woonachtige] X".
    """
    row = _turned(row, line) if line.has("link.given") else row
    out: list[Item] = []
    at = 0
    while at < len(row):
        out.append(row[at])
        if row[at].kind == "verb" and _is_adjective(row, at, line):
            out[-1] = replace(row[at], kind="word", categories=_NONE)
        end = _end(row, at, line) if row[at].kind == "determiner" else at
        end = max(end, _inflected(row, at, line)) if row[at].kind == "determiner" else end
        if end > at:
            out.append(Item(kind="word", first=row[at + 1].first, last=row[end].last))
        at = max(end, at) + 1
    return out


def _is_adjective(row: Sequence[Item], at: int, line: Line) -> bool:
    """Whether a verb's form stands before a noun as its adjective: "den landesweit [tätigen] Firmen" (German)."""
    if not 0 < at < len(row) - 1 or row[at + 1].kind not in ("role", "donor"):
        return False
    led = row[at - 1].kind in ("determiner", "word") and row[at].has_any("give.base", "give_weak.base", "light.base")
    return led and line.tokens[row[at + 1].first].text[0].isupper()


def _end(row: Sequence[Item], article: int, line: Line) -> int:
    """The last item of the attribute behind an article; the article itself where none stands there."""
    last = article + 3
    if last + 1 >= len(row) or row[article + 1].kind not in _LEADS or row[article + 2].kind not in _NAMED:
        return article
    word = row[last]
    attributive = word.kind == "word" and line.tokens[word.last - 1].text.islower()
    return last if attributive and row[last + 1].kind in _HEADS else article


_INSIDE = (*_NAMED, "fund", "word", "date", "time", "determiner", "role", "filing", "auxiliary", "in", "of")
_LONGEST = 7
_SHORTEST = 5


def _inflected(row: Sequence[Item], article: int, line: Line) -> int:
    """The last item of "der [vom Weißen Haus verteilten] Liste", "das [den Grünen nahestehende] Bündnis" (German).

    A phrase behind an article, a word in small letters, and a noun with its capital. Behind a comma the
    article may be a relative ("X, der dem Verein große Summen gibt"), and who gives in it gives.
    """
    opens = article + 1 < len(row) and (
        row[article + 1].kind in (*_LEADS, "determiner") or line.begins(row[article + 1].first, "link.determiner")
    )
    if not opens or (article and row[article - 1].kind == "comma") or row[article].has("link.indefinite"):
        return article
    for at in range(article + 2, min(article + _LONGEST, len(row) - 1)):
        if row[at].kind not in (*_INSIDE, "verb"):
            return article
        if (at > article + 2 or row[article + 1].kind == "fund") and _is_inflected(row[at], row[at + 1], line):
            gives = row[at].kind == "verb" and any(i.kind == "party" for i in row[article + 1 : at])
            return article if gives else at
        if row[at].kind == "verb":
            return article
    return article


def _is_inflected(item: Item, noun: Item, line: Line) -> bool:
    """Whether an item is a word in small letters, and a noun follows it."""
    word = line.tokens[item.last - 1].text
    if item.kind not in ("word", "verb", "filing") or not word.islower():
        return False
    return len(word) >= _SHORTEST and line.tokens[noun.first].text[0].isupper()


def _turned(row: Sequence[Item], line: Line) -> list[Item]:
    """The row with "die [von X gespendete] Million" (German) as "die Million von X": the giver behind the gift."""
    out = list(row)
    for at in [n for n, i in enumerate(row) if i.has("link.given")]:
        first = next((n for n in range(at - 1, max(-1, at - _LONGEST), -1) if row[n].kind == "from"), None)
        lead = _phrase_ahead(row, first) if first else None
        if first is None or lead is None:
            continue
        if (giver := _giver_of_sum(row, first, at, line)) is not None:
            end = _sum_end(row, at)
            out[lead:end] = [*row[at + 1 : end], _as_clause(row, giver, at, row[lead:first])]
            return out
        if row[at - 1].kind != "party" or lead != first:
            continue
        end = at + 1
        while (
            end < len(row) and row[end].kind in ("gift", "total", "cash", "word", "sum") and row[end - 1].kind != "sum"
        ):
            end += 1
        if any(i.kind in ("gift", "sum", "cash") for i in row[at + 1 : end]):
            out[first:end] = [*row[at + 1 : end], *row[first:at]]
    return out


_AHEAD = ("in", "date", "time", "word", "again", "to", "fund")


def _phrase_ahead(row: Sequence[Item], first: int) -> int | None:
    """Where behind the article the phrases begin that stand before "from" at `first`; None where no article is.

    "die [im Mai] von X gespendeten 5.000 Euro", "die [dem SSW] von X überwiesenen 5.000 Euro" (German).
    """
    if row[first - 1].kind == "determiner":
        return first
    lead = first - 1
    while lead > 0 and (row[lead].kind in _AHEAD or row[lead - 1].kind in ("in", "to", "determiner")):
        lead -= 1
    dated = any(i.kind in ("date", "time", "fund") for i in row[lead:first])
    return lead + 1 if dated and row[lead].kind == "determiner" and not row[lead].has("link.indefinite") else None


_WITH_FUND = ("to", "determiner", "fund", "in", "date", "time")
_PAID_FOR = ("business", "limit", "total", "gift", "from", "of", "to")


def _sum_end(row: Sequence[Item], at: int) -> int:
    """The end of the sum behind the word at `at`, or of "Betrag von 80.000 Euro"; 0 where none stands there."""
    kinds = [i.kind for i in row[at + 1 : at + 4]]
    if kinds[:1] == ["sum"]:
        return at + 2
    return at + 4 if kinds[:1] in (["word"], ["cash"]) and kinds[1:] == ["from", "sum"] else 0


def _giver_of_sum(row: Sequence[Item], source: int, at: int, line: Line) -> int | None:
    """Where who gave stands in "die [von X der FDP gespendeten] 80.000 Euro liegen noch da"; None for no such.

    Behind the sum goes on the clause whose subject it is, and no word tells what was paid for.
    """
    end = _sum_end(row, at)
    summed = 0 < end < len(row) and row[end].kind not in _PAID_FOR and line.tokens[row[end].first].text[0].islower()
    giver = next((n for n in range(source + 1, at) if row[n].kind == "party"), None)
    if not summed or giver is None or any(i.kind not in _WITH_FUND for i in row[giver + 1 : at]):
        return None
    if any(i.verb == "refund" for i in row):
        return None  # "will die [von X gezahlten] 50.000 Euro zurückgeben"
    plain = all(i.kind in ("determiner", "role", "word", "unnamed") for i in row[source + 1 : giver])
    return giver if plain and "gift" not in [i.kind for i in row[:source]] else None


def _as_clause(row: Sequence[Item], giver: int, at: int, ahead: Sequence[Item]) -> Item:
    """The attribute as the clause that it stands for: "80.000 Euro, [die X der FDP gespendet hat]"."""
    relative = Item(kind="relative", first=row[giver].first, last=row[giver].first, categories=_RELATIVE)
    verb = replace(row[at], kind="verb", categories=_GAVE)
    inner = (relative, row[giver], verb, *row[giver + 1 : at], *ahead)
    return Item(kind="aside", first=row[giver].first, last=row[at].last, inner=inner)

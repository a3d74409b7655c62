"""Who is named with a trade: "the banker Jo Hale", "Jo Hale, a banker", for "the banker" told of her lines later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast, Member

__all__ = ["trader_teller"]

Traders = Callable[[str], Sequence[Member]]


def trader_teller(lines: Sequence[Line], cast: Cast) -> Traders:
    """Return what tells who is named with a trade, in small letters; it is looked for when one is asked for."""
    known: dict[str, list[Member]] = {}
    done: list[bool] = []

    def tell(trade: str) -> Sequence[Member]:
        if not done:
            done.append(True)
            for member in cast.members:
                for word in _trades_of(member, lines):
                    known.setdefault(word, []).append(member)
        return known.get(trade, ())

    return tell


def _trades_of(member: Member, lines: Sequence[Line]) -> Iterator[str]:
    """The last word of the trade right before the first mentions, and of one behind the comma of the first."""
    for number, first in member.places[:_MENTIONS]:
        before = _trade_before(lines[number], first)
        if before:
            yield before
    number, first = member.places[0]
    line = lines[number]
    name = line.name_from(first)
    if name is None or name.last >= len(line.tokens) or line.tokens[name.last].text != ",":
        return
    behind = next(
        (m for at in range(name.last + 1, name.last + _NEAR) if (m := line.mark_from(at)) and m.has("role")), None
    )
    if behind is not None and behind.has("role.chief"):
        yield line.tokens[behind.last - 1].low
    elif behind is None and (word := _unknown_behind(line, name.last + 1)):
        yield word


def _trade_before(line: Line, first: int) -> str:
    """The trade right before a name, be it a word that no lexicon has: "[la semencière] Jo Hale" (French)."""
    before = line.mark_to(first)
    if before is not None:
        return line.tokens[before.last - 1].low if before.has("role") else ""
    article = next((m for n in (1, 2) if (m := line.mark_to(first - n)) is not None), None)
    led = article is not None and article.has("link.determiner") and first > 1
    return line.tokens[first - 1].low if led and line.tokens[first - 1].text.isalpha() else ""


def _unknown_behind(line: Line, at: int) -> str:
    """The word that no lexicon has behind the comma and its article: "Jo Hale, [la semencière] du Perche" (French)."""
    article = line.mark_from(at)
    if article is None or not article.has("link.determiner") or article.last >= len(line.tokens):
        return ""
    known = line.mark_from(article.last) is not None or not line.tokens[article.last].text.isalpha()
    return "" if known or line.name_from(article.last) is not None else line.tokens[article.last].low


_MENTIONS = 3
"""Mentions of somebody before which the trade may stand."""
_NEAR = 4
"""Tokens behind the comma in which a trade begins: "Jo Hale, a retired banker"."""

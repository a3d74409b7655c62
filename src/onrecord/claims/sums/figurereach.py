"""What a bare figure leans on: the words that lead to it, and the name that the words behind it lead to."""

from __future__ import annotations

from collections.abc import Container, Sequence

from onrecord.claims.sums.implied import qualifier_of
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["led_from", "range_before", "reaches_name"]

_BEFORE_NAME = ("link.determiner", "role", "pronoun.his", "noun.kind")
_MOST = 6


def led_from(row: MarkRow, at: int) -> int:
    """Return where "by the" begins before token `at`: ", [por los] 3,2 de B" (Spanish); `at` without it."""
    article = row.ending.get(at)
    if article is None or not article.has("link.many"):
        return at
    link = row.ending.get(article.first)
    return link.first if link is not None and link.has_any("link.by", "link.from", "link.at") else article.first


def range_before(row: MarkRow, at: int) -> tuple[int, str]:
    """Return where "nearly" begins before the figure at `at`, and how exact it is: "and Orlo Foods [nearly] 4.9"."""
    mark = row.ending.get(at)
    exact = None if mark is None else qualifier_of(mark)
    return (at, "exact") if mark is None or exact is None else (mark.first, exact)


def reaches_name(tokens: Sequence[Token], row: MarkRow, opened: Container[int], at: int) -> bool:
    """Return whether a name begins at `at`, who it is passed: "[el empresario de videojuegos] Jo Hale" (Spanish)."""
    end, ahead = min(len(tokens), at + _MOST), at
    while ahead < end and ahead not in opened:
        mark, token = row.starting.get(ahead), tokens[ahead]
        if token.text == "," and ahead > at:
            return ahead + 1 in opened
        plain = mark is None and token.text.islower() and token.text.isalpha()
        if not plain and (mark is None or not mark.has_any(*_BEFORE_NAME)):
            return False
        ahead = ahead + 1 if mark is None else mark.last
    return ahead in opened

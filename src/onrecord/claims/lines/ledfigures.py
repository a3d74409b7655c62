"""Figures without a unit that "with" or "it was" makes sums where the article told one: "then Orlo, with 45,000."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.sums.figures import read_number
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_led_figures"]

_PASSED = ("link.auxiliary", "time", "again", "money.about", "money.nearly", "money.more_than")
_ENDS = (".", ",", ";", ")", "!", "?")
_BEHIND = ("link.in", "link.to", "link.and", "time", "date", "link.perfect", "link.auxiliary", "compared.been")


def find_led_figures(tokens: Sequence[Token], row: MarkRow, words: MoneyWords, *, parts: bool) -> list[Sum]:
    """Return the figures in thousands that "with" or "it was" leads to, and no counted thing follows.

    With `parts` only those that "of it" follows, or "in all" leads to: "60'000 davon" (German).
    """
    if True not in [t.form.figure for t in tokens]:
        return []
    found, at = [], 0
    while at < len(tokens):
        end = _figure_end(tokens, at, words.decimal) if tokens[at].form.figure else at
        led = end > at and not parts and at > 0 and _is_led(row, at) and _is_closed(tokens, row, end)
        if led or (end > at and (_is_part(row, end) or _is_total(tokens, row, at, end))):
            digits = "".join(c for t in tokens[at:end] for c in t.text if c.isdecimal())
            value = read_number(digits, words.decimal)
            found.append(Sum(first=at, last=end, amount=value, implied=True))
        at = max(end, at + 1)
    return found


_GROUPED = {",": re.compile(r"[1-9]\d{0,2}(?:[.'’]\d{3})+"), ".": re.compile(r"[1-9]\d{0,2}(?:[,'’]\d{3})+")}
"""Figures with their thousands parted, by the sign for decimals."""


def _figure_end(tokens: Sequence[Token], at: int, decimal: str) -> int:
    """Where a figure with its thousands parted ends that begins at `at`: "45.000", "45 000"; `at` for none."""
    text, end = tokens[at].text, at + 1
    if _GROUPED[decimal].fullmatch(text):
        return end
    if not text.isdecimal() or len(text) > _GROUP:
        return at
    while end < len(tokens) and _is_group(tokens, end):
        end += 1
    return end if end > at + 1 else at


_GROUP = 3


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return len(text) == _GROUP and text.isdecimal() and tokens[at].start - tokens[at - 1].end == 1


def _is_led(row: MarkRow, at: int) -> bool:
    before = row.ending.get(at)
    while before is not None and before.has_any(*_PASSED) and not before.has_any("link.at", "compared.was"):
        before = row.ending.get(before.first)
    return before is not None and before.has_any("link.at", "compared.was")


def _is_part(row: MarkRow, end: int) -> bool:
    """Whether "of it" stands behind a figure: "60'000 davon" (German)."""
    mark = row.starting.get(end)
    return mark is not None and mark.has_any("money.of_it", "money.whereof")


def _is_total(tokens: Sequence[Token], row: MarkRow, at: int, end: int) -> bool:
    """Whether "in all" leads to a figure behind a comma: "5.000 dollari al mese, in tutto [40.000]" (Italian)."""
    mark = row.ending.get(at)
    led = mark is not None and mark.has("noun.total") and mark.first > 0 and tokens[mark.first - 1].text == ","
    return led and (end >= len(tokens) or tokens[end].text in _ENDS)


def _is_closed(tokens: Sequence[Token], row: MarkRow, at: int) -> bool:
    if at >= len(tokens) or tokens[at].text in _ENDS:
        return True
    mark = row.starting.get(at)
    return mark is not None and mark.has_any(*_BEHIND) and not mark.has("count")

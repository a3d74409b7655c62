"""How long ago something was, where the language says so with a verb: "il y a deux ans" (French), "hace un año"
(Spanish), "há três meses" (Portuguese). Such words are a date, and neither bring nor give anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.claims.vocabulary.marking import Categories, Mark, MarkRow
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.lexicon import Lexicon

__all__ = ["join_agos"]

_DATE = Categories.of({"date.relative"})
_HEDGES = ("money", "link.indefinite", "not_name")
_COUNTED = 6
"""Words from the verb to the unit at most: "il y a [un peu plus de deux] ans"."""


def join_agos(tokens: Sequence[Token], row: MarkRow, lexicon: Lexicon) -> MarkRow:
    """Return the marks, those of a verb with a number of years, months or days behind it as one date.

    So are two years with what happened between them: "a donné [entre 2019 et 2022] un million" (French).
    """
    units = _units(lexicon)
    found = [(mark.first, _end(tokens, row, mark.last, units)) for mark in row.marked("ago.since")]
    found += [(mark.first, _years_end(tokens, row, mark.last)) for mark in row.marked("money.between")]
    spans = [(first, last) for first, last in found if last is not None]
    if not spans:
        return row
    kept = [m for m in row.marks if not any(m.first < last and first < m.last for first, last in spans)]
    dates = [Mark(first, last, _DATE) for first, last in spans]
    return MarkRow(tuple(sorted([*kept, *dates], key=lambda mark: mark.first)))


@lru_cache(maxsize=16)
def _units(lexicon: Lexicon) -> frozenset[str]:
    units = (phrases for category, phrases in lexicon.phrases.items() if category.startswith("calendar.unit."))
    return frozenset(phrase for phrases in units for phrase in phrases)


def _years_end(tokens: Sequence[Token], row: MarkRow, at: int) -> int | None:
    """Where two years end that begin at `at`: "entre [2019 et 2022]" (French), "between [2019 and 2022]"."""
    years = at + 2 < len(tokens) and tokens[at].form.year and tokens[at + 2].form.year
    link = row.starting.get(at + 1)
    return at + 3 if years and link is not None and link.has("link.and") else None


def _end(tokens: Sequence[Token], row: MarkRow, at: int, units: frozenset[str]) -> int | None:
    """Where the unit ends that follows a number, or words for how exact it is, at `at`; None where none does."""
    for place in range(at, min(at + _COUNTED, len(tokens))):
        token = tokens[place]
        if token.low in units:
            return place + 1 if place > at else None
        hedge = row.covering.get(place)
        if not token.form.numeral and (hedge is None or not hedge.has_any(*_HEDGES)):
            return None
    return None

"""The table of scores as the page of the method shows it, in the reader's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.numbers import format_percent

from onrecord.reference.scores import FIGURES, LanguageScore, load_scores

__all__ = ["ScoreRow", "score_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A language by its name ("" is all of them together), and its figures as shares in words, by name."""

    name: str
    articles: int
    gifts: int
    figures: dict[str, str]


def score_rows(language: str) -> tuple[ScoreRow, ...]:
    """Return a row a language that is read, by name, and all together last.

    >>> [row.name for row in score_rows("en")][:2], score_rows("en")[-1].name
    (['Dutch', 'English'], '')
    """
    rows = sorted(_rows(language), key=lambda row: row.name)
    return (*rows, _row("", load_scores().together, language))


def _rows(language: str) -> Iterator[ScoreRow]:
    names = Locale.parse(language).languages
    for score in load_scores().languages:
        yield _row(str(names.get(score.language, score.language)), score, language)


def _row(name: str, score: LanguageScore, language: str) -> ScoreRow:
    figures = {figure: _share(score.figures[figure], language) for figure in FIGURES}
    return ScoreRow(name=name, articles=score.articles, gifts=score.gifts, figures=figures)


def _share(figure: Decimal, language: str) -> str:
    return str(format_percent(figure, locale=language, decimal_quantization=True))

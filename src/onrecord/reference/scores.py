"""How well articles are read, as `make score` measured it on the annotated articles of the repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["FIGURES", "LanguageScore", "Scores", "load_scores", "parse_scores"]

_FILE = "score.toml"

FIGURES = ("precision", "recall", "f1", "whole_f1", "quotes_f1", "capacity", "status", "in_kind", "speaker")
"""What is measured, each a share from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageScore:
    """The figures of one language, or of "all": on how many articles, with how many gifts, and each of FIGURES."""

    language: str
    articles: int
    gifts: int
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What was measured, on articles with this digest: by language, and all together."""

    digest: str
    languages: tuple[LanguageScore, ...]
    together: LanguageScore


@cache
def load_scores() -> Scores:
    """Read the packaged figures, once; raises DataFileError that names the key at fault.

    >>> load_scores().together.gifts == sum(one.gifts for one in load_scores().languages)
    True
    """
    return parse_scores(read_toml(files("onrecord").joinpath("data", _FILE), _FILE))


def parse_scores(raw: Mapping[str, object]) -> Scores:
    """Make figures of the parsed file; raises DataFileError on a key that is missing, not known or no share."""
    table = TableReader(raw, _FILE)
    digest = table.text("digest") or ""
    languages = table.table("languages", required=True)
    found = {code: _language(code, languages.table(code, required=True)) for code in languages.remaining()}
    languages.finish()
    table.finish()
    together = found.pop("all")
    return Scores(digest=digest, languages=tuple(found.values()), together=together)


def _language(code: str, table: TableReader) -> LanguageScore:
    figures = {name: table.number(name) for name in FIGURES}
    if wrong := next((name for name, figure in figures.items() if not 0 <= figure <= 1), None):
        raise table.fail(wrong, f"{figures[wrong]} is not between 0 and 1")
    score = LanguageScore(
        language=code,
        articles=table.integer("articles") or 0,
        gifts=table.integer("gifts") or 0,
        figures=figures,
    )
    table.finish()
    return score

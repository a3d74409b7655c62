"""Every way to word who said something is read with any fillers: see `sentences` for the files in `said`.

Before the arrow stand the statements that are wanted, parted by semicolons: quote > speaker, and > listener where that
counts. Templates without any are traps: marks around what nobody says.
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.claims import load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.records import Capture, Statement
from tests.sheets import each_row

from .sentences import Grid, Template, read_grid

DRAWS = 6

GRIDS = [(path.stem, read_grid(path)) for path in sorted((Path(__file__).parent / "said").glob("*.txt"))]

CASES = [(name, grid, template) for name, grid in GRIDS for template in grid.templates]


def _told(statement: Statement, *, listened: bool) -> str:
    speaker = statement.speaker.name if statement.speaker else "-"
    listeners = [", ".join(statement.told_to)] if listened else []
    return " > ".join([statement.quote.rstrip(".,!"), speaker, *listeners])


def _read(text: str, language: str, *, listened: bool) -> list[str]:
    page = {"@type": "NewsArticle", "inLanguage": language, "datePublished": "2025-01-10", "articleBody": text}
    capture = Capture(content=json.dumps(page).encode(), source="page.json", media_type="application/json", how="file")
    (article,) = read_pages(capture).articles
    statements = read_claims(article, load_reader(language)).statements
    return sorted(_told(statement, listened=listened) for statement in statements)


@each_row(CASES, lambda case: f"{case[0]}: {case[2].text}")
def test_a_speech_is_heard_with_any_fillers(case: tuple[str, Grid, Template]) -> None:
    """The statements of each text are those that the template wants, each by whom it wants."""
    _, grid, template = case
    listened = template.wanted.split(";")[0].count(" > ") > 1
    for text, wanted in grid.sentences(template, DRAWS):
        assert _read(text, grid.language, listened=listened) == wanted, text

"""Every template is read in the company of any fillers: see `sentences` for the files in `grids`."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.claims import load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.records import Capture, Claim
from tests.sheets import each_row

from .sentences import Grid, Template, read_grid

DRAWS = 4
"""Sentences a template: of 4 drawn from some hundred, the same ones in every run."""

GRIDS = [(path.stem, read_grid(path)) for path in sorted((Path(__file__).parent / "grids").glob("*.txt"))]

CASES = [(name, grid, template) for name, grid in GRIDS for template in grid.templates]


def _told(claim: Claim, marks: int) -> str:
    amount = f"{claim.amount.normalize():f}" if claim.amount is not None else "-"
    parts = [f"{claim.donor.name} {amount} @{claim.fund.id or claim.fund.name}", claim.status, claim.capacity]
    return " /".join(parts[: 1 + marks])


def _read(text: str, language: str, marks: int) -> list[str]:
    page = {"@type": "NewsArticle", "inLanguage": language, "datePublished": "2025-01-10", "articleBody": text}
    capture = Capture(content=json.dumps(page).encode(), source="page.json", media_type="application/json", how="file")
    (article,) = read_pages(capture).articles
    return sorted(_told(claim, marks) for claim in read_claims(article, load_reader(language)).claims)


@each_row(CASES, lambda case: f"{case[0]}: {case[2].text}")
def test_a_template_is_read_with_any_fillers(case: tuple[str, Grid, Template]) -> None:
    """The claims of each sentence are those that the template wants, and no others."""
    _, grid, template = case
    marks = template.wanted.split(";")[0].count(" /")
    for text, wanted in grid.sentences(template, DRAWS):
        assert _read(text, grid.language, marks) == wanted, text

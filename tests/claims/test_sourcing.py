"""Who is credited with telling of a gift. Cases are rows of sourcing.tsv; `credits` lists, parted by "|":

speaker / role / told to, and "/ first" where the text says that the speaker reported it first
"""

from __future__ import annotations

import pytest

from onrecord.claims.saying.sourcing import Credit, find_attribution
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.saying.units import UnitRows
from onrecord.claims.scene import Scene

from .reading import make_scene, read_rows

SHORT = 3

ROWS = list(read_rows("sourcing.tsv"))


def _expected(cell: str) -> list[tuple[str, ...]]:
    parts = [tuple(value.strip() for value in part.split("/")) for part in cell.split("|") if part.strip()]
    return [part if len(part) > SHORT else (*part, "") for part in parts]


def _got(credit: Credit) -> tuple[str, ...]:
    told = credit.attribution
    return told.speaker, told.role or "", told.told_to or "", "first" if told.first else ""


def _find(scene: Scene, giver: str) -> tuple[Credit, ...]:
    member = next((member for member in scene.cast.members if member.name == giver), None)
    return find_attribution(0, Surroundings(scene, UnitRows(scene)), member)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_rows(row: dict[str, str]) -> None:
    scene = make_scene(row["text"], row["language"])
    found = _find(scene, row["giver"])
    assert [_got(credit) for credit in found] == _expected(row["credits"])
    assert all(scene.article.text[slice(*credit.span)].strip() for credit in found)


def test_a_filing_carries_over_the_sentences_that_list_what_it_shows() -> None:
    text = "Filings with the Federal Election Commission show the gifts.¶Flint Mills gave $1 million."
    scene = make_scene(text, "en")
    (credit,) = find_attribution(1, Surroundings(scene, UnitRows(scene)), None, filed=True)
    assert (credit.attribution.speaker, credit.attribution.role) == ("Federal Election Commission", "filing")

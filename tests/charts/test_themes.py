"""Paints that everybody can tell from the ground: 3 to 1 for marks and 4.5 to 1 for words, as WCAG 2.2 asks."""

from __future__ import annotations

import pytest

from onrecord.charts.svg import PALE
from onrecord.charts.themes import TEXTURES, THEMES, Theme, contrast

GROUNDS = ("ground", "grid")
WORDS = ("ink", "muted")
CAPACITIES = ("company", "personal", "unknown")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


def test_themes_have_the_same_paints() -> None:
    assert len({frozenset(theme.paints) for theme in THEMES.values()}) == 1


def test_marks_stand_out_from_the_ground(theme: Theme) -> None:
    ground = theme.paints["ground"]
    weak = {name for name, colour in theme.paints.items() if name not in GROUNDS and contrast(colour, ground) < 3}
    assert weak == set()


@pytest.mark.parametrize("name", WORDS)
def test_words_stand_out_from_the_ground(theme: Theme, name: str) -> None:
    assert contrast(theme.paints[name], theme.paints["ground"]) >= 4.5


@pytest.mark.parametrize("capacity", CAPACITIES)
def test_words_stand_out_from_a_band_that_they_lie_on(theme: Theme, capacity: str) -> None:
    band = _mixed(theme.paints[capacity], theme.paints["ground"], PALE)
    assert contrast(theme.paints["ink"], band) >= 4.5


def _mixed(paint: str, ground: str, share: float) -> str:
    parts = [(int(paint[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in parts)


def test_capacities_differ_in_more_than_their_paint() -> None:
    assert len({TEXTURES.get(capacity, "plain") for capacity in CAPACITIES}) == 3

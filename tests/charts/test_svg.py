"""What a browser is given: the goldens that somebody looked at, and nothing that a hostile name could do with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.charts import Chart, largest_gaps, png_of, said_and_filed, svg_of, who_gives_through_what
from onrecord.records import DueDay, Flow, Gap

from . import drawn
from .invented import DUE, PICTURES, WEEKS

GOLDEN = Path(__file__).parent / "golden"
THEMES = ("light", "dark")
SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "text"}
ATTRIBUTES = {
    *("width", "height", "viewBox", "role", "aria-labelledby", "lang", "font-family", "id", "patternUnits"),
    *("x", "y", "d", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "fill-opacity"),
    *("font-size", "font-weight", "text-anchor", "paint-order", "textLength", "lengthAdjust"),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_last_looked_at(name: str, theme: str) -> None:
    golden = (GOLDEN / f"{name}-{theme}.svg").read_text("utf-8")
    assert svg_of(PICTURES[name], theme) == golden, "look at the picture, then run scripts/bless_charts"


def test_every_golden_is_of_a_picture() -> None:
    names = {f"{name}-{theme}.svg" for name in PICTURES for theme in THEMES}
    assert {path.name for path in GOLDEN.iterdir()} == names, "scripts/bless_charts writes the goldens"


def _check(svg: str) -> None:
    """Check that there is only what a drawing needs, and nothing that runs, loads or points outside."""
    root = ElementTree.fromstring(svg.encode())
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for value in element.attrib.values():
            assert re.findall(r"url\(([^)]*)\)", value) in ([], ["#personal"], ["#unknown"])
            assert "javascript:" not in value
    marks = "".join(f"{key}={value}" for element in root.iter() for key, value in element.attrib.items())
    assert "alert" not in marks, "a name stands in texts alone"
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", svg)


@given(st.lists(drawn.flows, min_size=1, max_size=12), st.sampled_from(THEMES))
def test_hostile_names_in_flows_are_text(flows: list[Flow], theme: str) -> None:
    chart = who_gives_through_what(flows, fund_names={"harbour": drawn.HOSTILE[0], "quay": drawn.HOSTILE[2]})
    if chart.drawing:
        _check(svg_of(chart, theme))


@given(st.lists(drawn.gaps, min_size=1, max_size=12))
def test_hostile_names_in_gaps_are_text(gaps: list[Gap]) -> None:
    chart = largest_gaps(gaps, fund=drawn.HOSTILE[1])
    if chart.drawing:
        _check(svg_of(chart))


@pytest.mark.parametrize("name", drawn.HOSTILE)
def test_hostile_names_of_funds_and_filings_are_text(name: str) -> None:
    _check(svg_of(said_and_filed(WEEKS, [DueDay(day=DUE[0].day, filing=name)], fund=name)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_title_its_text_and_no_empty_mark(name: str, theme: str) -> None:
    svg, chart = svg_of(PICTURES[name], theme), PICTURES[name]
    _check(svg)
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.alternative
    assert not re.search(r"\bnan\b|\binf\b|None", svg)


def test_the_same_content_is_painted_once() -> None:
    again: Callable[[], Chart] = lambda: said_and_filed(WEEKS, DUE, fund="Harbour")  # noqa: E731
    assert again() is not again()
    assert svg_of(again()) is svg_of(again())


def test_a_picture_becomes_a_png() -> None:
    assert png_of(svg_of(PICTURES["gaps"])).startswith(b"\x89PNG")

"""The text of a page without its tags has the words that a reader sees, in their order."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pages.gate import programs, scanning
from onrecord.pages.gate.stripping import strip_tags
from onrecord.pages.gate.visible import slowly_visible, without_marks
from tests.pages.test_gate_look import RAW

pytestmark = pytest.mark.skipif(scanning.make_scanner([b"x"]) is None, reason="Hyperscan is not installed here")

WORD = re.compile(r"[^\W\d_]+")


def stripped(raw: bytes) -> str | None:
    cut = programs.cut_programs(raw)
    page = strip_tags(cut) if cut is not None else None
    try:
        return None if page is None else without_marks(page.words().decode())
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Ada <b>gave</b> it", "Ada gave it"),
        ("<p>Ada g<b>av</b>e it", "Ada gave it"),
        ("<p>Ada</p><p>gave", "Ada gave"),
        ("<p>Ada<br>gave<td>it", "Ada gave it"),
        ("<p>Ada</b> <b>gave", "Ada gave"),
        ("<p>Ada</i></li><li><i>gave", "Ada gave"),
        ("<p>Ada<wbr><!-- more --><i>m gave", "Adam gave"),
        ("<p>Ada<!-- <p> gave", None),
        ("<p>Ada<!--[if IE]><!--> gave<!--<![endif]--> it", "Ada gave it"),
        ("<p>fewer than < 5 gave > it", "fewer than gave it"),
        ("<p title='Mills gave'>Ada", "Ada"),
        ("<p>Ada<script>gave()</script>", "Ada"),
        ("<p>Ada</p><meta content='Ada gave' property='og:title'>", "Ada Ada gave"),
        ('<p>Ada<script type="application/ld+json">{"headline": "Ada gave"}</script>', "Ada Ada gave"),
        ("Ada gave<p>it", "Ada gave it"),
    ],
)
def test_words_stand_as_a_reader_sees_them(page: str, words: str | None) -> None:
    text = stripped(page.encode())
    assert (None if text is None else " ".join(WORD.findall(text))) == words


def _words(text: str) -> list[str]:
    return sorted(WORD.findall(text))


def test_pages_have_the_words_that_their_paragraphs_have() -> None:
    texts = [(raw, text) for raw in RAW if (text := stripped(raw)) is not None]
    assert len(texts) > len(RAW) / 3
    assert [raw for raw, text in texts if _words(text) != _words(slowly_visible(raw))] == []


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<x-y>",
    "<br>",
    "<td>",
    "Ada",
    "gave",
    "é",
    "&shy;",
    "&eacute;",
    "5",
    "<!--a-->",
    "<!--<p>-->",
    "<script>x<y</script>",
    "</li>",
    "<P>",
    "$",
    "&amp;",
    "<li/class='a'>",
]
PARTS = st.lists(st.sampled_from([*PIECES, " ", "\n", "< ", "<i class='a b'>"]), max_size=12)


@given(PARTS)
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_page_in_pieces_has_the_words_of_its_paragraphs(parts: list[str]) -> None:
    raw = f"<p>{''.join(parts)}".encode()
    text = stripped(raw)
    assert text is None or WORD.findall(text) == WORD.findall(slowly_visible(raw))

"""Quotations and who said them. Cases are rows of statements.tsv: `said` lists, parted by "||", what counts:

quote > speaker > listener; listener > garbled
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.lines.quotes import find_quotations
from onrecord.claims.reader import load_reader
from onrecord.claims.saying.statements import find_statements
from onrecord.claims.saying.units import UnitRows
from onrecord.claims.scene import Scene, set_scene
from onrecord.errors import DataFileError
from onrecord.records import Lineage, Statement
from onrecord.reference.lexicon import LanguageSettings, language_codes, parse_lexicon

from .reading import make_article, make_scene, read_rows

ROWS = list(read_rows("statements.tsv"))

Said = tuple[str, str, tuple[str, ...], bool]


def _expected(cell: str) -> list[Said]:
    said: list[Said] = []
    for part in filter(None, (piece.strip() for piece in cell.split("||"))):
        quote, speaker, listeners, garbled = [*(value.strip() for value in part.split(">")), "", "", ""][:4]
        said.append((quote, speaker, tuple(x.strip() for x in listeners.split(";") if x.strip()), bool(garbled)))
    return said


def _got(statement: Statement) -> Said:
    speaker = statement.speaker.name if statement.speaker else ""
    return statement.quote, speaker, statement.told_to, statement.garbled


def _find_statements(scene: Scene) -> tuple[Statement, ...]:
    return find_statements(scene, UnitRows(scene))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_rows(row: dict[str, str]) -> None:
    assert [_got(s) for s in _find_statements(make_scene(row["text"], row["language"]))] == _expected(row["said"])


def test_statements_point_into_the_text() -> None:
    for row in ROWS:
        scene = make_scene(row["text"], row["language"])
        for statement in _find_statements(scene):
            assert scene.article.text[statement.start : statement.end] == statement.quote


def test_a_translated_page_has_no_verbatim_quotation() -> None:
    origin = Lineage(relation="translation", mark="notice", machine=True)
    text = "« Nous aimons les défilés », a dit Solange Ardoise."
    article = make_article(text, "fr", derived_from=origin)
    (statement,) = _find_statements(set_scene(article, load_reader("fr").words))
    assert not statement.verbatim
    assert not statement.garbled
    assert statement.reason == "the page is a machine translation (notice)"


def test_a_damaged_quotation_says_why() -> None:
    (statement,) = _find_statements(make_scene("“We like parades and bands, a spokesman said.", "en"))
    assert not statement.verbatim
    assert statement.reason == "the quotation mark is never closed"


def test_a_quotation_printed_twice_counts_once() -> None:
    text = "“We like parades,” Harriet Flint said.¶“We like parades,” Harriet Flint said."
    assert len(_find_statements(make_scene(text, "en"))) == 1


MARKS = "“”‘’«»„\"'"


@given(st.text(alphabet="ab A.,:¶" + MARKS, max_size=60))
def test_any_marks_give_spans_in_order(text: str) -> None:
    article = make_article(text, "en")
    found = find_quotations(article, LanguageSettings().quotes)
    assert all(q.opened < q.start < q.end <= q.closed for q in found)
    assert all(a.closed <= b.opened for a, b in pairwise(found))


PIECES = [
    *MARKS,
    " ",
    ", ",
    ". ",
    ": ",
    "¶",
    "said",
    "he",
    "Harriet Flint",
    "told",
    "a spokesman",
    "according to",
    "that",
    "a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(language_codes()))
def test_no_text_breaks_the_search(pieces: list[str], language: str) -> None:
    scene = make_scene("".join(pieces), language)
    for statement in _find_statements(scene):
        assert scene.article.text[statement.start : statement.end] == statement.quote


def test_a_language_can_bring_its_own_marks() -> None:
    head = {"code": "xx", "name": "Test", "status": "draft"}
    lexicon = parse_lexicon({**head, "settings": {"quotes": [",, ''"]}}, "xx.toml")
    article = make_article(",,We do,'' she said.", "en")
    (found,) = find_quotations(article, lexicon.settings.quotes)
    assert article.text[found.start : found.end] == "We do,"
    with pytest.raises(DataFileError, match=r"settings\.quotes"):
        parse_lexicon({**head, "settings": {"quotes": ["«"]}}, "xx.toml")

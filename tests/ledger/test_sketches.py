"""A sketch that is kept as a row is the sketch that was made, and a gift that many pages tell of is derived alike."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import Ledger
from onrecord.ledger.derived import sketch_rows, sketches
from onrecord.ledger.derived.sketch_rows import pack_sketch, unpack_sketch
from onrecord.pledges.origins import Sketch, sketch_article
from onrecord.records import Lineage, PartialDate, TellingArticle
from tests.ledger.making import add, make_document
from tests.ledger.tables import dump_derived

_TEXTS = st.text(max_size=400) | st.just(
    "“We are proud to give this to all of you,” said Ottoline Varga, of $1.5 million."
)


@given(text=_TEXTS, outlet=st.none() | st.text(max_size=9), day=st.none() | st.dates(), machine=st.booleans())
def test_a_sketch_comes_back_as_it_was(text: str, outlet: str | None, day: date | None, machine: bool) -> None:
    article = TellingArticle(
        id="article-1",
        language="en",
        text=text,
        outlet=outlet,
        published=PartialDate(value=day) if day else None,
        url="https://news.example/1",
        alternates=(("fr", "https://news.example/fr/1"),),
        derived_from=Lineage(relation="translation", mark="notice", machine=machine),
    )
    made = sketch_article(article)
    again = unpack_sketch(made.id, pack_sketch(made))
    for field in fields(made):
        assert getattr(again, field.name) == getattr(made, field.name), field.name


def _kept(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT article_id FROM sketches")}


def test_articles_of_much_told_gifts_are_sketched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "MUCH_TOLD", 3)
    path = tmp_path / "onrecord.db"
    pages = [make_document(1, padding=at) for at in range(6)]
    add(path, *(make_document(number) for number in range(2, 14)), *pages[:3])
    with Ledger.open(path) as ledger:
        ledger.keep_up("reader-1")
    assert len(_kept(path)) == 3
    sketched: list[str] = []

    def note(article: TellingArticle) -> Sketch:
        sketched.append(article.id)
        return sketch_article(article)

    monkeypatch.setattr(sketches, "sketch_article", note)
    add(path, pages[3])
    with Ledger.open(path) as ledger:
        assert not ledger.keep_up("reader-1").remade
    assert pages[3].article is not None
    assert sketched == [pages[3].article.id]
    assert len(_kept(path)) == 4
    kept = dump_derived(path)
    with Ledger.open(path) as ledger:
        ledger.rebuild("reader-1")
    assert dump_derived(path) == kept


def test_an_article_that_is_read_again_is_sketched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "MUCH_TOLD", 2)
    path = tmp_path / "onrecord.db"
    pages = [make_document(1, padding=at) for at in range(3)]
    add(path, *(make_document(number) for number in range(2, 14)), *pages)
    with Ledger.open(path) as ledger:
        ledger.keep_up("reader-1")
    assert pages[0].article is not None
    again = replace(pages[0], article=replace(pages[0].article, derived_from=None))
    add(path, again)
    with Ledger.open(path) as ledger:
        assert not ledger.keep_up("reader-1").remade
    kept = dump_derived(path)
    with closing(sqlite3.connect(path)) as connection:
        content = connection.execute(
            "SELECT content FROM sketches WHERE article_id = ?", [pages[0].article.id]
        ).fetchone()[0]
    assert unpack_sketch("a", content).derived_from is None
    with Ledger.open(path) as ledger:
        ledger.rebuild("reader-1")
    assert dump_derived(path) == kept
    assert sketch_rows.MUCH_TOLD > 2

"""Recording: each fact once, a batch at a time, whatever the order, the reader or the number of times."""

from __future__ import annotations

import math
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import LedgerError
from onrecord.ledger import FoundArticle, Ledger, Recorded, Run, recording
from onrecord.records import Article, Capture, DocumentReading, Problem, Reading
from tests.ledger.making import NOW, add, make_document
from tests.ledger.making_filings import make_filing
from tests.ledger.tables import count_rows, damage, dump_facts


def test_counts_what_it_did(tmp_path: Path) -> None:
    gone = DocumentReading(source="a", problems=(Problem(code="vanished", source="a", what="it is gone"),))
    path = tmp_path / "onrecord.db"
    first = add(path, make_document(1), make_document(2), gone, make_document(1))
    assert first == Recorded(seen=4, new=3, known=1, kept=3, set_aside=1, claims=4)
    assert add(path, make_document(2), gone) == Recorded(seen=2, new=0, known=2, kept=1, set_aside=1, claims=0)


def test_adds_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    documents: list[Reading] = [*(make_document(number) for number in range(4)), make_filing(7)]
    add(path, *documents)
    before = dump_facts(path)
    assert [name for name, rows in before.items() if not rows] == ["judgements", "sightings"], (
        "there are rows to compare"
    )
    add(path, *reversed(documents))
    assert dump_facts(path) == before


def test_the_same_bytes_elsewhere_are_met_twice_and_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1)
    assert document.capture is not None
    moved = replace(document, source="b.html", capture=replace(document.capture, source="b.html"))
    add(path, document, moved)
    rows = count_rows(path)
    assert (rows["captures"], rows["observations"], rows["articles"], rows["readings"]) == (1, 2, 1, 1)


def test_one_capture_may_show_several_articles(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    capture = make_document(9).capture
    add(path, *(replace(make_document(number), capture=capture) for number in range(3)))
    rows = count_rows(path)
    assert (rows["captures"], rows["observations"], rows["articles"], rows["appearances"]) == (1, 1, 3, 3)


def test_a_better_reader_adds_a_reading_and_the_list_follows(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1)
    fewer = replace(document, claims=document.claims[:1])
    add(path, document, reader="reader-1")
    add(path, fewer, reader="reader-2")
    with Ledger.open(path) as ledger:
        assert [claim.id for claim in ledger.list_claims()] == [document.claims[0].id]
    add(path, document, reader="reader-3")
    with Ledger.open(path) as ledger:
        assert len(list(ledger.list_claims())) == 2
        assert ledger.count().readings == 3
        assert ledger.verify().holds


def test_another_reader_that_finds_the_same_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1)
    add(path, document, reader="reader-1")
    before = count_rows(path)
    stranger = Problem(code="new_problem", source=document.source, what="only the new reader says so")
    add(path, replace(document, problems=(*document.problems, stranger)), reader="reader-2")
    assert count_rows(path) == before | {"problems": before["problems"] + 1}
    with Ledger.open(path) as ledger:
        found = ledger.find(document.claims[0].article_id)
        assert isinstance(found, FoundArticle)
        assert stranger in found.problems


def test_two_claims_with_one_id_are_kept_as_one(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1)
    twin = replace(document.claims[0], confidence=Decimal("0.1"))
    statements = (*document.statements, replace(document.statements[0], garbled=False))
    add(path, replace(document, claims=(*document.claims, twin), statements=statements))
    with Ledger.open(path) as ledger:
        assert [claim.confidence for claim in ledger.list_claims()] == [Decimal("0.90"), Decimal("0.4")]
        assert ledger.count().statements == 1
        assert ledger.verify().holds


def test_documents_are_consumed_a_batch_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_BATCH_SECONDS", math.inf)
    taken = 0
    safe: list[int] = []
    ahead: list[int] = []

    def documents() -> Iterator[DocumentReading]:
        nonlocal taken
        for number in range(1, 1051):
            taken += 1
            ahead.append(taken - sum(safe))
            yield make_document(number)

    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, documents(), lambda recorded: safe.append(recorded.seen))
    assert safe == [500, 500, 50]
    assert max(ahead) == 500


def test_what_comes_slowly_is_recorded_after_five_seconds() -> None:
    moments = iter((0.0, 1.0, 4.0, 5.0, 5.0, 9.0))
    batches = recording._batches((make_document(number) for number in range(1, 5)), lambda: next(moments))
    assert [len(batch) for batch in batches] == [3, 1]


def test_large_documents_make_smaller_batches(tmp_path: Path) -> None:
    safe: list[int] = []

    def documents() -> Iterator[DocumentReading]:
        for number in range(5):
            document = make_document(number)
            assert document.capture is not None
            content = document.capture.content + b" " * 6_000_000
            yield replace(document, capture=replace(document.capture, content=content))

    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, documents(), lambda recorded: safe.append(recorded.seen))
        assert safe == [3, 2]
        assert ledger.verify().holds


def test_reports_of_one_large_capture_share_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_BATCH_SECONDS", math.inf)
    safe: list[int] = []
    bulk = Capture(content=b" " * 17_000_000, source="bulk.xml", media_type="application/xml", how="file")
    readings = [replace(make_filing(number), capture=bulk) for number in range(1, 503)]
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, readings, lambda recorded: safe.append(recorded.seen))
    assert safe == [1, 500, 1]


def test_half_characters_set_an_article_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    half = Article(text="A \ud800 gives.", language="en")
    capture = Capture(content=b"x", source="caf\udce9.json", media_type="application/json", how="file")
    broken = DocumentReading(source="caf\udce9.json", capture=capture, article=half)
    add(path, broken, make_document(1))
    with Ledger.open(path) as ledger:
        assert ledger.count().articles == 1
        assert ledger.read_capture(capture.sha256) == b"x"
        problems = {problem.code: problem for problem in ledger.list_problems()}
        assert problems["half_characters"].source == "caf\\udce9.json"
        assert ledger.verify().holds


def test_a_name_that_is_no_text_is_written_as_escapes(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1)
    assert document.capture is not None
    name = "d\udcff.html"
    problem = replace(document.problems[0], source=name, where=name, what=name, advice=name)
    odd = replace(document, source=name, capture=replace(document.capture, source=name), problems=(problem,))
    assert add(path, odd).kept == 1
    with Ledger.open(path) as ledger:
        assert {problem.what for problem in ledger.list_problems()} == {"d\\udcff.html"}
        assert ledger.verify().holds


def test_a_run_that_was_never_begun_is_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        stray = Run.begin(NOW, version="0.1.0", reader="reader-1")
        with pytest.raises(LedgerError, match="FOREIGN KEY"):
            ledger.record(stray, [make_document(1)])
        assert ledger.count().captures == 0


def test_captures_are_kept_packed_and_come_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    document = make_document(1, padding=3000)
    add(path, document)
    assert document.capture is not None
    with closing(sqlite3.connect(path)) as connection:
        (packed,) = connection.execute("SELECT length(content) FROM captures").fetchone()
    assert packed < len(document.capture.content) / 4
    with Ledger.open(path) as ledger:
        assert ledger.read_capture(document.capture.sha256) == document.capture.content
        with pytest.raises(LedgerError, match="no capture has the hash"):
            ledger.read_capture("00")


def test_a_damaged_capture_says_so(filled: Path) -> None:
    damage(filled, "UPDATE captures SET content = x'00'")
    capture = make_document(1).capture
    assert capture is not None
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError, match=r"cannot be unpacked.*onrecord verify"):
        ledger.read_capture(capture.sha256)


def test_a_run_needs_a_time_zone(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.begin_run(NOW.replace(tzinfo=None), version="0.1.0", reader="reader-1")


_ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=15)
@given(
    texts=st.lists(_ANY_TEXT, min_size=1, max_size=4),
    content=st.binary(max_size=60),
    what=_ANY_TEXT,
    numbers=st.lists(st.integers(0, 3), max_size=5),
)
def test_adding_twice_changes_nothing(texts: list[str], content: bytes, what: str, numbers: list[int]) -> None:
    capture = Capture(content=content, source=what, media_type="text/plain", how="file")
    problem = Problem(code="odd", source=what, what=what)
    documents = [
        DocumentReading(source=what, capture=capture, article=Article(text=text, language="en"), problems=(problem,))
        for text in texts
    ]
    documents += [make_document(number) for number in numbers]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        add(path, *documents)
        before = dump_facts(path)
        add(path, *documents)
        assert dump_facts(path) == before
        with Ledger.open(path) as ledger:
            assert ledger.verify().faults == ()

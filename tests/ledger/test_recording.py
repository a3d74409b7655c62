"""Recording: each fact once, a batch at a time, whatever the order, the reader or the number of times."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import LedgerError
from onrecord.ledger import FoundArticle, Ledger, Recorded, Run, UnknownIdError, recording
from onrecord.records import Article, Capture, DocumentReading, Problem, Reading
from tests.ledger.making import JUDGEMENTS, NOW, Place, add, make_document
from tests.ledger.making_filings import make_filing
from tests.ledger.servers import Server
from tests.ledger.tables import count_rows, damage, dump_facts, look


def test_counts_what_it_did(place: Place) -> None:
    gone = DocumentReading(source="a", problems=(Problem(code="vanished", source="a", what="it is gone"),))
    first = add(place, make_document(1), make_document(2), gone, make_document(1))
    assert first == Recorded(seen=4, new=2, known=1, kept=3, set_aside=1, claims=4)
    assert add(place, make_document(2), gone) == Recorded(seen=2, new=0, known=1, kept=1, set_aside=1, claims=0)


def test_adds_nothing_twice(place: Place) -> None:
    documents: list[Reading] = [*(make_document(number) for number in range(4)), make_filing(7)]
    add(place, *documents)
    before = dump_facts(place)
    assert [name for name, rows in before.items() if not rows] == ["judgements", "sightings"], (
        "there are rows to compare"
    )
    add(place, *reversed(documents))
    assert dump_facts(place) == before


def test_the_same_bytes_elsewhere_are_met_twice_and_kept_once(place: Place) -> None:
    document = make_document(1)
    assert document.capture is not None
    moved = replace(document, source="b.html", capture=replace(document.capture, source="b.html"))
    add(place, document, moved)
    rows = count_rows(place)
    assert (rows["captures"], rows["observations"], rows["articles"], rows["readings"]) == (1, 2, 1, 1)


def test_one_capture_may_show_several_articles(place: Place) -> None:
    capture = make_document(9).capture
    add(place, *(replace(make_document(number), capture=capture) for number in range(3)))
    rows = count_rows(place)
    assert (rows["captures"], rows["observations"], rows["articles"], rows["appearances"]) == (1, 1, 3, 3)


def test_a_better_reader_adds_a_reading_and_the_list_follows(place: Place) -> None:
    document = make_document(1)
    fewer = replace(document, claims=document.claims[:1])
    add(place, document, reader="reader-1")
    add(place, fewer, reader="reader-2")
    with Ledger.open(place) as ledger:
        assert [claim.id for claim in ledger.list_claims()] == [document.claims[0].id]
    add(place, document, reader="reader-3")
    with Ledger.open(place) as ledger:
        assert len(list(ledger.list_claims())) == 2
        assert ledger.count().readings == 3
        assert ledger.verify().holds


def test_another_reader_that_finds_the_same_adds_nothing(place: Place) -> None:
    document = make_document(1)
    add(place, document, reader="reader-1")
    before = count_rows(place)
    stranger = Problem(code="new_problem", source=document.source, what="only the new reader says so")
    add(place, replace(document, problems=(*document.problems, stranger)), reader="reader-2")
    assert count_rows(place) == before | {"problems": before["problems"] + 1}
    with Ledger.open(place) as ledger:
        found = ledger.find(document.claims[0].article_id)
        assert isinstance(found, FoundArticle)
        assert stranger in found.problems


def test_two_claims_with_one_id_are_kept_as_one(place: Place) -> None:
    document = make_document(1)
    twin = replace(document.claims[0], confidence=Decimal("0.1"))
    statements = (*document.statements, replace(document.statements[0], garbled=False))
    add(place, replace(document, claims=(*document.claims, twin), statements=statements))
    with Ledger.open(place) as ledger:
        assert [claim.confidence for claim in ledger.list_claims()] == [Decimal("0.90"), Decimal("0.4")]
        assert ledger.count().statements == 1
        assert ledger.verify().holds


def test_documents_are_consumed_a_batch_at_a_time(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
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

    with Ledger.open(place) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, documents(), lambda recorded: safe.append(recorded.seen))
    assert safe == [500, 500, 50]
    assert max(ahead) == 500


def test_what_comes_slowly_is_recorded_after_five_seconds() -> None:
    moments = iter((0.0, 1.0, 4.0, 5.0, 5.0, 9.0))
    batches = recording._batches((make_document(number) for number in range(1, 5)), lambda: next(moments))
    assert [len(batch) for batch in batches] == [3, 1]


def test_large_documents_make_smaller_batches(place: Place) -> None:
    safe: list[int] = []

    def documents() -> Iterator[DocumentReading]:
        for number in range(5):
            document = make_document(number)
            assert document.capture is not None
            content = document.capture.content + b" " * 6_000_000
            yield replace(document, capture=replace(document.capture, content=content))

    with Ledger.open(place) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, documents(), lambda recorded: safe.append(recorded.seen))
        assert safe == [3, 2]
        assert ledger.verify().holds


def test_reports_of_one_large_capture_share_batches(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_BATCH_SECONDS", math.inf)
    safe: list[int] = []
    bulk = Capture(content=b" " * 17_000_000, source="bulk.xml", media_type="application/xml", how="file")
    readings = [replace(make_filing(number), capture=bulk) for number in range(1, 503)]
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.record(run, readings, lambda recorded: safe.append(recorded.seen))
    assert safe == [1, 500, 1]


def test_half_characters_set_an_article_aside_and_the_rest_goes_on(place: Place) -> None:
    half = Article(text="A \ud800 gives.", language="en")
    capture = Capture(content=b"x", source="caf\udce9.json", media_type="application/json", how="file")
    broken = DocumentReading(source="caf\udce9.json", capture=capture, article=half)
    add(place, broken, make_document(1))
    with Ledger.open(place) as ledger:
        assert ledger.count().articles == 1
        assert ledger.read_capture(capture.sha256) == b"x"
        problems = {problem.code: problem for problem in ledger.list_problems()}
        assert problems["half_characters"].source == "caf\\udce9.json"
        assert ledger.verify().holds


def test_no_text_holds_what_one_of_the_databases_cannot_keep(place: Place) -> None:
    odd = DocumentReading(source="a\0.txt", article=Article(text="Ann\0 gives.", language="en"))
    filing = make_filing(7)
    line = replace(filing.receipts[0], memo="a\0b")
    add(place, odd, replace(filing, receipts=(line, *filing.receipts[1:])))
    with Ledger.open(place) as ledger:
        assert ledger.count().articles == 0
        assert [problem.source for problem in ledger.list_problems() if problem.code == "half_characters"] == [
            "a\\x00.txt"
        ]
        assert "a\ufffdb" in [one.entry.memo for one in ledger.list_entries()]
        with pytest.raises(LedgerError, match=r"a judgement holds U\+0000"):
            ledger.judge(replace(JUDGEMENTS[0], why="a\0"))
        with pytest.raises(UnknownIdError):
            ledger.find("claim-\0")
        assert ledger.verify().holds


def test_a_name_that_is_no_text_is_written_as_escapes(place: Place) -> None:
    document = make_document(1)
    assert document.capture is not None
    name = "d\udcff.html"
    problem = replace(document.problems[0], source=name, where=name, what=name, advice=name)
    odd = replace(document, source=name, capture=replace(document.capture, source=name), problems=(problem,))
    assert add(place, odd).kept == 1
    with Ledger.open(place) as ledger:
        assert {problem.what for problem in ledger.list_problems()} == {"d\\udcff.html"}
        assert ledger.verify().holds


def test_a_run_that_was_never_begun_is_refused(place: Place) -> None:
    with Ledger.open(place) as ledger:
        stray = Run.begin(NOW, version="0.1.0", reader="reader-1")
        with pytest.raises(LedgerError, match=r"(?i)foreign key"):
            ledger.record(stray, [make_document(1)])
        assert ledger.count().captures == 0


def test_captures_are_kept_packed_and_come_back_whole(place: Place) -> None:
    document = make_document(1, padding=3000)
    add(place, document)
    assert document.capture is not None
    with look(place) as connection:
        packed = connection.exec_driver_sql("SELECT length(content) FROM captures").scalar_one()
    assert packed < len(document.capture.content) / 4
    with Ledger.open(place) as ledger:
        assert ledger.read_capture(document.capture.sha256) == document.capture.content
        with pytest.raises(LedgerError, match="no capture has the hash"):
            ledger.read_capture("00")


def test_a_damaged_capture_says_so(full: Place) -> None:
    damage(full, "UPDATE captures SET content = x'00'")
    capture = make_document(1).capture
    assert capture is not None
    with Ledger.open(full) as ledger, pytest.raises(LedgerError, match=r"cannot be unpacked.*onrecord verify"):
        ledger.read_capture(capture.sha256)


def test_a_run_needs_a_time_zone(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.begin_run(NOW.replace(tzinfo=None), version="0.1.0", reader="reader-1")


_ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=8)
@given(
    texts=st.lists(_ANY_TEXT, min_size=1, max_size=4),
    content=st.binary(max_size=60),
    what=_ANY_TEXT,
    numbers=st.lists(st.integers(0, 3), max_size=5),
)
def test_adding_twice_changes_nothing(texts: list[str], content: bytes, what: str, numbers: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _add_twice(Path(folder) / "onrecord.db", _any_documents(texts, content, what, numbers))


@settings(max_examples=5, deadline=None)
@given(
    texts=st.lists(_ANY_TEXT, min_size=1, max_size=4),
    content=st.binary(max_size=60),
    what=_ANY_TEXT,
    numbers=st.lists(st.integers(0, 3), max_size=5),
)
def test_adding_twice_changes_nothing_on_a_server(
    server: Server, texts: list[str], content: bytes, what: str, numbers: list[int]
) -> None:
    _add_twice(_one_ledger(server), _any_documents(texts, content, what, numbers))


@cache
def _one_ledger(server: Server) -> str:
    return server.new_ledger()


def _any_documents(texts: list[str], content: bytes, what: str, numbers: list[int]) -> list[DocumentReading]:
    capture = Capture(content=content, source=what, media_type="text/plain", how="file")
    problem = Problem(code="odd", source=what, what=what)
    documents = [
        DocumentReading(source=what, capture=capture, article=Article(text=text, language="en"), problems=(problem,))
        for text in texts
    ]
    return documents + [make_document(number) for number in numbers]


def _add_twice(place: Place, documents: Sequence[DocumentReading]) -> None:
    add(place, *documents)
    before = dump_facts(place)
    add(place, *documents)
    assert dump_facts(place) == before
    with Ledger.open(place) as ledger:
        assert ledger.verify().faults == ()

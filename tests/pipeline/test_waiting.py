"""What a page asks of the derived tables is what the command line finds by looking through the whole ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.errors import QuestionError
from onrecord.ledger import Ledger, WaitingQuestion
from onrecord.pipeline import (
    ReviewItem,
    find_review_items,
    keep_answer,
    load_review_items,
    reader_fingerprint,
    take_back,
)
from onrecord.records import in_force
from tests.ledger.growing import World

NOW = datetime(2025, 5, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module", params=(3, 8))
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of an invented world that leaves something of every kind to be decided."""
    world = World(tmp_path_factory.mktemp("waiting") / "onrecord.db", request.param)
    for _ in range(25):
        world.add_page()
    for _ in range(4):
        world.add_filing()
    with Ledger.open(world.path) as ledger:
        ledger.rebuild(reader_fingerprint())
    return Path(world.path)


@pytest.fixture
def ledger(read: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of that ledger, to be decided on."""
    copy = tmp_path / "onrecord.db"
    copy.write_bytes(read.read_bytes())
    with Ledger.open(copy) as opened:
        yield opened


def _noted(ledger: Ledger) -> list[ReviewItem]:
    """Return all that the tables note, piece by piece."""
    found: list[ReviewItem] = []
    after: str | None = None
    while True:
        with ledger.browse(date(2025, 5, 1)) as catalogue:
            page = catalogue.list_waiting(WaitingQuestion(after=after, size=7))
            found += load_review_items(catalogue, page.lines)
        after = page.following
        if after is None:
            return found


def _found(items: Iterator[ReviewItem] | list[ReviewItem] | tuple[ReviewItem, ...]) -> set[tuple[str, str, object]]:
    """Return what each is about; two donors who may be one may be so to several funds, and are one question here."""
    return {(item.kind, item.id.partition("|")[0], item.choices if item.kind != "identity" else ()) for item in items}


def test_the_tables_note_what_the_whole_ledger_leaves_open(ledger: Ledger) -> None:
    noted = _noted(ledger)
    assert {item.kind for item in noted} == {"claim", "match", "identity", "conflict"}
    assert _found(noted) == _found(find_review_items(ledger))
    assert [item.claim.confidence for item in noted if item.claim] == sorted(
        (item.claim.confidence for item in noted if item.claim), reverse=True
    )


def test_the_tables_follow_every_answer_and_its_retraction(ledger: Ledger) -> None:
    before = _found(_noted(ledger))
    for number, kind in enumerate(("claim", "match", "identity", "conflict")):
        item = next(item for item in _noted(ledger) if item.kind == kind)
        at = NOW + timedelta(minutes=number)
        made = keep_answer(ledger, item.choices[-1], by="ann", at=at, why="the page says so")
        assert item.id not in {one.id for one in _noted(ledger)}
        assert _found(_noted(ledger)) == _found(find_review_items(ledger))
        take_back(ledger, made, by="ann", at=at + timedelta(seconds=1))
        assert _found(_noted(ledger)) == before
    assert in_force(ledger.list_judgements()) == ()


def test_what_is_wanted_of_a_fund_and_kind_is_all_there_is_of_it(ledger: Ledger) -> None:
    with ledger.browse(date(2025, 5, 1)) as catalogue:
        every = catalogue.list_waiting(WaitingQuestion(size=100)).lines
        fund, kind = every[0].fund_key, every[0].kind
        own = [one.id for one in every if (one.fund_key, one.kind) == (fund, kind)]
        wanted = WaitingQuestion(fund=fund, kind=kind, size=100)
        assert [one.id for one in catalogue.list_waiting(wanted).lines] == own
        assert catalogue.count_waiting(fund)[kind] == len(own)
        assert catalogue.find_waiting(own[0]) == every[0]
        assert catalogue.find_waiting_before(WaitingQuestion(), every[1].place) == every[0]
        assert catalogue.find_waiting_before(WaitingQuestion(), every[0].place) is None


@pytest.mark.parametrize(("field", "asked"), [("kind", {"kind": "rumour"}), ("per_page", {"size": 0})])
def test_a_wrong_question_names_its_field(field: str, asked: dict[str, object]) -> None:
    with pytest.raises(QuestionError) as refused:
        WaitingQuestion(**asked)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_no_place_in_the_list_is_refused(ledger: Ledger) -> None:
    with ledger.browse(date(2025, 5, 1)) as catalogue, pytest.raises(QuestionError):
        catalogue.list_waiting(WaitingQuestion(after="nowhere"))

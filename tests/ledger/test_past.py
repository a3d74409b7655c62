"""A ledger as of an earlier day answers what deriving from the facts of that day answers."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from onrecord.ledger import Catalogue, DonorQuestion, GiftQuestion, Ledger
from onrecord.ledger.derived import past as past_days
from onrecord.ledger.derived.past import NotReadyError
from onrecord.ledger.derived.remaking import fill_draft
from onrecord.ledger.derived.writing import Draft
from onrecord.pipeline import PledgeFilter, ReadingOptions, list_pledges, read_documents, reader_fingerprint
from onrecord.records import Judgement
from tests.ledger.making import Place
from tests.ledger.servers import Server

NOW = datetime(2025, 6, 1, tzinfo=UTC)
TODAY = NOW.date()
PAGES = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "samples"


def _make(place: Place) -> Place:
    with Ledger.open(place) as opened:
        run = opened.begin_run(NOW, version="0", reader=reader_fingerprint())
        opened.record(run, read_documents([str(PAGES)], ReadingOptions(jobs=1, clock=lambda: NOW)))
        opened.rebuild(reader_fingerprint())
    return place


@pytest.fixture(scope="module")
def place(kept_in: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Place:
    if kept_in == "file":
        return _make(tmp_path_factory.mktemp("past") / "onrecord.db")
    server: Server = request.getfixturevalue("server")
    return _make(server.new_ledger())


@pytest.fixture
def ledger(place: Place, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if isinstance(place, str):
        server: Server = request.getfixturevalue("server")
        copy: Place = server.copy(place)
    else:
        copy = Path(shutil.copy(place, tmp_path / "onrecord.db"))
    with Ledger.open(copy, readers=4) as opened:
        yield opened


def _told(catalogue: Catalogue) -> dict[str, tuple[object, ...]]:
    lines = catalogue.list_gifts(GiftQuestion(size=100)).lines
    return {
        line.id: (line.money, line.status, line.standing, line.due, line.origins, line.articles, line.conflicts)
        for line in lines
    }


DAYS = ["2017-01-01", "2024-12-01", "2024-12-13", "2024-12-18", "2024-12-31", "2025-01-15", "2025-05-01", "2025-06-01"]


@pytest.mark.parametrize("told", DAYS)
def test_a_day_is_told_as_deriving_tells_it(ledger: Ledger, told: str) -> None:
    day = date.fromisoformat(told)
    derived = {
        one.pledge.id: (
            one.pledge.money,
            one.pledge.status,
            one.standing.name,
            one.standing.due,
            len(one.pledge.origins),
            len(one.pledge.article_ids),
            len(one.pledge.disagreements),
        )
        for one in list_pledges(ledger, PledgeFilter(), TODAY, as_of=day)
    }
    with ledger.browse(TODAY, as_of=day) as catalogue:
        assert _told(catalogue) == derived
        assert catalogue.count_gifts(GiftQuestion()) == len(derived)
        assert sum(fund.pledges for fund in catalogue.list_funds()) == len(derived)
        assert sum(line.pledges for line in catalogue.list_donors(DonorQuestion(size=100)).lines) == len(derived)


def test_what_was_not_known_is_not_found(ledger: Ledger) -> None:
    altman = GiftQuestion(words="altman")
    with ledger.browse(TODAY, as_of=date(2024, 12, 1)) as catalogue:
        assert catalogue.list_gifts(altman).lines == ()
        assert catalogue.find_donor("sam-altman") is None
    with ledger.browse(TODAY, as_of=date(2025, 1, 15)) as catalogue:
        assert [line.donor_name for line in catalogue.list_gifts(altman).lines] == ["Sam Altman"]


def test_today_is_left_as_it_is(ledger: Ledger) -> None:
    with ledger.browse(TODAY) as catalogue:
        before, version = _told(catalogue), catalogue.version()
    with ledger.browse(TODAY, as_of=date(2024, 12, 13)) as catalogue:
        assert _told(catalogue) != before
        assert catalogue.version() != version
    for _ in range(6):  # whichever connection of the pool it is
        with ledger.browse(TODAY) as catalogue:
            assert (_told(catalogue), catalogue.version()) == (before, version)
    assert ledger.verify().holds


def test_a_day_is_worked_out_again_where_its_connection_was_lost(ledger: Ledger) -> None:
    day = date(2024, 12, 13)
    with ledger.browse(TODAY, as_of=day) as catalogue:
        before = _told(catalogue)
        catalogue.connection.invalidate()
    with ledger.browse(TODAY, as_of=day) as catalogue:
        assert _told(catalogue) == before


def test_a_day_is_worked_out_again_where_its_connection_cannot_even_be_closed(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("", (), OSError("the server is gone"))

    day = date(2024, 12, 13)
    with ledger.browse(TODAY, as_of=day) as catalogue:
        catalogue.connection.invalidate()
        monkeypatch.setattr(catalogue.connection, "close", fail)
    with ledger.browse(TODAY, as_of=day) as catalogue:
        assert _told(catalogue)


def test_days_between_which_nothing_was_told_are_worked_out_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[date | None] = []

    def count(connection: Connection, draft: Draft, as_of: date | None = None) -> None:
        made.append(as_of)
        fill_draft(connection, draft, as_of)

    monkeypatch.setattr(past_days, "fill_draft", count)
    for day in (date(2000, 1, 1), date(1999, 5, 5), date(2000, 1, 1)):
        with ledger.browse(TODAY, as_of=day) as catalogue:
            assert catalogue.list_gifts(GiftQuestion()).lines == ()
    assert len(made) == 1


def test_a_judgement_makes_days_anew(ledger: Ledger) -> None:
    day = date(2025, 1, 15)
    with ledger.browse(TODAY, as_of=day) as catalogue:
        before = _told(catalogue)
    claims = [claim for claim in ledger.list_claims() if claim.donor.name == "Sam Altman"]
    for claim in claims:
        ledger.judge(Judgement(kind="claim", subject=claim.id, decision="reject", by="ann", at=NOW))
    with ledger.browse(TODAY, as_of=day) as catalogue:
        assert before.keys() - _told(catalogue).keys()


def test_few_days_are_kept(ledger: Ledger) -> None:
    for told in DAYS * 2:
        with ledger.browse(TODAY, as_of=date.fromisoformat(told)) as catalogue:
            catalogue.list_funds()
        assert len(ledger._past._days) <= 4


def test_a_ledger_that_may_only_be_read_tells_earlier_days_too(place: Place) -> None:
    with Ledger.open(place, read_only=True) as ledger, ledger.browse(TODAY, as_of=date(2024, 12, 31)) as catalogue:
        assert len(_told(catalogue)) > 5


def test_readers_of_one_day_and_of_others_stay_apart(ledger: Ledger) -> None:
    expected = {}
    for told in DAYS:
        with ledger.browse(TODAY, as_of=date.fromisoformat(told)) as catalogue:
            expected[told] = _told(catalogue)
    wrong: list[object] = []

    def read(told: str) -> None:
        for _ in range(3):
            with ledger.browse(TODAY, as_of=date.fromisoformat(told)) as catalogue:
                if _told(catalogue) != expected[told]:
                    wrong.append(told)

    threads = [threading.Thread(target=read, args=(told,)) for told in (*DAYS[1:5], *DAYS[1:5])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_whoever_waits_too_long_is_told_so(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past_days, "_PATIENCE_SECONDS", 0.01)
    day = date(2024, 12, 31)
    with (
        ledger.browse(TODAY, as_of=day),
        pytest.raises(NotReadyError, match="as of 2024-12-31 is being worked out"),
        ledger.browse(TODAY, as_of=day),
    ):
        pass


def test_a_day_that_could_not_be_worked_out_is_tried_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    with monkeypatch.context() as patched:
        patched.setattr(past_days, "fill_draft", fail)
        with pytest.raises(RuntimeError), ledger.browse(TODAY, as_of=date(2024, 12, 31)):
            pass
    with ledger.browse(TODAY, as_of=date(2024, 12, 31)) as catalogue:
        assert _told(catalogue)

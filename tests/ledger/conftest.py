"""Ledgers to ask: of three documents, a filing and two judgements, made once and copied for tests that change it.

`place` and `full` are in a file and on a server, one after the other; `filled` is in a file.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.making import JUDGEMENTS, NOW, Place, add, make_document
from tests.ledger.making_filings import make_filing
from tests.ledger.servers import Server


def _fill(place: Place) -> Place:
    add(place, *(make_document(number) for number in range(3)), make_filing(7))
    with Ledger.open(place) as ledger:
        for judgement in JUDGEMENTS:
            ledger.judge(judgement)
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.note_gone(run, "https://news.example/gone", NOW)
    return place


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(_fill(tmp_path_factory.mktemp("filled") / "onrecord.db"))


@pytest.fixture(scope="session")
def filled_on_server_once(server: Server) -> str:
    return str(_fill(server.new_ledger()))


@pytest.fixture
def filled(filled_once: Path, tmp_path: Path) -> Path:
    """Return a ledger of documents 0, 1 and 2 and of filing 7, to do with as one likes."""
    return Path(shutil.copy(filled_once, tmp_path / "filled.db"))


@pytest.fixture(scope="session", params=["file", "server"])
def kept_in(request: pytest.FixtureRequest) -> str:
    """Return in what ledgers are kept: each test that asks for one is run in a file and on a server."""
    return str(request.param)


@pytest.fixture
def new_place(kept_in: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], Place]:
    """Return a function that tells where the next ledger is to be."""
    numbers = count(1)
    if kept_in == "server":
        server: Server = request.getfixturevalue("server")
        return server.new_ledger
    return lambda: tmp_path / f"onrecord-{next(numbers)}.db"


@pytest.fixture
def place(new_place: Callable[[], Place]) -> Place:
    """Return where there is no ledger, or an empty one."""
    return new_place()


@pytest.fixture
def full(kept_in: str, request: pytest.FixtureRequest) -> Place:
    """Return what `filled` is, in whatever it is kept."""
    if kept_in == "file":
        return Path(request.getfixturevalue("filled"))
    server: Server = request.getfixturevalue("server")
    return server.copy(request.getfixturevalue("filled_on_server_once"))


@pytest.fixture
def ledger(full: Place) -> Iterator[Ledger]:
    with Ledger.open(full) as opened:
        yield opened

"""Ledgers to ask: of three documents, a filing and two judgements, made once and copied for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.making import JUDGEMENTS, NOW, add, make_document
from tests.ledger.making_filings import make_filing


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "onrecord.db"
    add(path, *(make_document(number) for number in range(3)), make_filing(7))
    with Ledger.open(path) as ledger:
        for judgement in JUDGEMENTS:
            ledger.judge(judgement)
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.note_gone(run, "https://news.example/gone", NOW)
    return path


@pytest.fixture
def filled(filled_once: Path, tmp_path: Path) -> Path:
    """Return a ledger of documents 0, 1 and 2 and of filing 7, to do with as one likes."""
    return Path(shutil.copy(filled_once, tmp_path / "filled.db"))


@pytest.fixture
def ledger(filled: Path) -> Iterator[Ledger]:
    with Ledger.open(filled) as opened:
        yield opened

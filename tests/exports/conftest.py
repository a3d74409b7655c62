"""Two small ledgers, made once, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.exports import ExportRequest
from onrecord.ledger import Ledger
from tests.exports.ledgers import make_ledger as make_linked_ledger
from tests.exports.making import AS_OF, make_ledger


@pytest.fixture(scope="session")
def gifts_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("exports") / "gifts.db")


@pytest.fixture(scope="session")
def linked_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a ledger with gifts on which sources differ, a Form 13 and a judgement."""
    return make_linked_ledger(tmp_path_factory.mktemp("linked") / "onrecord.db")


@pytest.fixture
def gifts(gifts_path: Path) -> Iterator[Ledger]:
    with Ledger.open(gifts_path, read_only=True) as opened:
        yield opened


@pytest.fixture
def asked(gifts: Ledger) -> Callable[..., ExportRequest]:
    """Ask for something of the small ledger, as of a day."""

    def ask(**wanted: object) -> ExportRequest:
        return ExportRequest(ledger=gifts, today=AS_OF, **wanted)  # type: ignore[arg-type]

    return ask

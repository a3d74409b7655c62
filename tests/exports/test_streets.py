"""No byte of any export has a street in it, whatever is packed or inflated."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.exports import CONTENTS, FORMATS, ExportRequest
from onrecord.ledger import Ledger
from tests.matching.real import FILINGS

from .making import STREETS

Asked = Callable[..., ExportRequest]
STREAMED = [(name, what) for name, one in FORMATS.items() if one.chunks is not None for what in one.holds]


def test_the_ledger_has_the_streets(gifts_path: Path) -> None:
    with closing(sqlite3.connect(gifts_path)) as connection:
        (row,) = set(connection.execute("SELECT street_1, street_2 FROM entry_streets"))
    assert row == STREETS


@pytest.mark.parametrize(("name", "what"), STREAMED)
@pytest.mark.parametrize("raw", [False, True])
def test_an_export_has_no_street(asked: Asked, name: str, what: str, raw: bool) -> None:
    content = _make(name, asked(what=what, raw=raw))
    for part in (content, *_inflated(name, content)):
        assert [street for street in STREETS if street.casefold().encode() in part.lower()] == []


@pytest.mark.skipif(not FILINGS.is_dir(), reason="the real filings are not at hand")
def test_an_export_of_real_filings_has_none_of_their_streets(tmp_path: Path) -> None:
    path = str(tmp_path / "real.db")
    assert CliRunner().invoke(app, ["add", "--ledger", path, str(FILINGS / "form13")]).exit_code in (0, 1)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT street_1, street_2 FROM entry_streets").fetchall()
    streets = {street.casefold().encode() for row in rows for street in row if street}
    assert streets
    with Ledger.open(path, read_only=True) as ledger:
        for name, what in STREAMED:
            content = _make(name, ExportRequest(ledger=ledger, today=date(2025, 8, 1), what=what))
            found = {
                street for part in (content, *_inflated(name, content)) for street in streets if street in part.lower()
            }
            assert (name, what, found) == (name, what, set())


def _make(name: str, request: ExportRequest) -> bytes:
    chunks = FORMATS[name].chunks
    assert chunks is not None
    return b"".join(chunks(request))


def test_a_column_that_would_hold_one_is_in_no_table() -> None:
    names = {name for content in CONTENTS.values() for name in content.table.names}
    assert {name for name in names if "street" in name or "zip" in name or "address" in name} == set()


def _inflated(name: str, content: bytes) -> Iterator[bytes]:
    """Yield what is packed in a file: the parts of a workbook, the columns of a Parquet file."""
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            yield from (book.read(part) for part in book.namelist())
    if name == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        yield repr(parquet.read_table(io.BytesIO(content)).to_pylist()).encode()

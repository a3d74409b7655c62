"""`onrecord filings map`: prints a mapping, or says in plain words why it cannot."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.mapping import map_table
from onrecord.reference.table_mappings import parse_mapping

TABLE = b"Donor,Gift,Received\nOsric Thane,$1.00,2025-01-14\n"


def test_a_mapping_is_printed_that_can_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "gifts.csv"
    table.write_bytes(TABLE)
    assert map_table(str(table)) == DONE
    assert parse_mapping(capsys.readouterr().out, "gifts.toml").columns["amount"] == "Gift"


def test_a_table_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TABLE)))
    assert map_table("-") == DONE
    assert 'name = "Donor"' in capsys.readouterr().out


def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no such file"):
        map_table(str(tmp_path / "missing.csv"))
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\x03\x04")
    with pytest.raises(RefusedError, match="save it as CSV"):
        map_table(str(book))

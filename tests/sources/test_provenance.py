"""What a capture is told of a file that was fetched: its address, when it came, and when the office got it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.records import Capture
from onrecord.sources import find_captures

NOW = datetime(2025, 9, 1, tzinfo=UTC)
CONTENT = "HDR\x1cFEC\x1c8.4"
URL = "https://docquery.example/posted/7.fec"


def _write(folder: Path, **changed: object) -> None:
    entry = {
        "file": "FEC-7.fec",
        "url": URL,
        "sha256": hashlib.sha256(CONTENT.encode()).hexdigest(),
        "size": len(CONTENT),
        "at": "2025-08-08T10:00:00+00:00",
        "status": "complete",
        "received": "2025-08-07",
    }
    (folder / "FEC-7.fec").write_text(CONTENT)
    (folder / ".fetched.jsonl").write_text(json.dumps({**entry, **changed}) + "\n")


def _capture(folder: Path, *, by_name: bool = False) -> Capture:
    (found,) = find_captures(str(folder / "FEC-7.fec" if by_name else folder), clock=lambda: NOW)
    assert isinstance(found, Capture)
    return found


@pytest.mark.parametrize("by_name", [True, False], ids=["the file", "its folder"])
def test_a_fetched_file_tells_where_it_is_from(tmp_path: Path, by_name: bool) -> None:
    _write(tmp_path)
    capture = _capture(tmp_path, by_name=by_name)
    assert (capture.url, capture.how, capture.filed) == (URL, "fetched", date(2025, 8, 7))
    assert capture.obtained_at == datetime(2025, 8, 8, 10, tzinfo=UTC)


# What stands in the list, and why it is not believed.
NOT_BELIEVED = {
    "other bytes": {"sha256": "0" * 64},
    "another file": {"file": "FEC-8.fec"},
    "to be fetched anew": {"status": "stale"},
}


@pytest.mark.parametrize("changed", NOT_BELIEVED.values(), ids=NOT_BELIEVED.keys())
def test_what_does_not_fit_is_not_believed(tmp_path: Path, changed: dict[str, object]) -> None:
    _write(tmp_path, **changed)
    capture = _capture(tmp_path)
    assert (capture.url, capture.how, capture.filed, capture.obtained_at) == (None, "folder", None, NOW)


def test_a_damaged_list_costs_no_filing(tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / ".fetched.jsonl").write_bytes(b"\xff\x00 nothing")
    assert _capture(tmp_path).url is None


@pytest.mark.parametrize("day", ["soon", 5, None])
def test_a_day_that_is_none_is_left_out(tmp_path: Path, day: object) -> None:
    _write(tmp_path, received=day)
    assert _capture(tmp_path).filed is None

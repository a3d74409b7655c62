"""The fingerprint of the reader: one for one state of code and words."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import fingerprint

PARTS = ("records/claim.py", "data/languages/en/lexicon.toml", "claims/sums/money.py")


@pytest.mark.parametrize("part", PARTS)
def test_every_file_that_steers_reading_changes_it(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / part
    copied.parent.mkdir(parents=True)
    copied.write_bytes((Path(onrecord.__file__).parent / part).read_bytes())
    monkeypatch.setattr(fingerprint, "files", lambda package: tmp_path)
    before = fingerprint.reader_fingerprint.__wrapped__()
    copied.write_bytes(copied.read_bytes() + b"\n")
    assert fingerprint.reader_fingerprint.__wrapped__() != before

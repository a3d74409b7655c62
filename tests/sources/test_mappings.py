"""The mapping beside a table, however an editor saved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.sources.mappings import find_mapping_beside

TEXT = '[columns]\nname = "Spender_é"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_mapping_is_read_in_every_encoding_that_editors_write(tmp_path: Path, encoding: str) -> None:
    tmp_path.joinpath("gifts.mapping.toml").write_bytes(TEXT.encode(encoding))
    assert find_mapping_beside(tmp_path / "gifts.csv") == TEXT


def test_no_mapping_is_none(tmp_path: Path) -> None:
    assert find_mapping_beside(tmp_path / "gifts.csv") is None

"""Every packaged data file loads, once, and says at its top what may be added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord.reference.currencies import load_currencies
from onrecord.reference.funds import load_funds
from onrecord.reference.lexicon import language_codes, load_lexicon
from onrecord.reference.names import load_names
from onrecord.reference.outlets import load_outlets

DATA = Path(onrecord.__file__).parent / "data"
LISTS = sorted((DATA / "names").iterdir())
TABLES = sorted((DATA / "funds").iterdir()) + sorted((DATA / "outlets").iterdir()) + [DATA / "currencies.toml"]


@pytest.mark.parametrize(
    "load", [load_currencies, load_funds, load_names, load_outlets], ids=lambda load: load.__name__
)
def test_data_are_read_once(load: Callable[[], object]) -> None:
    assert load() is load()


@pytest.mark.parametrize("code", language_codes())
def test_a_lexicon_loads_under_its_own_code(code: str) -> None:
    lexicon = load_lexicon(code)
    assert lexicon.code == code
    assert lexicon.phrases


@pytest.mark.parametrize("path", [*LISTS, *TABLES], ids=lambda path: path.name)
def test_a_file_says_what_may_be_added(path: Path) -> None:
    head = [line for line in path.read_text("utf-8").splitlines()[:4] if line.startswith("#")]
    assert head
    assert any("added" in line or "Add a line" in line for line in head)

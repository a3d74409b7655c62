"""Every public name of the reader of gifts shows how it is used, in an example that runs."""

from __future__ import annotations

import doctest
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

import onrecord.claims

ROOT = Path(__file__).parents[2]
_IMPORT = re.compile(r"^from (onrecord\.claims[\w.]*) import (.+)$", re.MULTILINE)


def _used_elsewhere() -> set[tuple[str, str]]:
    """The names that other packages take from the modules of `claims`."""
    outside = [path for path in (ROOT / "src").rglob("*.py") if "claims" not in path.parts]
    found = [match.groups() for path in outside for match in _IMPORT.finditer(path.read_text("utf-8"))]
    return {(module, name.strip()) for module, names in found for name in names.split(",")}


PUBLIC = sorted({("onrecord.claims", name) for name in onrecord.claims.__all__} | _used_elsewhere())


@pytest.mark.parametrize(("module", "name"), PUBLIC, ids=[name for _, name in PUBLIC])
def test_a_public_name_has_an_example(module: str, name: str) -> None:
    documentation = inspect.getdoc(inspect.unwrap(getattr(import_module(module), name))) or ""
    assert doctest.DocTestParser().get_examples(documentation), f"{module}.{name} has no example"

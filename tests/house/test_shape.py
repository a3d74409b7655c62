"""The shape that the code keeps: short files, short functions, names that say what is inside."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "src").rglob("*.py"))
ALL_CODE = [*CODE, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))]
DATA = sorted((ROOT / "src" / "onrecord" / "data").rglob("*.toml"))
SHAPELESS_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "context", "misc", "shared"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEAN_FUNCTION = 12.0


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _function_lengths(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function with its number of lines, documentation left out: an example is no burden."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            first = node.body[0]
            is_documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            documentation = (first.end_lineno or 0) - first.lineno + 1 if is_documented else 0
            yield f"{_name(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1 - documentation


def test_a_file_holds_one_concept() -> None:
    assert [_name(path) for path in ALL_CODE if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE] == []
    assert [_name(path) for path in ALL_CODE if path.stem in SHAPELESS_NAMES] == []


def test_a_function_fits_on_a_screen() -> None:
    found = [one for path in ALL_CODE for one in _function_lengths(path)]
    assert [(name, length) for name, length in found if length > LONGEST_FUNCTION] == []


def test_functions_are_short_on_the_whole() -> None:
    lengths = [length for path in CODE for _, length in _function_lengths(path)]
    assert sum(lengths) / len(lengths) <= MEAN_FUNCTION


def test_a_module_says_what_it_offers() -> None:
    offering = [path for path in CODE if path.name != "__init__.py" and "migrations" not in path.parts]
    says = re.compile(r"^__all__ = \[", re.MULTILINE)
    assert [_name(path) for path in offering if not says.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", DATA, ids=_name)
def test_a_data_file_is_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


LOCKS = ["requirements.lock", *(f"requirements-{extra}.lock" for extra in ("train", "bench", "bulk", "spark"))]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    pinned = re.compile(r"[a-z0-9-]+==[\w.+!]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n")
    rest = pinned.sub("", lock)
    assert all(line.startswith("#") for line in rest.splitlines())
    assert "//" not in lock


def test_the_lock_pins_all_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    installed = [one for name in ("web", "tables", "dev") for one in extras[name]]
    daily = [*project["build-system"]["requires"], *project["project"]["dependencies"], *installed]
    more = [(extras[name], f"requirements-{name}.lock") for name in ("train", "bench", "bulk", "spark")]
    for wanted, lock in ((daily, "requirements.lock"), *more):
        names = {re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in wanted}
        pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        assert names - pinned == set()

"""What is compiled stays what it was: every module can be taken, and making it ready changes only how it is said."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from compiling.modules import LEFT_OUT, find_modules, find_refused
from compiling.preparing import prepare
from tests.sheets import each_row

PACKAGE = Path(__file__).parents[2] / "src" / "onrecord"
MODULES = find_modules(PACKAGE)

REFUSED = {
    "class Row(tuple[int, ...]): pass": "tuple",
    "class Words(frozenset): pass": "frozenset",
    "class Forms(dict[str, int]):\n    MOST = 5": "dict",
    "class Line:\n    @cached_property\n    def words(self): return 1": "first asked for",
    "if TYPE_CHECKING:\n    from onrecord.claims.order.rows import Row": "for types alone",
}
TAKEN = (
    "kind in SMALL",
    "class Forms(dict[str, int]): pass",
    "class Line:\n    @property\n    def words(self): return 1",
    "if TYPE_CHECKING:\n    from onrecord.claims.lines.analysis import Line",
    "from onrecord.claims.order.rows import Row",
)

CODE = '''"""Things."""

from __future__ import annotations

from dataclasses import dataclass, field

_SMALL = ("one", "two")
_TWICE = 1
_TWICE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """A fund."""

    name: str
    words: tuple[str, ...] = _SMALL


@dataclass(slots=True)
class Gift:
    """A gift."""

    fund: Fund
    sums: list[int] = field(default_factory=list)
    most: int = field(init=False)
    told: int = field(default=3, repr=False)

    def __post_init__(self) -> None:
        self.most = max(self.sums, default=0)


def last_line() -> int:
    """Line 33."""
    raise ValueError
'''


@pytest.fixture
def both() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The module as it is written, and as it is compiled."""
    made = []
    for name, code in (("written", CODE), ("made_ready", prepare(CODE))):
        module = sys.modules[name] = ModuleType(name)
        exec(compile(code, name, "exec"), module.__dict__)
        made.append(module)
    yield made[0], made[1]
    for module in made:
        del sys.modules[module.__name__]


def test_the_modules_that_take_most_time_are_compiled() -> None:
    assert {
        "claims/gifts.py",
        "claims/vocabulary/marking.py",
        "claims/vocabulary/text.py",
        "reference/forest.py",
    } <= set(MODULES)


def test_what_is_left_out_is_there() -> None:
    assert [name for name in LEFT_OUT if not (PACKAGE / name).exists()] == []


@each_row(MODULES, str)
def test_a_module_can_be_taken(name: str) -> None:
    source = (PACKAGE / name).read_text("utf-8")
    assert find_refused(source) == []
    ready = prepare(source)
    compile(ready, name, "exec")
    assert ready.count("\n") == source.count("\n")


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_taken_is_told(code: str) -> None:
    (told,) = find_refused(code)
    assert REFUSED[code] in told


@pytest.mark.parametrize("code", TAKEN)
def test_nothing_else_is_told(code: str) -> None:
    assert find_refused(code) == []


def test_a_left_out_module_would_be_refused() -> None:
    assert [name for name in LEFT_OUT if not find_refused((PACKAGE / name).read_text("utf-8"))] == []


def test_a_record_is_made_with_the_same_arguments(both: tuple[ModuleType, ModuleType]) -> None:
    written, ready = both
    for name in ("Fund", "Gift"):
        ours, theirs = inspect.signature(getattr(ready, name)), inspect.signature(getattr(written, name))
        assert [(p.name, p.kind) for p in ours.parameters.values()] == [
            (p.name, p.kind) for p in theirs.parameters.values()
        ]
        assert "__init__" in prepare(CODE)


def test_a_record_is_what_it_was(both: tuple[ModuleType, ModuleType]) -> None:
    for module in both:
        fund = module.Fund(name="x")
        first, second = module.Gift(fund), module.Gift(fund, [4, 7])
        assert (first.sums, first.most, first.told, second.most) == ([], 0, 3, 7)
        assert first.sums is not module.Gift(fund).sums
        assert repr(second) == "Gift(fund=Fund(name='x', words=('one', 'two')), sums=[4, 7], most=7)"
        assert replace(second, sums=[9]).most == 9
        assert {fund: 1} == {module.Fund(name="x"): 1}
        assert [one.name for one in fields(second)] == ["fund", "sums", "most", "told"]


def test_what_is_asked_of_a_gathered_tuple_is_the_same() -> None:
    code = "found = [kind in ('é', *SMALL), kind not in (*SMALL,\n'c'), kind in SMALL]"
    ready = prepare(code)
    assert ready == "found = [kind in tuple(['é', *SMALL]), kind not in tuple([*SMALL,\n'c']), kind in SMALL]"
    for kind in ("a", "c", "é"):
        told: list[dict[str, object]] = [{"kind": kind, "SMALL": ("a", "b")} for _ in range(2)]
        exec(code, told[0])
        exec(ready, told[1])
        assert told[0]["found"] == told[1]["found"]


def test_constants_are_final_once_and_lines_keep_their_numbers() -> None:
    ready = prepare(CODE)
    assert '_SMALL: Final[tuple[str, ...]] = ("one", "two")' in ready
    assert "_TWICE = 2" in ready
    assert ready.splitlines().index("def last_line() -> int:") == CODE.splitlines().index("def last_line() -> int:")


ASKED = """_ENDS = ("a", "é")

def asks(kinds, *words):
    return [kinds.isdisjoint(("é", "b")), not kinds.isdisjoint(_ENDS), kinds.isdisjoint(words), {"a", "b"} <= kinds,
            kinds >= {"é"}, kinds.isdisjoint(other for other in words)]
"""


def test_what_is_asked_of_a_set_word_by_word_is_the_same() -> None:
    ready = prepare(ASKED)
    assert ready.count("isdisjoint") == 1
    assert "<=" not in ready
    for kinds in (set(), {"a"}, {"é"}, {"a", "b"}):
        told: list[dict[str, Any]] = [{}, {}]
        for code, module in zip((ASKED, ready), told, strict=True):
            exec(code, module)
        for words in ((), ("a",), ("b", "é")):
            assert told[0]["asks"](kinds, *words) == told[1]["asks"](kinds, *words)

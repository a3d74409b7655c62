"""Sources made ready for mypyc: the same program, said in the way that it compiles best. Lines keep their numbers.

mypyc looks a module's constant up by its name each time, unless it is `Final`, and leaves the making of a dataclass to
the interpreter, unless its `__init__` is written out. Neither is worth writing by hand, so both are put in here, `in`
is put as it takes it, and sets are asked word by word.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from compiling.edits import Edit
from compiling.questions import ask_by_words, is_words

__all__ = ["prepare"]

_CONSTANT = re.compile(r"_*[A-Z][A-Z0-9_]*$")
_FUTURE = "from __future__ import annotations"


def prepare(source: str) -> str:
    """Return a module's source with constants that are final, and dataclasses with an `__init__` of their own.

    >>> print(prepare("from __future__ import annotations\\n_SMALL = (1, 2)"))
    from __future__ import annotations; from typing import Final
    _SMALL: Final = (1, 2)
    """
    tree = ast.parse(source)
    lines = source.split("\n")
    finals = list(_finals(tree.body))
    edits = [*finals, *_written_out(tree.body), *_gathered(tree), *ask_by_words(tree)]
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.first), reverse=True):
        line = lines[edit.line - 1].encode()
        lines[edit.line - 1] = (line[: edit.first] + edit.text.encode() + line[edit.last :]).decode()
    told = "\n".join(lines)
    return told.replace(_FUTURE, f"{_FUTURE}; from typing import Final", 1) if finals else told


def _finals(body: Sequence[ast.stmt]) -> Iterator[Edit]:
    """Mark the constants of a module: names in capitals that are given a value once."""
    given = Counter(name.id for node in body if isinstance(node, ast.Assign) for name in _names(node))
    for node in body:
        names = _names(node) if isinstance(node, ast.Assign) else []
        if len(names) == 1 and isinstance(node, ast.Assign) and names[0] is node.targets[0]:
            name = names[0]
            if _CONSTANT.match(name.id) and given[name.id] == 1 and name.end_col_offset is not None:
                # a tuple of a set length would be made anew wherever it is asked for
                words = isinstance(node.value, ast.Tuple) and is_words(node.value)
                kind = "Final[tuple[str, ...]]" if words else "Final"
                yield Edit(name.lineno, name.end_col_offset, name.end_col_offset, f": {kind}")


def _gathered(tree: ast.Module) -> Iterator[Edit]:
    """`kind in (*SMALL, "word")`, on which mypyc fails, as `kind in tuple([*SMALL, "word"])`."""
    for node in ast.walk(tree):
        for asked in node.comparators if isinstance(node, ast.Compare) else ():
            if isinstance(asked, ast.Tuple) and any(isinstance(one, ast.Starred) for one in asked.elts):
                assert asked.end_lineno is not None and asked.end_col_offset is not None  # noqa: PT018
                yield Edit(asked.lineno, asked.col_offset, asked.col_offset + 1, "tuple([")
                yield Edit(asked.end_lineno, asked.end_col_offset - 1, asked.end_col_offset, "])")


def _names(node: ast.Assign) -> list[ast.Name]:
    return [name for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def _written_out(body: Sequence[ast.stmt]) -> Iterator[Edit]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.bases and (made := _maker(node)) is not None:
            fields = [_Field(one) for one in node.body if isinstance(one, ast.AnnAssign)]
            options = {word.arg: ast.literal_eval(word.value) for word in made.keywords if word.arg}
            if fields and node.end_lineno is not None:
                assert made.end_col_offset is not None  # a decorator takes one line
                yield Edit(made.lineno, made.col_offset, made.end_col_offset, _decorator(options))
                yield Edit(node.end_lineno + 1, 0, 0, _init(node, fields, named=options.get("kw_only", False)))


def _maker(node: ast.ClassDef) -> ast.Call | None:
    """The decorator of a dataclass with options."""
    calls = (one for one in node.decorator_list if isinstance(one, ast.Call) and isinstance(one.func, ast.Name))
    return next((one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "dataclass"), None)


def _decorator(options: dict[str, bool]) -> str:
    """The decorator for a class that has its own `__init__`, which could give a frozen one no values."""
    kept = {name: value for name, value in options.items() if name != "frozen"} | {"init": False}
    if options.get("frozen") and options.get("eq", True):
        kept["unsafe_hash"] = True
    return f"dataclass({', '.join(f'{name}={value}' for name, value in kept.items())})"


class _Field:
    """A field of a dataclass as its `__init__` has it: what it takes, "" for nothing, and the value that it sets."""

    def __init__(self, node: ast.AnnAssign) -> None:
        self.name, kind = ast.unparse(node.target), ast.unparse(node.annotation)
        options = _field_options(node.value)
        if options is None:
            self.taken, self.set = f"{self.name}: {kind}", self.name
            self.taken += f" = {ast.unparse(node.value)}" if node.value is not None else ""
            return
        made = f"({options['default_factory']})()" if "default_factory" in options else options.get("default", "")
        self.taken, self.set = f"{self.name}: {kind}", self.name
        if options.get("init") == "False":
            self.taken, self.set = "", made
        elif "default_factory" in options:
            self.taken, self.set = f"{self.taken} | None = None", f"{made} if {self.name} is None else {self.name}"
        elif made:
            self.taken += f" = {made}"


def _field_options(value: ast.expr | None) -> dict[str, str] | None:
    """What `field(...)` says of a field; None for one without it."""
    if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "field"):
        return None
    return {word.arg: ast.unparse(word.value) for word in value.keywords if word.arg}


def _init(node: ast.ClassDef, fields: Sequence[_Field], *, named: bool) -> str:
    """An `__init__` in one line, which stands in the empty one behind its class."""
    taken = ["self", *(["*"] if named else []), *(one.taken for one in fields if one.taken)]
    steps = [f"self.{one.name} = {one.set}" for one in fields if one.set]
    if any(isinstance(one, ast.FunctionDef) and one.name == "__post_init__" for one in node.body):
        steps.append("self.__post_init__()")
    return f"    def __init__({', '.join(taken)}) -> None: {'; '.join(steps)}"

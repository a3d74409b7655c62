"""Which modules are compiled, and what mypyc does not take."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["LEFT_OUT", "find_modules", "find_refused"]

_PACKAGES = ("claims", "reference")
"""Below `onrecord`: four fifths of the time that an article takes passes in `claims`, most of the rest in its words."""

LEFT_OUT = {
    "claims/saying/stories.py": "works values out when first asked for",
    "claims/order/rows.py": "is a tuple with more to it",
    "claims/saying/surroundings.py": "works values out when first asked for",
}
"""Modules that stay as they are, and why."""

_PLAIN_BASES = {"tuple", "frozenset", "set", "list", "str", "int"}
_LATE = {"cached_property", "lazy"}


def find_modules(package: Path) -> list[str]:
    """Return the modules that are compiled, as paths below the folder of the package."""
    found = (path for name in _PACKAGES for path in sorted((package / name).rglob("*.py")))
    names = (path.relative_to(package).as_posix() for path in found if path.name != "__init__.py")
    return [name for name in names if name not in LEFT_OUT]


def find_refused(source: str) -> list[str]:
    """Return what mypyc does not take of a module, each with its line; it fails on them, or the compiled module does.

    >>> find_refused("class Row(tuple[int, ...]): ...")
    ['1: a class that is a tuple']
    """
    tree = ast.parse(source)
    told = [found for node in ast.walk(tree) for found in _refused(node)]
    return [f"{line}: {what}" for line, what in (*told, *_absent(tree))]


def _absent(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Classes of modules that stay as they are, imported for the types alone: a compiled class asks for them."""
    bare = {f"onrecord.{name.removesuffix('.py').replace('/', '.')}" for name in LEFT_OUT}
    for node in tree.body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for one in node.body:
                if isinstance(one, ast.ImportFrom) and one.module in bare:
                    yield one.lineno, "a class that is not compiled, imported for types alone"


def _refused(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.ClassDef():
            yield from _refused_of_class(node)
        case ast.FunctionDef(decorator_list=decorators):
            if any(isinstance(one, ast.Name) and one.id in _LATE for one in decorators):
                yield node.lineno, "a value that is worked out when first asked for"


def _refused_of_class(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    bases = [one.value if isinstance(one, ast.Subscript) else one for one in node.bases]
    names = {one.id for one in bases if isinstance(one, ast.Name)}
    for name in sorted(names & _PLAIN_BASES):
        yield node.lineno, f"a class that is a {name}"
    if "dict" in names:
        yield from (
            (one.lineno, "a value of a class that is a dict") for one in node.body if isinstance(one, ast.Assign)
        )

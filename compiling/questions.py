"""Questions to sets of words, as they compile best: word by word, where a method would go through Python's own calls.

`row.kinds.isdisjoint(("sum", "aside"))` makes a tuple, looks the method up and walks the tuple; `"sum" in row.kinds`
is one call of C, and often answers for all. `{"sum", "fund"} <= row.kinds` makes a set each time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from compiling.edits import Edit

__all__ = ["ask_by_words", "is_words"]


def ask_by_words(tree: ast.Module) -> Iterator[Edit]:
    """Yield what asks for each word in place of such questions; those that take several lines stay as they are.

    >>> [edit.text for edit in ask_by_words(ast.parse('row.kinds.isdisjoint(("sum", "aside"))'))]
    ["(not ('sum' in row.kinds or 'aside' in row.kinds))"]
    >>> [edit.text for edit in ask_by_words(ast.parse('{"sum", "fund"} <= row.kinds'))]
    ["('sum' in row.kinds and 'fund' in row.kinds)"]
    """
    found = dict.fromkeys(_edits(tree, frozenset(_constants(tree.body))))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.args.vararg is not None:
            found |= dict.fromkeys(_edits(function, frozenset({function.args.vararg.arg})))
    yield from found


def _edits(within: ast.AST, several: frozenset[str]) -> Iterator[Edit]:
    """The questions in a part of a module; `several` are names of tuples of words."""
    for node in ast.walk(within):
        text = _disjoint(node, several) if isinstance(node, ast.Call) else None
        text = _holds_all(node) if isinstance(node, ast.Compare) else text
        if text is not None and isinstance(node, ast.expr) and node.lineno == node.end_lineno:
            assert node.end_col_offset is not None
            yield Edit(node.lineno, node.col_offset, node.end_col_offset, text)


def _disjoint(call: ast.Call, several: frozenset[str]) -> str | None:
    """`asked.isdisjoint(("a", "b"))` and `asked.isdisjoint(SEVERAL)` by words."""
    method = call.func
    if not (isinstance(method, ast.Attribute) and method.attr == "isdisjoint" and _is_path(method.value)):
        return None
    asked = ast.unparse(method.value)
    match call.args:
        case [ast.Tuple() as words] if is_words(words):
            return f"(not ({' or '.join(f'{ast.unparse(word)} in {asked}' for word in words.elts)}))"
        case [ast.Name(id=name)] if name in several:
            return f"(not any(_one in {asked} for _one in {name}))"
    return None


def _holds_all(compare: ast.Compare) -> str | None:
    """`{"a", "b"} <= asked` and `asked >= {"a", "b"}` by words."""
    if len(compare.ops) != 1:
        return None
    words, asked = compare.left, compare.comparators[0]
    if isinstance(compare.ops[0], ast.GtE):
        words, asked = asked, words
    elif not isinstance(compare.ops[0], ast.LtE):
        return None
    if not (isinstance(words, ast.Set) and is_words(words) and _is_path(asked)):
        return None
    return f"({' and '.join(f'{ast.unparse(word)} in {ast.unparse(asked)}' for word in words.elts)})"


def _is_path(node: ast.expr) -> bool:
    """Whether a value is a name, or a field of one: asking for it again and again changes nothing."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _constants(body: list[ast.stmt]) -> Iterator[str]:
    """The names of a module's tuples of words."""
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and is_words(node.value):
            yield from (name.id for name in node.targets if isinstance(name, ast.Name) and name.id.isupper())


def is_words(value: ast.expr) -> bool:
    """Return whether a value is a tuple or a set of words."""
    return isinstance(value, ast.Tuple | ast.Set) and all(
        isinstance(e, ast.Constant) and type(e.value) is str for e in value.elts
    )

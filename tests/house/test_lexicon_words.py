"""Words are data, rules are code: no word of a language steers from a module, and no category is asked for in vain."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from onrecord.reference.lexicon import language_codes, load_lexicon

pytestmark = pytest.mark.xdist_group("rules")  # one process parses the modules, for all of these

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "src" / "onrecord" / "claims").rglob("*.py"))
READING_PAGE = (ROOT / "docs" / "reading.md").read_text("utf-8")

CATEGORIES = {category for code in language_codes() for category in load_lexicon(code).phrases}
TABLES = {category.partition(".")[0] for category in CATEGORIES}

# Categories of words that do not come from a lexicon: names of outlets and funds, how they are written, and
# what a word must be by its place.
MADE_ELSEWHERE = {
    *(
        "capitals",
        "cased",
        "fund_id",
        "guessed.verb",
        "link.particle",
        "listing.past",
        "outlet",
        "outlet.platform",
        "outlet.press",
    ),
}

# Categories that no rule asks for: `idiom` takes its words out of play by being found. No more may come.
UNASKED = {"idiom.any"}

SPELLED = ("low", "text", "casefold", "lower")


def _name(path: Path) -> str:
    return path.name


def _parents_of(category: str) -> set[str]:
    parts = category.split(".")
    return {".".join(parts[:size]) for size in range(1, len(parts) + 1)}


def _texts(tree: ast.AST) -> Iterator[str]:
    """All texts of a module but those that only explain: bare strings."""
    nodes = list(ast.walk(tree))
    explained = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


@cache
def _texts_of(path: Path) -> tuple[str, ...]:
    return tuple(_texts(_trees()[path]))


def _asked(tree: ast.AST, texts: Iterable[str]) -> Iterator[str]:
    """Categories that are asked for: what `has` and `marked` are called with, and dotted names of a lexicon's table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("has", "marked"):
            yield from (
                word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)
            )
    for text in texts:
        if re.fullmatch(r"[a-z_]+\.[a-z_]+", text) and text.partition(".")[0] in TABLES:
            yield text


@cache
def _trees() -> dict[Path, ast.AST]:
    return {path: ast.parse(path.read_text("utf-8")) for path in RULES}


@cache
def _all_texts() -> set[str]:
    return {text for path in RULES for text in _texts_of(path)}


def _is_asked(category: str) -> bool:
    """Whether a rule names the category, a table above it, or makes its name of a table and a key ("fund." + kind)."""
    texts = _all_texts()
    if _parents_of(category) & texts:
        return True
    table, _, key = category.partition(".")
    return f"{table}." in texts and (key in texts or not key.isidentifier() or "." in key)


def test_a_rule_asks_for_categories_that_have_words() -> None:
    there = {name for category in CATEGORIES for name in _parents_of(category)} | MADE_ELSEWHERE
    asked = [(_name(path), category) for path in RULES for category in _asked(_trees()[path], _texts_of(path))]
    assert [(name, category) for name, category in asked if category not in there] == []


def test_a_category_is_asked_for() -> None:
    assert [category for category in sorted(CATEGORIES - UNASKED) if not _is_asked(category)] == []


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_table_of_words_is_explained(table: str) -> None:
    assert re.search(rf"^\| `{table}[\w.]*` \|", READING_PAGE, re.MULTILINE), "docs/reading.md has a row for each table"


def _spelled(tree: ast.AST) -> Iterator[str]:
    """Comparisons of an article's text with letters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [side for side in (node.left, *node.comparators) if isinstance(side, ast.Attribute)]
            if any(side.attr in SPELLED for side in sides) and any(re.search(r"[^\W\d_]{2}", t) for t in _texts(node)):
                yield ast.unparse(node)


def test_a_rule_spells_no_word() -> None:
    """No text of an article is compared with letters: `token.low == "gave"`; the "s" of "'s" is a mark."""
    assert [(_name(path), spelled) for path, tree in _trees().items() for spelled in _spelled(tree)] == []


def test_a_rule_holds_no_accent() -> None:
    """A word of French or German would often show in its accents."""
    texts = [(_name(path), text) for path in RULES for text in _texts_of(path)]
    assert [(name, text) for name, text in texts if re.search("[à-öø-ÿœ]", text.lower())] == []


def _foreign() -> set[str]:
    """All phrases of the other languages that are none of English."""
    others = (load_lexicon(code) for code in language_codes() if code != "en")
    phrases = {phrase for lexicon in others for found in lexicon.phrases.values() for phrase in found}
    return phrases.difference(*load_lexicon("en").phrases.values())


def test_a_rule_holds_no_list_of_words() -> None:
    """Three phrases of a language other than English in one list are words; English ones may be names of kinds."""
    foreign = _foreign()
    nodes = [(_name(path), node) for path, tree in _trees().items() for node in ast.walk(tree)]
    lists = [(name, node) for name, node in nodes if isinstance(node, ast.List | ast.Tuple | ast.Set)]
    assert [(name, ast.unparse(node)) for name, node in lists if len(set(_texts(node)) & foreign) >= 3] == []

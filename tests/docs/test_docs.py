"""The docs keep up with the code: what is there is named, what is named is there, what is shown is what is printed."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from doctest import DocTestParser, DocTestRunner
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from onrecord.cli.app import app
from onrecord.records.claim import STATUSES
from onrecord.reference.lexicon import language_codes, load_lexicon
from onrecord.sources.endings import MEDIA_TYPES
from onrecord.sources.reading import refuse_unreadable
from tests.cli.commands import name_commands
from tests.docs.rules import RULES

from .blocks import DRAWING, README, ROOT, draw_list, fill_blocks

DOCS = ROOT / "docs"
COMMANDS_PAGE = (DOCS / "commands.md").read_text("utf-8")
PROBLEMS_PAGE = (DOCS / "problems.md").read_text("utf-8")
READING_PAGE = (DOCS / "reading.md").read_text("utf-8")
PAGES = [*sorted(DOCS.rglob("*.md")), README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
CODE = sorted((ROOT / "src").rglob("*.py"))

COMMANDS = name_commands(get_command(app))


def _names(option: Any) -> list[str]:  # noqa: ANN401 - typer keeps its types to itself
    """What switches an option on, and what switches it off."""
    return [*option.opts, *option.secondary_opts]


OPTIONS = sorted(
    {name for command in COMMANDS.values() for option in command.params for name in _names(option) if "-" in name}
)

# Codes that stand in a table of the code instead of in a call.
OF_THE_SYSTEM = {refuse_unreadable("x", error).code for error in (FileNotFoundError(), PermissionError(), OSError())}


def _codes_in(path: Path) -> Iterator[str]:
    """Yield the problem codes that a module gives: in `Problem(code=...)`, or to a function that takes a `code`."""
    tree = ast.parse(path.read_text("utf-8"))
    places = {
        node.name: [argument.arg for argument in node.args.args].index("code")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(argument.arg == "code" for argument in node.args.args)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = [word.value for word in node.keywords if word.arg == "code"] if node.func.id == "Problem" else []
        if node.func.id in places and "Problem" in path.read_text("utf-8"):
            given += node.args[places[node.func.id] :][:1]
        yield from (word.value for word in given if isinstance(word, ast.Constant) and isinstance(word.value, str))


def test_every_problem_code_is_documented_and_every_documented_code_is_given() -> None:
    given = {code for path in CODE for code in _codes_in(path)} | OF_THE_SYSTEM
    documented = set(re.findall(r"^\| `(\w+)` \|", PROBLEMS_PAGE, re.MULTILINE))
    assert given == documented


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert f"`onrecord {command}" in COMMANDS_PAGE


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_documented(option: str) -> None:
    assert f"`{option}`" in COMMANDS_PAGE


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_options_of_a_command_stand_in_its_row(command: str) -> None:
    row = next(line for line in COMMANDS_PAGE.splitlines() if line.startswith(f"| `onrecord {command}"))
    documented = set(re.findall(r"`(--[\w-]+)`", row))
    real = {name for option in COMMANDS[command].params for name in _names(option) if name.startswith("--")}
    assert documented == real - {"--help"}


@pytest.mark.parametrize("word", ["ONRECORD_ACCOUNTS", "ONRECORD_CONTACT", "ONRECORD_LEDGER", *STATUSES, *MEDIA_TYPES])
def test_every_setting_status_and_ending_is_documented(word: str) -> None:
    assert f"`{word}`" in COMMANDS_PAGE


def test_no_other_variable_of_the_environment_is_read() -> None:
    named = {name for path in CODE for name in re.findall(r"ONRECORD_[A-Z_]+", path.read_text("utf-8"))}
    assert named == {"ONRECORD_ACCOUNTS", "ONRECORD_CONTACT", "ONRECORD_LEDGER", "ONRECORD_REVIEWER"}


@pytest.mark.parametrize("code", language_codes())
def test_every_language_is_named_in_the_readme(code: str) -> None:
    language = load_lexicon(code)
    assert language.status != "supported" or f"(`{code}`)" in README.read_text("utf-8")


def _documented_tables() -> set[str]:
    section = READING_PAGE.split("## Categories")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)[\w.]*` \|", section, re.MULTILINE))


def _tables_of(code: str) -> set[str]:
    return {category.partition(".")[0] for category in load_lexicon(code).phrases}


@pytest.mark.parametrize("code", language_codes())
def test_every_table_of_words_is_documented(code: str) -> None:
    assert _tables_of(code) - _documented_tables() == set()


def test_every_documented_table_has_words_in_some_language() -> None:
    assert _documented_tables() - {table for code in language_codes() for table in _tables_of(code)} == set()


@pytest.mark.parametrize("code", language_codes())
def test_every_setting_of_a_language_is_documented(code: str) -> None:
    path = ROOT / "src" / "onrecord" / "data" / "languages" / code / "lexicon.toml"
    settings = tomllib.loads(path.read_text("utf-8")).get("settings", {})
    assert [key for key in settings if f"| `{key}` |" not in READING_PAGE] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text("utf-8")
    assert [path.name for path in sorted((DOCS / "decisions").glob("0*.md")) if path.name not in listed] == []


def test_every_target_of_make_that_the_docs_name_is_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"`make (\w+)`", page.read_text("utf-8"))}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in sorted(named) if f"\n{name}:" not in makefile] == []


def test_the_readme_shows_what_commands_print() -> None:
    text = README.read_text("utf-8")
    assert text.count("```console") >= 3
    assert fill_blocks(text) == text, "run `make readme`, and read what changed"


def test_the_picture_shows_what_the_list_prints() -> None:
    assert draw_list() == DRAWING.read_text("utf-8"), "run `make readme`, and look at what changed"


def test_the_examples_in_python_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").symlink_to(DOCS)
    monkeypatch.chdir(tmp_path)
    text = (DOCS / "library.md").read_text("utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    examples = DocTestParser().get_doctest("\n".join(blocks), {}, "library", "docs/library.md", 0)
    said: list[str] = []
    failed, attempted = DocTestRunner().run(examples, out=said.append)
    assert (failed, attempted > 20) == (0, True), "".join(said)


def test_every_name_that_is_promised_is_there() -> None:
    packages = re.findall(r"`(onrecord(?:\.\w+)*)`", (DOCS / "library.md").read_text("utf-8"))
    for package in map(import_module, ("onrecord", *packages)):
        assert all(hasattr(package, name) for name in getattr(package, "__all__", ())), package.__name__
    assert not hasattr(import_module("onrecord"), "read_minds")


CLAIMS = ROOT / "src" / "onrecord" / "claims"


def _rules_in(path: Path) -> Iterator[str]:
    """Yield the names of the rules that a module gives to what it reads."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Telling":
            given = (word.value for word in node.keywords if word.arg == "rule")
            yield from (rule.value for rule in given if isinstance(rule, ast.Constant) and isinstance(rule.value, str))


def test_every_rule_of_the_grammar_is_documented() -> None:
    given = {rule for path in CLAIMS.rglob("*.py") for rule in _rules_in(path)}
    assert given <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_function_of_a_rule_is_where_the_page_says(rule: str) -> None:
    module, _, function = RULES[rule].rpartition(".")
    assert f"\ndef {function}(" in (CLAIMS / f"{module.replace('.', '/')}.py").read_text("utf-8")

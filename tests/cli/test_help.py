"""Help that teaches, and answers at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import Result

import onrecord
from onrecord.cli.app import app
from onrecord.exports import FORMATS

from .commands import name_commands

Run = Callable[..., Result]

SAMPLE = Path(onrecord.__file__).parent / "data" / "samples" / "cook-apple-en.html"

COMMANDS = sorted(name_commands(get_command(app)))


def test_all_commands_are_there() -> None:
    of_filings = ["filings changes", "filings fetch", "filings list", "filings map"]
    others = ["funds", "languages", "list", "parties", "rebuild", "review", "scan", "serve", "show"]
    of_users = [f"user {verb}" for verb in ("add", "disable", "enable", "list", "passwd", "remove", "role")]
    assert COMMANDS == ["add", "backup", "demo", "export", *of_filings, *others, *of_users, "verify", "watch"]  # noqa: SIM300 - what is there first


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_and_gives_examples(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert result.stdout.count(f"onrecord {command}") + result.stdout.count("onrecord list") >= 2
    assert "Examples:" in result.stdout


def test_help_names_every_format(run: Run) -> None:
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", run("export", "--help").stdout))
    assert set(FORMATS) <= words


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.split() == ["onrecord", onrecord.__version__]


def test_no_command_at_all_prints_the_help(run: Run) -> None:
    assert "Commands" in run().output


@pytest.mark.parametrize("arguments", [["scan"], ["nothing"], ["scan", "--jobs", "0", "x"], ["show"]])
def test_a_wrong_call_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_help_imports_nothing_heavy() -> None:
    heavy = ["lxml", "trafilatura", "sqlalchemy", "alembic", "pydantic", "dateparser", "sentencex", "pycld2", "httpx2"]
    asked = f"import sys, onrecord.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_scan_of_pages_imports_neither_the_ledger_nor_the_network() -> None:
    heavy = ["sqlalchemy", "alembic", "httpx2", "onrecord.ledger", "onrecord.matching"]
    asked = (
        "import sys, onrecord.cli.scanning, onrecord.views.readings\n"
        "from onrecord.pipeline import read_documents\n"
        f"readings = list(read_documents([{str(SAMPLE)!r}]))\n"
        f"print(len(readings), [name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1 []"

"""How a command ends when it is cut short: by a signal, by output that nobody takes, by a wrong number."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

STORY = "Ferries cancelled\n\nFog closed the harbour on Monday, and no ferry sailed to the islands.\n"

# The reader of the last page asks the program that began it to end, and waits for what comes of it.
ENDED_WHILE_READING = """
import os, signal, sys, time
from onrecord.cli import adding
def ask_to_end(readings, done, console):
    for reading in readings:
        yield reading
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(30)
adding._tell_problems = ask_to_end
from onrecord.cli import main
main()
"""


def _run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_package_runs_as_a_module() -> None:
    assert "Usage" in _run("--help", stdout=subprocess.PIPE).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [["funds"], ["funds", "--json"], ["languages"]], ids=" ".join)
def test_output_that_cannot_be_written_is_told_plainly(arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = _run(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: it cannot go on: No space left")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="closing a stream of a shell")
def test_a_closed_output_is_no_error() -> None:
    shell = f"{sys.executable} -m onrecord funds >&-"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_request_to_end_keeps_what_was_read(tmp_path: Path) -> None:
    page, ledger = tmp_path / "a.txt", str(tmp_path / "onrecord.db")
    page.write_text(STORY, "utf-8")
    command = [sys.executable, "-c", ENDED_WHILE_READING, "add", "--ledger", ledger, str(page)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 130
    assert f"interrupted: 1 document recorded in {ledger}" in done.stderr
    assert _run("verify", "--ledger", ledger, stdout=subprocess.PIPE).returncode == 0


@pytest.mark.parametrize("share", ["NaN", "sNaN", "-0.1", "1.5", "Infinity", "much", ""])
def test_a_wrong_share_is_refused(run: Run, ledger_path: str, share: str) -> None:
    result = run("list", "--ledger", ledger_path, "--min-confidence", share)
    assert result.exit_code == 2
    assert f"--min-confidence {share}: not a number from 0 to 1" in result.stderr


@pytest.mark.parametrize("share", ["0", "0.8", "1", "1e-1"])
def test_a_right_share_is_taken(run: Run, ledger_path: str, share: str) -> None:
    assert run("list", "--ledger", ledger_path, "--min-confidence", share).exit_code == 0

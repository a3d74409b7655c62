"""`onrecord backup`: what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_says_what_was_copied(run: Run, ledger_path: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    result = run("backup", str(target), "--ledger", ledger_path)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{target}: a copy of {ledger_path}; ")
    assert result.stdout.endswith(" rows hold\n")
    assert run("verify", "--ledger", str(target)).exit_code == 0


def test_tells_programs_what_was_checked(run: Run, ledger_path: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    told = json.loads(run("backup", "--json", str(target), "--ledger", ledger_path).stdout)
    assert (told["ledger"], told["target"], told["holds"]) == (ledger_path, str(target), True)
    assert told["checked"]["claims"] > 0


def test_replaces_only_what_it_is_told_to(run: Run, ledger_path: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"mine")
    refused = run("backup", str(target), "--ledger", ledger_path)
    assert refused.exit_code == 2
    assert "there is a file already (name another, or replace it with --force)" in refused.stderr
    assert target.read_bytes() == b"mine"
    assert run("backup", "--force", str(target), "--ledger", ledger_path).exit_code == 0


def test_a_ledger_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    result = run("backup", str(tmp_path / "copy.db"), "--ledger", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    assert "there is no ledger" in result.stderr
    assert not list(tmp_path.iterdir())

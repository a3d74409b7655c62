"""`scan`, `add` and `demo`: what is printed, what is kept, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.records import DocumentReading

from .conftest import make_reading

Run = Callable[..., Result]

PAGE = "Finch Mills gives\n\nFinch Mills will donate $2 million to Trump's inaugural fund, it said on Monday.\n"

PARTS = {"source", "article", "claims", "review", "statements", "problems"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one page, one file that is no page and one that is empty."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(PAGE, "utf-8")
    (pages / "b.html").write_bytes(b"")
    (pages / "c.pdf").write_bytes(b"%PDF")
    return pages


@pytest.fixture
def page(folder: Path) -> str:
    """The page alone."""
    return str(folder / "a.txt")


def test_scan_prints_a_page_for_people(run: Run, page: str) -> None:
    result = run("scan", page)
    assert result.exit_code == 0
    assert result.stdout.startswith("Finch Mills gives")
    assert page in result.stdout


def test_scan_prints_one_object_a_document_for_programs(run: Run, folder: Path) -> None:
    result = run("scan", "--json", str(folder))
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert {Path(document["source"]).name for document in documents} == {"a.txt", "b.html", "pages"}
    assert all(set(document) == PARTS for document in documents)
    assert documents[0]["article"]["language"] == "en"
    assert all(document["problems"] for document in documents[1:])


def test_scan_keeps_nothing(run: Run, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("scan", page)
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_scan_reads_standard_input(run: Run) -> None:
    result = run("scan", "--json", "-", text=PAGE.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"] == "-"


def test_what_is_set_aside_is_said_and_the_rest_is_printed(run: Run, page: str) -> None:
    result = run("scan", "no/such.html", page)
    assert result.exit_code == 1
    assert "set aside: no/such.html: there is no such file or folder" in result.stdout
    assert "Finch Mills gives" in result.stdout


def test_adding_twice_adds_nothing(run: Run, page: str, tmp_path: Path) -> None:
    ledger = str(tmp_path / "new.db")
    first, second = (json.loads(run("add", page, "--json", "--ledger", ledger).stdout) for _ in range(2))
    assert (first["seen"], first["new"], first["known"]) == (1, 1, 0)
    assert (second["seen"], second["new"], second["known"]) == (1, 0, 1)
    assert "1 document read: 0 new to" in run("add", page, "--ledger", ledger).stdout
    assert run("verify", "--ledger", ledger).exit_code == 0


def test_a_file_that_is_not_there_counts_neither_as_read_nor_as_known(run: Run, tmp_path: Path) -> None:
    ledger = str(tmp_path / "new.db")
    for _ in range(2):
        told = run("add", "no/such.html", "--ledger", ledger)
        assert (told.exit_code, "0 documents read: 0 new to" in told.stdout) == (1, True)
        assert "0 known before; 0 claims added; 1 problem set aside" in told.stdout


def test_add_tells_problems_beside_its_output(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("add", str(folder), "--ledger", str(tmp_path / "new.db"))
    assert result.exit_code == 1
    assert result.stderr.count("set aside:") == 2
    assert "2 problems set aside" in result.stdout


def test_a_ledger_that_cannot_be_made_stops_before_reading(run: Run, page: str) -> None:
    result = run("add", page, "--ledger", "no/such/folder/x.db")
    assert result.exit_code == 2
    assert "no/such/folder" in result.stderr


def test_an_interruption_keeps_what_was_read_and_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_one(*_: object) -> Iterator[DocumentReading]:
        yield make_reading()
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.read_documents", read_one)
    ledger = str(tmp_path / "new.db")
    result = run("add", "pages", "--ledger", ledger)
    assert result.exit_code == 130
    assert f"interrupted: 1 document recorded in {ledger}" in result.stderr
    assert "Finch Mills" in run("list", "--ledger", ledger).stdout


def test_an_interrupted_scan_ends_plainly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_none(*_: object) -> Iterator[DocumentReading]:
        raise KeyboardInterrupt
        yield make_reading()

    monkeypatch.setattr("onrecord.pipeline.read_documents", read_none)
    result = run("scan", "pages")
    assert (result.exit_code, result.stderr) == (130, "onrecord: interrupted\n")


def test_a_wrong_data_file_ends_with_two(run: Run, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.errors import DataFileError
    from onrecord.pipeline import documents

    def refuse(code: str) -> None:
        raise DataFileError(f"languages/{code}/lexicon.toml", "give", "missing")

    monkeypatch.setattr(documents, "load_reader", refuse)
    result = run("scan", page)
    assert result.exit_code == 2
    assert "languages/en/lexicon.toml: give: missing" in result.stderr


@pytest.mark.parametrize("command", [["funds", "--json"], ["funds"]])
def test_a_closed_pipe_is_no_failure(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    asked = [sys.executable, "-c", "import onrecord.cli; onrecord.cli.main()", *command]
    done = subprocess.run(asked, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_demonstration_begins_anew_each_time(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = run("demo"), run("demo")
    assert first.stdout == second.stdout
    assert "first reported" in first.stdout
    listed = run("list", "--ledger", "onrecord-demo.db").stdout
    assert first.stdout.startswith(listed)
    next_command = next(line.split() for line in first.stdout.splitlines() if line.startswith("  onrecord show"))
    assert run(*next_command[1:]).exit_code == 0


def test_an_interruption_while_a_batch_is_written_leaves_nothing_of_it(
    run: Run, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.ledger.recording._record_batch", interrupt)
    result = run("add", page, "--ledger", str(tmp_path / "new.db"))
    assert result.exit_code == 130
    assert "interrupted: 0 documents recorded" in result.stderr


def test_a_demonstration_that_cannot_be_replaced_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "onrecord-demo.db").mkdir()
    result = run("demo")
    assert result.exit_code == 2
    assert "onrecord-demo.db: it cannot be replaced" in result.stderr

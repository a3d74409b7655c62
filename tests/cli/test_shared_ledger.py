"""Every command that knows a ledger takes the address of a database, and says and prints what it does of a file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from tests.ledger.making import NOW
from tests.ledger.servers import Server, name_of
from tests.ledger.tables import dump_derived, dump_facts

Run = Callable[..., Result]

PAGES = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "samples"

# What is asked of both: the answers are the same to the byte, but for the ledger's name.
ASKED = [
    ["list"],
    ["list", "--json"],
    ["list", "--donor", "altman"],
    ["list", "--as-of", "2024-12-14", "--json"],
    ["verify"],
    ["review", "--json"],
    ["rebuild"],
    ["export", "csv"],
    ["export", "jsonl", "--what", "claims"],
    ["export", "csv", "--what", "statements", "--as-of", "2025-01-15"],
    ["export", "jsonld", "--base", "https://list.example"],
]


@pytest.fixture(scope="module")
def both(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return two ledgers of the same pages by the names that are printed: one in a file, one on a server."""
    in_file, on_server = str(tmp_path_factory.mktemp("shared") / "onrecord.db"), server.new_ledger()
    readings = list(read_documents([str(PAGES)], ReadingOptions(jobs=1, clock=lambda: NOW)))
    for place in (in_file, on_server):
        with Ledger.open(place) as ledger:
            run = ledger.begin_run(NOW, version="0", reader=reader_fingerprint())
            ledger.end_run(run, ledger.record(run, readings), NOW)
            ledger.keep_up(reader_fingerprint())
    return {in_file: in_file, f"postgresql://onrecord@/{name_of(on_server)}": on_server}


@pytest.fixture
def on_server(both: dict[str, str]) -> str:
    return list(both.values())[1]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_the_answers_are_the_same(run: Run, both: dict[str, str], asked: list[str]) -> None:
    said = []
    for name, place in both.items():
        result = run(*asked, "--ledger", place)
        assert result.exit_code == 0, result.output
        said.append(_without_guards(result.stdout.replace(name, "LEDGER")))
    assert said[0] == said[1]
    assert said[0]


def _without_guards(told: str) -> list[str]:
    """A server could empty a table at once, and so has a guard more a table."""
    return [line for line in told.splitlines() if not line.strip("│ ").startswith("guards")]


def test_pages_are_added_once(run: Run, on_server: str) -> None:
    result = run("add", str(PAGES / "cook-it.html"), "--ledger", on_server)
    assert f"0 new to postgresql://onrecord@/{name_of(on_server)}, 1 known before" in result.stdout


def test_a_record_is_shown(run: Run, on_server: str) -> None:
    with Ledger.open(on_server, read_only=True) as ledger:
        claim = next(iter(ledger.list_claims()))
    assert claim.id in run("show", claim.id, "--ledger", on_server, "--json").stdout


def test_a_copy_for_the_public_is_the_same(run: Run, both: dict[str, str], tmp_path: Path) -> None:
    copies = [tmp_path / f"{number}.db" for number in (1, 2)]
    for place, copy in zip(both.values(), copies, strict=True):
        result = run("export", "sqlite", "--ledger", place, "--out", str(copy))
        assert result.exit_code == 0, result.output
    one, other = copies
    assert dump_derived(one) == dump_derived(other)
    facts, own = dump_facts(one), dump_facts(other)
    assert {name: len(rows) for name, rows in facts.items()} == {name: len(rows) for name, rows in own.items()}
    assert facts["claims"] == own["claims"]
    with closing(sqlite3.connect(other)) as connection:
        found = connection.execute("SELECT count(*) FROM pledge_words WHERE pledge_words MATCH 'altman'").fetchone()
    assert found != (0,)


def test_a_folder_for_datasette_is_called_as_the_database(run: Run, on_server: str, tmp_path: Path) -> None:
    assert run("export", "datasette", "--ledger", on_server, "--out", str(tmp_path / "shown")).exit_code == 0
    assert (tmp_path / "shown" / f"{name_of(on_server)}.db").is_file()


def test_what_is_kept_is_what_is_backed_up(run: Run, on_server: str, tmp_path: Path) -> None:
    told = json.loads(run("backup", str(tmp_path / "copy.db"), "--ledger", on_server, "--json").stdout)
    assert told["ledger"] == f"postgresql://onrecord@/{name_of(on_server)}"
    assert {name: len(rows) for name, rows in dump_facts(tmp_path / "copy.db").items()} == {
        name: len(rows) for name, rows in dump_facts(on_server).items()
    }


@pytest.mark.parametrize("command", [["list"], ["verify"], ["rebuild"], ["review"], ["export", "csv"], ["add", "x"]])
def test_a_password_is_never_printed(run: Run, server: Server, command: list[str]) -> None:
    place = f"postgresql://onrecord:secret-word@127.0.0.1:{server.port}/nowhere?application_name=secret-word"
    result = run(*command, "--ledger", place)
    assert result.exit_code == 2
    assert "secret-word" not in result.output
    assert "the server does not take this name with this password" in " ".join(result.output.split())

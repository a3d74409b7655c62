"""Datasette on a ledger: what is asked is answered, and streets are not to be had."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import DataFileError
from onrecord.reference.datasette import load_description, parse_query

datasette = pytest.importorskip("datasette.app", reason="Datasette is not installed")

KNOWN = load_description()
CLOSED = [name for name, table in KNOWN.tables.items() if table.is_closed]

# What each question answers on the small ledger, in a few of its columns; the order counts.
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "due": [{"donor_name": "Ottoline Varga", "fund_id": "us-inaugural-2021", "due": "2024-12-30"}],
    "said_and_filed": [{"donor_name": "Varga Mills", "filed_name": "VARGA MILLS INC", "filing": "FEC-1", "line": 3}],
    "largest_gaps": [{"donor_name": "Varga Mills", "said": "7000", "filed": "6900"}],
    "gifts_by_fund_and_week": [
        {"fund": "us-inaugural-2021", "week": "2024-12-09", "gifts": 1, "amount": "5000.00"},
        {"fund": "us-inaugural-2025", "week": "2024-12-09", "gifts": 1, "amount": "7000.00"},
    ],
    "who_gives_through_what": [
        {"donor": "Ottoline Varga", "beside": None},
        {"donor": "Ottoline Varga", "beside": None},
        {"donor": "Varga Mills", "beside": "Ottoline Varga"},
    ],
    "who_reported_first": [
        {"outlet": "The Harbour Post", "gifts": 2},
        {"outlet": "The Morning Ferry", "gifts": 1},
        {"outlet": "The Quarry Gazette", "gifts": 1},
        {"outlet": "The Tidewater Post", "gifts": 1},
    ],
    "sources_that_disagree": [
        {"donor_name": "Varga Mills", "value": "5000 USD", "sources": 1},
        {"donor_name": "Varga Mills", "value": "7000 USD", "sources": 2},
    ],
    "filed_without_announcement": [{"name": "ROE, ANN", "amount": "300"}, {"name": "ROE, ANN", "amount": "50"}],
}


@pytest.fixture(scope="module")
def folder(linked_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("served") / "gifts"
    done = CliRunner().invoke(app, ["export", "datasette", "--ledger", str(linked_ledger), "--out", str(out)])
    assert (done.exit_code, done.stderr) == (0, "")
    return out


def get(place: Any, *paths: str) -> list[Any]:  # noqa: ANN401 - Datasette has no types
    """Ask a Datasette for paths, inside this process."""

    async def ask() -> list[Any]:
        await place.invoke_startup()
        return [await place.client.get(path) for path in paths]

    return asyncio.run(ask())


@pytest.fixture
def public(folder: Path) -> Any:  # noqa: ANN401
    return datasette.Datasette(config_dir=folder)


@pytest.fixture
def private(folder: Path, linked_ledger: Path) -> Any:  # noqa: ANN401
    metadata = json.loads((folder / "ledger-metadata.json").read_text("utf-8"))
    return datasette.Datasette([str(linked_ledger)], metadata=metadata)


def test_the_folder_is_what_datasette_serves(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "ledger-metadata.json",
        "metadata.json",
        "onrecord.db",
        "settings.json",
    ]


def test_there_is_an_answer_to_hold_each_question_to() -> None:
    assert sorted(ANSWERS) == [query.name for query in KNOWN.queries]


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("place", ["public", "private"])
def test_every_question_is_answered(name: str, place: str, request: pytest.FixtureRequest) -> None:
    served = request.getfixturevalue(place)
    (answer,) = get(served, f"/onrecord/{name}.json?_shape=array")
    assert answer.status_code == 200, answer.text
    rows = [{key: row[key] for key in want} for row, want in zip(answer.json(), ANSWERS[name], strict=True)]
    assert rows == ANSWERS[name]


@pytest.mark.parametrize(("day", "rows"), [("2024-12-30", 0), ("2024-12-31", 1), ("2025-05-01", 1)])
def test_what_is_due_can_be_asked_as_of_a_day(public: Any, day: str, rows: int) -> None:  # noqa: ANN401
    (answer,) = get(public, f"/onrecord/due.json?_shape=array&day={day}")
    assert len(answer.json()) == rows


def test_pages_and_tables_say_what_they_hold(public: Any) -> None:  # noqa: ANN401
    first, table = get(public, "/onrecord", "/onrecord/pledges")
    assert "Said against filed" in first.text
    assert "no proof" in first.text
    assert "whose money: personal, company, or unknown" in table.text


@pytest.mark.parametrize("table", CLOSED)
def test_streets_and_captures_are_refused(private: Any, table: str) -> None:  # noqa: ANN401
    (page,) = get(private, f"/onrecord/{table}.json")
    assert page.status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/onrecord.json?sql=select+street_1+from+entry_streets",
        "/onrecord.csv?sql=select+street_1+from+entry_streets",
        "/onrecord/current_entries.json?_where=1+in+(select+1+from+entry_streets)",
        "/onrecord.db",
    ],
)
def test_streets_are_not_to_be_had_by_another_way(private: Any, path: str) -> None:  # noqa: ANN401
    (answer,) = get(private, path)
    assert answer.status_code in (400, 403, 404)
    assert "Lantern Stair" not in answer.text


def test_no_page_that_is_open_tells_a_street(private: Any) -> None:  # noqa: ANN401
    names = [name for name in KNOWN.tables if name not in CLOSED]
    pages = get(private, *(f"/onrecord/{name}.json?_shape=array&_size=max" for name in names))
    assert {page.status_code for page in pages} == {200}
    # A memo in which the filer wrote the street again is in the ledger itself; the copy for the public has none.
    told = [name for name, page in zip(names, pages, strict=True) if "LANTERN STAIR" in page.text.upper()]
    assert told == ["current_entries", "entries"]


def test_the_public_copy_may_be_asked_anything(public: Any) -> None:  # noqa: ANN401
    (answer,) = get(public, "/onrecord.json?sql=select+count(*)+as+n+from+entry_streets&_shape=array")
    assert answer.json() == [{"n": 0}]


def _columns(path: Path) -> Iterator[tuple[str, set[str]]]:
    with closing(sqlite3.connect(path)) as connection:
        kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        for (name,) in connection.execute(f"{kinds} AND name NOT LIKE 'pledge_words_%'").fetchall():
            yield name, {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}


def test_every_table_is_described_and_every_column_that_is_described_is_there(linked_ledger: Path) -> None:
    real = dict(_columns(linked_ledger))
    assert set(KNOWN.tables) == set(real)
    for name, table in KNOWN.tables.items():
        described = {*table.columns, *table.facets, *filter(None, (table.label, table.sort_desc))}
        assert described <= real[name], name


@pytest.mark.parametrize("option", [("--fund", "x"), ("--since", "2025-01-01"), ("--min-confidence", "0.5")])
@pytest.mark.parametrize("name", ["sqlite", "datasette"])
def test_a_copy_of_the_whole_ledger_takes_no_filter(
    linked_ledger: Path, tmp_path: Path, name: str, option: tuple[str, str]
) -> None:
    out = str(tmp_path / "out")
    done = CliRunner().invoke(app, ["export", name, "--ledger", str(linked_ledger), "--out", out, *option])
    assert done.exit_code == 2
    assert f"leave out {option[0]}" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "SELECT 1", "-- Title\nSELECT 1", "-- Title\n-- Words"])
def test_a_question_without_title_words_or_sql_is_refused(text: str) -> None:
    with pytest.raises(DataFileError, match=r"queries/q\.sql"):
        parse_query("q", text)

"""A folder that `datasette FOLDER` serves as it is: a copy of the ledger for the public, with words and questions.

Beside it lies the same for a ledger itself, for whoever serves one to themselves: there the tables that hold streets
are closed, and so is SQL of one's own, by which they could be read all the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest
from onrecord.pipeline import reader_fingerprint
from onrecord.reference.datasette import CannedQuery, LedgerDescription, TableDescription, load_description

__all__ = ["DATASETTE", "SQLITE", "make_metadata"]


def make_metadata(database: str, *, closed: bool, description: LedgerDescription | None = None) -> dict[str, Any]:
    """Return Datasette's metadata for a database of this name; `closed` is for a ledger itself, with its streets.

    >>> made = make_metadata("gifts", closed=True)["databases"]["gifts"]
    >>> made["allow_sql"], made["tables"]["entry_streets"]["allow"]
    (False, False)
    """
    known = description or load_description()
    tables = {name: _table(table, closed=closed) for name, table in known.tables.items()}
    queries = {query.name: _query(query) for query in known.queries}
    own: dict[str, Any] = {"description": known.description, "tables": tables, "queries": queries}
    if closed:
        own["allow_sql"] = False
    return {"title": known.title, "description": known.description, "databases": {database: own}}


def _table(table: TableDescription, *, closed: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": table.title,
        "description": table.description,
        "columns": dict(table.columns),
        "label_column": table.label,
        "sort_desc": table.sort_desc,
        "facets": list(table.facets),
        "hidden": table.is_hidden,
    }
    made = {name: value for name, value in made.items() if value}
    return {**made, "allow": False} if closed and table.is_closed else made


def _query(query: CannedQuery) -> dict[str, Any]:
    made = {"title": query.title, "description": query.description, "sql": query.sql}
    return {**made, "params": list(query.parameters)} if query.parameters else made


def _copy(request: ExportRequest, place: Path) -> None:
    _refuse_filters(request)
    request.ledger.copy_public(place, reader_fingerprint())


def _make_folder(request: ExportRequest, place: Path) -> None:
    """Write the folder. Its database is called as the ledger is, so that both descriptions fit either."""
    _refuse_filters(request)
    place.mkdir()
    name = request.ledger.store.name
    _copy(request, place / f"{name}.db")
    _write(place / "metadata.json", make_metadata(name, closed=False))
    _write(place / "ledger-metadata.json", make_metadata(name, closed=True))
    _write(place / "settings.json", {"allow_download": True, "default_page_size": 50, "sql_time_limit_ms": 3000})


def _refuse_filters(request: ExportRequest) -> None:
    filters = ("fund", "donor", "status", "standing", "since", "as_of", "floor")
    if asked := [name for name in filters if getattr(request, name) is not None]:
        options = ", ".join(f"--{'min-confidence' if name == 'floor' else name.replace('_', '-')}" for name in asked)
        raise ExportError(f"this format is a copy of the whole ledger: leave out {options}")


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


SQLITE = Format(
    name="sqlite",
    ending=".db",
    media_type="application/vnd.sqlite3",
    meaning="a copy of the whole ledger that may be given to anybody: without streets, captured bytes and paths",
    holds=("pledges",),
    is_binary=True,
    place=_copy,
)
"""A copy of the ledger for the public."""

DATASETTE = Format(
    name="datasette",
    ending="",
    media_type="application/octet-stream",
    meaning="a folder for `datasette FOLDER`: that copy, with what its tables mean and questions ready to ask",
    holds=("pledges",),
    is_binary=True,
    place=_make_folder,
)
"""A folder for Datasette."""

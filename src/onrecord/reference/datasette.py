"""What Datasette is to say of a ledger, read from `data/datasette/`: tables, columns, and questions ready to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["CannedQuery", "LedgerDescription", "TableDescription", "load_description", "parse_query"]

_FOLDER = "datasette"
_PARAMETER = re.compile(r":([a-z_]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDescription:
    """What a table or view holds. `is_hidden` keeps it off the first page, `is_closed` refuses it to everybody."""

    title: str | None
    description: str
    columns: Mapping[str, str]
    label: str | None = None
    sort_desc: str | None = None
    facets: tuple[str, ...] = ()
    is_hidden: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedQuery:
    """A question ready to ask: `parameters` are what the SQL names with a colon."""

    name: str
    title: str
    description: str
    sql: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDescription:
    """All of it: the words for the whole, the tables by name, the questions in their order."""

    title: str
    description: str
    tables: Mapping[str, TableDescription]
    queries: tuple[CannedQuery, ...]


@cache
def load_description() -> LedgerDescription:
    """Read the packaged description, once; raises DataFileError that names the file and the key at fault.

    >>> load_description().tables["entry_streets"].is_closed
    True
    """
    folder = files("onrecord").joinpath("data", _FOLDER)
    file = f"{_FOLDER}/tables.toml"
    table = TableReader(read_toml(folder.joinpath("tables.toml"), file), file)
    tables = table.table("tables", required=True)
    found = {name: _parse_table(tables.table(name)) for name in tables.remaining()}
    title, description = table.text("title"), table.text("description")
    table.finish()
    return LedgerDescription(title=title, description=description, tables=found, queries=_load_queries(folder))


def _parse_table(table: TableReader) -> TableDescription:
    columns = table.table("columns")
    made = TableDescription(
        title=table.optional_text("title"),
        description=table.text("description"),
        columns={name: columns.text(name) for name in columns.remaining()},
        label=table.optional_text("label"),
        sort_desc=table.optional_text("sort_desc"),
        facets=table.texts("facets"),
        is_hidden=table.flag("hidden"),
        is_closed=table.flag("closed"),
    )
    table.finish()
    return made


def _load_queries(folder: Traversable) -> tuple[CannedQuery, ...]:
    paths = [path for path in folder.joinpath("queries").iterdir() if path.name.endswith(".sql")]
    ordered = sorted(paths, key=lambda path: path.name)
    return tuple(parse_query(path.name.removesuffix(".sql"), path.read_text("utf-8")) for path in ordered)


def parse_query(name: str, text: str) -> CannedQuery:
    """Make a question of a file: comments at its head are its title and its description, the rest is SQL.

    >>> parse_query("q", "-- All\\n-- Every gift.\\nSELECT 1 WHERE 'a' = :day").parameters
    ('day',)
    """
    lines = text.strip().splitlines()
    head = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if not line.startswith("--"))
    if len(head) < 2 or not sql:
        raise DataFileError(f"{_FOLDER}/queries/{name}.sql", "head", "a title, a description and SQL are wanted")
    parameters = tuple(dict.fromkeys(_PARAMETER.findall(sql)))
    return CannedQuery(name=name, title=head[0], description=" ".join(head[1:]), sql=sql, parameters=parameters)

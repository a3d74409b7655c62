"""Mappings of tables: which column of a CSV of receipts is what. The packaged ones lie in `data/filings/tables/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import DataFileError
from onrecord.reference.funds import load_funds
from onrecord.reference.tables import TableReader

__all__ = [
    "DELIMITERS",
    "FIELDS",
    "KINDS",
    "TableMapping",
    "find_mapping",
    "load_mappings",
    "parse_mapping",
    "plain_heading",
]

FIELDS = (
    *("name", "organization", "last", "first", "middle", "prefix", "suffix", "kind"),
    *("amount", "date", "month", "day", "year", "aggregate", "in_kind", "memo", "transaction_id", "committee"),
    *("street", "street_2", "city", "state", "zip", "country", "employer", "occupation"),
)
KINDS = ("person", "organization")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_DECIMAL_MARKS = {"point": ".", "comma": ","}
_ORDERS = ("ymd", "mdy", "dmy")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class TableMapping:
    """How one table of receipts is read: `columns` says under which heading each of FIELDS stands.

    `kinds` maps words of the column of kinds, case folded, to person or organization. `dates` is the order of days in
    figures ("mdy") or a format of strptime, `decimal_mark` what parts cents. `encoding` and `delimiter` are None where
    the bytes may tell. `headings` are all of a table that is read by this mapping without being told. `text` is the
    TOML itself.
    """

    name: str
    columns: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    form: str = "table"
    committee: str = ""
    committee_name: str = ""
    fund: str | None = None
    covers_from: date | None = None
    covers_through: date | None = None
    filed: date | None = None
    dates: str = "ymd"
    decimal_mark: str = "."
    encoding: str | None = None
    delimiter: str | None = None
    text: str = ""


@cache
def load_mappings() -> tuple[TableMapping, ...]:
    """Read the packaged mappings, once; raises DataFileError that names the file and the key at fault.

    >>> [mapping.committee for mapping in load_mappings() if "2017" in mapping.name]
    ['C00629584']
    """
    folder = files("onrecord").joinpath("data", "filings", "tables")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(parse_mapping(path.read_text("utf-8"), f"filings/tables/{path.name}") for path in paths)


def find_mapping(headings: Iterable[str]) -> TableMapping | None:
    """Return the packaged mapping for a table that has exactly these headings, in whatever order.

    >>> find_mapping(["name", "amount"]) is None
    True
    """
    there = {plain_heading(heading) for heading in headings}
    wanted = (mapping for mapping in load_mappings() if mapping.headings)
    return next((one for one in wanted if {plain_heading(heading) for heading in one.headings} == there), None)


def plain_heading(heading: str) -> str:
    """Return a heading as it is compared: without case and without blanks around or doubled.

    >>> plain_heading(" Donor  Name")
    'donor name'
    """
    return " ".join(heading.casefold().split())


def parse_mapping(text: str, file: str) -> TableMapping:
    """Make a mapping of a TOML file's text; raises DataFileError that names the key at fault, under the file's name.

    >>> parse_mapping('[columns]\\nname = "Donor"\\namount = "Gift"', "mine.toml").columns["amount"]
    'Gift'
    """
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(file, "TOML", str(error)) from error
    whole = TableReader(raw, file)
    told, form, columns, kinds = (whole.table(key) for key in ("table", "format", "columns", "kinds"))
    mapping = TableMapping(
        name=told.optional_text("name") or file,
        columns=_columns(columns),
        kinds=_kinds(kinds),
        headings=told.texts("headings"),
        form=told.optional_text("form") or "table",
        committee=told.optional_text("committee") or "",
        committee_name=told.optional_text("committee_name") or "",
        fund=_fund(told),
        covers_from=told.day("covers_from"),
        covers_through=told.day("covers_through"),
        filed=told.day("filed"),
        dates=_dates(form),
        decimal_mark=_one_of(form, "decimal_mark", _DECIMAL_MARKS) or ".",
        encoding=_encoding(form),
        delimiter=_one_of(form, "delimiter", DELIMITERS),
        text=text,
    )
    for table in (told, form, columns, kinds, whole):
        table.finish()
    return mapping


def _columns(table: TableReader) -> Mapping[str, str]:
    columns = {name: heading for name in FIELDS if (heading := table.optional_text(name))}
    if "amount" not in columns:
        raise table.fail("amount", "the heading of the column of amounts is wanted here")
    if not {"name", "organization", "last"} & set(columns):
        raise table.fail("name", "the heading of the column of names is wanted here, or of last and first")
    parted = {"month", "day", "year"} & set(columns)
    if parted and ("date" in columns or len(parted) < 3):
        raise table.fail("date", "either date is wanted here, or month, day and year")
    return columns


def _kinds(table: TableReader) -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for kind in KINDS:
        for word in table.texts(kind):
            if kinds.setdefault(word.strip().casefold(), kind) != kind:
                raise table.fail(kind, f"{word!r} stands under another kind too")
    return kinds


def _fund(table: TableReader) -> str | None:
    fund = table.optional_text("fund")
    if fund is not None and fund not in load_funds().by_id:
        raise table.fail("fund", f"{fund!r} is no fund that is known (`onrecord funds` lists them)")
    return fund


def _dates(table: TableReader) -> str:
    order = table.optional_text("dates") or "ymd"
    if order not in _ORDERS and "%" not in order:
        raise table.fail("dates", f"{order!r} is neither {', '.join(_ORDERS)} nor a format such as %d-%b-%Y")
    return order


def _one_of(table: TableReader, key: str, allowed: Mapping[str, str]) -> str | None:
    """Take a mark by its name, since a tab cannot be seen."""
    name = table.optional_text(key)
    if name is not None and name not in allowed:
        raise table.fail(key, f"{name!r} is not one of {', '.join(allowed)}")
    return allowed[name] if name is not None else None


def _encoding(table: TableReader) -> str | None:
    encoding = table.optional_text("encoding")
    try:
        "".encode(encoding or "utf-8")
    except LookupError:
        raise table.fail("encoding", f"{encoding!r} is no encoding that is known") from None
    return encoding

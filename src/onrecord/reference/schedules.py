"""Which lines of Schedules A and B are gifts, refunds or neither, by form: read from `data/filings/schedules.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["FormSchedules", "find_schedules", "parse_schedules"]

_FILE = "filings/schedules.toml"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class FormSchedules:
    """Types of lines of one form, explained in the file: each is the beginning of a type, or in `totals` the type."""

    form: str
    no_gifts: tuple[str, ...]
    others: str
    refunds: str
    totals: Mapping[str, tuple[str, ...]]


@cache
def find_schedules(form: str) -> FormSchedules | None:
    """Return the lines of a form ("F3XN"), None of one that has none here; raises DataFileError on a fault of the file.

    >>> find_schedules("F3XA").refunds, find_schedules("F13N") is None
    ('SB28', True)
    """
    found = [one for one in _load_schedules() if form.startswith(one.form)]
    return max(found, key=lambda one: len(one.form), default=None)


@cache
def _load_schedules() -> tuple[FormSchedules, ...]:
    path = files("onrecord").joinpath("data", *_FILE.split("/"))
    return parse_schedules(TableReader(read_toml(path, _FILE), _FILE))


def parse_schedules(table: TableReader) -> tuple[FormSchedules, ...]:
    """Return the forms of a parsed file; raises DataFileError that names the key at fault."""
    forms = tuple(map(_read_form, table.tables("forms")))
    table.finish()
    return forms


def _read_form(entry: TableReader) -> FormSchedules:
    totals = entry.table("totals", required=True)
    form = FormSchedules(
        form=entry.text("form"),
        no_gifts=entry.texts("no_gifts", required=True),
        others=entry.text("others"),
        refunds=entry.text("refunds"),
        totals={name: totals.texts(name, required=True) for name in totals.remaining()},
    )
    for part in (totals, entry):
        part.finish()
    return form

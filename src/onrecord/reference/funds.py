"""Funds that the registry knows, read from `data/funds/<id>.toml`: what they are called, which rules hold for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["FUND_KINDS", "Fund", "FundRules", "Funds", "load_funds", "parse_fund", "parse_funds"]

FUND_KINDS = ("inaugural", "library", "center", "ballroom", "super_pac", "accounts")
GIVERS = ("person", "company", "union", "association")
BARRED = ("foreign_national", "federal_contractor")
FILINGS = ("fec-form-13", "fec-form-3x", "lda-ld-203")

_ID = re.compile(r"[a-z]{2}(-[a-z0-9]+)+")
_COMMITTEE = re.compile(r"C\d{8}")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRules:
    """Who may give (`givers`, less `barred`), from what sum on a donor is named, and which filings show a gift.

    `due_days` after the ceremony the first report is due, and every `supplement_days` a further one; None: not fixed.
    An empty `filings` says that no public filing names the donors of this fund.
    """

    due_days: int | None
    supplement_days: int | None
    threshold: Decimal | None
    givers: tuple[str, ...]
    barred: tuple[str, ...]
    filings: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Fund:
    """One recipient. `names` are proper names as printed; `wordings` (by language) describe it and nothing else.

    `honouree` holds case folded family names of whom it honours, `honouree_names` the longer forms. `ceremony` is the
    day of the inauguration, `seat` the town where it is held; `opens` the day from which news of a gift is likely to
    mean this fund (election day). `committees` are FEC committee ids.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    wordings: Mapping[str, tuple[str, ...]]
    honouree: tuple[str, ...]
    honouree_names: tuple[str, ...]
    year: int | None
    ceremony: date | None
    seat: str | None
    opens: date
    committees: tuple[str, ...]
    rules: FundRules


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Funds:
    """All known funds, newest first; `by_name` maps case folded proper names to the fund, `by_committee` FEC ids."""

    all: tuple[Fund, ...]
    by_id: Mapping[str, Fund]
    by_name: Mapping[str, Fund]
    by_committee: Mapping[str, Fund]


@cache
def load_funds() -> Funds:
    """Read the packaged funds, once; raises DataFileError that names the file and the key at fault.

    >>> load_funds().by_name["58th presidential inaugural committee"].id
    'us-inaugural-2017'
    """
    folder = files("onrecord").joinpath("data", "funds")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return parse_funds(parse_fund(read_toml(path, f"funds/{path.name}"), f"funds/{path.name}") for path in paths)


def parse_funds(funds: Iterable[Fund]) -> Funds:
    """Gather funds; raises DataFileError when two have the same id, name or committee."""
    ordered = tuple(sorted(funds, key=lambda fund: (-fund.opens.toordinal(), fund.id)))
    by_id: dict[str, Fund] = {}
    by_name: dict[str, Fund] = {}
    by_committee: dict[str, Fund] = {}
    for fund in ordered:
        _claim(by_id, fund.id, fund, "id")
        for name in fund.names:
            _claim(by_name, name.casefold(), fund, "names")
        for committee in fund.committees:
            _claim(by_committee, committee, fund, "committees")
    return Funds(all=ordered, by_id=by_id, by_name=by_name, by_committee=by_committee)


def _claim(taken: dict[str, Fund], value: str, fund: Fund, key: str) -> None:
    other = taken.setdefault(value, fund)
    if other is not fund:
        raise DataFileError(f"funds/{fund.id}.toml", key, f"{value!r} belongs to {other.id} already")


def parse_fund(raw: Mapping[str, object], file: str) -> Fund:
    """Make a fund of a parsed file; `file` is what errors call it, and must be called after the id."""
    table = TableReader(raw, file)
    honouree = table.table("honouree")
    fund = Fund(
        id=_fund_id(table, file),
        kind=_one_of(table, "kind", (table.text("kind"),), FUND_KINDS)[0],
        names=table.texts("names", required=True),
        wordings=_wordings(table),
        honouree=tuple(name.casefold() for name in honouree.texts("family")),
        honouree_names=honouree.texts("names"),
        year=table.integer("year"),
        ceremony=table.day("ceremony"),
        seat=table.optional_text("seat"),
        opens=_opens(table),
        committees=_matching(table, "committees", _COMMITTEE, "C and eight digits"),
        rules=_rules(table.table("rules", required=True)),
    )
    honouree.finish()
    table.finish()
    _check_dates(table, fund)
    return fund


def _fund_id(table: TableReader, file: str) -> str:
    fund_id = table.text("id")
    if not _ID.fullmatch(fund_id) or file.rpartition("/")[2] != f"{fund_id}.toml":
        raise table.fail("id", f"{fund_id!r} must be the name of the file, such as us-inaugural-2025")
    return fund_id


def _opens(table: TableReader) -> date:
    opens = table.day("opens")
    if opens is None:
        raise table.fail("opens", "a date such as 2024-11-05, without quotation marks, is wanted here")
    return opens


def _wordings(table: TableReader) -> Mapping[str, tuple[str, ...]]:
    languages = table.table("wordings")
    if wrong := next((code for code in languages.remaining() if not _LANGUAGE.fullmatch(code)), None):
        raise languages.fail(wrong, "is not the code of a language, such as en")
    return {code: languages.texts(code) for code in languages.remaining()}


def _rules(table: TableReader) -> FundRules:
    rules = FundRules(
        due_days=table.integer("due_days"),
        supplement_days=table.integer("supplement_days"),
        threshold=table.amount("threshold"),
        givers=_one_of(table, "givers", table.texts("givers", required=True), GIVERS),
        barred=_one_of(table, "barred", table.texts("barred"), BARRED),
        filings=_one_of(table, "filings", table.texts("filings"), FILINGS),
    )
    table.finish()
    return rules


def _one_of(table: TableReader, key: str, values: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    if wrong := next((value for value in values if value not in allowed), None):
        raise table.fail(key, f"{wrong!r} is not one of {', '.join(allowed)}")
    return values


def _matching(table: TableReader, key: str, pattern: re.Pattern[str], form: str) -> tuple[str, ...]:
    values = table.texts(key)
    if wrong := next((value for value in values if not pattern.fullmatch(value)), None):
        raise table.fail(key, f"{wrong!r} is not {form}")
    return values


def _check_dates(table: TableReader, fund: Fund) -> None:
    if (fund.kind == "inaugural") != (fund.ceremony is not None):
        raise table.fail("ceremony", "an inaugural fund has one, and no other fund does")
    if fund.ceremony is not None and not (fund.opens < fund.ceremony and fund.year == fund.ceremony.year):
        raise table.fail("ceremony", "must lie after opens, in the year of the fund")
    if (fund.rules.due_days is not None) and fund.ceremony is None:
        raise table.fail("rules.due_days", "counts from the ceremony, and this fund has none")

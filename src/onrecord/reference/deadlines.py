"""Which filings show gifts, whose they are and when they are due: read from `data/filings/deadlines.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.reference.funds import FILINGS, Fund
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["FilingRule", "load_deadlines", "parse_deadlines"]

_FILE = "filings/deadlines.toml"
_SATURDAY = 5
_SIDES, _COUNTS = ("received", "given"), ("ceremony", "half_year", "cycle")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRule:
    """A kind of filing: its name, whose it is (`side`), how its days are counted, and who has to file at all."""

    id: str
    name: str
    side: str
    counts: str
    due_days: int | None = None
    threshold: Decimal | None = None
    weekends: bool = False
    only_registrants: bool = False

    def due_from(self, fund: Fund, day: date) -> Iterator[date]:
        """Yield the days on which filings that may show a gift of `day`, or a later one, are due, for some years.

        A report that was due before the day cannot show it. Nothing is yielded where no day is fixed.

        >>> from onrecord.reference.funds import load_funds
        >>> fund, rules = load_funds().by_id["us-inaugural-2025"], load_deadlines()
        >>> [str(due) for due, _ in zip(rules["fec-form-13"].due_from(fund, date(2024, 12, 13)), range(2))]
        ['2025-04-20', '2025-07-19']
        >>> [str(due) for due, _ in zip(rules["lda-ld-203"].due_from(fund, date(2024, 12, 13)), range(2))]
        ['2025-01-30', '2025-07-30']
        """
        if self.counts == "half_year":
            yield from (self._moved(end + timedelta(days=self.due_days or 0)) for end in _half_years(day))
        elif self.counts == "ceremony" and fund.ceremony and fund.rules.due_days is not None:
            yield from _counted(fund.ceremony, fund.rules.due_days, fund.rules.supplement_days, day)

    def _moved(self, due: date) -> date:
        beyond = due.weekday() - _SATURDAY
        return due + timedelta(days=2 - beyond) if self.weekends and beyond >= 0 else due


_YEARS = 4
"""How far days are told ahead: committees report for two or three years."""


def _counted(ceremony: date, due_days: int, every: int | None, day: date) -> Iterator[date]:
    due = ceremony + timedelta(days=due_days)
    last = max(due, day) + timedelta(days=365 * _YEARS)
    while due <= last:
        if due >= day:
            yield due
        if not every:
            return
        due += timedelta(days=every)


def _half_years(day: date) -> Iterator[date]:
    """Yield the last days of the half-year of the day, and of those that follow."""
    for year in range(day.year, day.year + _YEARS):
        yield from (end for end in (date(year, 6, 30), date(year, 12, 31)) if end >= day)


@cache
def load_deadlines() -> Mapping[str, FilingRule]:
    """Read the packaged rules, once, by id; raises DataFileError that names the key at fault.

    >>> load_deadlines()["fec-form-13"].name
    'Form 13'
    """
    path = files("onrecord").joinpath("data", "filings", "deadlines.toml")
    return parse_deadlines(TableReader(read_toml(path, _FILE), _FILE))


def parse_deadlines(table: TableReader) -> Mapping[str, FilingRule]:
    """Make rules of a parsed file, one for each filing that a fund may name."""
    rules = {name: _rule(name, table.table(name, required=True)) for name in FILINGS}
    table.finish()
    return rules


def _rule(name: str, table: TableReader) -> FilingRule:
    side, counts = table.text("side"), table.text("counts")
    if side not in _SIDES or counts not in _COUNTS:
        raise table.fail("side", f"one of {', '.join(_SIDES)} is wanted, and counts one of {', '.join(_COUNTS)}")
    rule = FilingRule(
        id=name,
        name=table.text("name"),
        side=side,
        counts=counts,
        due_days=table.integer("due_days"),
        threshold=table.amount("threshold"),
        weekends=table.flag("weekends"),
        only_registrants=table.flag("only_registrants"),
    )
    table.finish()
    return rule

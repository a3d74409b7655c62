"""Sums of one giver told year by year, the verb only once: "In 2017 it gave $100,000, and in 2021 the same"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["next_year", "read_series"]

_JOINS = ("and", "comma", "stop", "contrast")
_LEADS = ("in", "to", "at", "determiner", "comma")
_NO_SERIES = (
    *("party", "unnamed", "verb", "gift", "total", "negation", "business", "limit", "consider", "plan", "count"),
    *("donor", "question", "self", "kind", "filing", "relative", "speaker", "speech", "owns", "pronoun"),
)
_ASIDE = 10
"""Items that may stand between a year and its sum: "and in 2021, with the parade canceled, the same"."""


def read_series(line: Line, row: Row, told: list[Frame]) -> list[Frame]:
    """Return the frames of a line, each further year and sum behind the one gift that it tells a gift of its own.

    The gift that was told keeps the years before its sum alone.
    """
    if len(line.sums) < 2 or len(told) != 1:
        return told
    first = told[0]
    at = next((n for n, item in enumerate(row) if item is first.money), None)
    if at is None or first.status != "given" or not any(_is_year(i, line) for i in row[:at]):
        return told
    parts = _parts(row, at + 1, line)
    if not parts:
        return told
    again = [_dated(first, row[begins], row[money]) for begins, money in parts]
    return [replace(first, zone=(first.zone[0], row[at].last)), *again]


def next_year(row: Row, at: int, line: Line) -> int:
    """Return where a further year begins behind the sum at `at`, its "and" or comma included; else the row's end."""
    if at + 1 >= len(row) or row[at + 1].kind not in _JOINS:
        return len(row)
    year = _year_from(row, at + 1, line)
    return at + 1 if year < len(row) and _is_year(row[year], line) else len(row)


def _year_from(row: Row, at: int, line: Line) -> int:
    """Where the year stands that "and in", ", en" lead to from `at`, if one does."""
    while at < len(row) and row[at].kind in (*_JOINS, *_LEADS) and not _is_year(row[at], line):
        at += 1
    return at


def _dated(first: Frame, begins: Item, money: Item) -> Frame:
    giver = replace(first.giver, certain=False)
    zone = (begins.first, money.last)
    manner = first.manner | {"told"}
    return replace(first, rule="compared", giver=giver, money=money, fund=None, zone=zone, manner=manner)


def _parts(row: Row, at: int, line: Line) -> list[tuple[int, int]]:
    """Where each further year and its sum stand behind `at`; none where anything else is told there."""
    found: list[tuple[int, int]] = []
    while at < len(row) and row[at].kind in _JOINS:
        year = _year_from(row, at, line)
        money = next((n for n in range(year + 1, min(len(row), year + _ASIDE)) if row[n].kind == "sum"), None)
        if year == len(row) or not _is_year(row[year], line) or money is None:
            break
        if not _is_aside(row[year + 1 : money]):
            return []
        found.append((at, money))
        at = money + 1
    rest = row[at:]
    return [] if any(i.kind in (*_NO_SERIES, "sum", "fund") for i in rest) else found


def _is_aside(between: tuple[Item, ...]) -> bool:
    """Whether nothing else is told between a year and its sum; what was not held there may stand between commas."""
    apart = len(between) > 1 and between[0].kind == between[-1].kind == "comma"
    return not any(i.kind in _NO_SERIES and not (apart and i.kind == "negation") for i in between)


def _is_year(item: Item, line: Line) -> bool:
    last = line.tokens[item.last - 1]
    return bool(last.form.year) or item.has_any("time.four_back", "time.eight_back", "time.four_on")

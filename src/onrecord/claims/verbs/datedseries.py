"""Sums of one giver told year by year, the verb only once: "In 2017 it gave $100,000, and in 2021 the same"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.frames import Frame, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["dated_frame", "next_year", "read_agentless", "read_series", "read_yearly"]

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
    parts = _parts(row, _past_particle(row, at + 1 + _to_fund(row, at + 1)), line)
    if not parts:
        return told
    again = [_dated(first, row[begins], row[money], fund) for begins, money, fund in parts]
    ends = row[parts[0][0]].first
    own = first.fund if first.fund is not None and first.fund.first < ends else None
    begins, fronted = _front(row[:at], line)
    return [replace(first, zone=(min(first.zone[0], begins), ends), fund=own or fronted), *again]


def _front(before: Sequence[Item], line: Line) -> tuple[int, Item | None]:
    """Where "For Biden, in 2021, X paid" begins, of what stands `before` the sum, and the fund that opens it."""
    year = next((i.first for i in before if _is_year(i, line)), before[0].first)
    led = len(before) > 1 and before[0].kind == "to" and before[1].kind in ("fund", "other")
    return (before[0].first, before[1] if before[1].kind == "fund" else None) if led else (year, None)


def read_yearly(line: Line, row: Row, subject: Sequence[Giver]) -> list[Frame]:
    """Return the frames of "It raised its gifts each time: $100,000 in 2013, $250,000 in 2017 and $400,000 in 2021"."""
    if len(line.sums) < 2 or "gift" not in row.kinds or len(subject) != 1 or line.number - subject[0].line > 1:
        return []
    sums = [n for n, item in enumerate(row) if item.kind == "sum"]
    ends = [_year_from(row, n + 1, line) for n in sums]
    ahead = [i for i in row[: sums[0]] if i.kind != "word"] if sums else []
    own = any(a.has("pronoun.his") and b.kind == "gift" for a, b in pairwise(ahead))
    if not own or not all(end < len(row) and _is_year(row[end], line) for end in ends):
        return []
    between = [row[a + 1 : b] for a, b in zip(ends, [*sums[1:], len(row)], strict=True)]
    if any(i.kind not in (*_JOINS, "end") for part in between for i in part):
        return []
    frames = [
        dated_frame(line, subject[0], row[n], (row[n].first, row[end].last)) for n, end in zip(sums, ends, strict=True)
    ]
    return [replace(frame, manner=frozenset({"told"})) for frame in frames]


_NO_AGENTLESS = (
    *("party", "pronoun", "unnamed", "speaker", "negation", "total", "business", "limit", "consider", "plan", "role"),
    *("donor", "question", "self", "refuse"),
)


def read_agentless(line: Line, row: Row, subject: Sequence[Giver]) -> list[Frame]:
    """Return the frame of "2021, bei Biden, waren noch 100.000 Dollar überwiesen worden" (German, "had been wired").

    Who gave is whom the sentence before was about.
    """
    if not line.sums or len(subject) != 1 or line.number - subject[0].line != 1:
        return []
    year = _year_from(row, 0, line)
    if year > 1 or not _is_year(row[year], line) or any(i.kind in _NO_AGENTLESS for i in row):
        return []
    verb = next((n for n, i in enumerate(row) if i.verb in ("give", "give_weak") and i.has_form("past")), None)
    money = next((i for i in row if i.kind == "sum"), None)
    passive = any(i.kind == "auxiliary" and i.has("link.passive") for i in row)
    if verb is None or money is None or not passive:
        return []
    return [dated_frame(line, subject[0], money, (row[0].first, row[-1].last))]


def dated_frame(line: Line, giver: Giver, money: Item, zone: tuple[int, int]) -> Frame:
    """Return the frame of a gift that only its sum and its time tell: "In 2017 it was $100,000"."""
    return Frame(
        line=line.number,
        block=line.block,
        kind=line.kind,
        rule="compared",
        giver=replace(giver, certain=False),
        status="given",
        money=money,
        zone=zone,
    )


def next_year(row: Row, at: int, line: Line) -> int:
    """Return where a further year begins behind the sum at `at`, its "and" or comma included; else the row's end."""
    if at + 1 >= len(row) or row[at + 1].kind not in _JOINS:
        return len(row)
    year = _year_from(row, at + 1, line)
    return at + 1 if year < len(row) and _is_year(row[year], line) else len(row)


def _year_from(row: Row, at: int, line: Line) -> int:
    """Where the year stands that "and in", ", en" lead to from `at`, if one does."""
    while at < len(row) and _leads_on(row[at]) and not _is_year(row[at], line):
        at += 1
    return at


def _leads_on(item: Item) -> bool:
    """Whether a word may stand between a sum and the year behind it: "100.000 Dollar im Jahr 2013" (German)."""
    return item.kind in (*_JOINS, *_LEADS) or item.has("money.rate")


def _dated(first: Frame, begins: Item, money: Item, fund: Item | None) -> Frame:
    giver = replace(first.giver, certain=False)
    zone = (begins.first, (fund or money).last)
    manner = first.manner | {"told"}
    return replace(first, rule="compared", giver=giver, money=money, fund=fund, zone=zone, manner=manner)


def _parts(row: Row, at: int, line: Line) -> list[tuple[int, int, Item | None]]:
    """Where each further year and its sum stand from `at`, with the fund named there; none where more is told."""
    found: list[tuple[int, int, Item | None]] = []
    while at < len(row) and row[at].kind in _JOINS:
        year = _year_from(row, at, line)
        ahead = row[year] if year < len(row) and row[year].kind == "fund" and row[year - 1].kind == "to" else None
        year = year if ahead is None else _year_from(row, year + 1, line)  # "and for Trump's first, in 2017, $5"
        money = next((n for n in range(year + 1, min(len(row), year + _ASIDE)) if row[n].kind == "sum"), None)
        if year == len(row) or not _is_year(row[year], line) or money is None:
            break
        if not _is_aside(row[year + 1 : money]):
            return []
        aimed = _to_fund(row, money + 1)
        inside = next((i for i in row[year + 1 : money] if i.kind == "fund"), ahead)  # "and in 2021, for Biden's, $5"
        found.append((at, money, row[money + 2] if aimed else inside))
        at = money + 1 + aimed
    rest = row[at:]
    return [] if any(i.kind in (*_NO_SERIES, "sum", "fund") for i in rest) else found


def _past_particle(row: Row, at: int) -> int:
    """Where a row goes on behind the end of its verb: "hatte er 2017 5.000 Euro [übrig], 2021 ..." (German)."""
    behind = at + 1 if at < len(row) and row[at].kind == "to" else at
    return behind + 1 if behind < len(row) and row[behind].has("link.particle") else at


def _to_fund(row: Row, at: int) -> int:
    """How many items "for Trump's" takes up at a place; 0 where no fund stands there."""
    beside = [i.kind for i in row[at : at + 2]]
    return 2 if len(beside) > 1 and beside[0] in ("to", "at", "in") and beside[1] == "fund" else 0


def _is_aside(between: tuple[Item, ...]) -> bool:
    """Whether nothing else is told between a year and its sum; what was not held there may stand between commas."""
    apart = len(between) > 1 and between[0].kind == between[-1].kind == "comma"
    return not any(i.kind in _NO_SERIES and not (apart and i.kind == "negation") for i in between)


def _is_year(item: Item, line: Line) -> bool:
    last = line.tokens[item.last - 1]
    return bool(last.form.year) or item.has_any("time.four_back", "time.four_before", "time.eight_back", "time.four_on")

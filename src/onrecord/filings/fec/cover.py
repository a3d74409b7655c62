"""The cover of a report: who files it, for which time, and its totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from onrecord.filings.fec.header import Header
from onrecord.filings.fec.layouts import Layout
from onrecord.filings.fec.moved import cover_has_moved
from onrecord.filings.fec.values import read_amount, read_date
from onrecord.filings.telling import tell_value
from onrecord.records import Filing, NameParts, Problem

__all__ = ["read_cover"]


def _problem(code: str, what: str) -> Problem:
    return Problem(code=code, source="", what=what)


class _Cover:
    """The fields of a cover by name, and what is wrong with them."""

    def __init__(self, fields: list[str], layout: Layout | None, where: tuple[str, str]) -> None:
        self._fields, self._layout = fields, layout
        self._source, self._where = where
        self.problems: list[Problem] = []

    def text(self, *names: str) -> str:
        """The first of the fields that is there and says something."""
        places = (self._layout.position(name) for name in names) if self._layout else iter(())
        return next((self._fields[p] for p in places if 0 <= p < len(self._fields) and self._fields[p]), "")

    def day(self, name: str) -> date | None:
        text = self.text(name)
        day = read_date(text)
        if text and day is None:
            self._fail(_problem("unreadable_day", f"{name} is {tell_value(text)}, which is no date"))
        return day

    def totals(self) -> Iterator[tuple[str, Decimal]]:
        for name in self._layout.positions if self._layout else ():
            if name.startswith("$") and (text := self.text(name)):
                amount = read_amount(text)
                if amount is None:
                    self._fail(
                        _problem("unreadable_amount", f"total {name[1:]} is {tell_value(text)}, which is no amount")
                    )
                else:
                    yield name[1:], amount

    def has_moved(self) -> bool:
        """Whether its columns have moved, which is told then: a total that is another field's would be believed."""
        moved = cover_has_moved(self.text(name) for name in ("amendment_date", "covers_from", "covers_through"))
        if moved:
            what = "the columns of the cover have moved: of it only form, committee and name are read"
            self._fail(_problem("moved_columns", what))
        return moved

    def name(self, separator: str) -> str:
        """The committee's name, or the group's, or the person's."""
        if group := self.text("committee_name", "organization"):
            return group.replace(separator, " ").strip() if separator in group else group
        parts = NameParts(**{part: self.text(part) for part in ("last", "first", "middle", "prefix", "suffix")})
        return parts.joined or self.text("name").replace(separator, " ").strip()

    def _fail(self, problem: Problem) -> None:
        self.problems.append(replace(problem, source=self._source, where=self._where))


def read_cover(
    line: str, fields: list[str], layout: Layout | None, header: Header, where: tuple[str, str]
) -> tuple[Filing, list[Problem]]:
    """Return the filing that a cover row makes, and what in it could not be read; `where` is its source and line.

    The digest, the counts of rows and the number are not known yet: they are "", () and None.
    """
    cover = _Cover(fields, layout, where)
    if cover.has_moved():
        return _bare(line, fields, cover, header), cover.problems
    filing = Filing(
        system="fec",
        form=fields[0].upper(),
        digest="",
        version=header.version,
        filer_id=cover.text("committee").upper(),
        filer_name=cover.name(header.name_separator),
        report_code=cover.text("report_code").upper(),
        covers_from=cover.day("covers_from"),
        covers_through=cover.day("covers_through"),
        amends=header.amends,
        report_number=header.report_number,
        signed=cover.day("signed"),
        received=cover.day("received") or header.received,
        software=header.software,
        totals=tuple(cover.totals()),
        raw_cover=line,
    )
    return filing, cover.problems


def _bare(line: str, fields: list[str], cover: _Cover, header: Header) -> Filing:
    """Return a filing whose cover tells no more than whose it is and what it amends."""
    return Filing(
        system="fec",
        form=fields[0].upper(),
        digest="",
        version=header.version,
        filer_id=cover.text("committee").upper(),
        filer_name=cover.name(header.name_separator),
        amends=header.amends,
        report_number=header.report_number,
        received=header.received,
        software=header.software,
        raw_cover=line,
    )

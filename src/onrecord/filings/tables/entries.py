"""A row of a table to a receipt, or where its amount is below zero, a refund."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.filings.amounts import is_in_dollars, read_amount
from onrecord.filings.days import read_day
from onrecord.filings.names import is_organization, part_name
from onrecord.filings.tables.advising import LOOK, advise_amount, advise_day
from onrecord.filings.tables.cutting import Row
from onrecord.filings.tables.heading import Heading
from onrecord.filings.tables.naming import named_currencies
from onrecord.filings.telling import tell_value
from onrecord.records import Problem
from onrecord.records.filing import Address, NameParts, Receipt, Refund
from onrecord.reference.funds import load_funds
from onrecord.reference.table_mappings import TableMapping
from onrecord.reference.table_words import load_table_words

__all__ = ["RowReader"]

_WORD = re.compile(r"[^\W_]+")
_IN_DOLLARS = "write what was filed, in dollars"


@dataclass(slots=True, kw_only=True)
class RowReader:
    """Reads rows by a mapping; `problems` gathers what is at fault, `totals` the sums that the table itself states."""

    mapping: TableMapping
    heading: Heading
    source: str
    problems: list[Problem] = field(default_factory=list)
    totals: list[tuple[int, Decimal]] = field(default_factory=list)
    committees: set[str] = field(default_factory=set)
    unknown_kinds: set[str] = field(default_factory=set)
    is_foreign: bool = False

    def read(self, row: Row) -> Receipt | Refund | None:
        """Return the entry of a row; None for a row that states a total."""
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in self.heading.columns.items()}
        name, parts = self._name(cells)
        amount = self._amount(cells.get("amount", ""), row) if self._is_dollars(row) else None
        if _is_total(name, row):
            self.totals += [(row.line, amount)] if amount is not None else []
            return None
        kind = self._kind(cells, name, parts, row)
        if not name:
            self._tell(_problem("no_name", "it has no name", row))
        is_refund = amount is not None and amount < 0
        values: dict[str, Any] = {
            **self._plain_values(cells),
            "line": row.line,
            "row_type": "row",
            "name": name,
            "kind": kind,
            "name_parts": (parts or part_name(name)) if kind == "person" else None,
            "date": self._day(cells, row),
            "amount": -amount if is_refund and amount is not None else amount,
            "aggregate": self._aggregate(cells, row),
            "in_kind": _is_in_kind(cells),
            "fund_id": self._fund_id(cells),
            "raw": row.raw,
        }
        return Refund(**values) if is_refund else Receipt(**values)

    def fits(self, row: Row) -> bool:
        """Return whether the cells of a row stand under their headings; a row of more cells is shifted.

        Blank cells at its end may be too many. Not so where quotation marks do not pair: then a comma of a name is
        taken for a delimiter.
        """
        if row.is_open:
            self._tell(_problem("open_quote", "quotation marks do not pair: it was parted at its delimiters", row))
        if "\ufffd" in row.raw:
            self._tell(_problem("lost_bytes", "some bytes of it are no text", row))
        width, size = self.heading.width, len(row.cells)
        more = row.cells[max(width, len(self.heading.row.cells)) :]
        if any(more) or (more and row.is_open):
            self._tell(_problem("row_width", f"it has {size} cells under {width} headings, and is set aside", row))
            return False
        if size < width:
            self._tell(_problem("row_width", f"it has {size} cells under {width} headings", row))
        return True

    def _shown(self, text: str, row: Row) -> str:
        """A cell that is at fault, for people; not that of a short row, where a street may stand in its place."""
        return f", {tell_value(text)}," if len(row.cells) >= self.heading.width else ""

    def _tell(self, problem: Problem) -> None:
        self.problems.append(replace(problem, source=self.source))

    @staticmethod
    def _name(cells: Mapping[str, str]) -> tuple[str, NameParts | None]:
        if name := cells.get("name") or cells.get("organization"):
            return " ".join(name.split()), None
        given = {part: cells.get(part, "") for part in ("last", "first", "middle", "prefix", "suffix")}
        parts = NameParts(**given)
        return parts.joined, parts if parts.last or parts.first else None

    def _kind(self, cells: Mapping[str, str], name: str, parts: NameParts | None, row: Row) -> str:
        """Return what the column of kinds says, else what the columns of the name show; sums of many are nobody."""
        if _plain(name) in load_table_words().unitemized:
            return "unknown"
        word = cells.get("kind", "").casefold()
        if word and word not in self.mapping.kinds and word not in self.unknown_kinds:
            self.unknown_kinds.add(word)
            what = f"its kind{self._shown(cells['kind'], row)} is none of the mapping's, here and in other rows"
            self._tell(_problem("unknown_entity", what, row))
        if word:
            return self.mapping.kinds.get(word, "unknown")
        if (cells.get("organization") and not cells.get("name")) or (not parts and is_organization(name)):
            return "organization"
        return "person" if parts else "unknown"

    def _amount(self, text: str, row: Row) -> Decimal | None:
        amount = read_amount(text, decimal_mark=self.mapping.decimal_mark)
        if not is_in_dollars(text):
            what = f"its amount{self._shown(text, row)} is in another currency than dollars"
            self._tell(_problem("unreadable_amount", what, row, _IN_DOLLARS))
            return None
        if amount is None:
            what = f"its amount{self._shown(text, row)} cannot be read" if text else "it has no amount"
            self._tell(_problem("unreadable_amount", what, row, advise_amount(text)))
        return amount

    def _is_dollars(self, row: Row) -> bool:
        """Whether headings and a column of currencies let amounts be dollars: "Spende in EUR" says that none is one."""
        said = self.heading.row.cells[self.heading.columns["amount"]]
        if not is_in_dollars(said) or _is_foreign(said):
            if not self.is_foreign:
                what = f"the heading {said!r} names another currency than dollars: no amount below it is read"
                self._tell(_problem("unreadable_amount", what, self.heading.row, _IN_DOLLARS))
            self.is_foreign = True
            return False
        at = self.heading.currency
        told = row.cells[at].casefold() if at is not None and at < len(row.cells) else ""
        if told and load_table_words().dollars.isdisjoint((told, _plain(told))) and named_currencies(told) != {"USD"}:
            what = f"its currency{self._shown(told.upper(), row)} is another than dollars"
            self._tell(_problem("unreadable_amount", what, row, _IN_DOLLARS))
            return False
        return True

    def _aggregate(self, cells: Mapping[str, str], row: Row) -> Decimal | None:
        return self._amount(text, row) if (text := cells.get("aggregate", "")) else None

    def _day(self, cells: Mapping[str, str], row: Row) -> date | None:
        if "month" in cells:
            text = "-".join(cells.get(part, "") for part in ("year", "month", "day"))
            day = read_day(text if len(cells.get("year", "")) == 4 else f"20{text}")
        elif "date" in cells:
            text = cells["date"]
            day = read_day(text, self.mapping.dates)
        else:
            return None
        if day is None and text.strip("-"):
            what = f"its day{self._shown(text, row)} cannot be read"
            self._tell(_problem("unreadable_day", what, row, advise_day(text)))
        return day

    def _plain_values(self, cells: Mapping[str, str]) -> dict[str, Any]:
        address = Address(
            street_1=cells.get("street", ""),
            street_2=cells.get("street_2", ""),
            city=cells.get("city", ""),
            state=cells.get("state", ""),
            zip=cells.get("zip", ""),
            country=cells.get("country", ""),
        )
        texts = {name: cells.get(name, "") for name in ("memo", "transaction_id", "employer", "occupation")}
        return {**texts, "address": address, "entity": cells.get("kind", "")}

    def _fund_id(self, cells: Mapping[str, str]) -> str | None:
        """The mapping's fund, else that of the committee in the row, else that of the mapping's committee."""
        committee = cells.get("committee") or self.mapping.committee
        self.committees |= {committee} - {""}
        fund = load_funds().by_committee.get(committee)
        return self.mapping.fund or (fund.id if fund else None)


def _problem(code: str, what: str, row: Row, advice: str = LOOK) -> Problem:
    """Make the problem of a row; the row itself is kept with it."""
    return Problem(code=code, source="", what=what, where=f"line {row.line}", advice=advice, raw=row.raw)


def _is_total(name: str, row: Row) -> bool:
    """Whether a row is a sum of others: its name says so, or where it has none, any cell."""
    labels = {_plain(name)} if name else {_plain(cell) for cell in row.cells}
    return bool(labels & load_table_words().totals)


def _is_in_kind(cells: Mapping[str, str]) -> bool:
    words = load_table_words()
    if _plain(cells.get("in_kind", "")) in words.yes:
        return True
    memo = f" {_plain(cells.get('memo', ''))} "
    return any(f" {phrase} " in memo for phrase in words.in_kind)


def _is_foreign(heading: str) -> bool:
    """Whether a heading names currencies in words, and no dollars among them: "Betrag in Euro"."""
    return bool(named := named_currencies(heading)) and "USD" not in named


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))

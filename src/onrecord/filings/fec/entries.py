"""An itemised row to a Receipt or Refund. One reader is made for each layout, so that a row costs little."""

from __future__ import annotations

from operator import itemgetter
from typing import cast

from onrecord.filings.fec.drafts import UNFILED, EntryDraft, make_address, make_name
from onrecord.filings.fec.layouts import Layout
from onrecord.filings.fec.moved import has_moved
from onrecord.filings.fec.places import countries, find_country
from onrecord.filings.fec.values import Amounts, Dates, is_in_kind
from onrecord.filings.telling import tell_value
from onrecord.records import NameParts, Problem, Receipt, Refund

__all__ = ["EntryReader", "part_name"]

# In the order in which the parts of `EntryReader.read` take them.
_GIVER = ("entity", "organization", "last", "first", "middle", "prefix", "suffix", "name")
_PLACE = ("street_1", "street_2", "city", "state", "zip")
_MONEY = ("date", "amount", "aggregate", "memo_code")
_TEXTS = ("memo", "purpose", "transaction", "back_reference", "employer", "occupation", "other_committee")

# Codes of entities: individual, candidate; candidate's committee, committee, party, PAC, organization.
_LONGEST_CODE = 4
_KINDS = {"IND": "person", "CAN": "person"} | dict.fromkeys(("ORG", "COM", "CCM", "PAC", "PTY"), "organization")


def part_name(text: str, separator: str) -> NameParts | None:
    """Part a name that stands in one field: last, first and middle, prefix, suffix; None where nothing parts it.

    >>> part_name("Kellner^Lawrence^Mr.^", "^")
    NameParts(last='Kellner', first='Lawrence', middle='', prefix='Mr.', suffix='')
    >>> part_name("T. Rowe Price", "^") is None
    True
    """
    if separator not in text:
        return None
    last, first, prefix, suffix = [*map(str.strip, text.split(separator)), "", "", ""][:4]
    return make_name(last, first, "", prefix, suffix)


def _problem(code: str, what: str) -> Problem:
    """Say what is wrong with a row; who takes it knows the source and the line."""
    return Problem(code=code, source="", what=what)


class EntryReader:
    """Reads rows of one layout; `troubles` gathers what is wrong with them until somebody takes it."""

    def __init__(self, layout: Layout, record: type[Receipt] | type[Refund], separator: str) -> None:
        self.width = layout.width
        self.troubles: list[Problem] = []
        self._record, self._separator = record, separator
        # A field that the layout lacks is the blank one that is put after the last.
        self._blank = [""] * (layout.width + 1)
        self._giver, self._place, self._money, self._texts = (
            itemgetter(*(layout.positions.get(name, layout.width) for name in names))
            for names in (_GIVER, _PLACE, _MONEY, _TEXTS)
        )
        self._amounts, self._dates, self._countries = Amounts(), Dates(), countries()

    def read(self, number: int, fields: list[str], line: str) -> Receipt | Refund:
        """Return the entry that a row makes; what cannot be read of it is None, and told in `troubles`."""
        size = len(fields)
        if size <= self.width:
            fields += self._blank[size:]
        else:
            self._cut(fields)
        entry = self._fill(number, fields, line)
        if self.troubles and self._has_moved(fields, is_short=size < self.width):
            entry = self._fill(number, [fields[0], *self._blank], line)
            what = f"its {size} fields stand where others belong: nothing is taken of it, lest a wrong amount is"
            self.troubles[:] = [_problem("moved_columns", what)]
        entry.__class__ = self._record  # type: ignore[assignment]
        return cast("Receipt | Refund", entry)

    def _fill(self, number: int, fields: list[str], line: str) -> EntryDraft:
        entry = EntryDraft()
        entry.line, entry.row_type, entry.raw = number, fields[0], line
        self._fill_giver(entry, fields)
        self._fill_money(entry, fields)
        street_1, street_2, city, state, postcode = self._place(fields)
        country = self._countries.get(state) or find_country(state, postcode)
        entry.address = make_address(street_1, street_2, city, state, postcode, country)
        entry.memo, entry.purpose, *more = self._texts(fields)
        entry.transaction_id, entry.back_reference, entry.employer, entry.occupation, entry.other_committee = more
        entry.in_kind = is_in_kind(entry.memo) or is_in_kind(entry.purpose)
        for name, value in UNFILED:
            setattr(entry, name, value)
        return entry

    def _has_moved(self, fields: list[str], *, is_short: bool) -> bool:
        day, *behind = self._money(fields)
        return has_moved((problem.code for problem in self.troubles), day, behind, is_short=is_short)

    def _fill_giver(self, entry: EntryDraft, fields: list[str]) -> None:
        entity, organization, last, first, middle, prefix, suffix, whole = self._giver(fields)
        parts: NameParts | None = None
        if last or first:
            parts = make_name(last, first, middle, prefix, suffix)
        elif whole and not organization:
            parts = part_name(whole, self._separator)
        entry.entity = entity if len(entity) <= _LONGEST_CODE else ""
        entry.kind = kind = _KINDS.get(entity) or self._kind(entity, organization, parts)
        if kind == "organization" and not first and last and not organization:
            # A group whose name was put where a person's family name belongs has no parts of a name.
            organization, parts = last, None
        if parts is None or (organization and kind != "person"):
            entry.name = organization or whole
        else:
            # The plain case of `joined`, which is by far the most common.
            entry.name = parts.joined if middle or prefix or suffix or not (last and first) else f"{last}, {first}"
        entry.name_parts = parts

    def _fill_money(self, entry: EntryDraft, fields: list[str]) -> None:
        day, amount, aggregate, memo_code = self._money(fields)
        entry.date, entry.amount, entry.aggregate = self._dates[day], self._amounts[amount], self._amounts[aggregate]
        if entry.amount is None or (day and entry.date is None) or (aggregate and entry.aggregate is None):
            self._doubt_money(entry, day, amount, aggregate)
        entry.is_memo = memo_code in ("X", "x")

    def _doubt_money(self, entry: EntryDraft, day: str, amount: str, aggregate: str) -> None:
        if day and entry.date is None:
            self.troubles.append(_problem("unreadable_day", f"{tell_value(day)} is no date"))
        if entry.amount is None:
            what = f"{tell_value(amount)} is no amount that can be read" if amount else "it has no amount"
            self.troubles.append(_problem("unreadable_amount", what))
        if aggregate and entry.aggregate is None:
            self.troubles.append(_problem("unreadable_amount", f"{tell_value(aggregate)}, all so far, is no amount"))

    def _cut(self, fields: list[str]) -> None:
        """Leave out what stands after the last known field; blank fields there mean nothing and are common."""
        if any(fields[self.width :]):
            what = f"it has {len(fields)} fields where {self.width} are known; the last are not read"
            self.troubles.append(_problem("wide_row", what))
        fields[self.width :] = [""]

    def _kind(self, entity: str, organization: str, parts: NameParts | None) -> str:
        """Return what the code says, or where there is none, what the name shows."""
        if entity:
            known = _KINDS.get(entity.upper())
            if not known:
                self.troubles.append(_problem("unknown_entity", f"entity {tell_value(entity)} is none that is known"))
            return known or "unknown"
        if organization:
            return "organization"
        return "person" if parts else "unknown"

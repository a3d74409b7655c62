"""An itemised row to a Receipt or Refund. One reader is made for each layout, so that a row costs little."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import itemgetter

from onrecord.filings.fec.layouts import Layout
from onrecord.filings.fec.places import find_country
from onrecord.filings.fec.values import Amounts, Dates, is_in_kind
from onrecord.records import Address, NameParts, Problem, Receipt, Refund

__all__ = ["EntryReader", "part_name"]

# In the order in which `EntryReader.read` takes them.
_FIELDS = (
    *("entity", "organization", "last", "first", "middle", "prefix", "suffix", "name"),
    *("street_1", "street_2", "city", "state", "zip", "date", "amount", "aggregate", "memo_code", "memo", "purpose"),
    *("transaction", "back_reference", "employer", "occupation", "other_committee"),
)

# Codes of entities: individual, candidate; candidate's committee, committee, party, PAC, organization.
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
    return NameParts(last=last, first=first, prefix=prefix, suffix=suffix)


def _problem(code: str, what: str) -> Problem:
    """Say what is wrong with a row; who takes it knows the source and the line."""
    return Problem(code=code, source="", what=what)


class EntryReader:
    """Reads rows of one layout; `troubles` gathers what is wrong with them until somebody takes it."""

    def __init__(self, layout: Layout, record: type[Receipt] | type[Refund], separator: str) -> None:
        self.width = layout.width
        self.troubles: list[Problem] = []
        self._record, self._separator = record, separator
        self._blank = [""] * (layout.width + 1)
        # A field that the layout lacks is the blank one that is put after the last.
        places = (layout.position(name) for name in _FIELDS)
        self._pick = itemgetter(*(layout.width if place < 0 else place for place in places))
        self._amounts, self._dates = Amounts(), Dates()

    def read(self, number: int, fields: list[str], line: str) -> Receipt | Refund:
        """Return the entry that a row makes; what cannot be read of it is None, and told in `troubles`."""
        size = len(fields)
        if size <= self.width:
            fields += self._blank[size:]
        else:
            self._cut(fields)
        (
            entity, organization, last, first, middle, prefix, suffix, whole,
            street_1, street_2, city, state, postcode, day, amount, aggregate, memo_code, memo, purpose,
            transaction, back_reference, employer, occupation, other_committee,
        ) = self._pick(fields)  # fmt: skip
        parts = None
        if last or first:
            parts = NameParts(last=last, first=first, middle=middle, prefix=prefix, suffix=suffix)
        elif whole and not organization:
            parts = part_name(whole, self._separator)
        return self._record(
            line=number,
            row_type=fields[0],
            name=organization or (parts.joined if parts else whole),
            kind=_KINDS.get(entity) or self._kind(entity, organization, parts),
            entity=entity,
            name_parts=parts,
            address=Address(
                street_1=street_1,
                street_2=street_2,
                city=city,
                state=state,
                zip=postcode,
                country=find_country(state, postcode),
            ),
            date=self._date(day),
            amount=self._amount(amount),
            aggregate=self._aggregate(aggregate) if aggregate else None,
            transaction_id=transaction,
            back_reference=back_reference,
            in_kind=bool(memo or purpose) and is_in_kind(memo, purpose),
            is_memo=memo_code == "X" or memo_code == "x",
            memo=memo,
            purpose=purpose,
            other_committee=other_committee,
            employer=employer,
            occupation=occupation,
            raw=line,
        )

    def _cut(self, fields: list[str]) -> None:
        """Leave out what stands after the last known field; blank fields there mean nothing and are common."""
        more = fields[self.width :]
        if any(more):
            self.troubles.append(
                _problem("wide_row", f"it has {len(fields)} fields where {self.width} are known; the last are not read")
            )
        fields[self.width :] = [""]

    def _kind(self, entity: str, organization: str, parts: NameParts | None) -> str:
        """Return what the code says, or where there is none, what the name shows."""
        known = _KINDS.get(entity.upper())
        if entity and not known:
            self.troubles.append(_problem("unknown_entity", f"entity {entity!r} is none that is known"))
        if known or entity:
            return known or "unknown"
        if organization:
            return "organization"
        return "person" if parts else "unknown"

    def _date(self, text: str) -> date | None:
        day = self._dates[text]
        if day is None and text:
            self.troubles.append(_problem("unreadable_day", f"{text!r} is no date"))
        return day

    def _amount(self, text: str) -> Decimal | None:
        amount = self._amounts[text]
        if amount is None:
            what = f"{text!r} is no amount that can be read" if text else "it has no amount"
            self.troubles.append(_problem("unreadable_amount", what))
        return amount

    def _aggregate(self, text: str) -> Decimal | None:
        amount = self._amounts[text]
        if amount is None:
            self.troubles.append(_problem("unreadable_amount", f"aggregate {text!r} is no amount that can be read"))
        return amount

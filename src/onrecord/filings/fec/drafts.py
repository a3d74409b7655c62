"""Records of a row, made fast: a draft with the same slots is filled, and then is the record.

A frozen dataclass sets each field through `object.__setattr__`, five times slower than an assignment; in a report of a
million rows that is most of the time. A draft is an open class with the very slots of its record; giving it the class
of the record, which Python allows for equal slots, makes it one, as frozen as any other.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import cast

from onrecord.records import Address, Entry, NameParts

__all__ = ["UNFILED", "EntryDraft", "make_address", "make_name"]


class _AddressDraft:
    __slots__ = tuple(field.name for field in fields(Address))
    city: str
    country: str
    state: str
    street_1: str
    street_2: str
    zip: str


def make_address(street_1: str, street_2: str, city: str, state: str, postcode: str, country: str) -> Address:
    """Return the address.

    >>> make_address("9 Lane", "", "Salem", "MA", "01970", "US") == Address(
    ...     street_1="9 Lane", city="Salem", state="MA", zip="01970", country="US"
    ... )
    True
    """
    draft = _AddressDraft()
    draft.street_1, draft.street_2, draft.city = street_1, street_2, city
    draft.state, draft.zip, draft.country = state, postcode, country
    draft.__class__ = Address  # type: ignore[assignment]
    return cast("Address", draft)


class _NameDraft:
    __slots__ = tuple(field.name for field in fields(NameParts))
    first: str
    last: str
    middle: str
    prefix: str
    suffix: str


def make_name(last: str, first: str, middle: str, prefix: str, suffix: str) -> NameParts:
    """Return the parts of a name.

    >>> make_name("Vane", "Ida", "", "", "") == NameParts(last="Vane", first="Ida")
    True
    """
    draft = _NameDraft()
    draft.last, draft.first, draft.middle, draft.prefix, draft.suffix = last, first, middle, prefix, suffix
    draft.__class__ = NameParts  # type: ignore[assignment]
    return cast("NameParts", draft)


class EntryDraft:
    """A receipt or refund to be: who fills it sets every slot, and then its class; see `EntryReader.read`."""

    __slots__ = tuple(field.name for field in fields(Entry))

    address: Address
    aggregate: Decimal | None
    amount: Decimal | None
    back_reference: str
    date: date | None
    employer: str
    entity: str
    in_kind: bool
    is_memo: bool
    kind: str
    line: int
    memo: str
    name: str
    name_parts: NameParts | None
    occupation: str
    other_committee: str
    purpose: str
    raw: str
    row_type: str
    transaction_id: str


UNFILED = tuple((field.name, field.default) for field in fields(Entry) if field.name not in EntryDraft.__annotations__)
"""The fields that no form of the FEC has, with what they hold then."""

"""A report as its file words it: what the three formats have in common before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records.filing import Address, NameParts

__all__ = ["Item", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One contribution, its values as texts; `raw` is the piece of the file that it is."""

    type_word: str = ""
    contributor: str = ""
    payee: str = ""
    honoree: str = ""
    amount: str = ""
    day: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One LD-203, its values as texts. `report` is what hashes to its identity; `damage` says what of it is broken.

    A piece of a file of which no report came has an empty `report`, and its damage says why. `is_amendment` is None
    where the kind of report says it.
    """

    version: str
    report: str = field(repr=False)
    raw_cover: str = field(default="", repr=False)
    number: str = ""
    report_word: str = ""
    period_word: str = ""
    is_amendment: bool | None = None
    year: str = ""
    posted: str = ""
    signed: str = ""
    registrant_id: str = ""
    registrant_name: str = ""
    lobbyist: NameParts | None = None
    address: Address = field(default_factory=Address)
    pacs: tuple[str, ...] = ()
    comments: str = ""
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    damage: tuple[str, ...] = ()

"""How each row of one filing is read: by the layout of its type and version, or by the nearest one if that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.filings.fec.entries import EntryReader
from onrecord.filings.fec.header import LATEST, Header
from onrecord.filings.fec.layouts import Layout, Layouts, RowKind
from onrecord.filings.fec.notes import Note
from onrecord.filings.fec.values import read_amount, read_date
from onrecord.records import Receipt, Refund

__all__ = ["FILER_ONLY", "RowPlan", "Rows", "fits", "read_note"]

_RECORDS: dict[str, type[Receipt] | type[Refund]] = {"receipt": Receipt, "refund": Refund}
_AMOUNTS = ("amount", "aggregate")
_DAYS = ("date", "covers_from", "covers_through", "signed", "received", "amendment_date")
_LONGEST_TYPE = 10
_MOST_TYPES = 1000
_FILER = re.compile(r"[A-Z]\d{8}|[HSP]\d[A-Z]{2}\d{5}", re.IGNORECASE | re.ASCII)


FILER_ONLY = Layout((), 2, {"type": 0, "committee": 1})
"""What every form has in common."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What to do with rows of one type. `doubt` says why it may be wrong, "" where it is known to be right.

    `reader` is there for receipts and refunds, and only where there is a layout to read them by.
    """

    what: str
    layout: Layout | None = None
    reader: EntryReader | None = None
    doubt: str = ""


_UNKNOWN = RowPlan("unknown")


class Rows:
    """The plans for the rows of one filing, made when a type is first met."""

    def __init__(self, header: Header, layouts: Layouts) -> None:
        self._header, self._layouts = header, layouts
        self._version = header.known_as or LATEST
        self._plans: dict[str, RowPlan] = {}

    def plan(self, row_type: str) -> RowPlan:
        """Return what to do with rows of the type; "unknown" where nobody can say."""
        plan = self._plans.get(row_type)
        if plan is None:
            # Text between the rows may be as long as the file: it is no type, and nothing of it is kept.
            if len(row_type) > _LONGEST_TYPE or len(self._plans) > _MOST_TYPES:
                return _UNKNOWN
            self._plans[row_type] = plan = self._make(row_type)
        return plan

    def _make(self, row_type: str) -> RowPlan:
        kind = self._layouts.kind(row_type)
        doubt = ""
        if kind is None:
            kind, doubt = self._nearest(row_type)
        if kind is None:
            return _UNKNOWN
        layout, is_known = kind.layout(self._version)
        if (not is_known or self._header.known_as is None) and kind.what != "counted":
            doubt = doubt or f"the layout of {row_type} in version {self._header.version!r} is not known"
        record = _RECORDS.get(kind.what)
        reader = EntryReader(layout, record, self._header.name_separator) if record and layout else None
        return RowPlan(kind.what, layout, reader, doubt)

    def _nearest(self, row_type: str) -> tuple[RowKind | None, str]:
        """Return the kind of the longest type that begins this one: "F132X" may be a row of F132."""
        name = row_type.upper()
        for size in range(len(name) - 1, 2, -1):
            kind = self._layouts.kind(name[:size])
            if kind and kind.what in _RECORDS:
                return kind, f"rows {row_type} are not known"
        return None, ""


def fits(fields: list[str], layout: Layout) -> bool:
    """Return whether a row can be one of the layout: no wider, and a filer, days and amounts where they stand.

    >>> from onrecord.filings.fec.layouts import load_layouts
    >>> from onrecord.filings.fec.versions import parse_version
    >>> layout, _ = load_layouts().kind("F133").layout(parse_version("8.4"))
    >>> row = ["F133", "C00000001", "T1", "", "", "ORG", "Mills", *[""] * 10, "20250418", "250.00", "", ""]
    >>> fits(row, layout), fits([*row, "new"], layout), fits(row[:1] + row, layout)
    (True, False, False)
    """
    found = {name: fields[place] for name, place in layout.positions.items() if place < len(fields)}
    amounts = [text for name, text in found.items() if name.startswith("$") or name in _AMOUNTS]
    return (
        not any(fields[layout.width :])
        and bool(_FILER.fullmatch(found.get("committee", "")))
        and all(read_date(text) for name in _DAYS if (text := found.get(name, "")))
        and all(read_amount(text) is not None for text in amounts if text)
        and ("amount" not in layout.positions or bool(found.get("amount")))
    )


def read_note(number: int, fields: list[str], layout: Layout) -> Note:
    """Return the text of a TEXT row."""
    found = {name: fields[place] for name, place in layout.positions.items() if place < len(fields)}
    return Note(line=number, text=found.get("text", ""), back_reference=found.get("back_reference", ""))

"""The header: which version of the format a file has, what wrote it, and which report it amends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.errors import FilingError
from onrecord.filings.fec.fields import split_row
from onrecord.filings.fec.layouts import Layouts
from onrecord.filings.fec.values import read_date
from onrecord.filings.fec.versions import Version, parse_version
from onrecord.filings.telling import tell_value

__all__ = ["LATEST", "Header", "read_header"]

LATEST = Version(is_paper=False, number=Decimal("8.5"))
"""The version that a file with none that can be read is taken for."""

_BLOCK_END = re.compile(r"/\*\s*End\s+Header", re.IGNORECASE)
_BLOCK_LINES = 200
# What may be a version, known or not; a header into which another row has run has a street there.
_VERSION = re.compile(r"\S{1,10}")
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
# One filer writes "FEC- 17081", another "FEC-180927 ".
_REPORT_ID = re.compile(r"(?:FEC\s*-?\s*)?(\d{1,9})", re.IGNORECASE | re.ASCII)
# A mark that may part the names of a person. One filer's header names "0", and its rows part names by "^" all the same.
_MARK = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says. `version` is as filed, `known_as` how it was understood, None where it was not.

    `rows` holds how many rows of a type the header of versions 1 and 2 announces; `unread` what of it says something
    that cannot be read.
    """

    version: str
    known_as: Version | None
    software: str = ""
    amends: str | None = None
    report_number: int | None = None
    received: date | None = None
    name_separator: str = "^"
    has_cents: bool = True
    rows: Mapping[str, int]
    unread: tuple[str, ...] = ()
    line: str = ""


def read_header(lines: Iterator[str], layouts: Layouts) -> Header:
    """Take the header off the lines; raises FilingError where there is none.

    >>> from onrecord.filings.fec.layouts import load_layouts
    >>> header = read_header(iter(["HDR\\x1cFEC\\x1c8.4\\x1cTyping\\x1c1.0\\x1cFEC-1889684\\x1c3"]), load_layouts())
    >>> header.version, header.software, header.amends, header.report_number
    ('8.4', 'Typing 1.0', 'FEC-1889684', 3)
    """
    first = next((line for line in lines if line.strip(" \t\x00\x1a")), None)
    if first is None:
        raise FilingError("it is empty: an FEC filing begins with a header (HDR)")
    if first.startswith("/*"):
        return _read_block(first, lines)
    fields, _ = split_row(first)
    if not fields or fields[0].upper() != "HDR":
        raise FilingError("it is no FEC filing: it does not begin with a header (HDR)")
    return _read_row(first, fields, layouts)


def _read_row(line: str, fields: list[str], layouts: Layouts) -> Header:
    is_electronic = len(fields) > 1 and fields[1].upper() == "FEC"
    place = 2 if is_electronic else 1
    version = fields[place] if place < len(fields) and _VERSION.fullmatch(fields[place]) else ""
    known_as = parse_version(version)
    kind = layouts.exact["HDR"]
    layout, _ = kind.layout(known_as or LATEST)
    names = layout.positions if layout else {}
    found = {name: fields[place] for name, place in names.items() if place < len(fields)}
    original, report_number = found.get("report_id", ""), found.get("report_number", "")
    amends, order = _report_id(original), _whole(report_number)
    unread = [f"the report that it amends is {tell_value(original)}"] if original.strip("0") and amends is None else []
    unread += [f"the number of the amendment is {tell_value(report_number)}"] if report_number and order is None else []
    return Header(
        version=version,
        known_as=known_as,
        software=" ".join(filter(None, (found.get("software"), found.get("software_version")))),
        amends=amends,
        report_number=order if amends else None,
        received=read_date(found.get("received", "")),
        name_separator=_separator(found.get("name_separator", "")),
        rows={},
        unread=tuple(unread),
        line=line,
    )


def _read_block(first: str, lines: Iterator[str]) -> Header:
    """Read the block of versions 1 and 2: "/* Header", lines such as "FEC_Ver_# = 2.02", "/* End Header"."""
    values: dict[str, str] = {}
    block = [first]
    for line in lines:
        block.append(line)
        if _BLOCK_END.match(line) or len(block) > _BLOCK_LINES:
            break
        key, _, value = line.partition("=")
        values[key.strip().lower()] = value.strip()
    version = values.get("fec_ver_#", "")
    if not version:
        raise FilingError("it is no FEC filing: its header names no version (FEC_Ver_#)")
    return Header(
        version=version,
        known_as=parse_version(version),
        software=" ".join(filter(None, (values.get("soft_name"), values.get("soft_ver#")))),
        name_separator=_separator(values.get("namedelim", "")),
        has_cents=values.get("dec/nodec", "DEC").upper() != "NODEC",
        rows=_announced(values),
        line="\n".join(block),
    )


def _announced(values: Mapping[str, str]) -> dict[str, int]:
    keys = list(values)
    after = keys[keys.index("schedule_counts:") + 1 :] if "schedule_counts:" in keys else []
    return {key.upper(): number for key in after if (number := _whole(values[key])) is not None}


def _report_id(text: str) -> str | None:
    """Return the original that is amended, as "FEC-1889684"; None where none is named."""
    found = _REPORT_ID.fullmatch(text.strip())
    return f"FEC-{found[1]}" if found and int(found[1]) else None


def _separator(text: str) -> str:
    return text if _MARK.fullmatch(text) else "^"


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None

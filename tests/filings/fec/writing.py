"""Filings written for tests: the donors are invented."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Capture

FS = "\x1c"

HEADER = FS.join(("HDR", "FEC", "8.4", "Typing", "1.0"))
COMMITTEE = "C00000001"
COVER = FS.join(
    (
        *("F13N", COMMITTEE, "Ball Committee", "", "1 Square", "", "Salem", "MA", "01970", "90D", ""),
        *("20241115", "20250420", "1500.00", "250.00", "1250.00", "Vane", "Ida", "", "", "", "20250420"),
    )
)


def capture(*lines: str | bytes, end: bytes = b"\n", last: bytes = b"\n", source: str = "1234.fec") -> Capture:
    content = end.join(line if isinstance(line, bytes) else line.encode() for line in lines) + last
    return Capture(content=content, source=source, media_type="text/plain", how="file")


def filing(*rows: str | bytes, header: str = HEADER, cover: str = COVER) -> Capture:
    """A Form 13 with the rows."""
    return capture(header, cover, *rows)


def row(row_type: str, fields: Iterable[str], *, separator: str = FS) -> str:
    return separator.join((row_type, *fields))


def gift(
    amount: str = "500.00", *, day: str = "20250102", memo: str = "", last: str = "Vane", first: str = "Ida"
) -> str:
    """A row of F132 in version 8.4."""
    who = ("T1", "", "", "IND", "", last, first, "", "", "", "9 Lane", "", "Salem", "MA", "01970")
    return row("F132", (COMMITTEE, *who, day, amount, amount, "", memo))

"""The real filings of 2017 beside the repository, as onrecord reads them: what givers filed, what was received."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from functools import cache
from pathlib import Path

from onrecord.filings.lda.building import build_reading
from onrecord.filings.lda.report import Item, Report
from onrecord.records import Capture, FiledEntry, FilingReading, NameParts
from tests.filings.tables.writing import read

__all__ = ["FILINGS", "FUND_2017", "given_2017", "is_held_out", "received_2017"]

FILINGS = Path(__file__).parents[3] / "shared" / "data" / "filings"
FUND_2017 = "us-inaugural-2017"
_ITEMS = "ld203/senate_ld203_inaugural_items_2008_2020.csv"
_PRESS = "form13/2017_form13_transcription.csv"


def is_held_out(registrant: str) -> bool:
    """Whether the items of a registrant were left aside until the policy stood: by a hash of the name, at random."""
    return int(hashlib.sha256(registrant.upper().encode()).hexdigest(), 16) % 2 == 1


@cache
def received_2017() -> tuple[FiledEntry, ...]:
    """The lines of the Form 13 of 2017, as the press transcribed them."""
    return _entries(read((FILINGS / _PRESS).read_bytes(), None))


@cache
def given_2017() -> tuple[FiledEntry, ...]:
    """The LD-203 items that pay the inaugural committee of 2017, report by report."""
    with (FILINGS / _ITEMS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_report: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_report[row["filing_id"]].append(row)
    readings = [build_reading(_report(number, rows), _CAPTURE) for number, rows in by_report.items()]
    return tuple(one for reading in readings for one in _entries(reading) if one.fund == FUND_2017)


_CAPTURE = Capture(content=b"", source=_ITEMS, media_type="text/csv", how="file")


def _entries(reading: FilingReading) -> tuple[FiledEntry, ...]:
    lines = (*reading.receipts, *reading.refunds)
    return tuple(FiledEntry(entry=line, filing=reading.filing, fund_id=line.fund_id) for line in lines)


def _report(number: str, rows: list[dict[str, str]]) -> Report:
    first = rows[0]
    return Report(
        version="senate",
        report=number,
        number=number,
        report_word=first["filing_type"],
        period_word=first["period"],
        year=first["year"],
        posted=first["received"],
        registrant_id=first["registrant_id"],
        registrant_name=first["registrant"],
        lobbyist=_lobbyist(first["lobbyist"]),
        comments=first["comments"],
        items=tuple(
            Item(
                type_word=row["contribution_type"],
                contributor=row["contributor"],
                payee=row["payee"],
                honoree=row["honoree"],
                amount=row["amount"],
                day=row["date"],
            )
            for row in rows
        ),
    )


def _lobbyist(name: str) -> NameParts | None:
    last, _, given = name.partition(", ")
    return NameParts(last=last, first=given) if name else None

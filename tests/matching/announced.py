"""The known pairs of 2025 beside the repository, as pledges and as lines of a Form 13 made from their columns."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from onrecord.filings.names import part_name
from onrecord.parties import identify
from onrecord.records import FiledEntry, FundRef, Identity, Money, Origin, PartialDate, Pledge, Receipt
from tests.matching.making import FUND, cover
from tests.matching.real import FILINGS

__all__ = ["PAIRS", "KnownPair", "known_pairs"]

PAIRS = FILINGS / "announced_vs_filed_2025.csv"
_ASIDE = re.compile(r" \(.*\)")


@dataclass(frozen=True)
class KnownPair:
    """A row: what was announced (None: nothing was), the line that was filed (None), what the file calls the pair."""

    donor: str
    status: str
    pledge: Pledge | None
    line: FiledEntry | None


@cache
def known_pairs() -> tuple[KnownPair, ...]:
    """The rows of the file."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        KnownPair(donor=row["donor"], status=row["status"], pledge=_pledge(row, at), line=_line(row, at))
        for at, row in enumerate(rows, start=1)
    )


def _name(row: dict[str, str]) -> str:
    return _ASIDE.sub("", row["donor"].rpartition(" / ")[2])


def _pledge(row: dict[str, str], at: int) -> Pledge | None:
    if not row["announced_date"]:
        return None
    day = PartialDate(value=date.fromisoformat(_whole(row["announced_date"])))
    is_person = row["capacity"] == "person"
    name = _name(row)
    return Pledge(
        key=f"{at}|{name}",
        donor=identify_known(name, "person" if is_person else "organization"),
        capacity="personal" if is_person else "company",
        fund=FundRef(id=FUND, name="Trump Vance Inaugural Committee"),
        status="planned",
        money=_money(row),
        in_kind=row["announced_kind"].startswith("in-kind"),
        claim_ids=(f"claim-{at}",),
        article_ids=(f"article-{at}",),
        origins=(Origin(first=f"article-{at}", articles=(f"article-{at}",)),),
        confidence=Decimal("0.9"),
        first_reported=day,
    )


def identify_known(name: str, kind: str) -> Identity:
    """Return who a name of the file is."""
    return identify(name, kind)


def _whole(day: str) -> str:
    """Days that the file is not sure of end in "~", and may be months: then the middle of the month."""
    bare = day.rstrip("~")
    return f"{bare}-15" if len(bare) == 7 else bare


def _money(row: dict[str, str]) -> Money | None:
    amount = row["announced_amount_usd"]
    if not amount or amount == "0":
        return None
    wording = f"${amount} in {row['announced_kind']}"
    return Money(amount=Decimal(amount), currency="USD", wording=wording)


def _line(row: dict[str, str], at: int) -> FiledEntry | None:
    if not row["filed_amount_usd"]:
        return None
    is_person = row["filed_capacity"] == "person"
    name = row["filed_name"] or _filed_name(_name(row), is_person=is_person)
    entry = Receipt(
        line=at,
        row_type="F132",
        name=name,
        kind="person" if is_person else "organization",
        name_parts=part_name(name) if is_person else None,
        date=date.fromisoformat(_whole(row["filed_date"])) if row["filed_date"] else None,
        amount=Decimal(row["filed_amount_usd"]),
        in_kind=row["filed_kind"].startswith("in-kind"),
        memo="REFUNDED 01/21/2025" if "refunded" in row["filed_kind"] else "",
    )
    return FiledEntry(entry=entry, filing=cover(), fund_id=FUND)


def _filed_name(name: str, *, is_person: bool) -> str:
    """Where the file does not have the name as filed: the donor's, a person's with the family name first."""
    given, _, family = name.upper().rpartition(" ")
    return f"{family}, {given}" if is_person and given else name.upper()

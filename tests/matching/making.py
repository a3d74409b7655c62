"""Short ways to write pledges and filed lines: "Varga Mills | 1m 2024-12-13" and "VARGA MILLS INC | 1000000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.records import (
    Address,
    Entry,
    FiledEntry,
    Filing,
    FundRef,
    Identity,
    Money,
    Origin,
    PartialDate,
    Pledge,
    Receipt,
    Refund,
)

__all__ = ["FUND", "cover", "line", "lines", "pledge", "pledges"]

FUND = "us-inaugural-2025"
_QUALIFIERS = {">": "more_than", "~": "about", "<": "up_to", "+": "at_least", "": "exact"}
_SCALES = {"": 0, "k": 3, "m": 6}
_SUM = re.compile(r"(?P<sign>[>~<+]?)(?P<number>-?\d[\d.]*)(?P<scale>[mk]?)(?P<currency>[A-Z]{3})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class _Words:
    """What the words behind a name say: a sum, a day, and marks such as goods or personal."""

    name: str
    sum: re.Match[str] | None
    day: date | None
    marks: frozenset[str]
    notes: dict[str, str]


def _read(text: str) -> _Words:
    name, *rest = (part.strip() for part in text.split("|"))
    words = " ".join(rest[:1]).split()
    notes = dict(part.split("=", 1) for part in rest[1:])
    day = next((date.fromisoformat(word) for word in words if _DAY.fullmatch(word)), None)
    found = next((match for word in words if (match := _SUM.fullmatch(word))), None)
    return _Words(name=name, sum=found, day=day, marks=frozenset(words), notes=notes)


_STATUSES = ("given", "reported_in_filing", "declined", "refunded")


def pledge(text: str, fund: str | None = FUND, at: int = 0) -> Pledge:
    """Return a pledge: "Ann Roe | >1m 2024-12-13 personal", further parts "beside=Roe Works", "wording=$1m in XRP".

    Marks: personal, company, unknown, goods, given, reported_in_filing, declined, nofund. A name is a
    person's where "personal" is said.
    """
    read = _read(text)
    is_person = "personal" in read.marks or "person" in read.marks
    capacity = next((mark for mark in ("personal", "company", "unknown") if mark in read.marks), "company")
    kind = "person" if is_person else "organization"
    return Pledge(
        key=f"{read.name.casefold()}|{at}",
        donor=Identity(key=read.name.casefold(), name=read.name, kind=kind, party_id=read.notes.get("party")),
        capacity=capacity,
        fund=FundRef(id=None if "nofund" in read.marks else fund, name="Inaugural fund"),
        status=next((mark for mark in _STATUSES if mark in read.marks), "planned"),
        money=_money(read),
        in_kind="goods" in read.marks,
        claim_ids=("claim-1",),
        article_ids=("article-1",),
        origins=(Origin(first="article-1", articles=("article-1",)),),
        confidence=Decimal("0.9"),
        associated=tuple(filter(None, read.notes.get("beside", "").split(","))),
        first_reported=PartialDate(value=read.day) if read.day else None,
        first_outlet="The Harbour Post" if read.day else None,
    )


def pledges(text: str, fund: str | None = FUND) -> tuple[Pledge, ...]:
    """Return pledges parted by ";"."""
    return tuple(pledge(part, fund, at) for at, part in enumerate(text.split(";")) if part.strip())


def _amount(read: _Words) -> Decimal | None:
    return Decimal(read.sum["number"]).scaleb(_SCALES[read.sum["scale"]]) if read.sum else None


def _money(read: _Words) -> Money | None:
    if read.sum is None:
        return None
    wording = read.notes.get("wording", read.sum[0])
    currency = read.sum["currency"] or "USD"
    return Money(amount=_amount(read), currency=currency, wording=wording, qualifier=_QUALIFIERS[read.sum["sign"]])


def cover(number: int = 1910509, **values: object) -> Filing:
    """Return the cover of a Form 13 of the fund's committee; with system="lda" that of an invented firm's LD-203."""
    fec = {
        "system": "fec",
        "form": "F13A",
        "digest": f"bytes of {number}",
        "number": f"FEC-{number}",
        "filer_id": "C00894162",
        "filer_name": "THE COMMITTEE",
        "covers_through": date(2025, 4, 20),
        "received": date(2025, 8, 7),
    }
    lda = {
        "system": "lda",
        "form": "LD-203",
        "digest": f"report {number}",
        "filer_id": f"{number}",
        "filer_name": "",
        "covers_from": date(2024, 7, 1),
        "covers_through": date(2024, 12, 31),
        "received": date(2025, 1, 30),
    }
    return Filing(**{**(lda if values.get("system") == "lda" else fec), **values})  # type: ignore[arg-type]


def line(text: str, at: int = 1, filing: Filing | None = None, fund: str | None = FUND) -> FiledEntry:
    """Return a filed line: "ROE, ANN | 1000000 2024-12-13 goods", further parts "memo=...", "zip=...", "employer=...".

    "row=SA13" names the type of the row.

    Marks: goods, refund, memo_line, given (of an LD-203 of the donor). A name with a comma and no legal form is a
    person's, unless "organization" is said; another one is where "person" is.
    """
    read = _read(text)
    is_given, is_refund = "given" in read.marks, "refund" in read.marks
    lda = cover(at, system="lda", filer_name=read.notes.get("filer", read.name)) if is_given else None
    is_person = "person" in read.marks or ("," in read.name and "organization" not in read.marks)
    values = {
        "line": at,
        "row_type": read.notes.get("row") or ("contribution" if is_given else "F133" if is_refund else "F132"),
        "name": read.name,
        "kind": "person" if is_person else "organization",
        "amount": _amount(read),
        "date": read.day,
        "in_kind": "goods" in read.marks,
        "is_memo": "memo_line" in read.marks,
        "memo": read.notes.get("memo", ""),
        "employer": read.notes.get("employer", ""),
        "address": Address(zip=read.notes.get("zip", "")),
    }
    entry: Entry = Refund(**values) if is_refund else Receipt(**values)  # type: ignore[arg-type]
    return FiledEntry(entry=entry, filing=filing or lda or cover(), fund_id=fund)


def lines(text: str, fund: str | None = FUND) -> Sequence[FiledEntry]:
    """Return lines parted by ";", counted from 1."""
    return [line(part, at, fund=fund) for at, part in enumerate(text.split(";"), start=1) if part.strip()]

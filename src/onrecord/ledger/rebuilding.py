"""Turn rows of the ledger into the records that they were made of.

Rows that break an invariant of the records raise ValueError (or ArithmeticError, for a number that is none):
`Ledger.find` says then that the ledger is damaged, and `Ledger.verify` says where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from onrecord.ledger.rows import Row
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Claim,
    Conflict,
    Donor,
    Evidence,
    FundRef,
    Furniture,
    Lineage,
    Money,
    PartialDate,
    Problem,
    Speaker,
    Statement,
)

__all__ = [
    "build_article",
    "build_attribution",
    "build_claims",
    "build_date",
    "build_money",
    "build_problem",
    "build_statements",
    "build_time",
]

Parts = Mapping[str, Sequence[Row]]


def build_date(row: Row, name: str) -> PartialDate | None:
    """Return the date in the columns `name` and `name`_precision, or None.

    >>> str(build_date({"published": "2024-12-01", "published_precision": "month"}, "published"))
    '2024-12'
    """
    if row[name] is None:
        return None
    return PartialDate(value=date.fromisoformat(row[name]), precision=row[f"{name}_precision"])


def build_time(text: str | None) -> datetime | None:
    """Return the time that an ISO text gives, or None.

    >>> build_time("2024-12-14T09:30:00+00:00").hour
    9
    """
    return None if text is None else datetime.fromisoformat(text)


def build_money(row: Row) -> Money | None:
    """Return the money of a claim's row, or None where the claim names no sum."""
    if row["currency"] is None:
        return None
    return Money(
        wording=row["amount_wording"],
        currency=row["currency"],
        amount=_number(row["amount"]),
        low=_number(row["amount_low"]),
        high=_number(row["amount_high"]),
        qualifier=row["amount_qualifier"],
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def build_article(row: Row, parts: Parts) -> Article:
    """Return the article of a row that joins `articles` with one of its `readings`."""
    return Article(
        text=row["text"],
        language=row["language"],
        blocks=tuple(Block(kind=r["kind"], start=r["span_start"], end=r["span_end"]) for r in parts["blocks"]),
        furniture=tuple(
            Furniture(kind=r["kind"], start=r["span_start"], end=r["span_end"]) for r in parts["furniture"]
        ),
        headline=row["headline"],
        deck=row["deck"],
        outlet=row["outlet"],
        published=build_date(row, "published"),
        url=row["url"],
        alternates=tuple((r["language"], r["url"]) for r in parts["alternates"]),
        derived_from=_lineage(row),
    )


def _lineage(row: Row) -> Lineage | None:
    if row["derived_relation"] is None:
        return None
    return Lineage(
        relation=row["derived_relation"],
        mark=row["derived_mark"],
        url=row["derived_url"],
        outlet=row["derived_outlet"],
        language=row["derived_language"],
        machine=bool(row["derived_machine"]),
    )


def _belonging(parts: Parts, owner: str, tables: Iterable[str]) -> Callable[[str], Parts]:
    """Return a function that gives the rows of `tables` that belong to one claim or statement."""
    grouped = {table: defaultdict[str, list[Row]](list) for table in tables}
    for table, by_owner in grouped.items():
        for row in parts[table]:
            by_owner[row[owner]].append(row)
    return lambda owner_id: {table: by_owner.get(owner_id, []) for table, by_owner in grouped.items()}


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["position"]))


def build_claims(parts: Parts) -> tuple[Claim, ...]:
    """Return the claims of one reading, in the order in which the reader gave them."""
    own = _belonging(parts, "claim_id", ("claim_names", "evidence", "conflicts", "attributions"))
    return tuple(_claim(row, own(row["id"])) for row in _in_order(parts["claims"]))


def _claim(row: Row, own: Parts) -> Claim:
    return Claim(
        article_id=row["article_id"],
        donor=Donor(
            name=row["donor_name"], kind=row["donor_kind"], id=row["donor_id"], also=_names(own["claim_names"], "also")
        ),
        capacity=row["capacity"],
        status=row["status"],
        fund=FundRef(id=row["fund_id"], name=row["fund_name"]),
        evidence=tuple(_evidence(r) for r in own["evidence"]),
        money=build_money(row),
        in_kind=bool(row["in_kind"]),
        associated=_names(own["claim_names"], "associated"),
        attribution=tuple(map(build_attribution, own["attributions"])),
        date=build_date(row, "date"),
        confidence=Decimal(row["confidence"]),
        rule=row["rule"],
        reasons=tuple((row["reasons"] or "").split()),
        conflicts=tuple(_conflict(r) for r in own["conflicts"]),
    )


def build_attribution(row: Row) -> Attribution:
    """Return who says a claim, of its row."""
    return Attribution(speaker=row["speaker"], role=row["role"], told_to=row["told_to"], first=bool(row["is_first"]))


def _names(rows: Iterable[Row], role: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in rows if row["role"] == role)


def _evidence(row: Row) -> Evidence:
    return Evidence(field=row["field"], start=row["span_start"], end=row["span_end"], quote=row["quote"])


def _conflict(row: Row) -> Conflict:
    return Conflict(
        field=row["field"], rejected=_side(row, "rejected"), believed=_side(row, "believed"), rule=row["rule"]
    )


def _side(row: Row, side: str) -> Evidence:
    span = (row[f"{side}_start"], row[f"{side}_end"])
    return Evidence(field=row[f"{side}_field"], start=span[0], end=span[1], quote=row[f"{side}_quote"])


def build_statements(parts: Parts) -> tuple[Statement, ...]:
    """Return the statements of one reading, in the order in which the reader gave them."""
    own = _belonging(parts, "statement_id", ("audiences",))
    return tuple(_statement(row, own(row["id"])["audiences"]) for row in _in_order(parts["statements"]))


def _statement(row: Row, audiences: Iterable[Row]) -> Statement:
    speaker = None
    if row["speaker_name"] is not None:
        speaker = Speaker(name=row["speaker_name"], kind=row["speaker_kind"], role=row["speaker_role"])
    return Statement(
        article_id=row["article_id"],
        quote=row["quote"],
        start=row["span_start"],
        end=row["span_end"],
        speaker=speaker,
        told_to=tuple(r["name"] for r in audiences),
        verbatim=bool(row["verbatim"]),
        garbled=bool(row["garbled"]),
        reason=row["reason"],
    )


def build_problem(row: Row) -> Problem:
    """Return the problem of a row."""
    return Problem(code=row["code"], source=row["source"], what=row["what"], where=row["place"], advice=row["advice"])

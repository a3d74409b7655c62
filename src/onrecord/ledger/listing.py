"""List the current claims: those of the latest reading of each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import select_told, stream_rows
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.rebuilding import build_attribution, build_date, build_money
from onrecord.ledger.rows import Row
from onrecord.records import Attribution, Donor, FundRef, Money, PartialDate

__all__ = [
    "ListedClaim",
    "fetch_donor_names",
    "list_claims",
    "list_claims_by_id",
    "list_claims_of_articles",
]

# Claims whose names are asked for in one question.
_AT_ONCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim beside what a reader of a list wants of its article. `Ledger.find` gives the whole of both."""

    id: str
    donor: Donor
    capacity: str
    status: str
    fund: FundRef
    money: Money | None
    in_kind: bool
    associated: tuple[str, ...]
    date: PartialDate | None
    confidence: Decimal
    rule: str
    reasons: tuple[str, ...]
    article_id: str
    headline: str | None
    language: str
    outlet: str | None
    published: PartialDate | None
    url: str | None
    attribution: tuple[Attribution, ...] = ()


def list_claims(connection: Connection, wanted: ClaimFilter) -> Iterator[ListedClaim]:
    """Yield the claims that are wanted, by day of publication, undated ones last; few are in memory at a time."""
    yield from _list(connection, _select_claims(wanted), wanted)


def list_claims_by_id(connection: Connection, ids: Sequence[str]) -> Iterator[ListedClaim]:
    """Yield the current claims with these ids, of which one question takes some hundred."""
    yield from _list(connection, _select_claims(_ALL).where(schema.claims.c.id.in_(ids)), _ALL)


def list_claims_of_articles(connection: Connection, ids: Sequence[str]) -> Iterator[ListedClaim]:
    """Yield the current claims of these articles, of which one question takes some hundred."""
    yield from _list(connection, _select_claims(_ALL).where(schema.claims.c.article_id.in_(ids)), _ALL)


_ALL = ClaimFilter()


def _list(connection: Connection, question: Select[Any], wanted: ClaimFilter) -> Iterator[ListedClaim]:
    rows = stream_rows(connection, question)
    while some := list(islice(rows, _AT_ONCE)):
        names, sayings = (_fetch_parts(connection, table, some) for table in (schema.claim_names, schema.attributions))
        for row in some:
            place = row["reading_id"], row["id"]
            claim = _build(row, names[place], sayings[place])
            if _is_wanted(claim, wanted):
                yield claim


def _select_claims(wanted: ClaimFilter) -> Select[Any]:
    question = select_told(schema.claims)
    return question if wanted.status is None else question.where(schema.claims.c.status == wanted.status)


_Parts = defaultdict[tuple[str, str], list[Row]]


def _fetch_parts(connection: Connection, table: Table, rows: list[Row]) -> _Parts:
    """Return the rows of a table that belong to claims (other names, who says so), by reading and claim."""
    question = select(table).where(table.c.reading_id.in_(sorted({row["reading_id"] for row in rows})))
    found: _Parts = defaultdict(list)
    for row in stream_rows(connection, question.order_by(*table.primary_key.columns)):
        found[row["reading_id"], row["claim_id"]].append(row)
    return found


def _build(row: Row, names: list[Row], sayings: list[Row]) -> ListedClaim:
    also, associated = (tuple(n["name"] for n in names if n["role"] == role) for role in ("also", "associated"))
    return ListedClaim(
        id=row["id"],
        donor=Donor(name=row["donor_name"], kind=row["donor_kind"], id=row["donor_id"], also=also),
        capacity=row["capacity"],
        status=row["status"],
        fund=FundRef(id=row["fund_id"], name=row["fund_name"]),
        money=build_money(row),
        in_kind=bool(row["in_kind"]),
        associated=associated,
        date=build_date(row, "date"),
        confidence=Decimal(row["confidence"]),
        rule=row["rule"],
        reasons=tuple((row["reasons"] or "").split()),
        article_id=row["article_id"],
        headline=row["headline"],
        language=row["language"],
        outlet=row["outlet"],
        published=build_date(row, "published"),
        url=row["url"],
        attribution=tuple(map(build_attribution, sayings)),
    )


def _is_wanted(claim: ListedClaim, wanted: ClaimFilter) -> bool:
    return (
        wanted.is_of_fund(claim.fund.id, claim.fund.name)
        and wanted.is_of_donor(claim.donor.name, *claim.donor.also, *claim.associated)
        and wanted.is_recent(claim.published)
        and wanted.is_sure_enough(claim.confidence)
    )


def fetch_donor_names(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Return the donor's name as its page has it, by claim: a claim's id is a hash of it, so no reading has another."""
    claims = schema.claims
    question = select(claims.c.id, claims.c.donor_name).where(claims.c.id.in_(sorted(set(claim_ids)))).distinct()
    return {row["id"]: row["donor_name"] for row in stream_rows(connection, question)}

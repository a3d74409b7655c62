"""The rows of what is derived, each with the name of its table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal

from onrecord.ledger.derived.deriving import GiftGroup
from onrecord.ledger.derived.telling import GroupedTelling
from onrecord.ledger.rows import Row
from onrecord.matching import Candidates
from onrecord.records import Match, Money, Origin, Pledge

__all__ = [
    "MATCH_ROLES",
    "TableRow",
    "candidate_rows",
    "group_rows",
    "matches_rows",
    "origin_rows",
    "part_rows",
    "pledge_row",
    "telling_row",
]

TableRow = tuple[str, Row]

MATCH_ROLES = ("filed", "rivals", "refunds")
"""What filed lines are to a match: the fields of a `Match` that hold them."""


def telling_row(told: GroupedTelling, floor: Decimal) -> Row:
    """Return the row of a current claim, whether it counts or not."""
    claim = told.telling.claim
    return {
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "own_key": told.own_key,
        "donor_key": told.telling.donor.key,
        "group_key": told.group,
        "is_sure": int(claim.confidence >= floor),
    }


def group_rows(group: GiftGroup, columns: Mapping[str, Row]) -> Iterator[TableRow]:
    """Yield the rows of a group's origins and pledges; `columns` are those that lists are sorted by, by pledge."""
    yield from origin_rows(group)
    for pledge in group.pledges:
        yield "pledges", {**pledge_row(group.key, pledge), **columns[pledge.id]}
        yield from part_rows(pledge)


def origin_rows(group: GiftGroup) -> Iterator[TableRow]:
    """Yield the rows of the origins of a group."""
    for origin in group.origins:
        yield from _origin_rows(group.key, origin)


def candidate_rows(candidates: Candidates) -> Iterator[TableRow]:
    """Yield the lines that a pledge may be."""
    for line in sorted(candidates.lines):
        yield "match_candidates", {"pledge_id": candidates.pledge.id, "line_key": line}


def matches_rows(matches: Iterable[Match]) -> Iterator[TableRow]:
    """Yield the rows of matches; those of one pledge are counted in their order."""
    positions: defaultdict[str, int] = defaultdict(int)
    for match in matches:
        yield from _match_rows(match, positions[match.pledge_id])
        positions[match.pledge_id] += 1


def _origin_rows(group_key: str, origin: Origin) -> Iterator[TableRow]:
    yield "origins", {"group_key": group_key, "id": origin.id, "first_article_id": origin.first}
    links = {link.copy: link for link in origin.links}
    for at, article in enumerate(origin.articles):
        link = links.get(article)
        yield (
            "origin_articles",
            {
                "group_key": group_key,
                "origin_id": origin.id,
                "position": at,
                "article_id": article,
                "copy_of": link.original if link else None,
                "reason": link.reason if link else None,
                "detail": link.detail if link else None,
            },
        )


def pledge_row(group_key: str, pledge: Pledge) -> Row:
    """Return the row of a pledge, without the columns that lists are sorted by."""
    donor, first = pledge.donor, pledge.first_reported
    return {
        "id": pledge.id,
        "key": pledge.key,
        "group_key": group_key,
        "donor_key": donor.key,
        "donor_name": donor.name,
        "donor_kind": donor.kind,
        "donor_party_id": donor.party_id,
        "donor_reasons": "\n".join(donor.reasons),
        "donor_parts": json.dumps(asdict(donor.parts), ensure_ascii=False) if donor.parts else None,
        "donor_weak": int(donor.weak),
        "capacity": pledge.capacity,
        "fund_id": pledge.fund.id,
        "fund_name": pledge.fund.name,
        "status": pledge.status,
        **_money(pledge.money),
        "in_kind": int(pledge.in_kind),
        "first_reported": first.value.isoformat() if first else None,
        "first_reported_precision": first.precision if first else None,
        "first_outlet": pledge.first_outlet,
        "confidence": str(pledge.confidence),
        "articles": len(pledge.article_ids),
        "origins": len(pledge.origins),
    }


def _money(money: Money | None) -> dict[str, str | None]:
    def number(value: object) -> str | None:
        return None if value is None else str(value)

    return {
        "amount": number(money.amount) if money else None,
        "amount_low": number(money.low) if money else None,
        "amount_high": number(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "amount_wording": money.wording if money else None,
    }


def part_rows(pledge: Pledge) -> Iterator[TableRow]:
    """Yield the rows of what belongs to a pledge."""
    for at, claim in enumerate(pledge.claim_ids):
        yield "pledge_claims", {"pledge_id": pledge.id, "position": at, "claim_id": claim}
    for origin in pledge.origins:
        yield "pledge_origins", {"pledge_id": pledge.id, "origin_id": origin.id}
    for at, name in enumerate(pledge.associated):
        yield "pledge_names", {"pledge_id": pledge.id, "position": at, "name": name}
    for disagreement in pledge.disagreements:
        for at, (value, origins) in enumerate(disagreement.told):
            row = {"pledge_id": pledge.id, "field": disagreement.field, "position": at, "value": value}
            yield "disagreements", {**row, "origin_ids": " ".join(origins), "corrected": disagreement.corrected}


def _match_rows(match: Match, at: int) -> Iterator[TableRow]:
    head = {"pledge_id": match.pledge_id, "position": at, "side": match.side, "verdict": match.verdict}
    told = {"score": str(match.score), "reasons": "\n".join(match.reasons), "refunded": str(match.refunded)}
    yield "matches", {**head, **told}
    part = {"pledge_id": match.pledge_id, "match_position": at}
    lines = [(role, filed) for role in MATCH_ROLES for filed in getattr(match, role)]
    for number, (role, filed) in enumerate(lines):
        place = {"role": role, "filing_id": filed.filing.id, "line": filed.entry.line}
        yield "match_entries", {**part, "position": number, **place}
    for number, one in enumerate(match.differences):
        row = {"field": one.field, "said": one.said, "filed": one.filed, "by_how_much": one.by}
        yield "match_differences", {**part, "position": number, **row}

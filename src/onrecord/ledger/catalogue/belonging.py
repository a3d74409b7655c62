"""Which gifts the claims of a page, or the lines of a filing, belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.ledger.derived.schema import match_entries, matches, pledge_claims, pledges

__all__ = ["LineGift", "find_gifts_of_claims", "find_gifts_of_lines"]

_AT_ONCE = 500
"""Values that one question takes: SQLite takes 32,766 of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGift:
    """The gift that a filed line was taken for; `verdict` is that of the match: "unsure" waits for a person."""

    pledge_id: str
    donor_name: str
    verdict: str
    is_refund: bool


def find_gifts_of_claims(connection: Connection, claim_ids: Sequence[str]) -> dict[str, str]:
    """Return the gift of each claim that is one of the list's; claims that wait or were set aside have none."""
    found: dict[str, str] = {}
    for start in range(0, len(claim_ids), _AT_ONCE):
        wanted = claim_ids[start : start + _AT_ONCE]
        asked = select(pledge_claims.c.claim_id, pledge_claims.c.pledge_id).where(pledge_claims.c.claim_id.in_(wanted))
        found |= {row.claim_id: row.pledge_id for row in connection.execute(asked)}
    return found


def find_gifts_of_lines(
    connection: Connection, filing_id: str, lines: Sequence[int]
) -> dict[int, tuple[LineGift, ...]]:
    """Return the gifts that lines of a filing were taken for, or may be, by the line; most lines are nobody's."""
    told = match_entries
    asked = (
        select(told.c.line, told.c.role, told.c.pledge_id, pledges.c.donor_name, matches.c.verdict)
        .join_from(
            told, matches, (matches.c.pledge_id == told.c.pledge_id) & (matches.c.position == told.c.match_position)
        )
        .join(pledges, pledges.c.id == told.c.pledge_id)
        .where(told.c.filing_id == filing_id, told.c.line.in_(lines), matches.c.verdict != "none")
        .where(told.c.role.in_(("filed", "refunds")))
        .order_by(told.c.line, told.c.pledge_id)
    )
    found: dict[int, tuple[LineGift, ...]] = {}
    for row in connection.execute(asked):
        gift = LineGift(
            pledge_id=row.pledge_id,
            donor_name=row.donor_name,
            verdict=row.verdict,
            is_refund=row.role == "refunds",
        )
        found[row.line] = (*found.get(row.line, ()), gift)
    return found

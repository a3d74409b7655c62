"""Filed gifts to a fund of which no page that was read tells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from onrecord.ledger.derived.lines import load_placed
from onrecord.ledger.derived.loading import load_some_matches
from onrecord.ledger.derived.schema import matches, pledges, standing_filings
from onrecord.matching import find_unannounced
from onrecord.records import UnannouncedGift

__all__ = ["list_unannounced"]


def list_unannounced(
    connection: Connection, fund_key: str, today: date, least: Decimal = Decimal(0)
) -> tuple[UnannouncedGift, ...]:
    """Return the filed gifts of at least `least` to a fund that are no pledge's, the largest first.

    All lines of the fund are looked at, so this takes as long as its filings are: a second for some thousand lines.
    """
    readings = set(connection.scalars(select(standing_filings.c.reading_id)))
    filed = [one for one, _, _ in load_placed(connection, readings, [fund_key])]
    matched = select(matches.c.pledge_id).join(pledges, pledges.c.id == matches.c.pledge_id).distinct()
    own = connection.scalars(matched.where(pledges.c.fund_key == fund_key, matches.c.verdict != "none"))
    known = [match for found in load_some_matches(connection, own).values() for match in found]
    return find_unannounced(filed, known, today, least=least)

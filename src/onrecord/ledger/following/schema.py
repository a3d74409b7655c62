"""The tables of following. They hold no facts: rows change and go, and a public copy has none of them.

Without them nothing that was recorded is lost: lists are read again from their beginning, and what they name is known.

follow_visits       what is followed: an address a row, when it is visited next, and what it was like last
follow_leases       who visits a host, tells what is new, or delivers by a channel, and until when
follow_told         the gifts and standings that people were told of last
follow_notices      what is to be told, in its order, with its words
follow_deliveries   by which channel a notice was or is to be delivered
follow_marks        when following began, and which pieces of archives were swept
"""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, Table

from onrecord.ledger.columns import key, number, text
from onrecord.ledger.stores.types import SEQUENCE, TEXT

__all__ = ["FOLLOWING", "deliveries", "following", "leases", "marks", "notices", "told", "visits"]

following = MetaData()
"""Apart from the facts: nothing guards these tables."""

visits = Table(
    "follow_visits",
    following,
    key("key"),
    text("url"),
    text("kind"),
    text("source"),
    text("host"),
    text("found_at"),
    text("next_visit", optional=True),
    text("visited_at", optional=True),
    number("steps"),
    number("failures"),
    text("etag", optional=True),
    text("last_modified", optional=True),
    text("article_id", optional=True),
    text("gone_at", optional=True),
    text("problem", optional=True),
    Index("follow_visits_by_next", "next_visit", "source"),
    Index("follow_visits_by_article", "article_id"),
)

leases = Table("follow_leases", following, key("name"), text("holder", optional=True), text("until"), text("free_from"))

told = Table("follow_told", following, key("pledge_id"), text("standing"), text("told_at"))

notices = Table(
    "follow_notices",
    following,
    Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", TEXT, nullable=False, unique=True),
    text("made_at"),
    text("kind"),
    text("subject"),
    text("title"),
    text("text"),
    text("data"),
    sqlite_autoincrement=True,
)

deliveries = Table(
    "follow_deliveries",
    following,
    key("notice_id"),
    key("channel"),
    text("next_attempt", optional=True),
    number("attempts"),
    text("delivered_at", optional=True),
    text("problem", optional=True),
    Index("follow_deliveries_by_channel", "channel", "next_attempt"),
)

marks = Table("follow_marks", following, key("name"), text("value"))

FOLLOWING = (visits, leases, told, notices, deliveries, marks)

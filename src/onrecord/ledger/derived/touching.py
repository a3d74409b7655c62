"""What new facts touch: claims told otherwise, groups whose gifts they may change, filings that stand anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, func, select

from onrecord.ledger import schema
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.schema import tellings
from onrecord.ledger.derived.telling import GroupedTelling, join_keys, tell
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.judgements.keeping import load_judgements
from onrecord.ledger.listing import list_claims_by_id, list_claims_of_articles
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.superseding import find_resighted, find_superseded
from onrecord.records import Judgement

__all__ = ["Touched", "count_new_readings", "find_touched"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What new pages and judgements touch.

    `told` are claims as they are told now, by id; `gone` those whose former telling no longer holds. Gifts of the
    `groups` are derived again; `pledges` are only held again against what was filed. `articles` were read again, or
    seen again or no more.
    """

    told: dict[str, GroupedTelling]
    gone: frozenset[str]
    groups: frozenset[str]
    pledges: frozenset[str]
    articles: frozenset[str]


def count_new_readings(connection: Connection, made_of: Row) -> tuple[int, int]:
    """Return how many readings of pages are new, and how many there are."""
    sequence = schema.readings.c.sequence
    new = connection.scalar(select(func.count()).where(sequence > made_of["readings"]))
    return int(new or 0), int(connection.scalar(select(func.count(sequence))) or 0)


def find_touched(connection: Connection, made_of: Row, rulings: Rulings) -> Touched:
    """Return what the facts touch that came after the derived tables were made."""
    judged = _judged_since(connection, made_of["judgements"])
    articles = _read_since(connection, made_of["readings"])
    articles |= find_resighted(connection, made_of["sightings"], articles)
    superseded = find_superseded(connection, among=articles)
    former = {row["claim_id"]: row for row in _rows(connection, tellings.c.article_id, articles)}
    told = {one.telling.claim.id: one for one in _tell_articles(connection, articles - superseded, rulings)}
    rejoined = {row["claim_id"]: row for row in _rows(connection, tellings.c.own_key, judged.keys)}
    retold = rejoined.keys() - former.keys()
    former |= rejoined
    told |= {one.telling.claim.id: one for one in _tell_claims(connection, retold, rulings)}
    groups = {row["group_key"] for row in former.values()} | {one.group for one in told.values()}
    groups |= {row["group_key"] for row in _rows(connection, tellings.c.claim_id, judged.claims)}
    donors = {row["donor_key"] for row in former.values()} | {one.telling.donor.key for one in told.values()}
    groups |= _groups_decided(connection, donors, rulings)
    return Touched(
        told=told,
        gone=frozenset(former),
        groups=frozenset(groups),
        pledges=frozenset(judged.pledges),
        articles=frozenset(articles),
    )


def _read_since(connection: Connection, sequence: int) -> set[str]:
    readings = schema.readings.c
    return set(connection.scalars(select(readings.article_id).where(readings.sequence > sequence)))


def _rows(connection: Connection, column: Column[Any], values: Iterable[str]) -> Iterator[Row]:
    """Yield the tellings that the derived tables have, by some values of a column."""
    for some in some_at_once(values):
        yield from stream_rows(connection, select(tellings).where(column.in_(some)))


def _tell_articles(connection: Connection, articles: Iterable[str], rulings: Rulings) -> Iterator[GroupedTelling]:
    for some in some_at_once(articles):
        for claim in list_claims_of_articles(connection, some):
            yield tell(claim, rulings.joined)


def _tell_claims(connection: Connection, claims: Iterable[str], rulings: Rulings) -> Iterator[GroupedTelling]:
    for some in some_at_once(claims):
        for claim in list_claims_by_id(connection, some):
            yield tell(claim, rulings.joined)


def _groups_decided(connection: Connection, donors: set[str], rulings: Rulings) -> set[str]:
    """Return the groups of these donors with claims that people decided.

    How many must accept a claim depends on whether the donor is named elsewhere, also as a donor to another fund.
    """
    if not donors:
        return set()
    decided = _rows(connection, tellings.c.claim_id, rulings.decided)
    return {row["group_key"] for row in decided if row["donor_key"] in donors}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What new judgements are about: claims, keys of donors with all that were ever joined to them, and pledges."""

    claims: set[str]
    keys: set[str]
    pledges: set[str]


def _judged_since(connection: Connection, sequence: int) -> _Judged:
    """A retraction is about what the judgement was about that it takes back."""
    known = load_judgements(connection)
    new = load_judgements(connection, after=sequence)
    by_id = {judgement.id: judgement for judgement in known}
    meant = [by_id.get(one.subject, one) if one.kind == "retraction" else one for one in new]
    keys = {key for one in meant if one.kind == "identity" for key in (one.subject, one.other) if key}
    return _Judged(
        claims={one.subject for one in meant if one.kind == "claim"},
        keys=_ever_joined(keys, known),
        pledges={one.subject for one in meant if one.kind == "match"},
    )


def _ever_joined(keys: set[str], judgements: Iterable[Judgement]) -> set[str]:
    """Return keys with those that people joined with them at any time, whether that was taken back or not."""
    joined = join_keys(judgements)
    firsts = {joined[key] for key in keys if key in joined}
    return keys | {key for key, first in joined.items() if first in firsts}

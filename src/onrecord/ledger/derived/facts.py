"""The facts that pledges follow from: claims that count, their articles, filed lines, and judgements in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Table, func, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import is_latest, select_readings, stream_rows
from onrecord.ledger.filings.fetching import fetch_filings
from onrecord.ledger.filings.listing import EntryFilter, list_entries
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.judgements.keeping import load_judgements
from onrecord.ledger.listing import ListedClaim, list_claims
from onrecord.ledger.rebuilding import build_article
from onrecord.ledger.rows import Row
from onrecord.parties import identify
from onrecord.records import FiledEntry, Filing, Identity, Judgement, Telling, TellingArticle, in_force

__all__ = ["Facts", "load_facts"]

# Articles whose texts are asked for in one question.
_AT_ONCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is derived from: tellings of claims that count, all articles that tell, filed lines, and judgements.

    `filings` are the covers of all filings, `recorded` tells when a claim was first and when it was last recorded.
    `as_of` is the day as of which all that was known, None where it is all that is known.
    """

    tellings: tuple[Telling, ...]
    articles: tuple[TellingArticle, ...]
    filed: tuple[FiledEntry, ...]
    judgements: tuple[Judgement, ...]
    filings: tuple[Filing, ...] = ()
    recorded: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    as_of: date | None = None


def load_facts(connection: Connection, floor: Decimal, as_of: date | None = None) -> Facts:
    """Return the facts as they were known on a day, or all of them; judgements count whenever they were made.

    A claim counts where it reaches the `floor` and nobody rejected it, or where a person accepted it (two people,
    where it newly names a living person).
    """
    judgements = in_force(load_judgements(connection))
    claims = [claim for claim in list_claims(connection, ClaimFilter()) if _is_known(claim, as_of)]
    tellings = [_tell(claim, judgements) for claim in claims]
    counted = tuple(_count_in(tellings, judgements, floor))
    articles = _load_articles(connection, {telling.claim.article_id for telling in counted})
    filed = (
        FiledEntry(entry=one.entry, filing=one.filing, fund_id=one.fund_id)
        for one in list_entries(connection, EntryFilter(as_of=as_of))
        if not one.entry.is_memo
    )
    return Facts(
        tellings=counted,
        articles=tuple(articles),
        filed=tuple(filed),
        judgements=judgements,
        filings=tuple(kept.filing for kept in fetch_filings(connection)),
        recorded=_load_moments(connection),
        as_of=as_of,
    )


def _load_moments(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return the beginnings of the first and the last run that read each claim, by the claim's id."""
    claims, readings, runs = schema.claims, schema.readings, schema.runs
    began = runs.c.started_at
    question = (
        select(claims.c.id, func.min(began).label("first"), func.max(began).label("last"))
        .join_from(claims, readings, claims.c.reading_id == readings.c.id)
        .join(runs, readings.c.run_id == runs.c.id)
        .group_by(claims.c.id)
    )
    return {row["id"]: (row["first"], row["last"]) for row in stream_rows(connection, question)}


def _is_known(claim: ListedClaim, as_of: date | None) -> bool:
    return as_of is None or (claim.published is not None and claim.published.value <= as_of)


def _tell(claim: ListedClaim, judgements: Iterable[Judgement]) -> Telling:
    donor = _tied(identify(claim.donor.name, claim.donor.kind, companies=claim.associated), claim)
    return Telling(claim=claim, donor=_judged(donor, judgements), outlet=claim.outlet, published=claim.published)


def _tied(donor: Identity, claim: ListedClaim) -> Identity:
    """Return a donor whose name alone does not tell who it is under a key that no namesake has.

    "Smith", or one of many called John Smith, is one donor where the same firm stands beside the name; elsewhere each
    article may mean another, and a person says whether it does.
    """
    if not donor.weak or donor.party_id:
        return donor
    firms = sorted(identify(name, "organization").key for name in claim.associated) if donor.kind == "person" else []
    return replace(donor, key=f"{donor.key}@{firms[0] if firms else claim.article_id}")


def _judged(donor: Identity, judgements: Iterable[Judgement]) -> Identity:
    """Return the donor, under the key that a person said is the same party's."""
    keys = {donor.key}
    joined = [(j.subject, j.other) for j in judgements if j.kind == "identity" and j.decision == "same"]
    for _ in joined:
        keys |= {key for pair in joined if keys & set(pair) for key in pair if key}
    first = min(keys)
    if first == donor.key:
        return donor
    reasons = (*donor.reasons, "a person said so")
    return Identity(key=first, name=donor.name, kind=donor.kind, party_id=donor.party_id, reasons=reasons)


def _count_in(tellings: Sequence[Telling], judgements: Iterable[Judgement], floor: Decimal) -> Iterator[Telling]:
    decided: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: {"accept": set(), "reject": set()})
    for judgement in judgements:
        if judgement.kind == "claim":
            decided[judgement.subject][judgement.decision].add(judgement.by)
    named = {t.donor.key for t in tellings if t.claim.confidence >= floor}
    for telling in tellings:
        if _counts(telling, decided.get(telling.claim.id), floor, named):
            yield telling


def _counts(telling: Telling, decided: Mapping[str, set[str]] | None, floor: Decimal, named: set[str]) -> bool:
    if decided is None or not (decided["accept"] or decided["reject"]):
        return telling.claim.confidence >= floor
    if decided["reject"]:
        return False
    return telling.claim.confidence >= floor or len(decided["accept"]) >= reviewers_wanted(telling, named)


def reviewers_wanted(telling: Telling, named: set[str]) -> int:
    """Return how many people must accept a claim below the floor: two, where it newly names a living person."""
    is_new_person = telling.donor.kind == "person" and telling.donor.party_id is None and telling.donor.key not in named
    return 2 if is_new_person else 1


def _load_articles(connection: Connection, ids: Iterable[str]) -> Iterator[TellingArticle]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _load_some(connection, ordered[start : start + _AT_ONCE])


def _load_some(connection: Connection, ids: Sequence[str]) -> Iterator[TellingArticle]:
    question = select_readings().where(schema.articles.c.id.in_(ids), is_latest()).order_by(schema.articles.c.id)
    rows = list(stream_rows(connection, question))
    parts = {table.name: _by_reading(connection, table, [row["id"] for row in rows]) for table in _PAGE_PARTS}
    for row in rows:
        own = {name: found.get(row["id"], []) for name, found in parts.items()}
        yield replace(TellingArticle.of(build_article(row, own)), id=row["article_id"])


_PAGE_PARTS = (schema.alternates, schema.blocks, schema.furniture)


def _by_reading(connection: Connection, table: Table, readings: Sequence[str]) -> dict[str, list[Row]]:
    question = select(table).where(table.c.reading_id.in_(readings)).order_by(*table.primary_key.columns)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in stream_rows(connection, question):
        found[row["reading_id"]].append(row)
    return found

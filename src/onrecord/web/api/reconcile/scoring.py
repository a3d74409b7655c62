"""How likely a donor or a fund is meant by a name, with the reasons. A family name alone is never a match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from onrecord.ledger import Catalogue, DonorLine, FundLine, GiftQuestion, fold
from onrecord.parties import identify, likeness
from onrecord.records import Identity, PartyMention
from onrecord.reference.funds import load_funds
from onrecord.web.api.reconcile.candidates import find_candidates
from onrecord.web.api.reconcile.entities import TYPES, Entity, entity_of_donor, entity_of_fund
from onrecord.web.api.reconcile.queries import NameQuery

__all__ = ["Scored", "answer_query"]

_LEAST = 40.0
"""Below it nobody would take one for the other: "Roe" alone scores 40 with every Roe."""
_LEAST_OF_A_FUND = 60.0
"""All funds are called "inaugural committee" or the like: what is less alike shares that alone."""
_OFF_FOR_A_HINT = 10.0
_MOST = 25
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An entity with its score from 0 to 100; `is_match` says that nobody else can be meant.

    `features` are numbers by name, `reasons` are words.
    """

    entity: Entity
    score: float
    is_match: bool
    features: tuple[tuple[str, float | bool], ...]
    reasons: tuple[str, ...]


def answer_query(catalogue: Catalogue, query: NameQuery) -> list[Scored]:
    """Return who or what may be meant, the most likely first."""
    if not any(character.isalnum() for character in query.query):
        return []
    wanted = query.types or frozenset(TYPES)
    scored: list[Scored] = []
    if wanted & {"donor", "person", "organization"}:
        scored += _score_donors(catalogue, query, wanted)
    if "fund" in wanted:
        scored += _score_funds(catalogue, query.query)
    likely = [one for one in scored if one.score >= _LEAST]
    likely.sort(key=lambda one: (-one.score, one.entity.name, one.entity.id))
    if sum(one.is_match for one in likely) > 1:
        likely = [replace(one, is_match=False) for one in likely]
    return likely[: min(int(query.limit), _MOST)]


def _score_donors(catalogue: Catalogue, query: NameQuery, wanted: frozenset[str]) -> Iterator[Scored]:
    kinds = wanted & {"person", "organization"}
    kind = next(iter(kinds)) if len(kinds) == 1 and "donor" not in wanted else "unknown"
    companies = query.hints("company")
    if companies and kind == "unknown":
        kind = "person"  # whoever has a firm beside the name
    identity = identify(query.query, kind, companies=companies)
    for line in find_candidates(catalogue, query.query, identity):
        if "donor" in wanted or line.kind in wanted:
            yield _score_donor(catalogue, query, PartyMention(identity=identity, companies=companies), line)


def _score_donor(catalogue: Catalogue, query: NameQuery, asked: PartyMention, line: DonorLine) -> Scored:
    known = replace(identify(line.name, line.kind), key=line.key)
    alike = likeness(asked, known)
    hints = tuple(_hold_hints(catalogue, query, line))
    against = (*alike.contradictions, *(f"{name}: no gift of this donor" for name, holds in hints if not holds))
    name_score = round(float(alike.score) * 100, 1)
    score = max(0.0, name_score - _OFF_FOR_A_HINT * sum(not holds for _, holds in hints))
    return Scored(
        entity=entity_of_donor(line),
        score=score,
        is_match=_is_one_party(asked.identity, line) and not against,
        features=(("name", name_score), *hints),
        reasons=(*alike.reasons, *alike.doubts, *against),
    )


def _is_one_party(identity: Identity, line: DonorLine) -> bool:
    """Whether the name tells who it is, and it is this donor: a family name, an initial or a common name does not."""
    return identity.key == line.key and not identity.weak


def _hold_hints(catalogue: Catalogue, query: NameQuery, line: DonorLine) -> Iterator[tuple[str, bool]]:
    """Yield each hint that was given, and whether a gift of the donor bears it out."""
    funds, amounts = query.hints("fund"), query.amounts()
    if not funds and not amounts:
        return
    gifts = catalogue.list_gifts(GiftQuestion(donor=line.key, size=100)).lines
    if funds:
        keys = {fund.removeprefix("fund:") for fund in funds} | _fund_ids(funds)
        gifts = tuple(gift for gift in gifts if gift.fund_key in keys or fold(gift.fund.name or "") in keys)
        yield "fund", bool(gifts)
    if amounts:
        yield "amount", any(gift.money is not None and gift.money.amount in amounts for gift in gifts)


def _fund_ids(names: Sequence[str]) -> set[str]:
    known = (load_funds().by_name.get(name.casefold()) for name in names)
    return {fund.id for fund in known if fund} | {fold(name) for name in names}


def _score_funds(catalogue: Catalogue, name: str) -> Iterator[Scored]:
    for line in catalogue.list_funds():
        best = max(_fund_names(line), key=lambda known: fuzz.token_sort_ratio(fold(name), fold(known)))
        score = round(fuzz.token_sort_ratio(fold(name), fold(best)), 1)
        is_exact = fold(name).strip() in {fold(known) for known in _sure_names(line)}
        if is_exact or (score >= _LEAST_OF_A_FUND and not _is_of_another_year(name, line)):
            yield Scored(
                entity=entity_of_fund(line),
                score=100.0 if is_exact else min(score, 99.0),
                is_match=is_exact,
                features=(("name", score),),
                reasons=(f"name: {best}",),
            )


def _is_of_another_year(name: str, line: FundLine) -> bool:
    """Whether a name tells a year, and the fund is of another one."""
    known = load_funds().by_id.get(line.fund_id or "")
    told = set(_YEAR.findall(name))
    own = set(_YEAR.findall(f"{line.key} {line.name}")) | ({str(known.year)} if known and known.year else set())
    return bool(told and own and not told & own)


def _sure_names(line: FundLine) -> tuple[str, ...]:
    """Return what only this fund is called: its key, and the registry's proper names."""
    known = load_funds().by_id.get(line.fund_id or "")
    return (line.key, *(known.names if known else ()))


def _fund_names(line: FundLine) -> tuple[str, ...]:
    return (*_sure_names(line), *((line.name,) if line.name else ()))

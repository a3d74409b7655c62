"""What waits for a person, a few questions at a time: each is loaded by itself, as noted in the derived tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.ledger import Catalogue, Waiting
from onrecord.pipeline.review_items import (
    ReviewItem,
    claim_item,
    conflict_item,
    identity_item,
    match_item,
    say_alike,
)
from onrecord.records import Judgement, Pledge, in_force

__all__ = ["load_review_items"]

_MOST_CLAIMS = 400
"""Claims of one gift that are held against each other on a page; more tell nothing that these do not."""


def load_review_items(catalogue: Catalogue, waits: Iterable[Waiting]) -> tuple[ReviewItem, ...]:
    """Return questions as a person needs to see them, in their order; one that no longer waits is left out."""
    asked = tuple(waits)
    found = {item.id: item for load in (_claims, _matches, _donors, _conflicts) for item in load(catalogue, asked)}
    return tuple(found[one.id] for one in asked if one.id in found)


def _claims(catalogue: Catalogue, asked: Iterable[Waiting]) -> Iterator[ReviewItem]:
    ids = [one.subject for one in asked if one.kind == "claim"]
    said: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in in_force(catalogue.find_judgements(ids)) if ids else ():
        said[judgement.subject].append(judgement)
    for claim in catalogue.load_claims(ids) if ids else ():
        yield claim_item(claim, said[claim.id])


def _matches(catalogue: Catalogue, asked: Iterable[Waiting]) -> Iterator[ReviewItem]:
    own = {(one.subject, one.other) for one in asked if one.kind == "match"}
    pledges = _pledges(catalogue, (pledge for pledge, _ in own))
    for pledge, matches in catalogue.load_matches(pledges).items():
        for match in matches:
            if match.verdict == "unsure" and match.filed and (pledge, match.filed[0].key) in own:
                yield match_item(pledges[pledge], match)


def _donors(catalogue: Catalogue, asked: Iterable[Waiting]) -> Iterator[ReviewItem]:
    own = [one for one in asked if one.kind == "identity"]
    pledges = _pledges(catalogue, (pledge for one in own for pledge in (one.subject, one.other) if pledge))
    for waits in own:
        one, other = pledges.get(waits.subject), pledges.get(waits.other or "")
        if one and other:
            yield replace(identity_item(one.donor, other.donor, say_alike(one, other)), id=waits.id)


def _conflicts(catalogue: Catalogue, asked: Iterable[Waiting]) -> Iterator[ReviewItem]:
    own = [one for one in asked if one.kind == "conflict"]
    pledges = _pledges(catalogue, (one.subject for one in own))
    for waits in own:
        pledge = pledges.get(waits.subject)
        told = [one for one in pledge.disagreements if one.field == waits.other] if pledge else []
        if pledge and told:
            claims = {claim.id: claim for claim in catalogue.load_claims(pledge.claim_ids[:_MOST_CLAIMS])}
            yield conflict_item(pledge, told[0], [claims[one] for one in pledge.claim_ids if one in claims])


def _pledges(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, Pledge]:
    return {pledge.id: pledge for pledge in catalogue.load_pledges(set(ids))}

"""What waits for a person: claims below the floor, matches and donors that the policy leaves open, conflicts.

This looks through a whole ledger, whether what is derived is up to date or not. `onrecord.pipeline.waiting` answers a
page, from what is noted in the derived tables; a test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.ledger import ClaimFilter, Derived, Ledger
from onrecord.parties import ALIKE, name_marks
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.review_items import (
    ReviewItem,
    claim_item,
    conflict_item,
    identity_item,
    match_item,
    say_alike,
)
from onrecord.records import Judgement, Match, Pledge, in_force
from onrecord.reference.confidence import load_confidence

__all__ = ["REVIEW_KINDS", "find_review_items", "find_waiting_claims"]

REVIEW_KINDS = ("claim", "match", "identity", "conflict")


def find_review_items(ledger: Ledger, *, fund: str | None = None, donor: str | None = None) -> tuple[ReviewItem, ...]:
    """Return what waits for a person, claims first, the surest first among them."""
    derived = ledger.derive(reader_fingerprint())
    judged = in_force(ledger.list_judgements())
    wanted = ClaimFilter(fund=fund, donor=donor)
    pledges = [p for p in derived.pledges if _is_wanted(p, wanted)]
    by_id = {pledge.id: pledge for pledge in pledges}
    return (
        *find_waiting_claims(ledger, derived, judged, wanted),
        *_unsure_matches(derived.matches, by_id, judged),
        *_unsure_donors(pledges, judged),
        *_conflicts(ledger, pledges, judged),
    )


def _is_wanted(pledge: Pledge, wanted: ClaimFilter) -> bool:
    return wanted.is_of_fund(pledge.fund.id, pledge.fund.name) and wanted.is_of_donor(
        pledge.donor.name, *pledge.associated
    )


def find_waiting_claims(
    ledger: Ledger, derived: Derived, judged: Sequence[Judgement], wanted: ClaimFilter
) -> Iterator[ReviewItem]:
    """Yield the claims below the floor that nobody has settled; one that was accepted may want a second person."""
    counted = {claim for pledge in derived.pledges for claim in pledge.claim_ids}
    words: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        if judgement.kind == "claim":
            words[judgement.subject].append(judgement)
    floor, superseded = load_confidence().floor, ledger.list_superseded()
    below = ClaimFilter(fund=wanted.fund, donor=wanted.donor, below=floor)
    for claim in sorted(ledger.list_claims(below), key=lambda claim: -claim.confidence):
        said = words[claim.id]
        if claim.article_id in superseded:
            continue
        if claim.id not in counted and not any(judgement.decision == "reject" for judgement in said):
            yield claim_item(claim, said)


def _unsure_matches(
    matches: Iterable[Match], pledges: Mapping[str, Pledge], judged: Iterable[Judgement]
) -> Iterator[ReviewItem]:
    settled = {(j.subject, j.other) for j in judged if j.kind == "match"}
    for match in matches:
        lines = [filed.key for filed in match.filed]
        if match.verdict != "unsure" or match.pledge_id not in pledges or not lines:
            continue
        if not all((match.pledge_id, line) in settled for line in lines):
            yield match_item(pledges[match.pledge_id], match)


def _unsure_donors(pledges: Iterable[Pledge], judged: Iterable[Judgement]) -> Iterator[ReviewItem]:
    """Yield pairs of donors to one fund whose names are much alike, and whom nothing tells apart or together."""
    settled = {frozenset((j.subject, j.other)) for j in judged if j.kind == "identity"}
    by_fund: defaultdict[tuple[str | None, str], dict[str, Pledge]] = defaultdict(dict)
    for pledge in pledges:
        by_fund[pledge.fund.id or pledge.fund.name, pledge.donor.kind].setdefault(pledge.donor.key, pledge)
    for donors in by_fund.values():
        marks = {key: name_marks(pledge.donor) for key, pledge in donors.items()}
        for one, other in combinations(sorted(donors), 2):
            if frozenset((one, other)) in settled or marks[one].isdisjoint(marks[other]):
                continue
            alike = say_alike(donors[one], donors[other])
            if alike.score >= ALIKE and not alike.contradictions:
                yield identity_item(donors[one].donor, donors[other].donor, alike)


def _conflicts(ledger: Ledger, pledges: Iterable[Pledge], judged: Iterable[Judgement]) -> Iterator[ReviewItem]:
    """Yield pledges whose sources differ."""
    claims = {claim.id: claim for claim in ledger.list_claims()}
    settled = {judgement.subject for judgement in judged if judgement.kind == "claim"}
    for pledge in pledges:
        own = [claims[claim] for claim in pledge.claim_ids if claim in claims]
        if any(claim.id in settled for claim in own):
            continue
        for disagreement in pledge.disagreements:
            yield conflict_item(pledge, disagreement, own)

"""What waits for a person: claims below the floor, matches and donors that the policy leaves open, conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from onrecord.ledger import ClaimFilter, Derived, Ledger, ListedClaim
from onrecord.parties import likeness
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pledges.disagreements import group_values
from onrecord.records import Disagreement, Identity, Judgement, Match, PartyMention, Pledge, Telling, in_force
from onrecord.reference.confidence import load_confidence

__all__ = ["REVIEW_KINDS", "Choice", "Draft", "ReviewItem", "find_review_items", "find_waiting_claims"]

REVIEW_KINDS = ("claim", "match", "identity", "conflict")

# From here on two names are alike enough to ask a person about them, and below it to leave them apart.
_ALIKE = Decimal("0.7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A judgement that a choice would make, without who makes it, when and why."""

    kind: str
    subject: str
    decision: str
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer: `name` is what is typed for it, `drafts` are the judgements that it makes."""

    name: str
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One question to a person; what it is about is in the field of its kind. `accepted_by` have accepted it."""

    kind: str
    id: str
    choices: tuple[Choice, ...]
    claim: ListedClaim | None = None
    pledge: Pledge | None = None
    match: Match | None = None
    donors: tuple[Identity, Identity] | None = None
    reasons: tuple[str, ...] = ()
    disagreement: Disagreement | None = None
    accepted_by: tuple[str, ...] = ()


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
    floor = load_confidence().floor
    below = ClaimFilter(fund=wanted.fund, donor=wanted.donor, below=floor)
    for claim in sorted(ledger.list_claims(below), key=lambda claim: -claim.confidence):
        said = words[claim.id]
        if claim.id not in counted and not any(judgement.decision == "reject" for judgement in said):
            yield ReviewItem(
                kind="claim",
                id=claim.id,
                choices=_claim_choices(claim.id),
                claim=claim,
                accepted_by=tuple(judgement.by for judgement in said),
            )


def _claim_choices(claim_id: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(name=decision, drafts=(Draft(kind="claim", subject=claim_id, decision=decision),))
        for decision in ("accept", "reject")
    )


def _unsure_matches(
    matches: Iterable[Match], pledges: Mapping[str, Pledge], judged: Iterable[Judgement]
) -> Iterator[ReviewItem]:
    settled = {(j.subject, j.other) for j in judged if j.kind == "match"}
    for match in matches:
        lines = [filed.key for filed in match.filed]
        if match.verdict != "unsure" or match.pledge_id not in pledges or not lines:
            continue
        if all((match.pledge_id, line) in settled for line in lines):
            continue
        choices = tuple(
            Choice(
                name=decision,
                drafts=tuple(
                    Draft(kind="match", subject=match.pledge_id, other=line, decision=decision) for line in lines
                ),
            )
            for decision in ("same", "other")
        )
        name = f"{match.pledge_id}@{lines[0]}"
        yield ReviewItem(
            kind="match",
            id=name,
            choices=choices,
            pledge=pledges[match.pledge_id],
            match=match,
            reasons=match.reasons,
        )


def _unsure_donors(pledges: Iterable[Pledge], judged: Iterable[Judgement]) -> Iterator[ReviewItem]:
    """Yield pairs of donors to one fund whose names are much alike, and whom nothing tells apart or together."""
    settled = {frozenset((j.subject, j.other)) for j in judged if j.kind == "identity"}
    by_fund: defaultdict[tuple[str | None, str], dict[str, Pledge]] = defaultdict(dict)
    for pledge in pledges:
        by_fund[pledge.fund.id or pledge.fund.name, pledge.donor.kind].setdefault(pledge.donor.key, pledge)
    for donors in by_fund.values():
        for one, other in combinations(donors.values(), 2):
            if frozenset((one.donor.key, other.donor.key)) in settled or not _share_a_word(one.donor, other.donor):
                continue
            alike = likeness(_mention(one), _mention(other))
            if alike.score >= _ALIKE and not alike.contradictions:
                yield _identity_item(one.donor, other.donor, (*alike.reasons, *alike.doubts))


def _share_a_word(one: Identity, other: Identity) -> bool:
    return bool(set(one.name.casefold().split()) & set(other.name.casefold().split()))


def _mention(pledge: Pledge) -> PartyMention:
    return PartyMention(identity=pledge.donor, companies=pledge.associated)


def _identity_item(one: Identity, other: Identity, reasons: tuple[str, ...]) -> ReviewItem:
    choices = tuple(
        Choice(
            name=decision,
            drafts=(Draft(kind="identity", subject=one.key, other=other.key, decision=decision),),
        )
        for decision in ("same", "apart")
    )
    return ReviewItem(
        kind="identity", id=f"{one.key}={other.key}", choices=choices, donors=(one, other), reasons=reasons
    )


def _conflicts(ledger: Ledger, pledges: Iterable[Pledge], judged: Iterable[Judgement]) -> Iterator[ReviewItem]:
    """Yield pledges whose sources differ; to choose a value is to reject the claims that tell another one."""
    claims = {claim.id: claim for claim in ledger.list_claims()}
    settled = {judgement.subject for judgement in judged if judgement.kind == "claim"}
    for pledge in pledges:
        own = [claims[claim] for claim in pledge.claim_ids if claim in claims]
        if any(claim.id in settled for claim in own):
            continue
        tellings = [Telling(claim=c, donor=pledge.donor, outlet=c.outlet, published=c.published) for c in own]
        for disagreement in pledge.disagreements:
            choices = tuple(_conflict_choices(group_values(tellings, disagreement.field)))
            yield ReviewItem(
                kind="conflict",
                id=f"{pledge.id}#{disagreement.field}",
                choices=choices,
                pledge=pledge,
                disagreement=disagreement,
            )


def _conflict_choices(values: Sequence[tuple[str, list[Telling]]]) -> Iterator[Choice]:
    for number, (value, _) in enumerate(values, 1):
        others = [telling.claim.id for other, group in values if other != value for telling in group]
        drafts = (Draft(kind="claim", subject=claim, decision="reject") for claim in others)
        yield Choice(name=str(number), drafts=tuple(drafts))

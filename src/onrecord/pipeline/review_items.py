"""Questions to a person, and the judgements that each answer makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger import ListedClaim
from onrecord.parties import likeness
from onrecord.pledges.disagreements import group_values
from onrecord.records import Disagreement, Identity, Judgement, Likeness, Match, PartyMention, Pledge, Telling

__all__ = ["Choice", "Draft", "ReviewItem", "claim_item", "conflict_item", "identity_item", "match_item", "say_alike"]


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


def claim_item(claim: ListedClaim, said: Iterable[Judgement]) -> ReviewItem:
    """Return the question whether a claim is to be counted; `said` are the judgements in force on it."""
    choices = tuple(
        Choice(name=decision, drafts=(Draft(kind="claim", subject=claim.id, decision=decision),))
        for decision in ("accept", "reject")
    )
    accepted_by = tuple(judgement.by for judgement in said)
    return ReviewItem(kind="claim", id=claim.id, choices=choices, claim=claim, accepted_by=accepted_by)


def match_item(pledge: Pledge, match: Match) -> ReviewItem:
    """Return the question whether filed lines are a gift."""
    lines = [filed.key for filed in match.filed]
    choices = tuple(
        Choice(
            name=decision,
            drafts=tuple(Draft(kind="match", subject=pledge.id, other=line, decision=decision) for line in lines),
        )
        for decision in ("same", "other")
    )
    name = f"{pledge.id}@{lines[0]}"
    return ReviewItem(kind="match", id=name, choices=choices, pledge=pledge, match=match, reasons=match.reasons)


def say_alike(one: Pledge, other: Pledge) -> Likeness:
    """Return how alike the donors of two gifts are."""
    mentions = (PartyMention(identity=pledge.donor, companies=pledge.associated) for pledge in (one, other))
    return likeness(*mentions)


def identity_item(one: Identity, other: Identity, alike: Likeness) -> ReviewItem:
    """Return the question whether two donors are one."""
    choices = tuple(
        Choice(
            name=decision,
            drafts=(Draft(kind="identity", subject=one.key, other=other.key, decision=decision),),
        )
        for decision in ("same", "apart")
    )
    reasons = (*alike.reasons, *alike.doubts)
    return ReviewItem(
        kind="identity", id=f"{one.key}={other.key}", choices=choices, donors=(one, other), reasons=reasons
    )


def conflict_item(pledge: Pledge, disagreement: Disagreement, claims: Iterable[ListedClaim]) -> ReviewItem:
    """Return the question which value holds; to choose one is to reject the claims that tell another."""
    tellings = [Telling(claim=c, donor=pledge.donor, outlet=c.outlet, published=c.published) for c in claims]
    choices = tuple(_conflict_choices(group_values(tellings, disagreement.field)))
    return ReviewItem(
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

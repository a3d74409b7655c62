"""Claims as tellings: who the donor is taken to be, under people's judgements, and which claims count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.ledger.listing import ListedClaim
from onrecord.parties import identify
from onrecord.pledges.grouping import find_group
from onrecord.records import Identity, Judgement, Telling

__all__ = ["Decisions", "GroupedTelling", "count_in", "decide_claims", "join_keys", "named_donors", "tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedTelling:
    """A current claim as a telling. `own_key` is its donor's before people joined keys; `group` what it tells of."""

    telling: Telling
    own_key: str

    @property
    def group(self) -> str:
        """The key of the group: the donor, the fund."""
        return find_group(self.telling.donor.key, self.telling.claim.fund)


def tell(claim: ListedClaim, joined: Mapping[str, str]) -> GroupedTelling:
    """Return the telling of a claim; `joined` are the keys of donors that people joined (`join_keys`)."""
    own = _tied(identify(claim.donor.name, claim.donor.kind, companies=claim.associated), claim)
    donor = _judged(own, joined)
    telling = Telling(claim=claim, donor=donor, outlet=claim.outlet, published=claim.published)
    return GroupedTelling(telling=telling, own_key=own.key)


def _tied(donor: Identity, claim: ListedClaim) -> Identity:
    """Return a donor whose name alone does not tell who it is under a key that no namesake has.

    "Smith", or one of many called John Smith, is one donor where the same firm stands beside the name; elsewhere each
    article may mean another, and a person says whether it does.
    """
    if not donor.weak or donor.party_id:
        return donor
    firms = sorted(identify(name, "organization").key for name in claim.associated) if donor.kind == "person" else []
    return replace(donor, key=f"{donor.key}@{firms[0] if firms else claim.article_id}")


def _judged(donor: Identity, joined: Mapping[str, str]) -> Identity:
    """Return the donor, under the key that a person said is the same party's."""
    first = joined.get(donor.key, donor.key)
    if first == donor.key:
        return donor
    reasons = (*donor.reasons, "a person said so")
    return Identity(key=first, name=donor.name, kind=donor.kind, party_id=donor.party_id, reasons=reasons)


def join_keys(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return for each key of a donor that people joined with others the first of them all, in order of letters.

    >>> from datetime import UTC, datetime
    >>> told = {"kind": "identity", "decision": "same", "by": "ann", "at": datetime(2025, 3, 1, tzinfo=UTC)}
    >>> said = [Judgement(subject=one, other=other, **told) for one, other in (("b", "c"), ("c", "a"))]
    >>> sorted(join_keys(said).items())
    [('a', 'a'), ('b', 'a'), ('c', 'a')]
    """
    groups: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.kind == "identity" and judgement.decision == "same" and judgement.other:
            keys = groups.get(judgement.subject, {judgement.subject}) | groups.get(judgement.other, {judgement.other})
            groups.update(dict.fromkeys(keys, keys))
    return {key: min(keys) for key, keys in groups.items()}


@dataclass(frozen=True, slots=True)
class Decisions:
    """Who accepted a claim, and who rejected it."""

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()


def decide_claims(judgements: Iterable[Judgement]) -> dict[str, Decisions]:
    """Return what people decided of claims, by the claim's id."""
    decided: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: {"accept": set(), "reject": set()})
    for judgement in judgements:
        if judgement.kind == "claim":
            decided[judgement.subject][judgement.decision].add(judgement.by)
    return {claim: Decisions(frozenset(said["accept"]), frozenset(said["reject"])) for claim, said in decided.items()}


def named_donors(tellings: Iterable[Telling], floor: Decimal) -> frozenset[str]:
    """Return the keys of donors whom a claim names that reaches the floor, whatever people say of it."""
    return frozenset(telling.donor.key for telling in tellings if telling.claim.confidence >= floor)


def count_in(
    tellings: Iterable[Telling], decided: Mapping[str, Decisions], floor: Decimal, named: Collection[str]
) -> Iterator[Telling]:
    """Yield the tellings that count: of claims that reach the floor and nobody rejected, or that people accepted.

    One person is enough, and two where a claim newly names a living person: `named` are donors whom others name.
    """
    for telling in tellings:
        said = decided.get(telling.claim.id, Decisions())
        is_sure = telling.claim.confidence >= floor
        is_accepted = bool(said.accepted) and len(said.accepted) >= _reviewers_wanted(telling, named)
        if not said.rejected and (is_sure or is_accepted):
            yield telling


def _reviewers_wanted(telling: Telling, named: Collection[str]) -> int:
    donor = telling.donor
    return 2 if donor.kind == "person" and donor.party_id is None and donor.key not in named else 1

"""Decisions of people as the log shows them: on what, by whom, when, why, and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger import Catalogue, ListedClaim
from onrecord.records import Judgement, Pledge
from onrecord.reference.confidence import load_confidence

__all__ = ["Entry", "list_entries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision. `about` is what it is on (of a retraction, what it takes back), `gone` the retraction of it, if any,
    `donors` the names of the two donors that it joins or parts.


    `is_shown` is False for a claim that was never on the list: what was read too unsurely is not published, and what
    is said of it neither.
    """

    judgement: Judgement
    about: Judgement
    claim: ListedClaim | None = None
    pledge: Pledge | None = None
    gift_id: str | None = None
    gone: Judgement | None = None
    is_shown: bool = True
    donors: tuple[str, ...] = ()


def list_entries(catalogue: Catalogue, judgements: Sequence[Judgement], *, sees_all: bool) -> tuple[Entry, ...]:
    """Return entries for judgements, in their order; `sees_all` is for whoever may see what waits."""
    about = {one.id: _about(catalogue, one) for one in judgements}
    claims = _claims(catalogue, about.values())
    gifts = catalogue.find_gifts_of_claims(list(claims))
    pledges = _pledges(catalogue, about.values())
    retracted = {one.subject: one for one in catalogue.find_judgements(about) if one.kind == "retraction"}
    names = catalogue.find_told_names(key for one in about.values() for key in _keys(one))
    floor = load_confidence().floor
    made = []
    for judgement in judgements:
        meant = about[judgement.id]
        claim = claims.get(meant.subject)
        listed = claim is not None and (claim.id in gifts or claim.confidence >= floor)
        made.append(
            Entry(
                judgement=judgement,
                about=meant,
                claim=claim,
                pledge=pledges.get(meant.subject),
                gift_id=gifts.get(meant.subject),
                gone=retracted.get(judgement.id),
                donors=tuple(names.get(key, key) for key in _keys(meant)),
                is_shown=sees_all or meant.kind != "claim" or listed,
            )
        )
    return tuple(made)


def _about(catalogue: Catalogue, judgement: Judgement) -> Judgement:
    if judgement.kind != "retraction":
        return judgement
    return catalogue.find_judgement(judgement.subject) or judgement


def _keys(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.subject, judgement.other or "") if judgement.kind == "identity" else ()


def _claims(catalogue: Catalogue, about: Iterable[Judgement]) -> dict[str, ListedClaim]:
    wanted = sorted({one.subject for one in about if one.kind == "claim"})
    return {claim.id: claim for claim in catalogue.load_claims(wanted)} if wanted else {}


def _pledges(catalogue: Catalogue, about: Iterable[Judgement]) -> dict[str, Pledge]:
    wanted = {one.subject for one in about if one.kind == "match"}
    return {pledge.id: pledge for pledge in catalogue.load_pledges(wanted)} if wanted else {}

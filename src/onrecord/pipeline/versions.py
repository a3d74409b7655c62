"""The versions of a page, and what the claims of each say otherwise than those of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ledger import Ledger, Sighting
from onrecord.parties import identify
from onrecord.pledges.rewordings import ClaimChange, compare_claims
from onrecord.records import Claim, Pledge
from onrecord.reference.confidence import load_confidence

__all__ = ["PageVersion", "list_rewordings", "list_versions"]

_MOST_ARTICLES = 200
"""Articles of one gift of which versions are looked for; more tell nothing that these do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """What an address showed from a moment on, and how its claims differ from those it showed before."""

    seen: Sighting
    changes: tuple[ClaimChange, ...] = ()


def list_versions(ledger: Ledger, article_id: str) -> tuple[PageVersion, ...]:
    """Return all that the addresses of an article showed, the first first; () where it was not fetched.

    Only claims that are sure enough for the list are compared.
    """
    seen = ledger.list_sightings(article_id)
    ids = {one.article_id for one in seen if one.article_id is not None}
    is_sure = load_confidence().is_for_list
    claims = {kept.id: [one for one in kept.claims if is_sure(one.confidence)] for kept in ledger.list_articles(ids)}
    return tuple(_compared(seen, claims))


def list_rewordings(ledger: Ledger, pledge: Pledge) -> tuple[PageVersion, ...]:
    """Return where pages that tell of a gift told it otherwise before, with those changes alone."""
    found: dict[tuple[str, str], PageVersion] = {}
    for article in pledge.article_ids[:_MOST_ARTICLES]:
        for version in list_versions(ledger, article):
            own = tuple(change for change in version.changes if _is_of(change, pledge))
            if own:
                found[version.seen.address, version.seen.seen_at.isoformat()] = PageVersion(
                    seen=version.seen, changes=own
                )
    return tuple(found[key] for key in sorted(found, key=lambda key: key[1]))


def _is_of(change: ClaimChange, pledge: Pledge) -> bool:
    """Whether a change is of the donor of a gift, before or after it."""
    told = [claim for claim in (change.before, change.after) if claim is not None]
    keys = {identify(claim.donor.name, claim.donor.kind, companies=claim.associated).key for claim in told}
    return pledge.donor.key in keys or any(claim.id in pledge.claim_ids for claim in told)


def _compared(seen: tuple[Sighting, ...], claims: dict[str, list[Claim]]) -> Iterator[PageVersion]:
    former: dict[str, list[Claim]] = {}
    for one in seen:
        now = claims.get(one.article_id, []) if one.article_id else None
        before = former.get(one.address)
        yield PageVersion(
            seen=one, changes=compare_claims(before, now) if before is not None and now is not None else ()
        )
        if now is not None:
            former[one.address] = now

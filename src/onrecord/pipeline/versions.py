"""The versions of a page, and what the claims of each say otherwise than those of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ledger import Ledger, Sighting
from onrecord.pledges.rewordings import ClaimChange, compare_claims
from onrecord.records import Claim
from onrecord.reference.confidence import load_confidence

__all__ = ["PageVersion", "list_versions"]


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

"""From gift frames to claims: the document decides on funds, sums, capacity and doubles."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.drafting.building import build_claim
from onrecord.claims.drafting.capacity import settle_capacity
from onrecord.claims.drafting.confidence import is_believed
from onrecord.claims.drafting.datings import Datings
from onrecord.claims.drafting.differences import with_differences
from onrecord.claims.drafting.drafts import Draft, draft_gifts
from onrecord.claims.drafting.filedness import mark_early, mark_filed
from onrecord.claims.drafting.likestatus import like_before
from onrecord.claims.drafting.merging import merge_drafts
from onrecord.claims.drafting.neverbare import drop_never_bare
from onrecord.claims.drafting.toolarge import drop_too_large
from onrecord.claims.drafting.toosmall import drop_too_small
from onrecord.claims.drafting.unsupported import borne_out
from onrecord.claims.frames import Frame
from onrecord.claims.recipient.recipients import choose_recipients
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.scene import Scene
from onrecord.records import Claim

__all__ = ["resolve_frames"]


def resolve_frames(frames: Sequence[Frame], around: Surroundings) -> list[Claim]:
    """Return the claims of an article, in the order of their first evidence."""
    if not frames:
        return []
    datings = Datings(around.scene)
    claims = (build_claim(draft, around, datings) for draft in _resolve_drafts(frames, around.scene))
    return [claim for claim in claims if is_believed(claim.confidence, len(around.scene.lines))]


def _resolve_drafts(frames: Sequence[Frame], scene: Scene) -> list[Draft]:
    """Return the drafts that become claims: funds chosen, filings and capacity settled, doubles joined."""
    found = list(drop_too_small(list(drop_too_large(choose_recipients(frames, scene)))))
    found = borne_out(found, scene.lines)
    drafts = with_differences(draft_gifts(found, scene), scene)
    drafts = mark_filed(drafts, scene)
    drafts = like_before([mark_early(draft, scene) for draft in drafts])
    return drop_never_bare(merge_drafts(settle_capacity(drafts, scene), scene), scene.lines)

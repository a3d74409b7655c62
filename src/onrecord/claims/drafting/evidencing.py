"""The spans that carry a claim's values: donor, fund, amount, status, capacity, people and firms beside the donor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.parties.cast import Member
from onrecord.claims.scene import Scene
from onrecord.records import Conflict, Evidence

__all__ = ["find_conflicts", "find_evidence", "fund_span"]


def find_evidence(draft: Draft, scene: Scene) -> Iterator[Evidence]:
    """Yield the evidence of the values that the draft itself holds, in the order of the claim's fields."""
    text = scene.article.text
    yield Evidence.of(text, "donor", *_donor_span(draft, scene))
    yield Evidence.of(text, "fund", *fund_span(draft, scene))
    if draft.money is not None:
        yield Evidence.of(text, "amount", draft.money.start, draft.money.end)
    if draft.frame.verb is not None:
        verb = draft.frame.verb
        yield Evidence.of(text, "status", *scene.lines[draft.frame.line].span(verb.first, verb.last))
    for cue in dict.fromkeys(draft.cues):
        yield Evidence.of(text, "capacity", *cue)
    for name in draft.associated:
        member = scene.cast.named(name)
        if member is not None and (span := _nearest_mention(member, draft.frame.line, scene)) is not None:
            yield Evidence.of(text, "associated", *span)


def _donor_span(draft: Draft, scene: Scene) -> tuple[int, int]:
    """Where the text names the giver: in the gift's own words, else the mention that they stand for."""
    giver = draft.giver
    own = scene.lines[giver.line].span(giver.item.first, giver.item.last)
    named = giver.item.kind == "party" and giver.item.member == giver.member
    if named:
        return own
    return _nearest_mention(giver.member, giver.line, scene) or own


def _nearest_mention(member: Member, line: int, scene: Scene) -> tuple[int, int] | None:
    """The mention of a member in the line, else the last one before it, else the first one of all."""
    if not member.places:
        return None
    here, behind = bisect_left(member.places, (line, 0)), bisect_left(member.places, (line + 1, 0))
    number, first = member.places[here if here < behind else max(here - 1, 0)]
    name = next((n for n in scene.lines[number].names if n.first == first), None)
    return None if name is None else scene.lines[number].span(name.first, name.last)


def fund_span(draft: Draft, scene: Scene) -> tuple[int, int]:
    """Return the span of the words that name the fund."""
    mention = draft.recipient.fund.mention
    first = mention.first if mention.title is None else mention.title
    return scene.lines[mention.line].span(first, mention.last)


def find_conflicts(draft: Draft, scene: Scene) -> tuple[Conflict, ...]:
    """Return where the article disagrees with itself, each place once, in the order of the text."""
    text = scene.article.text
    found = {(c.field, c.rejected): c for c in sorted(draft.conflicts, key=lambda c: c.rejected)}
    return tuple(
        Conflict(
            field=c.field,
            rejected=Evidence.of(text, c.field, *c.rejected),
            believed=Evidence.of(text, c.field, *c.believed),
            rule=c.rule,
        )
        for c in found.values()
    )

"""Which words of a line speak of which of somebody's gifts: "$100,000 [in person] and $20,000 [through his firm]"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.drafting.moneycues import Cue
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import flatten
from onrecord.claims.scene import Scene

__all__ = ["OwnWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """For each gift of whoever has several sums in one line: the first and last token of what is told of it alone."""

    spans: Mapping[int, tuple[int, int]]
    scene: Scene

    @classmethod
    def of(cls, drafts: Sequence[Draft], scene: Scene) -> OwnWords:
        """Gather the words of the gifts whose giver has several in their line, one of which went another way."""
        groups: dict[tuple[int, int], list[Draft]] = {}
        for draft in drafts:
            if draft.frame.money is not None:
                groups.setdefault((draft.frame.line, draft.giver.member.number), []).append(draft)
        spans: dict[int, tuple[int, int]] = {}
        for (line, _), group in groups.items():
            if len(group) > 1 and scene.lines[line].has(*_WAYS):
                spans |= _parted(line, group, scene)
        return cls(spans=spans, scene=scene)

    def words_of(self, draft: Draft) -> tuple[int, int] | None:
        """Return the tokens that speak of this gift alone; None where all of its line may."""
        return self.spans.get(id(draft))

    def of_draft(self, draft: Draft, cues: Sequence[Cue]) -> Sequence[Cue]:
        """Return the cues that speak of this gift, and not of another sum of the same giver in its line."""
        own = self.spans.get(id(draft))
        if own is None:
            return cues
        line = self.scene.lines[draft.frame.line]
        low, high = line.tokens[own[0]].start, line.tokens[min(own[1], len(line.tokens)) - 1].end
        return [c for c in cues if c.line != draft.frame.line or low <= c.span[0] < high]


_WAYS = ("link.through", "link.on_behalf", "company.own", "personal.any")


def _parted(line: int, group: Sequence[Draft], scene: Scene) -> dict[int, tuple[int, int]]:
    """The tokens from each sum to where the next one is joined on by "and" or a comma; none where sums are the same."""
    sums = sorted((d.frame.money.first, id(d)) for d in group if d.frame.money is not None)
    if len({first for first, _ in sums}) < len(sums):
        return {}
    items = tuple(flatten(scene.rows[line]))
    ends = [_joint(items, sums[n + 1][0]) for n in range(len(sums) - 1)]
    starts = [0, *ends]
    return {
        key: span
        for (_, key), span in zip(sums, zip(starts, [*ends, len(scene.lines[line].tokens)], strict=True), strict=True)
    }


def _joint(items: Sequence[Item], first: int) -> int:
    """Where the "and" or comma stands that leads to the sum at token `first`; the sum itself without one."""
    before = [i for i in items if i.first < first and i.kind in ("and", "comma", "again")]
    return before[-1].first if before else first

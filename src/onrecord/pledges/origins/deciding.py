"""Whether what two articles share makes one a copy of the other, for which reason, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.pledges.origins.comparing import Comparison
from onrecord.pledges.origins.sketch import Sketch
from onrecord.reference.origin_policy import Thresholds, load_origin_policy

__all__ = ["Finding", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why two articles are copies; `likeness` orders findings, from 0 to 1.

    `named` is the id of one of them where the other credits its outlet.
    """

    reason: str
    detail: str
    likeness: float
    named: str | None = None


def decide(one: Sketch, other: Sketch, told: Comparison) -> Finding | None:
    """Return why two articles are copies of one another, the surest reason first, or None where they are not."""
    limits = load_origin_policy().thresholds
    finding = _by_passages(told, limits) or _by_facts(told, limits)
    if finding is None and not _has_credited_facts(told, limits):
        return None
    return _by_credit(one, other, told) or finding


def _by_credit(one: Sketch, other: Sketch, told: Comparison) -> Finding | None:
    """The credit that two articles share: of one to the outlet of the other, or of both to one agency."""
    if not _are_of_one_time(one, other):
        return None
    source = next((s for s, copy in ((one, other), (other, one)) if s.outlet and s.outlet in copy.agencies), None)
    shared = sorted(one.agencies & other.agencies)
    if source is None and not shared:
        return None
    credit = f"is credited to {source.outlet if source else shared[0]}" + ("" if source else " like the other")
    return Finding(
        reason="syndication_credit",
        detail=f"{credit}, and {_in_words(told)}",
        likeness=max(told.facts, told.passages),
        named=source.id if source and source.outlet not in _outlets_of_both(one, other) else None,
    )


def _outlets_of_both(one: Sketch, other: Sketch) -> set[str | None]:
    """An agency's own reports credit it too, and neither is the other's original."""
    return {one.outlet} & {other.outlet}


def _are_of_one_time(one: Sketch, other: Sketch) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= load_origin_policy().thresholds.credited_days


def _by_passages(told: Comparison, limits: Thresholds) -> Finding | None:
    if told.passages < limits.passages or not _has_enough_runs(told, limits):
        return None
    return Finding(reason="shared_passages", detail=_in_words(told), likeness=told.passages)


def _has_enough_runs(told: Comparison, limits: Thresholds) -> bool:
    if told.runs >= limits.passages_runs:
        return not told.told or told.facts >= limits.passages_facts
    is_whole = told.runs >= limits.passages_note or told.passages >= limits.passages_whole
    return is_whole and (not told.told or told.facts >= limits.note_facts)


def _by_facts(told: Comparison, limits: Thresholds) -> Finding | None:
    by_facts = told.facts >= limits.facts
    if told.fact_weight < limits.fact_weight and not _tells_one_note(told, limits):
        return None
    quoted = told.same_quotes >= limits.reworded_quotes and told.same_quotes == told.quotes
    reworded = quoted or told.passages >= limits.reworded_passages
    if not (by_facts or (reworded and told.facts >= limits.reworded_facts)):
        return None
    reason = "shared_quotes" if quoted else "shared_facts" if by_facts else "shared_passages"
    return Finding(reason=reason, detail=_in_words(told), likeness=min(told.facts, 1.0))


def _tells_one_note(told: Comparison, limits: Thresholds) -> bool:
    """Whether a short note stands in the other article: the more of it does, the less that must weigh."""
    share = (told.facts - limits.facts) / (limits.note_facts - limits.facts)
    least = limits.fact_weight - min(share, 1.0) * (limits.fact_weight - limits.note_weight)
    return told.told >= limits.note_told and share >= 0 and told.fact_weight >= least


def _has_credited_facts(told: Comparison, limits: Thresholds) -> bool:
    if told.facts >= limits.credited_facts and told.fact_weight >= limits.fact_weight / 2:
        return True
    return told.facts >= limits.credited_note_facts and told.fact_weight >= limits.credited_note_weight


def _in_words(told: Comparison) -> str:
    """Say what is shared: "shares 3 of 3 quotations and 11 of 12 figures, names and days in the same order"."""
    parts = []
    if told.passages >= 0.01:
        parts.append(f"{told.passages:.0%} of passages")
    if told.same_quotes:
        parts.append(f"{told.same_quotes} of {max(told.quotes, told.same_quotes)} quotations")
    parts.append(f"{told.ordered} of {told.told} figures, names and days in the same order")
    return "shares " + (" and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0])

"""Whether what two articles share makes one a copy of the other, for which reason, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.pledges.origins.comparing import Comparison
from onrecord.pledges.origins.sketch import Sketch
from onrecord.reference.origin_policy import Thresholds, load_origin_policy

__all__ = ["Finding", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why two articles are copies; `likeness` orders findings, from 0 to 1."""

    reason: str
    detail: str
    likeness: float


def decide(one: Sketch, other: Sketch, told: Comparison) -> Finding | None:
    """Return why two articles are copies of one another, the surest reason first, or None where they are not."""
    limits = load_origin_policy().thresholds
    if told.passages >= limits.passages and (told.facts >= limits.passages_facts or not told.told):
        return Finding(reason="shared_passages", detail=_in_words(told), likeness=told.passages)
    if _has_credited_facts(told, limits) and (credit := _shared_credit(one, other, limits)):
        return Finding(reason="syndication_credit", detail=f"{credit}, and {_in_words(told)}", likeness=told.facts)
    return _by_facts(told, limits)


def _by_facts(told: Comparison, limits: Thresholds) -> Finding | None:
    if told.fact_weight < limits.fact_weight:
        return None
    by_facts = told.facts >= limits.facts
    reworded = told.passages >= limits.reworded_passages and told.facts >= limits.reworded_facts
    if not (by_facts or reworded):
        return None
    quoted = told.same_quotes > 1 and told.same_quotes == told.quotes
    reason = "shared_passages" if reworded and not by_facts else "shared_quotes" if quoted else "shared_facts"
    return Finding(reason=reason, detail=_in_words(told), likeness=min(told.facts, 1.0))


def _has_credited_facts(told: Comparison, limits: Thresholds) -> bool:
    return told.facts >= limits.credited_facts and told.fact_weight >= limits.fact_weight / 2


def _shared_credit(one: Sketch, other: Sketch, limits: Thresholds) -> str | None:
    """The credit that two articles share: to one agency, or of one to the outlet of the other."""
    if one.published and other.published and abs((one.published - other.published).days) > limits.credited_days:
        return None
    if shared := sorted(one.agencies & other.agencies):
        return f"is credited to {shared[0]} like the other"
    for sketch, source in ((one, other), (other, one)):
        if source.outlet and source.outlet in sketch.agencies:
            return f"credits {source.outlet}"
    return None


def _in_words(told: Comparison) -> str:
    """Say what is shared: "shares 3 of 3 quotations and 11 of 12 figures, names and days in the same order"."""
    parts = []
    if told.passages >= 0.01:
        parts.append(f"{told.passages:.0%} of passages")
    if told.same_quotes:
        parts.append(f"{told.same_quotes} of {max(told.quotes, told.same_quotes)} quotations")
    parts.append(f"{told.ordered} of {told.told} figures, names and days in the same order")
    return "shares " + (" and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0])

"""How a pledge's standing changes with the days alone, as long as no new page, filing or judgement comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.matching.shelf import Shelf
from onrecord.matching.standing import find_standing
from onrecord.records import Filing, Match, Pledge, Standing

__all__ = ["StandingStep", "find_steps"]

_MOST = 4
"""Announced, due or not found: a clock makes at most two of them, and a step more shows where that is wrong."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingStep:
    """A standing from the day `starts` on; `due` as in a Standing, `since` is the day that made it so, if known."""

    starts: date
    name: str
    due: date | None
    since: date | None


def find_steps(pledge: Pledge, matches: Sequence[Match], filings: Iterable[Filing]) -> tuple[StandingStep, ...]:
    """Return the standings of a pledge from the last known fact on, each with the day on which it begins.

    No clock is asked: with the same facts the steps are the same, whatever the day. The first begins with the last
    known fact, and holds for every earlier day too, since a list is not asked for days before its facts.
    """
    known = filings if isinstance(filings, Shelf) else list(filings)
    day = _last_fact(pledge, known)
    steps: list[StandingStep] = []
    for _ in range(_MOST):
        standing = find_standing(pledge, matches, known, day)
        if not steps or steps[-1].name != standing.name or steps[-1].due != standing.due:
            steps.append(_step(pledge, matches, standing, day))
        if standing.name != "announced" or standing.due is None or standing.due < day:
            break
        day = standing.due + _DAY
    return tuple(steps)


def _last_fact(pledge: Pledge, filings: Iterable[Filing]) -> date:
    days = [filing.filed for filing in filings if filing.filed]
    if pledge.first_reported:
        days.append(pledge.first_reported.value)
    return max(days, default=date.min)


def _step(pledge: Pledge, matches: Iterable[Match], standing: Standing, day: date) -> StandingStep:
    return StandingStep(starts=day, name=standing.name, due=standing.due, since=_since(pledge, matches, standing))


def _since(pledge: Pledge, matches: Iterable[Match], standing: Standing) -> date | None:
    """Return the day of the last filing that shows the gift, the day after it was due, or that of the first report."""
    if standing.name in ("due", "not_found_though_due") and standing.due:
        return standing.due + _DAY
    filed = [one.filing.filed for match in matches if match.is_accepted for one in match.filed if one.filing.filed]
    if filed and standing.name not in ("announced", "declined"):
        return max(filed)
    return pledge.first_reported.value if pledge.first_reported else None

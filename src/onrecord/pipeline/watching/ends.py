"""How visits end: what is kept of an address, and when it is visited next. No network and no ledger here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from onrecord.ledger.following.visits import Visit, VisitEnd
from onrecord.pipeline.watching.schedule import MOST_FAILURES, next_after_failure, next_of_list, next_of_page
from onrecord.sources.web import Refused, Validators

__all__ = ["end_as_before", "end_failed", "end_gone", "end_list", "end_page"]


def end_list(visit: Visit, validators: Validators, every: timedelta, now: datetime, random: Random) -> VisitEnd:
    """A list came; it is asked again as often as its source says."""
    return replace(_kept(visit, validators), next_visit=next_of_list(every, now, random), steps=visit.steps + 1)


def end_page(
    visit: Visit, validators: Validators, article_id: str | None, next_visit: datetime | None, *, steps: int
) -> VisitEnd:
    """A page came, and shows this article; one that shows none keeps the article that it showed before."""
    found = article_id or visit.article_id
    return replace(_kept(visit, validators), article_id=found, next_visit=next_visit, steps=steps, gone_at=None)


def end_as_before(
    visit: Visit, validators: Validators, every: timedelta | None, now: datetime, random: Random
) -> VisitEnd:
    """What came before is what there is: a page rests longer each time, a source is asked as often as it is said to."""
    following = next_of_list(every, now, random) if every else next_of_page(visit.steps + 1, now, random)
    return replace(_kept(visit, validators), next_visit=following, steps=visit.steps + 1, gone_at=None)


def end_gone(visit: Visit, every: timedelta | None, now: datetime, random: Random) -> VisitEnd:
    """A page that was there is gone. It may come back: it is looked for again, ever less often."""
    following = next_of_list(every, now, random) if every else next_of_page(visit.steps + 1, now, random)
    # Without the validators: what is not there is as nothing that was there before.
    return VisitEnd(
        next_visit=following, steps=visit.steps + 1, article_id=visit.article_id, gone_at=visit.gone_at or now
    )


def end_failed(visit: Visit, refused: Refused, every: timedelta | None, now: datetime, random: Random) -> VisitEnd:
    """Nothing came. What passes is tried again soon, the rest when it is due; a page that never came is given up."""
    failures = visit.failures + 1
    following = _after_refusal(visit, refused, every, now, random)
    validators = Validators(etag=visit.etag, last_modified=visit.last_modified)
    return replace(
        _kept(visit, validators),
        next_visit=following,
        steps=visit.steps,
        failures=failures,
        problem=f"{refused.problem.code}: {refused.problem.what}",
    )


def _after_refusal(
    visit: Visit, refused: Refused, every: timedelta | None, now: datetime, random: Random
) -> datetime | None:
    failures = visit.failures + 1
    soon = next_after_failure(failures, refused.retry_after, now, random)
    if every is not None:
        return soon if refused.is_passing else max(soon, next_of_list(every, now, random))
    if visit.article_id is not None:
        return soon if refused.is_passing else next_of_page(visit.steps + 1, now, random)
    return soon if refused.is_passing and failures < MOST_FAILURES else None


def _kept(visit: Visit, validators: Validators) -> VisitEnd:
    """What stays as it was, with what the server calls this version now."""
    return VisitEnd(
        next_visit=None,
        etag=validators.etag,
        last_modified=validators.last_modified,
        article_id=visit.article_id,
        gone_at=visit.gone_at,
    )

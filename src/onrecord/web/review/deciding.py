"""Answers of reviewers: kept where the question still waits as it was shown, and taken back where somebody says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from onrecord.ledger import Catalogue, Ledger, Waiting
from onrecord.pipeline import ReviewItem, keep_answer, load_review_items, take_back
from onrecord.records import Judgement, in_force
from onrecord.web.review.showing import choices_mark

__all__ = ["Decided", "Hand", "answer", "find_decided", "undo"]

# Of two who answer at once the second is told what the first decided.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who decides, when, and why."""

    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of an answer; `made` are the judgements that it made, or the one that was made before.

    `outcome` is "kept", "second" (another person is asked too), "gone" (somebody decided before), "changed" (the
    question is no longer what was shown) or "none" (there is no such answer: `names` are those that there are).
    """

    outcome: str
    made: tuple[Judgement, ...] = ()
    place: str | None = None
    names: tuple[str, ...] = ()

    @property
    def judgement(self) -> Judgement | None:
        """The first of the judgements that the answer made, or the one that was made before."""
        return self.made[0] if self.made else None


def answer(ledger: Ledger, today: date, waiting_id: str, name: str, hand: Hand, mark: str | None = None) -> Decided:
    """Keep the answer `name` to a question; `mark` is that of the answers as they were shown, where one was told."""
    with _ONE_AT_A_TIME:
        with ledger.browse(today) as catalogue:
            found = _load(catalogue, waiting_id)
            if found is None:
                before = find_decided(catalogue, waiting_id)
                return Decided(outcome="gone", made=(before,) if before else ())
        waits, item = found
        names = tuple(one.name for one in item.choices)
        if name not in names:
            return Decided(outcome="none", place=waits.place, names=names)
        choice = item.choices[names.index(name)]
        if mark is not None and choices_mark(item.choices) != mark:
            return Decided(outcome="changed", place=waits.place)
        made = keep_answer(ledger, choice, by=hand.by, at=hand.at, why=hand.why)
        with ledger.browse(today) as catalogue:
            still = catalogue.find_waiting(waiting_id) is not None
    outcome = "second" if still and name == "accept" else "kept"
    return Decided(outcome=outcome, made=made, place=waits.place)


def _load(catalogue: Catalogue, waiting_id: str) -> tuple[Waiting, ReviewItem] | None:
    waits = catalogue.find_waiting(waiting_id)
    items = load_review_items(catalogue, [waits]) if waits else ()
    return (waits, items[0]) if waits and items else None


_PARTS = re.compile(r"[@#=|]")


def find_decided(catalogue: Catalogue, waiting_id: str) -> Judgement | None:
    """Return the last judgement in force on what a question was about."""
    held = in_force(catalogue.find_judgements(_subjects(catalogue, waiting_id)))
    return held[-1] if held else None


def _subjects(catalogue: Catalogue, waiting_id: str) -> Iterator[str]:
    subject = _PARTS.split(waiting_id, maxsplit=1)[0] if waiting_id.startswith("pledge-") else waiting_id
    if "#" in waiting_id:
        yield from (claim for pledge in catalogue.load_pledges([subject]) for claim in pledge.claim_ids)
    elif waiting_id.startswith(("pledge-", "claim-")):
        yield subject
    else:
        yield from waiting_id.rpartition("|")[0].split("=")


def undo(ledger: Ledger, today: date, judgement_id: str, hand: Hand) -> tuple[Judgement, ...]:
    """Take a judgement back with those that the same answer made; return the retractions, none where it holds not."""
    with _ONE_AT_A_TIME:
        with ledger.browse(today) as catalogue:
            given = catalogue.find_judgement(judgement_id)
            if given is None or given.kind == "retraction":
                return ()
            same = catalogue.find_judgements_of(given.by, given.at)
            known = catalogue.find_judgements(one.subject for one in same)
        held = {one.id for one in in_force(known)}
        return take_back(ledger, [one for one in same if one.id in held], by=hand.by, at=hand.at, why=hand.why)

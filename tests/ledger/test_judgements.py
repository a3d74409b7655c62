"""Judgements: kept with who, when and why, retractable, and none can be changed or taken out unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Judgement, in_force
from tests.ledger.making import Place

AT = datetime(2025, 3, 1, tzinfo=UTC)


def _judge(decision: str, subject: str = "claim-1", by: str = "ann", minute: int = 0, kind: str = "claim") -> Judgement:
    at = AT + timedelta(minutes=minute)
    return Judgement(kind=kind, subject=subject, decision=decision, by=by, at=at, why="read it")


def test_judgements_come_back_as_they_were_made(place: Place) -> None:
    made = [_judge("accept"), _judge("reject", by="bo"), _judge("accept", subject="claim-2")]
    with Ledger.open(place) as ledger:
        assert [ledger.judge(judgement) for judgement in made] == [True] * 3
        assert ledger.judge(made[0]) is False
        assert list(ledger.list_judgements()) == made
        assert ledger.verify().holds


# What was decided, and by whom, one after the other; and what holds at the end.
HOLDS = [
    ("one", [_judge("accept")], ["ann accept"]),
    ("two people", [_judge("accept"), _judge("reject", by="bo")], ["ann accept", "bo reject"]),
    ("second thoughts", [_judge("accept"), _judge("reject", minute=1)], ["ann reject"]),
    (
        "taken back",
        [_judge("accept"), _judge("retract", subject=_judge("accept").id, kind="retraction", minute=1)],
        [],
    ),
    (
        "taken back and made again",
        [
            _judge("accept"),
            _judge("retract", subject=_judge("accept").id, kind="retraction", minute=1),
            _judge("accept", minute=2),
        ],
        ["ann accept"],
    ),
    ("another claim", [_judge("accept"), _judge("reject", subject="claim-2")], ["ann accept", "ann reject"]),
]


@pytest.mark.parametrize(("made", "expected"), [row[1:] for row in HOLDS], ids=[row[0] for row in HOLDS])
def test_what_holds(made: list[Judgement], expected: list[str]) -> None:
    assert [f"{judgement.by} {judgement.decision}" for judgement in in_force(made)] == expected


# What is no judgement, and what is said.
WRONG = [
    ("a kind that is none", {"kind": "page"}, "kind 'page' is not one of"),
    ("a decision that is none", {"decision": "same"}, "decision 'same' is not one of"),
    ("nobody's", {"by": " "}, "needs to say whose it is"),
    ("without a zone", {"at": datetime(2025, 3, 1)}, "at needs a time zone"),  # noqa: DTZ001
    ("a claim and something else", {"other": "x"}, "is about one"),
    ("a match with nothing", {"kind": "match", "decision": "same"}, "is about two"),
]


@pytest.mark.parametrize(("changed", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_no_judgement(changed: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(_judge("accept"), **changed)  # type: ignore[arg-type]

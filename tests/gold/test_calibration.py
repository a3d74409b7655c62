"""Confidence held against the gold, and how its weights are trained; the policy in use is what training writes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.claims.drafting.reasons import REASONS
from onrecord.records.claim import STATUSES
from onrecord.reference.confidence import load_confidence, parse_confidence
from onrecord.reference.tables import TableReader
from onrecord.views.reasons import REASON_WORDS

from .calibration import Judged, calibration_table, judge_all, log_loss
from .likeness import Gift
from .score import Answer, Document
from .training import PRIOR, START, fit, hold_out, predict, save


def read(donor: str, confidence: float, *reasons: str) -> Gift:
    return Gift(donors=(donor,), confidence=confidence, reasons=reasons)


def judged(*reasons: str, right: bool, document: str = "a") -> Judged:
    return Judged(document=document, confidence=0.5, reasons=reasons, right=right)


def test_claims_are_judged_and_optional_ones_are_left_out() -> None:
    gold = (Gift(donors=("Finch Mills",)), Gift(donors=("Marl & Sons",), optional=True))
    document = Document(id="x", language="en", article={}, gifts=gold, quotations=())
    answer = Answer(gifts=(read("Finch Mills", 0.9), read("Marl & Sons", 0.8)), waiting=(read("Ada Quill", 0.3),))
    found = judge_all([document], {"x": answer})
    assert [(one.confidence, one.right) for one in found] == [(0.9, True), (0.3, False)]


def test_the_table_tells_mean_and_share() -> None:
    rows = [Judged(document="a", confidence=0.96, reasons=(), right=n > 0) for n in range(4)]
    assert calibration_table(rows).splitlines()[1].split() == ["0.95", "to", "1.00", "4", "0.960", "0.750"]


def test_training_finds_what_a_reason_is_worth() -> None:
    rows = [judged("good", right=True, document=str(n)) for n in range(40)]
    rows += [judged("bad", right=n % 2 == 0, document=str(n)) for n in range(40)]
    weights = fit(rows)
    assert weights["good"] > 0 > weights["bad"]
    assert predict(weights, ["good"]) > 0.85 > 0.7 > predict(weights, ["bad"]) > 0.4
    assert log_loss(hold_out(rows)) < log_loss([(0.75, one.right) for one in rows])


def test_a_reason_that_is_hardly_met_weighs_nothing() -> None:
    rows = [judged("rare", right=False)] + [judged(right=True) for _ in range(30)]
    assert set(fit(rows)) == set(PRIOR)


def test_what_is_saved_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "confidence.toml"
    save({START: 2.0, "sum.none": -0.456, "verb.weak": 0.001}, "0.45", path)
    policy = parse_confidence(TableReader(tomllib.loads(path.read_text("utf-8")), path.name))
    assert (str(policy.floor), str(policy.start)) == ("0.45", "2.00")
    assert {name: str(weight) for name, weight in policy.weights.items()} == {"sum.none": "-0.46"}


def test_every_weight_is_of_a_reason_that_can_hold() -> None:
    known = {*REASONS, "capacity.unknown", *(f"status.{status}" for status in STATUSES)}
    assert set(load_confidence().weights) <= known


@pytest.mark.parametrize("reason", [*REASONS, *(f"status.{status}" for status in STATUSES if status != "given")])
def test_every_reason_has_words_for_people(reason: str) -> None:
    assert REASON_WORDS[reason]

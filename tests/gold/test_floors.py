"""Floors: pinned with a digest, raised without asking, lowered only when asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from .floors import PINNED, Floors, digest_corpus, measure, pin, shortfalls
from .score import Tally

LOW = {"en": {"gift_f1": 0.5, "whole_f1": 0.4}}
HIGH = {"en": {"gift_f1": 0.75, "whole_f1": 0.4}, "fr": {"gift_f1": 0.6}}


def test_floors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    floors = Floors(digest="abc", figures=HIGH)
    floors.save(tmp_path / "floors.toml")
    assert Floors.load(tmp_path / "floors.toml") == floors


def test_floors_are_raised(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert pin(LOW, path=path, digest="a", allow_regression=False) == []
    assert pin(HIGH, path=path, digest="b", allow_regression=False) == []
    assert Floors.load(path) == Floors(digest="b", figures=HIGH)


def test_floors_are_not_lowered_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin(HIGH, path=path, digest="a", allow_regression=False)
    held = pin(LOW, path=path, digest="b", allow_regression=False)
    assert held == ["en gift_f1: 0.500 is below the floor of 0.750", "fr gift_f1: 0.000 is below the floor of 0.600"]
    assert Floors.load(path) == Floors(digest="a", figures=HIGH)
    assert pin(LOW, path=path, digest="b", allow_regression=True) == []
    assert Floors.load(path) == Floors(digest="b", figures=LOW)


@pytest.mark.parametrize(("hit", "floor"), [(2, 0.666), (3, 1.0), (0, 0.0)])
def test_figures_are_cut_and_never_rounded_up(hit: int, floor: float) -> None:
    totals = {"en": Tally(gold=3, read=3, hit=hit), "all": Tally()}
    assert measure(totals) == {"en": {**dict.fromkeys(PINNED, 0.0), "gift_precision": floor, "gift_f1": floor,
                                      "statement_f1": 1.0}}  # fmt: skip
    assert shortfalls(measure(totals), measure(totals)) == []


def test_the_digest_follows_every_change(tmp_path: Path) -> None:
    seen = [digest_corpus(tmp_path)]
    for name, text in [("a.json", "{}"), ("a.json", "[]"), ("b.json", "[]"), ("notes.txt", "no document")]:
        (tmp_path / name).write_text(text, "utf-8")
        seen.append(digest_corpus(tmp_path))
    assert len(set(seen)) == 4
    assert seen[-1] == seen[-2]

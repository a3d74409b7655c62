"""Floors: pinned with a digest, raised without asking, lowered only when asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from .floors import PINNED, Floors, digest_corpus, measure, pin, shortfalls
from .score import Tally

LOW = {"public": {"en": {"gift_f1": 0.5, "whole_f1": 0.4}}}
HIGH = {"public": {"en": {"gift_f1": 0.75, "whole_f1": 0.4}, "fr": {"gift_f1": 0.6}}}
SAME = {"public": "a", "dev": "d"}


def test_floors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    floors = Floors(digests={"public": "abc", "dev": "def"}, figures={**HIGH, "dev": LOW["public"]})
    floors.save(tmp_path / "floors.toml")
    assert Floors.load(tmp_path / "floors.toml") == floors


def test_floors_are_raised(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert pin(LOW, SAME, path=path, lower=False) == []
    assert pin(HIGH, SAME, path=path, lower=False) == []
    assert Floors.load(path) == Floors(digests={"public": "a"}, figures=HIGH)


def test_floors_are_not_lowered_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin(HIGH, SAME, path=path, lower=False)
    held = pin(LOW, SAME, path=path, lower=False)
    assert held == [
        "public en gift_f1: 0.500 is below the floor of 0.750",
        "public fr gift_f1: 0.000 is below the floor of 0.600",
    ]
    assert Floors.load(path).figures == HIGH
    assert pin(LOW, SAME, path=path, lower=True) == []
    assert Floors.load(path).figures == LOW


def test_a_set_of_other_documents_is_pinned_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin(HIGH, SAME, path=path, lower=False)
    assert pin(LOW, {"public": "b"}, path=path, lower=False) == []
    assert Floors.load(path) == Floors(digests={"public": "b"}, figures=LOW)


def test_a_set_that_is_not_here_keeps_its_floors(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin({**HIGH, "dev": LOW["public"]}, SAME, path=path, lower=False)
    pin(HIGH, SAME, path=path, lower=False)
    assert Floors.load(path).figures["dev"] == LOW["public"]


@pytest.mark.parametrize(("hit", "floor"), [(2, 0.666), (3, 1.0), (0, 0.0)])
def test_figures_are_cut_and_never_rounded_up(hit: int, floor: float) -> None:
    totals = {"en": Tally(gold=3, read=3, hit=hit)}
    assert measure(totals) == {"en": {**dict.fromkeys(PINNED, 0.0), "gift_precision": floor, "gift_f1": floor,
                                      "statement_f1": 1.0}}  # fmt: skip
    assert shortfalls(measure(totals), measure(totals)) == []


def test_a_language_that_is_not_read_has_floors_of_nothing() -> None:
    assert measure({"es": Tally(gold=3, gold_quotes=2)}) == {"es": dict.fromkeys(PINNED, 0.0)}


def test_the_digest_follows_every_change(tmp_path: Path) -> None:
    seen = [digest_corpus(tmp_path)]
    for name, text in [("a.json", "{}"), ("a.json", "[]"), ("b.json", "[]"), ("notes.txt", "no document")]:
        (tmp_path / name).write_text(text, "utf-8")
        seen.append(digest_corpus(tmp_path))
    assert len(set(seen)) == 4
    assert seen[-1] == seen[-2]

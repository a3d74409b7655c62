"""The score that the page shows is the one that was measured, on the articles that are here."""

from __future__ import annotations

import tomllib

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.scores import FIGURES, load_scores, parse_scores

from .floors import Floors, digest_corpus
from .publishing import score_text
from .score import Tally


def test_it_was_measured_on_these_articles() -> None:
    assert load_scores().digest == digest_corpus(), "run `make score`"


def test_no_figure_is_below_its_floor() -> None:
    floors = Floors.load().figures["public"]
    measured = {one.language: one for one in load_scores().languages}
    assert measured.keys() == floors.keys()
    for language, figures in floors.items():
        assert float(measured[language].figures["precision"]) >= figures["gift_precision"]
        assert float(measured[language].figures["f1"]) >= figures["gift_f1"]


def test_what_is_written_is_what_is_read() -> None:
    tally = Tally(documents=2, gold=4, read=4, hit=3, capacity=3, status=2, in_kind=3)
    made = parse_scores(tomllib.loads(score_text({"en": tally, "all": tally}, "abc")))
    assert (made.digest, made.together.articles, made.together.gifts) == ("abc", 2, 4)
    assert [str(made.together.figures[name]) for name in ("precision", "status")] == ["0.750", "0.667"]
    assert set(made.together.figures) == set(FIGURES)


@pytest.mark.parametrize(
    ("key", "value"), [("precision", "1.5"), ("precision", 0.5), ("articles", "many")], ids=["above", "float", "text"]
)
def test_a_wrong_figure_is_named(key: str, value: object) -> None:
    figures: dict[str, object] = dict.fromkeys(FIGURES, "0.5")
    language = {"articles": 1, "gifts": 1, **figures, key: value}
    with pytest.raises(DataFileError, match=key):
        parse_scores({"digest": "abc", "languages": {"all": language}})

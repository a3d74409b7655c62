"""Lexicons: how a file becomes categories, and what it may not hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.lexicon import DEFAULT_QUOTES, language_codes, load_lexicon, parse_lexicon

FILE = "languages/xx/lexicon.toml"


def _file(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - anything that TOML can hold
    good: dict[str, Any] = {"code": "xx", "name": "Exish", "status": "draft"}
    return {key: value for key, value in (good | changes).items() if value is not None}


def test_a_table_is_a_prefix_of_categories() -> None:
    lexicon = parse_lexicon(_file(give={"past": ["gave"], "noun": {"gift": ["gift", "sum"]}}, each=["each"]), FILE)
    assert lexicon.phrases == {"give.past": ("gave",), "give.noun.gift": ("gift", "sum"), "each": ("each",)}


def test_numbers_and_scales_are_exact() -> None:
    lexicon = parse_lexicon(_file(numbers={"0.5": ["Half"], "2": ["two"]}, scales={"1000": ["k"]}), FILE)
    assert lexicon.numbers == {"half": Decimal("0.5"), "two": Decimal(2)}
    assert lexicon.scales == {"k": Decimal(1000)}


def test_settings_are_read() -> None:
    given = {
        "decimal": ",",
        "elisions": ["l", "d"],
        "abbreviations": ["Dr"],
        "noun_capitals": True,
        "quotes": ["« »"],
        "inversions": ["-t-il"],
    }
    settings = parse_lexicon(_file(settings=given), FILE).settings
    assert (settings.decimal, settings.elisions, settings.abbreviations) == (",", ("l", "d"), frozenset({"dr"}))
    assert (settings.noun_capitals, settings.verb_final) == (True, False)
    assert (settings.quotes, settings.inversions) == ((("«", "»"),), ("-t-il",))


def test_settings_have_defaults() -> None:
    settings = parse_lexicon(_file(), FILE).settings
    assert (settings.decimal, settings.quotes, settings.elisions) == (".", DEFAULT_QUOTES, ())


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"code": None}, "code", "text"),
    ({"name": ""}, "name", "text"),
    ({"status": None}, "status", "text"),
    ({"status": "finished"}, "status", "is not one of"),
    ({"settings": ["x"]}, "settings", "table"),
    ({"settings": {"colour": "x"}}, "settings.colour", "no such key"),
    ({"settings": {"decimal": ";"}}, "settings.decimal", "neither a full stop nor a comma"),
    ({"settings": {"decimal": 5}}, "settings.decimal", "text"),
    ({"settings": {"elisions": "ld"}}, "settings.elisions", "list of texts"),
    ({"settings": {"abbreviations": "dr"}}, "settings.abbreviations", "list of texts"),
    ({"settings": {"noun_capitals": "yes"}}, "settings.noun_capitals", "true or false"),
    ({"settings": {"quotes": ["«»"]}}, "settings.quotes", "opening and a closing mark"),
    ({"numbers": ["one"]}, "numbers", "table"),
    ({"numbers": {"one": ["one"]}}, "numbers.one", "must be a number"),
    ({"numbers": {"NaN": ["one"]}}, "numbers.NaN", "must be a number"),
    ({"numbers": {"1": "one"}}, "numbers.1", "list of texts"),
    ({"numbers": {"1": ["one"], "2": ["One"]}}, "numbers.2", "means 1 already"),
    ({"scales": {"million": ["m"]}}, "scales.million", "must be a number"),
    ({"give": {"past": "gave"}}, "give.past", "list of texts"),
    ({"give": {"past": ["gave", 1]}}, "give.past", "list of texts"),
    ({"give": {"past": ["gave", " "]}}, "give.past", "list of texts"),
    ({"give": {"past": ["gave", "gave"]}}, "give.past", "stands twice"),
    ({"give": {"noun": {"gift": ["a", "b", "a"]}}}, "give.noun.gift", "stands twice"),
]


@pytest.mark.parametrize(("changes", "key", "reason"), BROKEN)
def test_a_broken_file_is_refused(changes: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_lexicon(_file(**changes), FILE)
    assert (caught.value.file, caught.value.key) == (FILE, key)


@pytest.mark.parametrize("code", ["xx", "", "../en", "EN"])
def test_a_language_that_is_not_there_is_named(code: str) -> None:
    with pytest.raises(DataFileError, match="there is no such language") as caught:
        load_lexicon(code)
    assert caught.value.key == code


def test_english_and_french_are_there() -> None:
    assert {"en", "fr"} <= set(language_codes())

"""The samples as articles: language, outlet, day, lineage, furniture found and typed, story left alone."""

from __future__ import annotations

import pytest

from .expectations import EXPECTATIONS, Expectation, ExpectedFurniture, find_text, fold, is_covered, read_sample

TYPED = [(expectation.sample, item) for expectation in EXPECTATIONS for item in expectation.furniture]
STORY = [(expectation.sample, sentence) for expectation in EXPECTATIONS for sentence in expectation.story]


def _of_sample(expectation: Expectation) -> str:
    return expectation.sample


def _short(value: object) -> str:
    text = f"{value.kind}: {value.text}" if isinstance(value, ExpectedFurniture) else str(value)
    return text[:40]


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_a_page_tells_who_printed_it_and_when(expectation: Expectation) -> None:
    article = read_sample(expectation.sample)
    found = (article.language, article.outlet, str(article.published), article.url)
    assert found == (expectation.language, expectation.outlet, expectation.published, expectation.url)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_a_page_has_its_headline_and_its_deck(expectation: Expectation) -> None:
    article = read_sample(expectation.sample)
    assert fold(article.headline or "") == fold(expectation.headline)
    assert article.text.startswith(article.headline or "?")
    if expectation.deck:
        assert fold(article.deck or "") == fold(expectation.deck)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_a_page_tells_what_it_derives_from(expectation: Expectation) -> None:
    found, expected = read_sample(expectation.sample).derived_from, expectation.lineage
    assert (found is None) == (expected is None)
    if found and expected:
        assert (found.relation, found.machine, found.url) == (expected.relation, expected.machine, expected.url)
        assert expected.language in (None, found.language)
        assert expected.outlet in (None, found.outlet)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_a_page_names_its_versions_in_other_languages(expectation: Expectation) -> None:
    assert set(expectation.alternates) <= set(read_sample(expectation.sample).alternates)


@pytest.mark.parametrize(("sample", "expected"), TYPED, ids=_short)
def test_furniture_is_found_and_typed(sample: str, expected: ExpectedFurniture) -> None:
    article = read_sample(sample)
    typed = [item for item in article.furniture if item.kind == expected.kind]
    spans = list(find_text(article.text, expected.text))
    assert len([span for span in spans if is_covered(article.text, span, typed)]) >= expected.times


@pytest.mark.parametrize(("sample", "sentence"), STORY, ids=_short)
def test_story_is_not_taken_for_furniture(sample: str, sentence: str) -> None:
    article = read_sample(sample)
    story = [block for block in article.blocks if block.kind != "caption"]
    assert [span for span in find_text(article.text, sentence) if is_covered(article.text, span, story)]


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_furniture_is_never_story_as_well(expectation: Expectation) -> None:
    article = read_sample(expectation.sample)
    story = [block for block in article.blocks if block.kind != "caption"]
    spans = [span for item in expectation.furniture for span in find_text(article.text, item.text)]
    assert [article.text[slice(*span)] for span in spans if is_covered(article.text, span, story)] == []

"""One capture through the stages: what is kept when a stage fails, and how that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import NoReturn

import pytest

from onrecord.claims import ClaimsReading
from onrecord.errors import DataFileError
from onrecord.pages import PageReading
from onrecord.pipeline import documents, read_page
from onrecord.records import Article, Block, Capture, Claim, Donor, Evidence, FundRef, Problem
from onrecord.reference.confidence import load_confidence
from onrecord.views.reasons import doubts_and_support

PAGE = Capture(content=b"Ann gives.", source="page.txt", media_type="text/plain", how="file")
ARTICLE = Article(text="Ann gives.", language="en", blocks=(Block(kind="paragraph", start=0, end=10),))
NOTE = Problem(code="damaged", source="page.txt", what="it ends in the middle of a word")

ONE_ARTICLE = PageReading(articles=(ARTICLE,), problems=())

Install = Callable[..., None]


def _fail(*_: object) -> NoReturn:
    raise RuntimeError("a\nsurprise")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put stages in place that give what a test wants."""

    def put(
        pages: PageReading | Callable[..., NoReturn] = ONE_ARTICLE,
        claims: Callable[..., object] = lambda article, reader: ClaimsReading(),
    ) -> None:
        monkeypatch.setattr(documents, "read_pages", pages if callable(pages) else lambda capture: pages)
        monkeypatch.setattr(documents, "read_claims", claims)

    return put


def test_a_surprise_in_a_page_is_a_problem_that_names_it(install: Install) -> None:
    install(pages=_fail)
    (reading,) = read_page(PAGE)
    (problem,) = reading.problems
    assert reading.is_set_aside
    assert reading.capture is PAGE
    assert (problem.code, problem.source) == ("internal", "page.txt")
    assert "RuntimeError: a surprise" in problem.what
    assert problem.advice is not None
    assert "report" in problem.advice


def test_a_surprise_in_the_claims_keeps_the_article(install: Install) -> None:
    install(claims=_fail)
    (reading,) = read_page(PAGE)
    assert reading.article is ARTICLE
    assert [problem.code for problem in reading.problems] == ["internal"]
    assert reading.problems[0].where is not None
    assert reading.problems[0].where.startswith("pipeline/documents.py line ")


def test_a_wrong_data_file_ends_the_reading(install: Install) -> None:
    def refuse(*_: object) -> NoReturn:
        raise DataFileError("languages/en/lexicon.toml", "give", "missing")

    install(claims=refuse)
    with pytest.raises(DataFileError, match=r"lexicon\.toml: give: missing"):
        read_page(PAGE)


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "Japanese (ja), which is not supported"), ("und", "could not be told")]
)
def test_an_article_in_another_language_is_kept_and_said(install: Install, language: str, said: str) -> None:
    install(pages=PageReading(articles=(replace(ARTICLE, language=language),), problems=()), claims=_fail)
    (reading,) = read_page(PAGE)
    assert reading.article is not None
    assert [problem.code for problem in reading.problems] == ["language_unsupported"]
    assert said in reading.problems[0].what
    assert "en" in (reading.problems[0].advice or "")


def test_what_a_draft_language_tells_waits_for_review(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ann Quill gives $5 to the Lantern fund."
    evidence = tuple(
        Evidence.of(text, field, text.index(words), text.index(words) + len(words))
        for field, words in {"donor": "Ann Quill", "fund": "the Lantern fund"}.items()
    )
    claim = Claim(
        article_id=ARTICLE.id,
        donor=Donor(name="Ann Quill", kind="person"),
        capacity="personal",
        status="planned",
        fund=FundRef(id=None, name="the Lantern fund"),
        evidence=evidence,
        confidence=Decimal("0.97"),
    )
    install(claims=lambda article, reader: ClaimsReading(claims=(claim,)))
    monkeypatch.setattr(documents, "_status_of", lambda code: "draft")
    (reading,) = read_page(PAGE)
    assert reading.claims[0].confidence < load_confidence().floor
    assert reading.claims[0].reasons == ("language.draft",)
    assert "English (en), whose words are a draft" in reading.problems[0].what
    assert doubts_and_support(reading.claims[0].reasons)[0] == ("the words of its language are a draft",)


def test_a_page_without_an_article_says_so(install: Install) -> None:
    install(pages=PageReading(articles=(), problems=()))
    assert [problem.code for problem in read_page(PAGE)[0].problems] == ["no_article"]


def test_the_problems_of_a_page_stand_with_its_first_article(install: Install) -> None:
    second = replace(ARTICLE, text="Bob gives.")
    install(pages=PageReading(articles=(ARTICLE, second), problems=(NOTE,)))
    readings = read_page(PAGE)
    assert [reading.article for reading in readings] == [ARTICLE, second]
    assert [reading.problems for reading in readings] == [(NOTE,), ()]

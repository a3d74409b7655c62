"""Whatever the text: reading never raises, every span carries its quote, and a second reading says the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import ClaimsReading, load_reader, read_claims
from onrecord.records import Article, Claim, Evidence, Lineage
from onrecord.reference.funds import load_funds
from onrecord.reference.lexicon import language_codes, load_lexicon

from .reading import PARAGRAPH, make_article

LANGUAGES = language_codes()
NAMES = [
    "Harriet Flint",
    "Flint",
    "Brightwater Mills",
    "Tully & Sons Inc.",
    "Octave d'Ardoise",
    "Kaldane",
    "Donald Trump",
]
SUMS = [
    "$1 million",
    "$250K",
    "1 M$",
    "1 000 000 $",
    "un million et demi d'euros",
    "half",
    "£5",
    "10 BTC",
    "0",
    "9" * 40,
]
MARKS = [
    "“",
    "”",
    "« ",
    " »",
    '"',
    "'",
    "’s",
    "'s",
    ",",
    ".",
    ";",
    ":",
    "—",
    "(",
    ")",
    "?",
    "…",
    "\n",
    PARAGRAPH,
    "2017",
    "-t-il",
]
LETTERS = st.characters(exclude_categories=["Cs"])
LINEAGES = st.none() | st.just(Lineage(relation="translation", mark="notice", machine=True))
DAYS = st.sampled_from([None, "2017-01-10", "2025-01-15", "0001-01-01", "9999-12-31"])


def _phrases(language: str) -> list[str]:
    """The phrases of a language's lexicon and the names of the funds: whatever a rule may look for."""
    lexicon = load_lexicon(language)
    words = {phrase.removesuffix("*") for phrases in lexicon.phrases.values() for phrase in phrases}
    wordings = {wording for fund in load_funds().all for wording in (*fund.names, *fund.wordings.get(language, ()))}
    return sorted(words | wordings | set(lexicon.numbers) | set(lexicon.scales))


def _texts(language: str) -> st.SearchStrategy[str]:
    """Texts of the words that rules look for, in any order, now and then with something that no rule knows."""
    known = st.sampled_from(_phrases(language))
    others = st.sampled_from(NAMES) | st.sampled_from(SUMS) | st.sampled_from(MARKS)
    pieces = st.one_of(known, known.map(str.capitalize), others, others, st.text(alphabet=LETTERS, max_size=4))
    return st.lists(pieces, min_size=1, max_size=40).map(" ".join)


TEXTS = {language: _texts(language) for language in LANGUAGES}


def _evidence_of(claim: Claim) -> Iterator[Evidence]:
    yield from claim.evidence
    for conflict in claim.conflicts:
        yield from (conflict.rejected, conflict.believed)


def _check(article: Article) -> ClaimsReading:
    reader = load_reader(article.language)
    reading = read_claims(article, reader)
    for claim in reading.claims:
        for evidence in _evidence_of(claim):
            assert 0 <= evidence.start < evidence.end <= len(article.text)
            assert article.text[evidence.start : evidence.end] == evidence.quote
    for said in reading.statements:
        assert 0 <= said.start < said.end <= len(article.text)
        assert article.text[said.start : said.end] == said.quote
    again = read_claims(article, reader)
    assert again == reading
    assert [claim.id for claim in again.claims] == [claim.id for claim in reading.claims]
    assert [said.id for said in again.statements] == [said.id for said in reading.statements]
    return reading


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(alphabet=LETTERS, max_size=200), published=DAYS)
@settings(max_examples=60, deadline=None)
def test_any_text(language: str, text: str, published: str | None) -> None:
    _check(make_article(text, language, published))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), published=DAYS, derived_from=LINEAGES)
@settings(max_examples=120, deadline=None)
def test_any_order_of_the_words_that_rules_look_for(
    language: str, data: st.DataObject, published: str | None, derived_from: Lineage | None
) -> None:
    text = data.draw(TEXTS[language])
    _check(make_article(text, language, published, derived_from))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_ids_are_given_once(language: str, data: st.DataObject) -> None:
    reading = _check(make_article(data.draw(TEXTS[language]), language))
    claims, statements = [c.id for c in reading.claims], [s.id for s in reading.statements]
    assert len(claims) == len(set(claims))
    assert len(statements) == len(set(statements))


GIFTS = {
    "de": "{} spendete {} an den Amtseinführungsfonds von Trump.",
    "en": "{} gave {} to Trump's inaugural fund.",
    "es": "{} donó {} al fondo de investidura de Trump.",
    "fr": "{} a donné {} au fonds d'investiture de Trump.",
    "it": "{} ha donato {} al fondo per l'insediamento di Trump.",
    "nl": "{} schonk {} aan het inauguratiefonds van Trump.",
    "pt": "{} doou {} ao fundo de posse de Trump.",
}
DOLLARS = {"de": "Dollar", "es": "dólares", "it": "dollari", "nl": "dollar", "pt": "dólares"}


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    before=st.text(alphabet=" \n\t\u00a0\u200b", max_size=6), amount=st.integers(min_value=1000, max_value=999_999_999)
)
@settings(max_examples=30, deadline=None)
def test_a_plain_gift_is_read_with_any_sum_and_blanks_around(language: str, before: str, amount: int) -> None:
    text = before + GIFTS[language].format("Brightwater Mills", f"{amount} {DOLLARS.get(language, 'dollars')}") + before
    (claim,) = _check(make_article(text, language)).claims
    assert (claim.donor.name, claim.amount) == ("Brightwater Mills", Decimal(amount))

"""The samples as a careful reader reads them: gifts, conflicts and statements, nothing more and nothing less."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import pytest

from onrecord.claims import ClaimsReading, load_reader, read_claims
from onrecord.records import Claim, Statement

from .expectations import EXPECTATIONS, Expectation, ExpectedGift, ExpectedStatement, fold, read_sample

WORDS = [(expectation.sample, statement) for expectation in EXPECTATIONS for statement in expectation.statements]


def _of_sample(expectation: Expectation) -> str:
    return expectation.sample


def _short(value: object) -> str:
    return (value.quote or value.starts)[:40] if isinstance(value, ExpectedStatement) else str(value)


@cache
def _read(sample: str) -> ClaimsReading:
    article = read_sample(sample)
    return read_claims(article, load_reader(article.language))


def _line(parts: Iterable[object]) -> str:
    return " | ".join(str(part) for part in parts)


def _expected_line(gift: ExpectedGift) -> str:
    qualifier = gift.qualifier if gift.amount else None
    money = (gift.amount, gift.currency, qualifier)
    return _line((fold(gift.donor), gift.kind, gift.capacity, gift.fund, *money, gift.status, gift.in_kind))


def _claim_line(claim: Claim, names: dict[str, str]) -> str:
    donor, money = fold(claim.donor.name), claim.money
    amount = f"{money.amount.quantize(Decimal(1))}" if money and money.amount is not None else None
    value = (amount, money.currency, money.qualifier) if money and amount else (None, None, None)
    return _line(
        (names.get(donor, donor), claim.donor.kind, claim.capacity, claim.fund.id, *value, claim.status, claim.in_kind)
    )


def _names(gifts: Iterable[ExpectedGift]) -> dict[str, str]:
    return {fold(name): fold(gift.donor) for gift in gifts for name in (gift.donor, *gift.also)}


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_gifts_are_those_that_a_reader_finds(expectation: Expectation) -> None:
    names = _names(expectation.gifts)
    optional = {_expected_line(gift) for gift in expectation.gifts if gift.optional}
    expected = sorted(_expected_line(gift) for gift in expectation.gifts if not gift.optional)
    found = sorted(_claim_line(claim, names) for claim in _read(expectation.sample).claims)
    assert [line for line in found if line not in optional] == expected


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_people_and_firms_behind_a_gift_are_named(expectation: Expectation) -> None:
    names = _names(expectation.gifts)
    behind: dict[str, set[str]] = {}
    for claim in _read(expectation.sample).claims:
        behind.setdefault(_claim_line(claim, names), set()).update(fold(name) for name in claim.associated)
    for gift in expectation.gifts:
        missing = {fold(name) for name in gift.associated} - behind.get(_expected_line(gift), set())
        assert missing == set(), gift.donor


@pytest.mark.parametrize("expectation", [e for e in EXPECTATIONS if e.conflicts], ids=_of_sample)
def test_a_headline_that_names_the_wrong_giver_is_a_conflict(expectation: Expectation) -> None:
    headline = len(read_sample(expectation.sample).headline or "")
    for expected in expectation.conflicts:
        claims = [claim for claim in _read(expectation.sample).claims if claim.donor.name == expected.donor]
        conflicts = [conflict for claim in claims for conflict in claim.conflicts if conflict.field == expected.field]
        rejected = [conflict.rejected for conflict in conflicts if conflict.rejected.end <= headline]
        assert [evidence for evidence in rejected if expected.rejected in evidence.quote], expected.rejected
        assert all(conflict.believed.start > headline for conflict in conflicts)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_every_quote_is_its_span(expectation: Expectation) -> None:
    text, reading = read_sample(expectation.sample).text, _read(expectation.sample)
    quoted = [(item.start, item.end, item.quote) for claim in reading.claims for item in claim.evidence]
    quoted += [(item.start, item.end, item.quote) for item in reading.statements]
    assert [quote for start, end, quote in quoted if text[start:end] != quote] == []


def _bare(quote: str) -> str:
    return fold(quote).strip(" .,;:!?")


def _says(statement: Statement, expected: ExpectedStatement) -> bool:
    if expected.starts:
        return _bare(statement.quote).startswith(_bare(expected.starts))
    return _bare(statement.quote) == _bare(expected.quote)


@pytest.mark.parametrize(("sample", "expected"), WORDS, ids=_short)
def test_words_are_put_in_the_right_mouth(sample: str, expected: ExpectedStatement) -> None:
    said = [statement for statement in _read(sample).statements if _says(statement, expected)]
    assert len(said) == 1
    (statement,) = said
    assert statement.speaker is not None
    assert fold(statement.speaker.name) in {fold(name) for name in expected.speaker}
    assert (statement.verbatim, statement.garbled) == (expected.verbatim, expected.garbled)
    assert set(expected.told_to) <= set(statement.told_to)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_nothing_else_is_taken_for_a_statement(expectation: Expectation) -> None:
    said = _read(expectation.sample).statements
    others = [s.quote for s in said if not any(_says(s, expected) for expected in expectation.statements)]
    assert others == []

"""The case tables of every language: what a sentence asserts, and sentences that assert nothing.

A row is added in `data/languages/<code>/cases.tsv` or `near_misses.tsv`; no line of code is needed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.records import Article, Block, Claim, PartialDate
from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.reference.lexicon import language_codes, load_lexicon
from tests.docs.rules import is_explained
from tests.sheets import each_row

CASE_COLUMNS = [
    *("id", "sentence", "published"),
    *("donor", "kind", "capacity", "fund", "amount", "currency", "status", "in_kind"),
    "note",
]
NEAR_MISS_COLUMNS = ["id", "sentence", "published", "why", "note"]
LEAST_SENTENCES = 40

# A refusal may be read as a claim of its own: "gave nothing" is a declined gift to some readers, and no gift to others.
WHY_MAY_DECLINE = {"denial", "no plan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What one row says of one claim."""

    donor: str
    kind: str
    capacity: str
    fund: str
    amount: Decimal | None
    currency: str
    status: str
    in_kind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence of a table with the claims that it asserts, none for a near miss."""

    id: str
    language: str
    sentence: str
    published: str
    claims: tuple[Expected, ...] = ()
    why: str = ""
    note: str = ""


def read_rows(code: str, name: str, columns: list[str]) -> list[dict[str, str]]:
    """Read the rows of a table as dictionaries; a language without the table has none."""
    path = files("onrecord").joinpath("data", "languages", code, name)
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    cells = [line.split("\t") for line in lines]
    assert cells[0] == columns, f"{code}/{name}: the columns are not {columns}"
    uneven = [row[0] for row in cells if len(row) != len(columns)]
    assert uneven == [], f"{code}/{name}: these rows have not {len(columns)} columns"
    return [dict(zip(columns, row, strict=True)) for row in cells[1:]]


def read_cases(code: str) -> Iterator[Case]:
    """Yield the sentences of cases.tsv; a row without a sentence goes on with the one above it."""
    groups: list[list[dict[str, str]]] = []
    for row in read_rows(code, "cases.tsv", CASE_COLUMNS):
        if row["sentence"]:
            groups.append([row])
        else:
            groups[-1].append(row)
    for group in groups:
        first = group[0]
        yield Case(
            id=first["id"].rstrip("abcdefgh"),
            language=code,
            sentence=first["sentence"],
            published=first["published"],
            claims=tuple(expected_of(row) for row in group),
            note=next((row["note"] for row in group if row["note"].startswith("xfail")), first["note"]),
        )


def expected_of(row: dict[str, str]) -> Expected:
    """Return the claim that a row describes."""
    return Expected(
        donor=row["donor"],
        kind=row["kind"],
        capacity=row["capacity"],
        fund=row["fund"],
        amount=Decimal(row["amount"]) if row["amount"] else None,
        currency=row["currency"],
        status=row["status"],
        in_kind=row["in_kind"] == "yes",
    )


def read_near_misses(code: str) -> Iterator[Case]:
    """Yield the sentences of near_misses.tsv."""
    for row in read_rows(code, "near_misses.tsv", NEAR_MISS_COLUMNS):
        yield Case(
            id=row["id"],
            language=code,
            sentence=row["sentence"],
            published=row["published"],
            why=row["why"],
            note=row["note"],
        )


CASES = [case for code in language_codes() for case in read_cases(code)]
NEAR_MISSES = [case for code in language_codes() for case in read_near_misses(code)]


TRACED = 5
"""Coverage counts one sheet in so many."""


def marks_of(case: Case) -> list[pytest.MarkDecorator]:
    """Return what pytest is told of a row: a note that starts with "xfail" marks a strict xfail."""
    return [pytest.mark.xfail(strict=True, reason=case.note)] if case.note.startswith("xfail") else []


def claims_of(case: Case) -> list[Expected]:
    """Read the sentence as an article of one paragraph, and return its claims in the shape of the table, sorted."""
    article = Article(
        text=case.sentence,
        language=case.language,
        blocks=(Block(kind="paragraph", start=0, end=len(case.sentence)),),
        published=PartialDate(value=date.fromisoformat(case.published)) if case.published else None,
    )
    reading = read_claims(article, load_reader(case.language))
    for claim in reading.claims:
        assert all(article.text[e.start : e.end] == e.quote for e in claim.evidence), "a quote is not its span"
        assert is_explained(claim.rule), f"docs/reading.md has no row for {claim.rule}"
    return in_order(shape_of(claim) for claim in reading.claims)


def shape_of(claim: Claim) -> Expected:
    """Return a claim as a row would tell it: the fund's id where it is known, a currency only with an amount."""
    return Expected(
        donor=claim.donor.name,
        kind=claim.donor.kind,
        capacity=claim.capacity,
        fund=claim.fund.id or claim.fund.name or "",
        amount=claim.amount,
        currency=claim.money.currency if claim.money and claim.amount is not None else "",
        status=claim.status,
        in_kind=claim.in_kind,
    )


def in_order(claims: Iterable[Expected]) -> list[Expected]:
    """Sort claims, so that only what they say is compared and not where it stands."""
    return sorted(claims, key=repr)


@each_row(CASES, lambda case: case.id, alone=marks_of, traced=TRACED)
def test_a_sentence_asserts_the_claims_of_its_rows(case: Case) -> None:
    assert claims_of(case) == in_order(case.claims), case.sentence


@each_row(NEAR_MISSES, lambda case: case.id, alone=marks_of, traced=TRACED)
def test_a_near_miss_asserts_nothing(case: Case) -> None:
    found = [c for c in claims_of(case) if not (case.why in WHY_MAY_DECLINE and c.status == "declined")]
    assert found == [], case.sentence


@pytest.mark.parametrize("code", language_codes())
def test_a_supported_language_has_enough_sentences_of_both_sorts(code: str) -> None:
    if load_lexicon(code).status != "supported":
        pytest.skip(f"{code} is a draft")
    positive = sum(case.language == code for case in CASES)
    negative = sum(case.language == code for case in NEAR_MISSES)
    assert positive >= LEAST_SENTENCES, f"cases.tsv has {positive} sentences"
    assert negative >= LEAST_SENTENCES, f"near_misses.tsv has {negative} sentences"


@pytest.mark.parametrize("code", language_codes())
def test_ids_and_sentences_of_a_language_are_its_own_and_stand_once(code: str) -> None:
    rows = [*read_rows(code, "cases.tsv", CASE_COLUMNS), *read_rows(code, "near_misses.tsv", NEAR_MISS_COLUMNS)]
    ids = [row["id"] for row in rows]
    assert [i for i in ids if not re.fullmatch(rf"{code}-(\d{{3,5}}[a-h]?|n\d{{3,5}})", i)] == []
    assert len(ids) == len(set(ids)), sorted(i for i in set(ids) if ids.count(i) > 1)
    sentences = [row["sentence"] for row in rows if row["sentence"]]
    assert len(sentences) == len(set(sentences)), sorted(s for s in set(sentences) if sentences.count(s) > 1)


def faults_of(case: Case) -> Iterator[str]:
    """Yield what is wrong with the values of a row, whatever is read of its sentence."""
    if not case.claims:
        yield "asserts no claim"
    for claim in case.claims:
        if claim.kind not in DONOR_KINDS or claim.capacity not in CAPACITIES or claim.status not in STATUSES:
            yield f"a value that nobody knows: {claim}"
        if bool(claim.currency) != (claim.amount is not None):
            yield f"a currency without an amount, or an amount without one: {claim}"
        if claim.kind != "person" and claim.capacity != "company":
            yield f"an organization gives in a personal capacity: {claim}"
        if claim.donor not in case.sentence:
            yield f"a donor whom the sentence does not name: {claim}"


@pytest.mark.parametrize("code", language_codes())
def test_the_values_of_each_row_of_a_language_are_of_the_known_ones(code: str) -> None:
    assert [(case.id, fault) for case in CASES if case.language == code for fault in faults_of(case)] == []


@pytest.mark.parametrize("code", language_codes())
def test_each_near_miss_of_a_language_says_why_it_is_one(code: str) -> None:
    assert [case.id for case in NEAR_MISSES if case.language == code and not case.why] == []

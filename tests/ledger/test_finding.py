"""Finding by id: the records come back whole, and a beginning of an id is enough where it names one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import (
    AmbiguousIdError,
    FoundArticle,
    FoundClaim,
    FoundStatement,
    Ledger,
    UnknownIdError,
)
from tests.ledger.making import NOW, Place, add, make_document
from tests.ledger.tables import damage


def test_an_article_comes_back_whole(ledger: Ledger) -> None:
    document = make_document(1)
    assert document.article is not None
    assert document.capture is not None
    found = ledger.find(document.article.id)
    assert isinstance(found, FoundArticle)
    assert found.article == document.article
    assert found.claims == document.claims
    assert found.statements == document.statements
    assert found.problems == document.problems
    assert found.reader == "reader-1"
    (note,) = found.captures
    assert (note.sha256, note.size) == (document.capture.sha256, len(document.capture.content))
    assert (note.source, note.media_type, note.how, note.url) == ("pages/00001.html", "text/html", "folder", None)
    assert note.obtained_at == NOW


@pytest.mark.parametrize("index", [0, 1], ids=["every part", "few parts"])
def test_a_claim_comes_back_whole(ledger: Ledger, index: int) -> None:
    document = make_document(2)
    claim = document.claims[index]
    found = ledger.find(claim.id)
    assert isinstance(found, FoundClaim)
    assert (found.claim, found.article, found.is_current) == (claim, document.article, True)
    assert [str(found.claim.amount), str(claim.amount)] in (["1500000.00"] * 2, ["None"] * 2)
    assert all(found.article.text[e.start : e.end] == e.quote for e in found.claim.evidence)
    assert len(found.captures) == 1


def test_a_statement_comes_back_whole(ledger: Ledger) -> None:
    document = make_document(0)
    found = ledger.find(document.statements[0].id)
    assert isinstance(found, FoundStatement)
    assert (found.statement, found.article, found.is_current) == (document.statements[0], document.article, True)


def test_an_article_with_nothing_on_it_comes_back_whole(place: Place) -> None:
    document = make_document(1)
    assert document.article is not None
    bare = replace(
        document.article, blocks=(), furniture=(), alternates=(), derived_from=None, published=None, outlet=None
    )
    add(place, replace(document, article=bare, claims=(), statements=(), problems=(), capture=None))
    with Ledger.open(place, read_only=True) as ledger:
        found = ledger.find(bare.id)
    assert isinstance(found, FoundArticle)
    assert found.article == bare
    assert (found.claims, found.statements, found.problems, found.captures) == ((), (), (), ())


def test_a_claim_without_an_amount_comes_back_whole(place: Place) -> None:
    document = make_document(1)
    claim = replace(document.claims[0], money=None)
    add(place, replace(document, claims=(claim,)))
    with Ledger.open(place, read_only=True) as ledger:
        found = ledger.find(claim.id)
    assert isinstance(found, FoundClaim)
    assert found.claim == claim


@pytest.mark.parametrize("cut", [9, 12, 26], ids=["short", "longer", "whole"])
@pytest.mark.parametrize("shape", ["{}", "  {} ", "{upper}"], ids=["plain", "spaces", "capitals"])
def test_the_beginning_of_an_id_is_enough(ledger: Ledger, cut: int, shape: str) -> None:
    claim = make_document(1).claims[0]
    prefix = claim.id[:cut]
    found = ledger.find(shape.format(prefix, upper=prefix.upper()))
    assert isinstance(found, FoundClaim)
    assert found.claim == claim


def test_the_kind_may_be_left_out(ledger: Ledger) -> None:
    statement = make_document(1).statements[0]
    found = ledger.find(statement.id.removeprefix("statement-")[:10])
    assert isinstance(found, FoundStatement)
    assert found.statement == statement


@pytest.mark.parametrize("prefix", ["claim-", "a", "statement"], ids=["claims", "articles", "statements"])
def test_several_that_begin_so_are_named(ledger: Ledger, prefix: str) -> None:
    with pytest.raises(AmbiguousIdError, match=rf"{prefix}: several ids begin so: .*write more") as raised:
        ledger.find(prefix)
    assert len(raised.value.candidates) >= 2
    assert all(candidate in str(raised.value) for candidate in raised.value.candidates)


def test_very_many_that_begin_so_are_cut_short(place: Place) -> None:
    add(place, *(make_document(number) for number in range(12)))
    with Ledger.open(place) as ledger, pytest.raises(AmbiguousIdError, match="and more") as raised:
        ledger.find("article")
    assert len(raised.value.candidates) == 8


@pytest.mark.parametrize("prefix", ["claim-zz", "claim-%", "nothing", "problem-0", "  ", ""])
def test_an_unknown_id_says_where_ids_are_shown(ledger: Ledger, prefix: str) -> None:
    with pytest.raises(UnknownIdError, match="onrecord list"):
        ledger.find(prefix)


def test_a_claim_that_the_latest_reading_dropped_is_found_and_not_current(full: Place) -> None:
    document = make_document(1)
    add(full, replace(document, claims=document.claims[1:], statements=()), reader="reader-2")
    with Ledger.open(full) as ledger:
        claim, statement = ledger.find(document.claims[0].id), ledger.find(document.statements[0].id)
        kept = ledger.find(document.claims[1].id)
    assert isinstance(claim, FoundClaim)
    assert isinstance(statement, FoundStatement)
    assert isinstance(kept, FoundClaim)
    assert (claim.is_current, claim.reader, claim.claim) == (False, "reader-1", document.claims[0])
    assert (statement.is_current, statement.statement) == (False, document.statements[0])
    assert (kept.is_current, kept.reader) == (True, "reader-2")


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE evidence SET quote = quote || '!'",
        "UPDATE claims SET amount = 'lots' WHERE amount IS NOT NULL",
        "UPDATE claims SET donor_name = 'Somebody'",
        "UPDATE articles SET published = 'soon'",
    ],
    ids=["quote", "amount", "id", "date"],
)
def test_a_damaged_record_says_so(full: Place, command: str) -> None:
    damage(full, command)
    with Ledger.open(full) as ledger, pytest.raises(LedgerError, match="the ledger is damaged here"):
        ledger.find(make_document(1).claims[0].id)

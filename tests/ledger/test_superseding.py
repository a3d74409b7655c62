"""Where a page was corrected, its newest version says what it says: no second telling, no conflict, nothing deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.ledger import Derived, GiftQuestion, Ledger
from onrecord.records import Article, Block, Capture, DocumentReading, Evidence, PartialDate
from tests.ledger.making import NOW, Place, add, make_claims, make_document

READER = "reader-1"
URL = "https://news.example/harbour/gift"


def version(amount: str, *, at: int, url: str = URL, claims: bool = True, padding: str = "") -> DocumentReading:
    """Return what an address shows from an hour on: a person gives a sum, and a company another."""
    model = make_document(1)
    assert model.article is not None
    assert model.capture is not None
    text = model.article.text.replace("$1.5 million", amount) + padding
    article = replace(model.article, text=text, published=PartialDate(value=date(2024, 12, 1)))
    told = make_claims(replace(article, text=text.replace(amount, "$1.5 million")), 1) if claims else ()
    money = None if not told or told[0].money is None else replace(told[0].money, wording=amount)
    own = tuple(
        replace(
            claim,
            article_id=article.id,
            evidence=tuple(Evidence.of(text, one.field, one.start, one.end) for one in claim.evidence),
        )
        for claim in told[:1]
    )
    own = tuple(
        replace(claim, money=replace(money, amount=money.amount * int(amount[1])) if money and money.amount else None)
        for claim in own
    )
    capture = Capture(
        content=text.encode(),
        source=url,
        media_type="text/html",
        how="fetched",
        url=url,
        obtained_at=NOW + timedelta(hours=at),
    )
    return DocumentReading(source=url, capture=capture, article=article, claims=own)


def derived(place: Place, as_of: date | None = None) -> Derived:
    with Ledger.open(place) as ledger:
        ledger.keep_up(READER)
        return ledger.derive(READER, as_of=as_of)


def test_the_newest_version_is_what_a_page_says(place: Place) -> None:
    add(place, version("$2.5 million", at=0))
    (before,) = derived(place).pledges
    add(place, version("$4.5 million", at=1))
    (after,) = derived(place).pledges
    assert (before.id, len(after.claim_ids), len(after.article_ids)) == (after.id, 1, 1)
    assert before.money is not None
    assert after.money is not None
    assert (before.money.wording, after.money.wording) == ("$2.5 million", "$4.5 million")
    assert after.disagreements == ()
    with Ledger.open(place) as ledger:
        assert len(list(ledger.list_claims())) == 2
        assert len(ledger.list_superseded()) == 1
        assert ledger.verify().holds


def test_a_page_that_takes_its_correction_back(place: Place) -> None:
    for at, amount in enumerate(("$2.5 million", "$4.5 million", "$2.5 million")):
        add(place, version(amount, at=at))
        derived(place)
    (pledge,) = derived(place).pledges
    assert pledge.money is not None
    assert pledge.money.wording == "$2.5 million"


def test_a_claim_that_the_only_page_took_out_makes_no_gift(place: Place) -> None:
    add(place, version("$2.5 million", at=0))
    assert len(derived(place).pledges) == 1
    add(place, version("$2.5 million", at=1, claims=False, padding=" It was a quiet day."))
    assert derived(place).pledges == ()


def test_another_address_that_still_shows_it_counts(place: Place) -> None:
    add(place, version("$2.5 million", at=0), version("$2.5 million", at=0, url="https://tide.example/2024/copy"))
    add(place, version("$4.5 million", at=1))
    (pledge,) = derived(place).pledges
    assert len(pledge.claim_ids) == 2
    assert [one.field for one in pledge.disagreements] == ["amount"]


def test_what_is_gone_says_what_it_said(place: Place) -> None:
    add(place, version("$2.5 million", at=0))
    with Ledger.open(place) as ledger:
        ledger.note_gone(ledger.begin_run(NOW, version="0", reader=READER), URL, NOW + timedelta(hours=1))
    assert len(derived(place).pledges) == 1


def test_a_stub_supersedes_nothing(place: Place) -> None:
    add(place, version("$2.5 million", at=0))
    wall = "Sign in to go on."
    article = Article(text=wall, language="en", blocks=(Block(kind="paragraph", start=0, end=len(wall)),), url=URL)
    model = version("$2.5 million", at=1)
    assert model.capture is not None
    capture = replace(model.capture, content=wall.encode())
    add(place, DocumentReading(source=URL, capture=capture, article=article))
    assert len(derived(place).pledges) == 1


@pytest.mark.parametrize(("day", "wording"), [(date(2025, 1, 2), "$2.5 million"), (date(2025, 1, 3), "$4.5 million")])
def test_an_earlier_day_knows_the_version_of_then(place: Place, day: date, wording: str) -> None:
    add(place, version("$2.5 million", at=0), version("$4.5 million", at=24))
    (pledge,) = derived(place, as_of=day).pledges
    assert pledge.money is not None
    assert pledge.money.wording == wording


def test_the_list_as_of_a_day_tells_the_version_of_then(place: Place) -> None:
    add(place, version("$2.5 million", at=0), version("$4.5 million", at=24))
    with Ledger.open(place) as ledger:
        ledger.keep_up(READER)
        told = []
        for day in (date(2025, 1, 2), date(2025, 1, 3)):
            with ledger.browse(day, as_of=day) as catalogue:
                (line,) = catalogue.list_gifts(GiftQuestion()).lines
                told.append(line.money and line.money.wording)
    assert told == ["$2.5 million", "$4.5 million"]

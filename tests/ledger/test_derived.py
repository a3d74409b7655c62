"""What follows from the facts: the same rows whenever it is made, as of a day, and under people's judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.ledger import Derived, Ledger
from onrecord.ledger.derived.schema import DERIVED
from onrecord.records import DocumentReading, Donor, FundRef, Judgement, PartialDate, Pledge, Reading
from tests.ledger.making import Place, add, make_document
from tests.ledger.making_filings import make_filing
from tests.ledger.tables import dump_derived, dump_facts, look

READER = "reader-1"
AT = datetime(2025, 3, 1, tzinfo=UTC)
FUND = FundRef(id="us-inaugural-2025", name="the Harbour Lantern fund")


def _derive(path: Place, as_of: date | None = None, floor: Decimal | None = None) -> Derived:
    with Ledger.open(path, read_only=True) as ledger:
        return ledger.derive(READER, as_of=as_of, floor=floor)


def _rebuild(path: Place) -> None:
    with Ledger.open(path) as ledger:
        ledger.rebuild(READER)


def _judge(path: Place, kind: str, subject: str, decision: str, other: str | None = None, by: str = "ann") -> Judgement:
    judgement = Judgement(kind=kind, subject=subject, decision=decision, other=other, by=by, at=AT)
    with Ledger.open(path) as ledger:
        ledger.judge(judgement)
    return judgement


def test_a_rebuild_ends_with_the_same_rows(full: Place) -> None:
    _rebuild(full)
    before = dump_derived(full)
    assert len(before["pledges"]) == 6
    with look(full) as connection:
        for table in DERIVED:
            connection.exec_driver_sql(f"DELETE FROM {table.name}")
    _rebuild(full)
    assert dump_derived(full) == before


def test_two_ledgers_of_the_same_facts_have_the_same_rows(new_place: Callable[[], Place]) -> None:
    documents: list[Reading] = [*(make_document(number) for number in range(4)), make_filing(7)]
    dumped = []
    for order in (documents, list(reversed(documents))):
        place = new_place()
        add(place, *order)
        _rebuild(place)
        dumped.append({name: rows for name, rows in dump_derived(place).items() if name != "derivations"})
    assert dumped[0] == dumped[1]


@pytest.mark.parametrize("kept_in", ["server"], indirect=True)
def test_a_file_and_a_server_have_the_same_rows(place: Place, tmp_path: Path) -> None:
    documents: list[Reading] = [*(make_document(number) for number in range(4)), make_filing(7)]
    dumped = []
    for one in (place, tmp_path / "onrecord.db"):
        add(one, *documents)
        _rebuild(one)
        dumped.append((dump_facts(one), dump_derived(one)))
    (facts, derived), (own_facts, own_derived) = dumped
    assert own_facts.keys() == facts.keys()
    assert {name: len(rows) for name, rows in facts.items()} == {name: len(rows) for name, rows in own_facts.items()}
    assert derived == own_derived


def test_what_is_loaded_is_what_was_derived(full: Place) -> None:
    worked_out = _derive(full)
    _rebuild(full)
    loaded = _derive(full)
    assert loaded.pledges == worked_out.pledges
    assert sorted(loaded.matches, key=repr) == sorted(worked_out.matches, key=repr)


def test_what_was_added_since_counts_at_once(full: Place) -> None:
    _rebuild(full)
    add(full, make_document(9))
    assert len(_derive(full).pledges) == 8


def test_as_of_a_day_later_pages_are_not_known(place: Place) -> None:
    add(place, make_document(1), make_document(12))
    days = {str(pledge.first_reported) for pledge in _derive(place, as_of=date(2024, 12, 5)).pledges}
    assert days == {"2024-12-02"}


def test_every_claim_counts_from_the_floor_on(full: Place) -> None:
    assert len(_derive(full, floor=Decimal("0.5")).pledges) == 3
    assert len(_derive(full, floor=Decimal(0)).pledges) == 6


def _unsure(number: int, kind: str) -> DocumentReading:
    document = make_document(number)
    claim = replace(document.claims[0], confidence=Decimal("0.05"), donor=Donor(name="Varga Quillfeather", kind=kind))
    return replace(document, claims=(claim,))


# Who decides what of a claim below the floor, whether its donor is a person, and whether it counts then.
DECIDED = [
    ("nobody", "organization", [], False),
    ("one accepts", "organization", ["ann accept"], True),
    ("one accepts a newly named person", "person", ["ann accept"], False),
    ("one accepts a newly named person twice", "person", ["ann accept", "ann accept"], False),
    ("two accept a newly named person", "person", ["ann accept", "bo accept"], True),
    ("one accepts, one rejects", "person", ["ann accept", "bo accept", "cy reject"], False),
]


@pytest.mark.parametrize(("kind", "said", "counts"), [row[1:] for row in DECIDED], ids=[row[0] for row in DECIDED])
def test_who_must_accept_a_claim(place: Place, kind: str, said: list[str], counts: bool) -> None:
    document = _unsure(1, kind)
    add(place, document)
    for words in said:
        by, decision = words.split()
        _judge(place, "claim", document.claims[0].id, decision, by=by)
    assert bool(_derive(place).pledges) is counts


def test_a_rejected_claim_counts_no_more_however_sure(full: Place) -> None:
    claim = make_document(1).claims[0]
    _judge(full, "claim", claim.id, "reject")
    assert claim.id not in {one for pledge in _derive(full).pledges for one in pledge.claim_ids}


def _giving(number: int, name: str) -> DocumentReading:
    document = make_document(number)
    claim = replace(document.claims[0], donor=Donor(name=name, kind="person"), fund=FUND)
    published = PartialDate(value=date(2024, 12, 1 + number))
    assert document.article is not None
    article = replace(document.article, published=published)
    return replace(document, article=article, claims=(replace(claim, article_id=article.id),), statements=())


def _donors(pledges: Iterable[Pledge]) -> list[str]:
    return sorted({pledge.donor.key for pledge in pledges})


def test_two_names_are_one_donor_once_a_person_says_so_and_no_more_once_it_is_taken_back(place: Place) -> None:
    add(place, _giving(1, "Ann Roe"), _giving(2, "Anna Roe"))
    one, other = _donors(_derive(place).pledges)
    judgement = _judge(place, "identity", one, "same", other)
    (pledge,) = _derive(place).pledges
    assert (pledge.donor.key, len(pledge.article_ids)) == (one, 2)
    _judge(place, "retraction", judgement.id, "retract")
    assert _donors(_derive(place).pledges) == [one, other]


# Two names in two articles, the firms beside them, and whether they are one donor without a person's word.
NAMESAKES = [
    ("the same name", "Orla Quillfeather", "", "Orla Quillfeather", "", True),
    ("a very common name", "John Smith", "", "John Smith", "", False),
    ("a very common name beside one firm", "John Smith", "Varga Mills", "John Smith", "Varga Mills, Inc.", True),
    ("a very common name beside two firms", "John Smith", "Varga Mills", "John Smith", "Brindle Mills", False),
    ("a family name alone", "Quillfeather", "", "Quillfeather", "", False),
    ("father and son", "Ann Roe Quill Sr.", "", "Ann Roe Quill Jr.", "", False),
    ("an initial", "O. Quillfeather", "", "Orla Quillfeather", "", False),
    ("spouses", "Orla Quillfeather", "", "Bo Quillfeather", "", False),
    ("a party of the registry, though many are called so", "Tim Cook", "", "Tim Cook", "", True),
]


@pytest.mark.parametrize(
    ("one", "firm", "other", "other_firm", "are_one"), [row[1:] for row in NAMESAKES], ids=[row[0] for row in NAMESAKES]
)
def test_who_is_one_donor(place: Place, one: str, firm: str, other: str, other_firm: str, are_one: bool) -> None:
    for number, name, beside in ((1, one, firm), (2, other, other_firm)):
        document = _giving(number, name)
        claim = replace(document.claims[0], associated=(beside,) if beside else ())
        add(place, replace(document, claims=(claim,)))
    assert len(_donors(_derive(place).pledges)) == (1 if are_one else 2)


def _filed(path: Place, *, is_memo: bool = False) -> None:
    """A ledger of a gift, and of a filing that shows it."""
    filing, values = make_filing(7, lines=1), {"amount": Decimal("1500000.00"), "in_kind": False, "is_memo": is_memo}
    line = replace(filing.receipts[0], name="ROE, ANN", name_parts=None, **values)  # type: ignore[arg-type]
    filing = replace(filing, filing=replace(filing.filing, filer_id="C00894162"), receipts=(line,), refunds=())
    add(path, _giving(1, "Ann Roe"), filing)


def test_a_match_is_dropped_once_a_person_says_that_it_is_another(place: Place) -> None:
    _filed(place)
    (found,) = [match for match in _derive(place).matches if match.filed]
    assert found.is_accepted
    _judge(place, "match", found.pledge_id, "other", found.filed[0].key)
    assert not any(match.is_accepted for match in _derive(place).matches)


def test_a_memo_line_may_be_a_gift_though_nothing_else_is_filed(place: Place) -> None:
    _filed(place, is_memo=True)
    kept = _derive(place).matches
    assert [match.verdict for match in kept if match.filed] == ["unsure"]
    assert _derive(place, as_of=date(2026, 1, 1)).matches == kept
    _rebuild(place)
    assert _derive(place).matches == kept


def test_a_match_holds_once_a_person_says_so(place: Place) -> None:
    _filed(place)
    (found,) = [match for match in _derive(place).matches if match.filed]
    _judge(place, "match", found.pledge_id, "same", found.filed[0].key)
    (judged,) = [match for match in _derive(place).matches if match.filed]
    assert judged.is_accepted
    assert any("ann said so on 2025-03-01" in reason for reason in judged.reasons)

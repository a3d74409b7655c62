"""Lists in pieces: they are the whole list, in order, whatever the size of a piece; totals add up what is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import QuestionError
from onrecord.ledger import SORTS, Catalogue, DonorQuestion, GiftLine, GiftQuestion, Ledger
from onrecord.ledger.catalogue import catalogue as whole_catalogue
from onrecord.ledger.catalogue import gifts
from onrecord.ledger.catalogue.cursors import Place
from onrecord.ledger.catalogue.funds import find_gaps
from onrecord.pipeline import PledgeFilter, ReadingOptions, list_pledges, read_documents, reader_fingerprint
from onrecord.records import Judgement, Money

NOW = datetime(2025, 3, 1, tzinfo=UTC)
TODAY = NOW.date()
PAGES = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "samples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("catalogue") / "onrecord.db") as opened:
        run = opened.begin_run(NOW, version="0", reader=reader_fingerprint())
        opened.record(run, read_documents([str(PAGES)], ReadingOptions(jobs=1, clock=lambda: NOW)))
        opened.rebuild(reader_fingerprint())
        yield opened


@pytest.fixture(scope="module")
def catalogue(ledger: Ledger) -> Iterator[Catalogue]:
    with ledger.browse(TODAY) as opened:
        yield opened


def _all(catalogue: Catalogue, question: dict[str, object]) -> list[GiftLine]:
    found: list[GiftLine] = []
    after = None
    while True:
        page = catalogue.list_gifts(GiftQuestion(**question, after=after))  # type: ignore[arg-type]
        found += page.lines
        after = page.following
        if after is None:
            return found


def test_the_list_is_what_is_derived(ledger: Ledger, catalogue: Catalogue) -> None:
    derived = {one.pledge.id: one for one in list_pledges(ledger, PledgeFilter(), TODAY)}
    lines = {line.id: line for line in _all(catalogue, {})}
    assert lines.keys() == derived.keys()
    assert len(lines) > 30
    for key, line in lines.items():
        pledge, standing = derived[key].pledge, derived[key].standing
        assert (line.money, line.status, line.capacity, line.origins) == (
            pledge.money,
            pledge.status,
            pledge.capacity,
            len(pledge.origins),
        )
        assert (line.standing, line.due) == (standing.name, standing.due)


@pytest.mark.parametrize("sort", sorted(SORTS))
@settings(max_examples=15, deadline=None)
@given(size=st.integers(1, 50))
def test_pieces_of_any_size_make_the_whole_list(catalogue: Catalogue, sort: str, size: int) -> None:
    whole = _all(catalogue, {"sort": sort, "size": 100})
    assert _all(catalogue, {"sort": sort, "size": size}) == whole
    assert len({line.id for line in whole}) == len(whole) == catalogue.count_gifts(GiftQuestion())


# What is asked, and what each of the found gifts must be; every row finds something, and not everything.
FILTERS: list[tuple[dict[str, object], object]] = [
    ({"status": "declined"}, lambda line: line.status == "declined"),
    ({"capacity": "personal"}, lambda line: line.capacity == "personal"),
    ({"kind": "person"}, lambda line: line.donor_kind == "person"),
    ({"fund": "us-inaugural-2017"}, lambda line: line.fund.id == "us-inaugural-2017"),
    ({"donor": "sam-altman"}, lambda line: line.donor_name == "Sam Altman"),
    ({"standing": "refunded"}, lambda line: line.standing == "refunded"),
    (
        {"since": date(2025, 1, 1)},
        lambda line: line.first_reported is not None and line.first_reported.value >= date(2025, 1, 1),
    ),
    (
        {"until": date(2024, 12, 20)},
        lambda line: line.first_reported is not None and line.first_reported.value <= date(2024, 12, 20),
    ),
    (
        {"least": Decimal(2_000_000)},
        lambda line: line.money is not None and (line.money.amount or line.money.low) >= 2_000_000,
    ),
    (
        {"standing": "announced", "fund": "us-inaugural-2017"},
        lambda line: line.standing == "announced" and line.fund.id == "us-inaugural-2017",
    ),
    (
        {"standing": "announced", "status": "planned"},
        lambda line: line.standing == "announced" and line.status == "planned",
    ),
    ({"words": "bezos"}, lambda line: any("Bezos" in name for name in (line.donor_name, *line.associated))),
    ({"words": "ALTM"}, lambda line: line.donor_name == "Sam Altman"),
]


@pytest.mark.parametrize(("question", "fits"), FILTERS, ids=[next(iter(row[0])) for row in FILTERS])
def test_a_filter_keeps_what_fits_and_all_of_it(
    catalogue: Catalogue, question: dict[str, object], fits: object
) -> None:
    assert callable(fits)
    whole = _all(catalogue, {"size": 100})
    wanted = {line.id for line in whole if fits(line)}
    assert {line.id for line in _all(catalogue, {**question, "size": 2})} == wanted
    assert 0 < len(wanted) < len(whole)


@pytest.mark.parametrize(("question", "fits"), FILTERS, ids=[next(iter(row[0])) for row in FILTERS])
def test_many_are_found_as_few_are(
    catalogue: Catalogue, question: dict[str, object], fits: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter that lets many by is gone through in another way than one that lets few by."""
    few = {sort: _all(catalogue, {**question, "size": 2, "sort": sort}) for sort in SORTS}
    count = catalogue.count_gifts(GiftQuestion(**question))  # type: ignore[arg-type]
    monkeypatch.setattr(gifts, "_RARE", 0)
    assert {sort: _all(catalogue, {**question, "size": 2, "sort": sort}) for sort in SORTS} == few
    assert catalogue.count_gifts(GiftQuestion(**question)) == count  # type: ignore[arg-type]


WRONG: list[tuple[dict[str, object], str]] = [
    ({"status": "lost"}, "status: 'lost' is none of planned"),
    ({"sort": "best"}, "sort: 'best' is none of newest"),
    ({"size": 0}, "per_page: 0 is not between 1 and 100"),
    ({"after": "%%%"}, "after: this is no place in a list"),
    ({"after": "WzFd"}, "after: this is no place in a list"),
]


@pytest.mark.parametrize(
    ("question", "said"), WRONG, ids=[f"{next(iter(row[0]))} {at}" for at, row in enumerate(WRONG)]
)
def test_a_wrong_question_says_what_is_wrong(catalogue: Catalogue, question: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        catalogue.list_gifts(GiftQuestion(**question))  # type: ignore[arg-type]


# A place that nobody was given: in which order, at which value, and whether there can be one.
MADE_UP = [
    ("newest", "2024-12-13", True),
    ("newest", 5, False),
    ("largest", 2**40, True),
    ("largest", "5", False),
    ("donor", "a\0", True),
]


@pytest.mark.parametrize(("sort", "value", "is_place"), MADE_UP)
def test_a_place_that_is_made_up_is_none_or_somewhere(
    catalogue: Catalogue, sort: str, value: str | int, is_place: bool
) -> None:
    question = GiftQuestion(sort=sort, after=Place(sort, value, "pledge-0").token())
    if is_place:
        assert catalogue.list_gifts(question).lines is not None
    else:
        with pytest.raises(QuestionError, match="this is no place in a list"):
            catalogue.list_gifts(question)


def test_a_line_beyond_all_is_none(catalogue: Catalogue) -> None:
    with pytest.raises(QuestionError, match="itemises nothing on line 99999999999"):
        catalogue.list_entries("filing-reading-0", line=99_999_999_999)


def test_a_place_in_another_order_is_refused(catalogue: Catalogue) -> None:
    after = catalogue.list_gifts(GiftQuestion(size=1)).following
    with pytest.raises(QuestionError, match="a place in a list by 'newest', not by 'largest'"):
        catalogue.list_gifts(GiftQuestion(sort="largest", after=after))


@given(words=st.text(max_size=40))
def test_nothing_that_is_typed_is_an_operator_of_the_search(catalogue: Catalogue, words: str) -> None:
    catalogue.list_gifts(GiftQuestion(words=words))


def test_the_totals_of_a_fund_add_up_its_list(catalogue: Catalogue) -> None:
    for fund in catalogue.list_funds():
        lines = _all(catalogue, {"fund": fund.key, "size": 100})
        told = catalogue.fund_totals(fund.key).said
        assert sum(total.pledges for total in told) == len(lines) == fund.pledges
        exact = [line.money.amount for line in lines if line.money and line.money.amount is not None]
        assert sum(total.amount for total in told) == sum(exact)
        assert sum(total.priced for total in told) == len(exact)
        vague = [line for line in lines if line.money and line.money.amount and line.money.qualifier != "exact"]
        assert sum(total.inexact for total in told) == len(vague)
        weeks = catalogue.fund_totals(fund.key).weeks
        given = [line for line in lines if line.status not in ("declined", "refunded") and line.money]
        assert sum(week.said for week in weeks) == sum(line.money.amount or 0 for line in given if line.money)
        assert sum(catalogue.count_standings(fund.key).values()) == len(lines)


def test_flows_count_each_gift_once(catalogue: Catalogue) -> None:
    lines = _all(catalogue, {"fund": "us-inaugural-2025", "size": 100})
    given = [line for line in lines if line.status not in ("declined", "refunded")]
    flows = catalogue.draw_fund("us-inaugural-2025").flows
    assert sum(flow.pledges for flow in flows) == len(given)
    assert sum(flow.amount for flow in flows) == sum(line.money.amount or 0 for line in given if line.money)


@pytest.mark.parametrize(("currency", "difference"), [("USD", 50), ("EUR", None)])
def test_sums_of_two_currencies_have_no_difference(catalogue: Catalogue, currency: str, difference: int | None) -> None:
    said = Money(amount=Decimal(1000), currency=currency, wording="a thousand")
    line = replace(_all(catalogue, {"size": 1})[0], money=said, filed=Decimal(1050), standing="filed_differently")
    (gap,) = find_gaps([line])
    assert (gap.said, gap.difference) == (Decimal(1000), difference)


@pytest.mark.parametrize("sort", ["name", "largest"])
def test_donors_in_pieces(catalogue: Catalogue, sort: str) -> None:
    names: list[str] = []
    after = None
    while True:
        page = catalogue.list_donors(DonorQuestion(sort=sort, size=4, after=after))
        names += [line.key for line in page.lines]
        after = page.following
        if after is None:
            break
    lines = _all(catalogue, {"size": 100})
    assert sorted(names) == sorted({line.donor_key for line in lines})
    found = catalogue.find_donor("sam-altman")
    assert found is not None
    assert found.pledges == sum(line.donor_key == "sam-altman" for line in lines)
    assert [line.key for line in catalogue.list_donors(DonorQuestion(words="altman")).lines] == ["sam-altman"]


def test_lists_of_what_is_unannounced_are_found_once_and_few_are_kept(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def find(_connection: object, fund: str, _today: date) -> tuple[()]:
        asked.append(fund)
        return ()

    monkeypatch.setattr(whole_catalogue, "list_unannounced", find)
    for fund in ("a", "a", *map(str, range(8)), "a"):
        assert catalogue.list_unannounced(fund) == ()
    assert (asked.count("a"), len(asked)) == (2, 10)


def test_what_was_rejected_of_a_firm_stands_by_its_gift_also_under_its_short_name(tmp_path: Path) -> None:
    names = ("Quarrow Mills Pipeline Partners", "Quarrow Mills", "Quarrow Mills")
    for at, name in enumerate(names):
        text = f"{name} will donate $1 million to Donald Trump's inaugural committee, a spokesman for the company said."
        head = f"Title: News number {at} of the inaugural committee\nDate: 2025-01-0{at + 3}\n\n"
        told = f"{head}{text}\n\nIt employs {at + 7} people in Talbridge.\n"
        (tmp_path / f"{at}.txt").write_text(told, encoding="utf-8")
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        run = ledger.begin_run(NOW, version="0", reader=reader_fingerprint())
        pages = [str(page) for page in sorted(tmp_path.glob("*.txt"))]
        ledger.record(run, read_documents(pages, ReadingOptions(jobs=1, clock=lambda: NOW)))
        ledger.rebuild(reader_fingerprint())
        with ledger.browse(TODAY) as opened:
            (line,) = _all(opened, {})
            gift = opened.find_gift(line.id)
            assert gift is not None
            claim = next(one.claim.id for one in gift.tellings if one.claim.donor.name == "Quarrow Mills")
        ledger.judge(Judgement(kind="claim", subject=claim, decision="reject", by="ann", at=NOW))
        ledger.keep_up(reader_fingerprint())
        with ledger.browse(TODAY) as opened:
            (line,) = _all(opened, {})
            gift = opened.find_gift(line.id)
            assert gift is not None
            assert gift.pledge.donor.key == "organization:quarrow-mills-pipeline-partners"
            assert ([one.claim.id for one in gift.set_aside], len(gift.tellings)) == ([claim], 2)

"""A report and its amendment count once; one gift in two reports is shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from onrecord.filings.chains import chain_filings
from onrecord.filings.lda import chain_key, possible_repeats
from onrecord.records.reading import FilingReading
from tests.filings.lda.writing import api_page, house_xml, item, read, report, senate_xml

FIRST = {"number": "a" * 8, "kind": "MM", "posted": "2017-07-28T10:00:00"}
AMENDED = {"number": "b" * 8, "kind": "MA", "posted": "2017-09-29T14:20:05"}


def _readings(*made: dict[str, Any]) -> list[FilingReading]:
    return read(api_page(*made))


def _standing(*made: dict[str, Any], as_of: date | None = None) -> list[str]:
    filings = [reading.filing for reading in _readings(*made)]
    forward, backward = chain_filings(filings, as_of), chain_filings(reversed(filings), as_of)
    assert forward == backward
    return sorted(chain.standing.number or "" for chain in forward)


# What is told of two reports beside FIRST and AMENDED, and the first letters of those that stand.
PAIRS: list[tuple[str, dict[str, str], dict[str, str], list[str]]] = [
    ("an amendment replaces its report", {}, {}, ["b"]),
    ("a later amendment replaces an earlier", {"kind": "MA", "posted": "2017-10-31T08:00:00"}, {}, ["a"]),
    ("on one day the hour decides", {"posted": "2017-01-30T14:59:47"}, {"posted": "2017-01-30T16:32:00"}, ["b"]),
    ("at one moment an amendment stands", {"posted": "2017-09-29T14:20:05"}, {}, ["b"]),
    ("a report filed again replaces the first", {}, {"kind": "MM"}, ["b"]),
    ("the other half-year is another chain", {}, {"kind": "YA"}, ["a", "b"]),
    ("another year is another chain", {}, {"year": "2018"}, ["a", "b"]),
    ("another registrant is another chain", {}, {"registrant_id": "99"}, ["a", "b"]),
    ("a lobbyist is another chain than the registrant", {}, {"lobbyist": "THANE, OSRIC"}, ["a", "b"]),
    ("one lobbyist is one chain", {"lobbyist": "Thane, Osric"}, {"lobbyist": "THANE, OSRIC"}, ["b"]),
]


@pytest.mark.parametrize(("first", "second", "stand"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_the_report_posted_last_stands(first: dict[str, str], second: dict[str, str], stand: list[str]) -> None:
    found = _standing(report(**{**FIRST, **first}), report(**{**AMENDED, **second}))
    assert [number[0] for number in found] == stand


def test_what_stood_on_a_day_can_be_asked() -> None:
    made = report(**FIRST), report(**AMENDED)
    assert _standing(*made, as_of=date(2017, 8, 31)) == ["a" * 8]
    assert _standing(*made, as_of=date(2017, 7, 1)) == []


def test_the_formats_agree_on_what_a_chain_is() -> None:
    made = report(lobbyist="VANCROFT, PETRA ANNE")
    keys = {chain_key(read(content)[0].filing) for content in (api_page(made), senate_xml(made), house_xml(made))}
    assert keys == {"LD-203 81234 vancroft petra anne 2017-01-01"}


def test_an_amendment_names_its_chain_and_a_report_does_not() -> None:
    first, second = _readings(report(**FIRST), report(**AMENDED))
    assert first.filing.amends is None
    assert second.filing.amends == chain_key(first.filing) == chain_key(second.filing)


def test_reports_without_a_period_stand_each_by_itself() -> None:
    made = [report(**{**FIRST, "year": "0"}), report(**{**AMENDED, "year": "0"})]
    assert len(_standing(*made)) == 2


GIFT = item("58th Presidential Inaugural Committee", amount="1000000.00", day="2017-01-10")
LATER = {"number": "c" * 8, "kind": "YY", "posted": "2018-01-29T10:00:00"}


def test_one_gift_in_two_half_years_is_shown_and_kept() -> None:
    readings = _readings(report(GIFT, **LATER), report(GIFT, **FIRST))
    (repeat,) = possible_repeats(readings)
    assert [filing.number for filing, _ in repeat.items] == ["a" * 8, "c" * 8]
    assert "gave 1000000.00 to 58th Presidential Inaugural Committee in 2 reports" in str(repeat)
    assert sum(receipt.amount or Decimal(0) for one in readings for receipt in one.receipts) == 2_000_000


def test_a_gift_of_a_pac_told_by_its_company_and_its_lobbyist_is_shown() -> None:
    told = {**GIFT, "by": "Tidewell PAC", "payee": "State Inaugural Ball Committee"}
    made = report(told, **FIRST), report(told, **{**AMENDED, "kind": "MM"}, lobbyist="THANE, OSRIC")
    assert len(possible_repeats(_readings(*made))) == 1


@pytest.mark.parametrize(
    "other",
    [
        {**GIFT, "amount": "999999.00"},
        {**GIFT, "day": "2017-01-11"},
        {**GIFT, "by": "Thane Beacons"},
        {**GIFT, "payee": "Osric Thane for Congress"},
    ],
)
def test_another_sum_day_giver_or_payee_is_another_gift(other: dict[str, str]) -> None:
    assert possible_repeats(_readings(report(GIFT, **FIRST), report(other, **LATER))) == ()


def test_two_gifts_in_one_report_are_no_repeat_but_are_pointed_at() -> None:
    (reading,) = _readings(report(GIFT, GIFT))
    assert possible_repeats([reading]) == ()
    assert [(check.code, check.lines) for check in reading.checks] == [("duplicate", (1, 2))]


def test_checks_say_what_stands_out() -> None:
    items = (
        item("Iowa State Society"),
        item("58th PIC", kind="feca"),
        item("58th PIC", kind="he", amount="5.00"),
        item("Osric Thane for Congress", kind="feca", day="2016-12-30"),
    )
    (reading,) = _readings(report(*items))
    assert [(check.code, check.lines) for check in reading.checks] == [
        ("type_differs", (1,)),
        ("type_differs", (2, 3)),
        ("outside_period", (4,)),
    ]
    assert str(reading.checks[0]) == "item 1 is typed as a gift to an inaugural committee, and its payee is another"
    assert str(reading.checks[1]) == "2 items pay funds that onrecord knows, and are typed as something else"

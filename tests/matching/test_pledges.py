"""Pledges against filed lines: a table, and what holds whatever is filed."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching import find_standing
from onrecord.matching.pledged import FiledLines, find_candidates, match_pledges, settle
from onrecord.records import Match
from tests.matching.making import cover, line, lines, pledge, pledges

LINES = Path(__file__).with_name("pledges.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader((text for text in LINES if not text.startswith("#")), delimiter="\t"))


def _received(matches: tuple[Match, ...]) -> list[Match]:
    return [match for match in matches if match.side == "received"]


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_a_pledge_is_matched_to_its_lines(row: dict[str, str]) -> None:
    found = _received(match_pledges(pledges(row["pledges"]), lines(row["filed"])))
    numbers = [",".join(str(n) for n in sorted(f.entry.line for f in match.filed)) or "-" for match in found]
    assert "; ".join(match.verdict for match in found) == row["verdicts"]
    if "unsure" not in row["verdicts"] or len(found) == 1:
        assert "; ".join(numbers) == row["lines"]
        differing = [",".join(difference.field for difference in match.differences) for match in found]
        if set(row["verdicts"].split("; ")) <= {"same", "differs"}:
            assert differing == [fields.strip() for fields in row["differs"].split(";")]


def test_a_difference_says_by_how_much() -> None:
    told = pledge("Varga Mills | 5m 2024-12-13 | wording=$5 million in XRP")
    match = match_pledges([told], lines("VARGA MILLS | 4889345.33 2025-01-02"))[0]
    (difference,) = match.differences
    assert (difference.said, difference.filed, difference.by) == ("5000000", "4889345.33", "-110654.67 (-2.2 %)")


def test_a_sum_in_another_currency_is_told_beside_the_one_filed() -> None:
    told = pledge("Varga Mills | 1mEUR 2024-12-13 | wording=1 million euros")
    match = match_pledges([told], lines("VARGA MILLS | 1050000 2025-01-02"))[0]
    (difference,) = match.differences
    assert (match.verdict, difference.said, difference.filed) == ("unsure", "1 million euros", "1050000")
    accepted = replace(match, verdict="same")
    found = find_standing(told, [accepted], [match.filed[0].filing], date(2025, 8, 8))
    words = "announced 1 million euros, filed 1,050,000 USD, another currency"
    assert (found.name, found.words.endswith(words)) == ("filed_differently", True)


def test_a_match_gives_its_reasons_as_policy() -> None:
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], lines("VARGA MILLS INC | 1000000 2024-12-20"))[0]
    assert match.reasons == (
        "one donor, the sum told, in time",
        "name: Varga Mills and VARGA MILLS INC are the same words, legal form aside",
        "amount: 1,000,000 USD were told and filed",
        "days: 2024-12-20, 7 days after 2024-12-13",
        "goods: money told, money filed",
        "capacity: an organization gave",
    )


def test_a_refund_is_found_by_its_line() -> None:
    filed = lines("VARGA MILLS INC | 1000000 2024-12-20; VARGA MILLS | 250000 2025-02-07 refund")
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[0]
    assert (match.verdict, match.refunded, [one.entry.line for one in match.refunds]) == ("same", Decimal(250000), [2])


@pytest.mark.parametrize(
    ("memo", "went_back"),
    [
        ("REFUNDED 01/21/2025", 1000000),
        ("CHARGEBACK", 1000000),
        ("REFUNDED MAY 3, CHECK NO 1204, AS REQUESTED", 1000000),
        ("REFUNDED $250,000 ON 01/21/2025", 250000),
        ("RETURNED 250,000.00", 250000),
        ("REFUNDED $250,000 OF $1,000,000 GIVEN", 250000),
        ("REFUND REQUESTED 01/21/2025", 0),
        ("NOT REFUNDED", 0),
        ("SEE BELOW; REFUND IN SUBSEQUENT PERIOD", 0),
        ("EXCESS WILL BE REFUNDED", 0),
    ],
)
def test_a_memo_says_what_went_back(memo: str, went_back: int) -> None:
    filed = lines(f"VARGA MILLS INC | 1000000 2025-01-10 | memo={memo}")
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[0]
    assert match.refunded == Decimal(went_back)
    assert (match.reasons[-1] == f"refund: the memo says {memo!r}") is bool(went_back)


def test_a_receipt_below_zero_is_money_sent_back() -> None:
    filed = lines("VARGA MILLS INC | 1000000 2024-12-20; VARGA MILLS | -250000 2025-02-07")
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[0]
    assert (match.verdict, match.refunded, [one.entry.line for one in match.refunds]) == ("same", Decimal(250000), [2])


@pytest.mark.parametrize(
    ("back", "went_back"),
    [
        ("ROE, ANN | 400000 2025-02-07 refund", 400000),  # the middle name is on one side only
        ("ROE, ANN B | 400000 2025-02-07 refund | zip=60614", 400000),
        ("ROE, ANN C | 400000 2025-02-07 refund", 0),  # another middle name
        ("ROE, ANN | 400000 2025-02-07 refund | zip=90210", 0),  # a namesake of another town
        ("ROE, BEN | 400000 2025-02-07 refund | zip=60614", 0),
    ],
)
def test_a_refund_is_its_donors(back: str, went_back: int) -> None:
    filed = lines(f"ROE, ANN B | 1000000 2024-12-20 | zip=60614; {back}")
    match = match_pledges([pledge("Ann Roe | 1m 2024-12-13 personal")], filed)[0]
    assert (match.verdict, match.refunded) == ("same", Decimal(went_back))


@pytest.mark.parametrize(
    ("back", "went_back"),
    [
        ("VARGA MILLS | 500000 2025-02-20 refund", [0, 500000, 0]),  # the last one of the sum before it
        ("VARGA MILLS | 70000 2025-02-20 refund", [0, 0, 70000]),
        ("VARGA MILLS | 500000 2025-01-02 refund", [500000, 0, 0]),
        ("VARGA MILLS | 500000 2025-02-20 refund; VARGA MILLS | -500000 2025-02-21 refund", [0, 0, 0]),
        ("VARGA MILLS | 500000 2025-01-02 refund; VARGA MILLS | -500000 2025-02-21 refund", [0, 0, 0]),
        ("VARGA MILLS | 500000 2025-02-20 refund; VARGA MILLS | 500000 2025-02-21 refund", [500000, 500000, 0]),
        ("VARGA MILLS | 1200000 2025-02-20 refund", [0, 500000, 700000]),  # the sum of two
        ("VARGA MILLS | 1000000 2025-02-20 refund", [500000, 500000, 0]),
        ("VARGA MILLS | 1700000 2025-02-20 refund", [500000, 500000, 700000]),
        ("VARGA MILLS | 800000 2025-02-20 refund", [0, 100000, 700000]),  # no sum of gifts: the later ones first
        ("VARGA MILLS | 1200000 2025-02-20 refund; VARGA MILLS | -1200000 2025-02-21 refund", [0, 0, 0]),
        ("VARGA MILLS | 2000000 2025-02-20 refund; VARGA MILLS | -2000000 2025-02-21 refund", [0, 0, 0]),
    ],
)
def test_a_refund_is_of_one_gift(back: str, went_back: list[int]) -> None:
    told = pledges("Varga Mills | 500k 2024-12-13; Varga Mills | 500k 2025-01-14; Varga Mills | 700k 2025-02-01")
    gifts = "VARGA MILLS | 500000 2024-12-20; VARGA MILLS | 500000 2025-01-20; VARGA MILLS | 700000 2025-02-02"
    found = _received(match_pledges(told, lines(f"{gifts}; {back}")))
    assert [match.refunded for match in found] == went_back


def test_a_refund_of_two_gifts_stands_once_and_each_gift_says_its_part() -> None:
    told = pledges("Varga Mills | 500k 2024-12-13; Varga Mills | 700k 2025-02-01")
    gifts = "VARGA MILLS | 500000 2024-12-20; VARGA MILLS | 700000 2025-02-02"
    found = _received(match_pledges(told, lines(f"{gifts}; VARGA MILLS | 1200000 2025-02-20 refund")))
    assert [len(match.refunds) for match in found] == [0, 1]
    back = "refund: 1,200,000 USD sent back on 2025-02-20"
    assert [match.reasons[-1] for match in found] == [
        f"{back}, 500,000 USD of it of this gift (FEC-1910509, line 3)",
        f"{back}, 700,000 USD of it of this gift (FEC-1910509, line 3)",
    ]


def test_refunds_stand_in_one_order_however_gifts_come() -> None:
    gifts = "VARGA MILLS | 500000 2024-12-20; VARGA MILLS | 700000 2025-01-20"
    back = "VARGA MILLS | 1000 2025-01-02 refund; VARGA MILLS | 500000 2025-01-25 refund"
    filed = FiledLines.of(lines(f"{gifts}; {back}"))
    told = pledges("Varga Mills | 500k 2024-12-13; Varga Mills | 700k 2025-01-14")
    ways = [settle([find_candidates(one, filed) for one in some], filed) for some in (told, told[::-1])]
    first, other = ([match.refunds for match in found if match.refunds] for found in ways)
    assert ([one.entry.line for one in first[0]], first) == ([3, 4], other)


def test_a_memo_line_takes_no_refund_from_a_gift() -> None:
    told = pledges("Varga Mills | 1m 2024-12-13; Varga Mills | 1m 2024-12-27")
    memo = "VARGA MILLS | 1000000 2024-12-20; VARGA MILLS | 1000000 2024-12-28 memo_line"
    found = _received(match_pledges(told, lines(f"{memo}; VARGA MILLS | 1000000 2024-12-30 refund")))
    assert [(match.filed[0].entry.is_memo, int(match.refunded)) for match in found] == [(False, 1000000), (True, 0)]


def test_who_may_have_one_refund_decides_for_the_other() -> None:
    gifts = "ROE, ANN BELL | 500000 2024-12-20; ROE, ANN CARA | 500000 2024-12-21"
    filed = FiledLines.of(lines(f"{gifts}; ROE, ANN | 500000 2025-01-03 refund"))
    told = [pledge(f"Ann {name} Roe | 500k 2024-12-13 personal", at=at) for at, name in enumerate(("Bell", "Cara"))]
    one, other = (find_candidates(gift, filed) for gift in told)
    assert [key[-1] for key in sorted(one.lines & other.lines)] == ["3"]
    assert [match.refunded for match in settle([one, other], filed)][::2] == [0, 500000]


def test_a_refund_that_was_voided_did_not_go_back() -> None:
    back = "; VARGA MILLS | 250000 2025-02-07 refund; VARGA MILLS | -250000 2025-02-09 refund"
    filed = lines(f"VARGA MILLS | 1000000 2024-12-20{back}")
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[0]
    assert match.refunded == 0
    assert match.reasons[-1] == "refund: 250,000 USD not sent back after all on 2025-02-09"


def test_an_older_refund_is_of_another_gift() -> None:
    filed = lines("VARGA MILLS | 1000000 2025-01-10; VARGA MILLS | 1000000 2025-01-02 refund")
    assert match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[0].refunds == ()


def test_both_sides_are_told() -> None:
    filed = lines("VARGA MILLS | 1000000 2024-12-30; VARGA MILLS INC | 1000000 2024-12-28 given")
    received, given_by = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)
    assert [(m.side, m.verdict, m.filed[0].entry.line) for m in (received, given_by)] == [
        ("received", "same", 1),
        ("given", "same", 2),
    ]


def test_an_item_that_two_reports_tell_is_one() -> None:
    filed = lines("VARGA MILLS | 1000000 2024-12-04 given; VARGA MILLS | 1000000 2024-12-04 given")
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], filed)[1]
    assert (match.verdict, len(match.filed)) == ("same", 1)


def test_a_filing_and_a_table_of_it_are_one_telling() -> None:
    told = pledge("Varga Mills | 1m 2024-12-13")
    form, table = cover(11), cover(12, system="table", form="F13")
    sums = ("500000", "250000")
    filed = [line(f"VARGA MILLS | {sums[n]} 2025-01-02", n + 1, at) for at in (table, form) for n in (0, 1)]
    match = match_pledges([told], filed)[0]
    assert (match.verdict, match.differences[0].filed) == ("differs", "750000")
    assert {one.filing for one in match.filed} == {form}


def test_a_line_that_an_amendment_replaced_is_left_out() -> None:
    first = line("VARGA MILLS | 500000 2024-12-20", 1, cover(11, form="F13N"))
    amended = line("VARGA MILLS | 1000000 2024-12-20", 1, cover(12, amends="FEC-11", report_number=1))
    match = match_pledges([pledge("Varga Mills | 1m 2024-12-13")], [first, amended])[0]
    assert (match.verdict, match.filed) == ("same", (amended,))


def test_a_match_keeps_its_id_until_its_lines_change() -> None:
    told, filed = pledge("Varga Mills | 1m 2024-12-13"), lines("VARGA MILLS | 1000000 2024-12-20")
    one, again = (match_pledges([told], filed)[0].id for _ in range(2))
    other = match_pledges([told], lines("VARGA MILLS | 500000 2024-12-20; VARGA MILLS | 500000 2024-12-20"))[0].id
    assert one == again != other


_NAMES = ("Varga Mills", "Thane Beacons", "Varga", "Roe Works")
_SUMS = ("1m", "500k", "250000", "298650")
_TOLD = st.builds("{} | {} 2024-12-13".format, st.sampled_from(_NAMES), st.sampled_from(_SUMS))
_FILED = st.builds(
    "{} INC | {} 2024-12-20 {}".format, st.sampled_from(_NAMES), st.sampled_from(_SUMS), st.sampled_from(("", "goods"))
)


@given(st.lists(_TOLD, max_size=5), st.lists(_FILED, max_size=6), st.randoms())
def test_a_line_is_accepted_for_one_pledge_at_most_whatever_the_order(
    told: list[str], filed: list[str], order: random.Random
) -> None:
    made, entries = pledges(";".join(told)), list(lines(";".join(filed)))
    matches = match_pledges(made, entries)
    taken = [one.key for match in matches if match.is_accepted for one in match.filed]
    assert len(taken) == len(set(taken))
    shuffled = list(entries)
    order.shuffle(shuffled)
    assert match_pledges(made, shuffled) == matches
    assert {m.id: m for m in match_pledges(made[::-1], entries)} == {m.id: m for m in matches}

"""What a reporter is told to look at: a table of small filings, and what is said of each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.filings.checks import check_filing
from onrecord.records import Check, Entry, Filing, Receipt, Refund
from tests.filings.making import cover, gift, refund

HOUSE = "7 Lantern Stair|Tidewater|VA|22209"
IN_TERM = date(2025, 1, 5)

# What it is about, the cover, its lines, and how each thing to look at is told ("code: words that stand in it").
CASES: list[tuple[str, Filing, list[Entry], list[str]]] = [
    ("nothing at all", cover(), [], []),
    ("all is well", cover(totals=(("accepted", Decimal(500)),)), [gift("ROE, ANN", "500", day=IN_TERM)], []),
    (
        "more itemised than accepted",
        cover(totals=(("accepted", Decimal(400)),)),
        [gift("ROE, ANN", "500")],
        ["total_differs: donations of 400.00, the lines add up to 500.00: 100.00 more than the cover counts"],
    ),
    (
        "less itemised than accepted",
        cover(totals=(("accepted", Decimal(600)),)),
        [gift("ROE, ANN", "500")],
        ["total_differs: 100.00 less, from donors below the threshold or from lines that are missing"],
    ),
    (
        "a supplement lists only what is new",
        cover(report_code="90S", totals=(("accepted", Decimal(600)),)),
        [gift("ROE, ANN", "500")],
        ["total_differs: 100.00 less, as a supplement lists only what is new"],
    ),
    (
        "refunds do not add up",
        cover(totals=(("refunded", Decimal(50)),)),
        [gift("ROE, ANN", "500"), refund("ROE, ANN", "500")],
        ["total_differs: refunds of 50.00, the lines add up to 500.00"],
    ),
    (
        "net is not accepted less refunded",
        cover(totals=(("accepted", Decimal(500)), ("refunded", Decimal(0)), ("net", Decimal(400)))),
        [gift("ROE, ANN", "500")],
        ["total_differs: 400.00 net, but accepted less refunded is 500.00"],
    ),
    (
        "Schedule A adds up to what Form 3X says, and some refunds need no line",
        cover(
            form="F3XN",
            totals=(("individuals_itemised", Decimal(500)), ("other_committees", Decimal(70)), ("refunds", Decimal(9))),
        ),
        [gift("ROE, ANN", "500", row_type="SA11AI"), gift("BALL PAC", "70", 4, row_type="SA11C")],
        [],
    ),
    (
        "lines of Schedule A are missing",
        cover(form="F3PA", totals=(("individuals_itemised", Decimal(700)),)),
        [gift("ROE, ANN", "500", row_type="SA17A")],
        ["total_differs: itemised contributions of individuals of 700.00, the lines add up to 500.00: 200.00 less, so"],
    ),
    (
        "more refunds than Form 3 says",
        cover(form="F3N", totals=(("refunds", Decimal(50)),)),
        [gift("ROE, ANN", "500"), refund("ROE, ANN", "80", row_type="SB20A")],
        ["total_differs: refunds of contributions of 50.00, the lines add up to 80.00: 30.00 more than the cover"],
    ),
    (
        "a memo line is not added up",
        cover(totals=(("accepted", Decimal(500)),)),
        [gift("ROE, ANN", "500"), gift("ROE, BEA", "70", 4, is_memo=True)],
        [],
    ),
    (
        "the aggregate is below the lines",
        cover(),
        [gift("ROE, ANN", "500", aggregate=Decimal(500)), gift("ROE, ANN", "400", 4, aggregate=Decimal(500))],
        ["aggregate_differs: ROE, ANN: the aggregate is at most 500.00, the lines add up to 900.00"],
    ),
    (
        "the aggregate is above the lines",
        cover(),
        [gift("ROE, ANN", "500", aggregate=Decimal(1500))],
        ["aggregate_differs: ROE, ANN: the aggregate is 1,500.00, the lines add up to 500.00 only"],
    ),
    (
        "a supplement's aggregate counts earlier gifts",
        cover(report_code="90S"),
        [gift("ROE, ANN", "500", aggregate=Decimal(1500))],
        [],
    ),
    (
        "namesakes in two towns have two aggregates",
        cover(),
        [
            gift("ROE, ANN", "500", at=HOUSE, aggregate=Decimal(500)),
            gift("ROE, ANN", "400", 4, at="|Quarry|OH|44101", aggregate=Decimal(400)),
        ],
        [],
    ),
    (
        "a receipt below zero",
        cover(),
        [gift("ROE, ANN", "500"), gift("ROE, ANN", "-100", 4)],
        ["below_zero: ROE, ANN: a receipt of -100.00, which takes back some of another line"],
    ),
    (
        "an amount that cannot be read is below nothing",
        cover(filer_id="C00894162"),
        [gift("ROE, ANN", None)],
        [],
    ),
    (
        "below the threshold of a known fund",
        cover(filer_id="C00894162"),
        [gift("ROE, ANN", "150"), gift("ROE, BEA", "250", 4)],
        ["below_threshold: 1 line from donors who gave less than 200 in all"],
    ),
    (
        "small gifts that add up to the threshold",
        cover(filer_id="C00894162"),
        [gift("ROE, ANN", "150"), gift("ROE, ANN", "140", 4)],
        [],
    ),
    ("no threshold is known", cover(), [gift("ROE, ANN", "5")], []),
    (
        "two lines alike",
        cover(),
        [gift("ROE, ANN", "500", at=HOUSE, day=IN_TERM), gift("ROE, ANN", "500", 4, at=HOUSE, day=IN_TERM)],
        ["duplicate: ROE, ANN: 2 lines alike, each of 500.00 on 2025-01-05"],
    ),
    (
        "alike but for the day",
        cover(),
        [gift("ROE, ANN", "500", day=IN_TERM), gift("ROE, ANN", "500", 4, day=date(2025, 1, 6))],
        [],
    ),
    (
        "many donors in one house",
        cover(),
        [
            gift(f"ROE, {name}", "500", line, at=HOUSE)
            for line, name in enumerate(("ANN", "BEA", "CY", "DEE", "EVE"), 3)
        ],
        ["shared_address: 5 donors at one address in Tidewater, VA 22209: 5 lines, 2,500.00 in all"],
    ),
    (
        "one donor with many gifts is no crowd",
        cover(),
        [gift("ROE, ANN", str(100 + line), line, at=HOUSE) for line in range(3, 9)],
        [],
    ),
    (
        "a state that is none",
        cover(),
        [gift("ROE, ANN", "500", at="1 Quay|Port|ZZ|")],
        ["abroad: 1 line with an address outside the United States, 500.00 in all"],
    ),
    ("a country that is another", cover(), [gift("ROE, ANN", "5", at="1 Quay|Port|||CANADA")], ["abroad: 1 line"]),
    ("home, spelt out", cover(), [gift("ROE, ANN", "500", at="1 Quay|Port|VA|1|United States")], []),
    ("a post office of the forces", cover(), [gift("ROE, ANN", "500", at="Unit 1|APO|AE|09012")], []),
    ("no state at all", cover(), [gift("ROE, ANN", "500")], []),
    (
        "a refund without a donation",
        cover(),
        [gift("ROE, ANN", "500"), refund("MILLS, BO", "50")],
        ["refund_without_donation: MILLS, BO: 50.00 were sent back, and no line lists the donation"],
    ),
    ("a refund of a donation", cover(), [gift("ROE, ANN", "500"), refund("Roe,  Ann", "50")], []),
    ("a supplement refunds what was listed before", cover(report_code="90S"), [refund("MILLS, BO", "50")], []),
    (
        "a report of a quarter refunds what an earlier one listed",
        cover(form="F3PN"),
        [gift("ROE, ANN", "500"), refund("MILLS, BO", "50")],
        [],
    ),
    ("a refund that was voided", cover(), [gift("ROE, ANN", "500"), refund("MILLS, BO", "-50")], []),
    (
        "too late for the period",
        cover(),
        [gift("ROE, ANN", "500", day=date(2025, 5, 1))],
        ["outside_period: 1 line of days outside the period that the cover names, 2024-11-15 to 2025-04-20"],
    ),
    ("too early for the period", cover(), [gift("ROE, ANN", "5", day=date(2024, 11, 14))], ["outside_period: 1 line"]),
    ("the last day of the period", cover(), [gift("ROE, ANN", "500", day=date(2025, 4, 20))], []),
    (
        "a period without a beginning",
        cover(covers_from=None),
        [gift("ROE, ANN", "500", day=date(2025, 5, 1))],
        ["outside_period: 1 line of days outside the period that the cover names, the beginning to 2025-04-20"],
    ),
]


@pytest.mark.parametrize(("filing", "entries", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_to_be_looked_at(filing: Filing, entries: list[Entry], told: list[str]) -> None:
    found = _check(filing, entries)
    assert [check.code for check in found] == [words.partition(":")[0] for words in told]
    for check, words in zip(found, told, strict=True):
        assert words.partition(": ")[2] in check.what


def _check(filing: Filing, entries: list[Entry]) -> tuple[Check, ...]:
    receipts = [entry for entry in entries if isinstance(entry, Receipt)]
    return check_filing(filing, receipts, [entry for entry in entries if isinstance(entry, Refund)])


def test_a_check_names_its_lines() -> None:
    lines = [gift("ROE, ANN", "500", 12, at=HOUSE), gift("ROE, ANN", "500", 7, at=HOUSE)]
    assert _check(cover(), [*lines])[0].lines == (7, 12)


_amounts = st.none() | st.decimals(min_value=-1000, max_value=10**9, places=2)


@given(st.lists(st.tuples(st.text(max_size=5), _amounts, st.text(max_size=9)), max_size=12))
def test_no_check_tells_a_street(rows: list[tuple[str, Decimal | None, str]]) -> None:
    """Words of a check may be quoted in a newspaper: a donor's home must not stand in them."""
    street = "7 LANTERN STAIR"
    entries: list[Entry] = [
        gift(name, None if amount is None else str(amount), line, at=f"{street}|Port|ZZ|{town}")
        for line, (name, amount, town) in enumerate(rows, 3)
    ]
    assert all(street not in check.what for check in _check(cover(), entries))

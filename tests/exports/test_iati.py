"""IATI: codes by what was said and filed, and a file that is in the order the standard asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from lxml import etree

from onrecord.exports.iati.activities import Reporter, make_activities
from onrecord.exports.iati.transactions import Transaction, gift_transactions, line_transactions
from onrecord.exports.sourced import SourcedGift
from onrecord.records import FundRef
from tests.exports.sourcing import make_gift
from tests.matching.making import line

FILED = "VARGA MILLS INC | 5000 2025-01-10"
GIVEN = "VARGA MILLS INC | 5000 2025-01-09 given"
REFUND = "VARGA MILLS INC | 1000 2025-02-01 refund"
NO_FUND = FundRef(id=None, name="the Lantern fund")


def codes(gift: SourcedGift) -> list[tuple[str, str]]:
    return [(one.code, str(one.value)) for one in gift_transactions(gift)]


@pytest.mark.parametrize(
    ("status", "says", "filed", "given", "expected"),
    [
        ("planned", None, "", "", []),
        ("planned", "source", "", "", []),
        ("given", "outlet", "", "", []),
        ("reported_in_filing", "filing", "", "", []),
        ("declined", "donor", "", "", []),
        ("planned", "donor", "", "", [("12", "5000")]),
        ("planned", "spokesperson", "", "", [("12", "5000")]),
        ("given", "donor", "", "", [("12", "5000")]),
        ("planned", None, FILED, "", [("1", "5000")]),
        ("planned", "donor", FILED, "", [("12", "5000"), ("1", "5000")]),
        ("planned", None, "", GIVEN, [("3", "5000")]),
        ("planned", "donor", FILED, GIVEN, [("12", "5000"), ("1", "5000"), ("3", "5000")]),
    ],
)
def test_codes_follow_what_was_said_and_filed(
    status: str, says: str | None, filed: str, given: str, expected: list[tuple[str, str]]
) -> None:
    assert codes(make_gift(status, says=says, filed=filed, given=given)) == expected


def test_money_that_went_back_is_negative() -> None:
    assert codes(make_gift(says=None, filed=FILED, refund=REFUND)) == [("1", "5000"), ("1", "-1000")]


def test_a_refund_that_was_voided_is_positive() -> None:
    (voided,) = line_transactions([line("VARGA MILLS INC | -1000 2025-02-03 refund")])
    assert voided.value == 1000


@pytest.mark.parametrize("text", ["A | 100", "A | 2025-01-10", "A | 100 2025-01-10 memo_line"])
def test_a_line_without_sum_or_day_and_a_memo_are_no_transaction(text: str) -> None:
    assert list(line_transactions([line(text)])) == []


def test_a_gift_without_a_sum_or_a_day_is_no_transaction() -> None:
    gift = make_gift()
    for pledge in (replace(gift.pledge, money=None), replace(gift.pledge, first_reported=None)):
        assert codes(replace(gift, pledge=pledge)) == []


def parse(transactions: Iterable[Transaction], reporter: Reporter | None = None) -> etree._Element:
    return etree.fromstring(make_activities(transactions, reporter))


# The order of an activity's and of a transaction's parts, as the schema of IATI 2.03 fixes it.
ACTIVITY = [
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "activity-status",
    "activity-date",
    "recipient-country",
    "sector",
    "transaction",
]
TRANSACTION = ["transaction-type", "transaction-date", "value", "description", "provider-org", "receiver-org"]
NEEDED = {
    "reporting-org": {"ref", "type", "secondary-reporter"},
    "activity-date": {"iso-date", "type"},
    "transaction-date": {"iso-date"},
    "value": {"value-date", "currency"},
}


def test_the_file_is_in_the_order_of_the_schema() -> None:
    gifts = [make_gift(filed=FILED, given=GIVEN, refund=REFUND), make_gift(fund=NO_FUND)]
    root = parse(one for gift in gifts for one in gift_transactions(gift))
    assert (root.tag, root.get("version")) == ("iati-activities", "2.03")
    assert len(root) == 2
    for activity in root:
        order = [ACTIVITY.index(str(child.tag)) for child in activity]
        assert order == sorted(order)
        assert set(ACTIVITY) - {str(child.tag) for child in activity} <= {"recipient-country"}
        for transaction in activity.findall("transaction"):
            assert [child.tag for child in transaction] == TRANSACTION
    for name, attributes in NEEDED.items():
        assert all(attributes <= set(one.keys()) for one in root.iter(name))


def test_who_reports_and_who_gives_to_whom() -> None:
    root = parse(gift_transactions(make_gift(filed=FILED)), Reporter(ref="XX-POST", name="The Harbour Post"))
    assert root.findtext("iati-activity/iati-identifier") == "XX-POST-us-inaugural-2025"
    assert root.findtext("iati-activity/reporting-org/narrative") == "The Harbour Post"
    pledge, receipt = root.iter("transaction")
    assert pledge.findtext("provider-org/narrative") == "Varga Mills"
    assert receipt.findtext("provider-org/narrative") == "VARGA MILLS INC"
    assert receipt.findtext("receiver-org/narrative") == "THE COMMITTEE"
    assert receipt.get("ref") == "FEC-1910509:1"


def test_an_empty_list_is_a_file_without_activities() -> None:
    assert len(parse([])) == 0


def test_what_xml_cannot_hold_is_written_out() -> None:
    gift = make_gift()
    hostile = "A\x00<b>\u202e\uffff & Sons"
    donor = replace(gift.pledge.donor, name=hostile)
    root = parse(gift_transactions(replace(gift, pledge=replace(gift.pledge, donor=donor))))
    assert root.findtext(".//provider-org/narrative") == "A‹U+0000›<b>‹U+202E›‹U+FFFF› & Sons"

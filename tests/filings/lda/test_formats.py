"""The same report in three formats is read to the same facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from onrecord.errors import FilingError
from onrecord.filings.lda import is_ld203
from onrecord.records.filing import NameParts
from tests.filings.lda.writing import api_object, api_page, house_xml, item, read, report, senate_xml

ITEMS = (
    item("Osric Thane for Congress", "Osric Thane", "2500.00", kind="feca", by="Tidewell PAC", day="2017-02-03"),
    item("58th Presidential Inaugural Committee", "Donald J. Trump", "100000.00", day="2017-01-09"),
)
WRITERS: dict[str, Callable[[dict[str, Any]], bytes]] = {"api": api_page, "senate bulk": senate_xml, "house": house_xml}


@pytest.mark.parametrize("form", WRITERS)
def test_a_report_is_read_from_every_format(form: str) -> None:
    (reading,) = read(WRITERS[form](report(*ITEMS, kind="MA", comments="Mends the day.")))
    filing = reading.filing
    assert (filing.system, filing.form, filing.version) == ("lda", "LD-203", form)
    assert (filing.filer_id, filing.filer_name) == ("81234", "Tidewell Harbour Works, Inc.")
    assert (filing.report_code, filing.comments) == ("MA", "Mends the day.")
    assert (filing.covers_from, filing.covers_through) == (date(2017, 1, 1), date(2017, 6, 30))
    assert filing.amends == "LD-203 81234 2017-01-01"
    assert filing.filed == date(2017, 7, 28)
    assert dict(filing.rows)["contribution"] == 2
    assert reading.problems == ()


@pytest.mark.parametrize("form", WRITERS)
def test_items_are_receipts_in_their_order(form: str) -> None:
    made = report(*ITEMS)
    if form == "senate bulk":  # these files know no PACs, and write the registrant's name where others say "Self"
        made["items"][1]["by"] = made["registrant"]
    first, second = read(WRITERS[form](made))[0].receipts
    assert (first.line, first.name, first.item_type, first.fund_id) == (1, "Tidewell PAC", "feca", None)
    assert (first.amount, first.date, first.payee) == (Decimal("2500"), date(2017, 2, 3), "Osric Thane for Congress")
    assert (second.line, second.name, second.kind) == (2, "Tidewell Harbour Works, Inc.", "organization")
    assert (second.amount, second.date, second.item_type) == (Decimal("100000"), date(2017, 1, 9), "pic")
    assert (second.honoree, second.fund_id) == ("Donald J. Trump", "us-inaugural-2017")
    assert str(second.amount) == "100000.00"
    assert "58th Presidential Inaugural Committee" in second.raw


@pytest.mark.parametrize("form", WRITERS)
def test_a_lobbyist_who_gives_is_a_person(form: str) -> None:
    (reading,) = read(WRITERS[form](report(item("58th PIC"), lobbyist="VANCROFT, PETRA ANNE")))
    assert reading.filing.lobbyist == "VANCROFT, PETRA ANNE"
    (receipt,) = reading.receipts
    assert (receipt.name, receipt.kind) == ("VANCROFT, PETRA ANNE", "person")
    assert receipt.name_parts == NameParts(last="VANCROFT", first="PETRA", middle="ANNE")


@pytest.mark.parametrize("form", WRITERS)
def test_a_report_without_items_is_a_filing(form: str) -> None:
    (reading,) = read(WRITERS[form](report()))
    assert reading.receipts == ()
    assert reading.problems == ()


@pytest.mark.parametrize("form", WRITERS)
def test_self_is_who_files_and_the_word_is_kept(form: str) -> None:
    (receipt,) = read(WRITERS[form](report(item("58th PIC"))))[0].receipts
    assert receipt.name == "Tidewell Harbour Works, Inc."
    assert "Self" in receipt.raw


@pytest.mark.parametrize("form", WRITERS)
def test_nobody_can_be_called_and_streets_stand_in_addresses_alone(form: str) -> None:
    (reading,) = read(WRITERS[form](report(item("58th PIC"))))
    (receipt,) = reading.receipts
    assert (receipt.address.street_1, receipt.address.city.title()) == ("17 Privet Hidden Lane", "Millhaven")
    shown = repr(reading.filing) + reading.filing.raw_cover + repr(receipt) + receipt.raw
    assert not any(secret in shown for secret in ("Privet", "Contactperson", "555"))


def test_another_givers_address_is_not_the_filers() -> None:
    (receipt,) = read(api_page(report(item("58th PIC", by="Thane Beacons"))))[0].receipts
    assert (receipt.name, receipt.address.city) == ("Thane Beacons", "")


# Who is told to have given, and what that is, in a report of Petra Anne Vancroft of Tidewell Harbour Works.
GIVERS = [
    ("Self", "person"),
    ("VANCROFT, PETRA ANNE", "person"),
    ("Petra Vancroft", "person"),
    ("VANCROFT, OSRIC", "unknown"),
    ("Tidewell Harbour Works Inc", "organization"),
    ("Tidewell PAC", "organization"),
    ("Thane Beacons, LLC", "organization"),
    ("Thane Beacons Committee for Good Government", "organization"),
    ("Thane Beacons", "unknown"),
]


@pytest.mark.parametrize(("by", "kind"), GIVERS)
def test_what_a_giver_is(by: str, kind: str) -> None:
    made = report(item("58th PIC", by=by), lobbyist="VANCROFT, PETRA ANNE")
    assert read(api_page(made))[0].receipts[0].kind == kind


WAYS: dict[str, Any] = {
    "a page": lambda made: {"count": 1, "next": None, "results": made},
    "a list": lambda made: made,
    "one": lambda made: made[0],
}


@pytest.mark.parametrize("way", WAYS)
def test_the_api_gives_a_page_a_list_or_one(way: str) -> None:
    content = json.dumps(WAYS[way]([api_object(report(item("58th PIC")))])).encode()
    assert is_ld203(content)
    assert len(read(content)[0].receipts) == 1


def test_the_same_report_alone_and_in_a_page_is_the_same_filing() -> None:
    one, two = report(item("58th PIC")), report(number="0f0e0d0c-0000-4000-8000-000000000002")
    alone = json.dumps({**api_object(one), "registrant": {**api_object(one)["registrant"], "dt_updated": "later"}})
    assert read(alone.encode())[0].filing.id == read(api_page(two, one))[1].filing.id
    assert read(senate_xml(one))[0].filing.id == read(senate_xml(two, one))[1].filing.id


def test_the_house_names_a_report_by_its_file() -> None:
    assert read(house_xml(report()), "2017_MidYear_XML/700669542.xml")[0].filing.number == "700669542"
    assert read(house_xml(report()), "report.xml")[0].filing.number is None


def test_goods_are_told_from_money() -> None:
    told = item("Presidential Inaugural Committee (in-kind contribution, products)"), item("58th PIC")
    assert [one.in_kind for one in read(api_page(report(*told)))[0].receipts] == [True, False]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "neither JSON"),
        (b"<html><p>58th Presidential Inaugural Committee</p></html>", "neither JSON"),
        (b'{"results": [{"committee_id": "C00894162"}]}', "neither JSON"),
        (b"<PublicFilings></PublicFilings>", "no LD-203 report"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><Filing ID="&a;"/>', "declares a document type"),
        (b'[{"filing_uuid": "a", "contribution_items": [', "damaged after 0 whole reports"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(content: bytes, what: str) -> None:
    with pytest.raises(FilingError, match=what):
        read(content)

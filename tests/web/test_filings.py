"""Filings: the list, one with its totals, chain, checks and lines; no street and no person's town is ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.records import Address, Capture, Check, Filing, FilingReading, NameParts, Receipt, Refund
from onrecord.web import WebSettings, make_app

DAY = datetime(2025, 9, 1, 12, tzinfo=UTC)
STREET = "7 Harbour Row"
FORM_13 = Path("/work/shared/data/filings/form13/F133_1904839.fec")

PAGE = """<!doctype html><html lang="en"><head><title>Odalys Brandt gives $2 million</title>
<meta property="og:site_name" content="The Harbor Ledger">
<meta property="article:published_time" content="2025-01-04T10:00:00Z"></head><body><article>
<h1>Odalys Brandt gives $2 million</h1>
<p>Odalys Brandt gave $2 million of her own money to the Trump-Vance inaugural committee, a spokesperson said.</p>
</article></body></html>"""

PERSON = Receipt(
    line=3,
    row_type="F132",
    name="BRANDT, ODALYS",
    kind="person",
    entity="IND",
    name_parts=NameParts(last="BRANDT", first="ODALYS"),
    address=Address(street_1=STREET, city="PORT ELLERY", state="TX", zip="78701", country="USA"),
    date=date(2025, 1, 3),
    amount=Decimal("2000000.00"),
    aggregate=Decimal("2000000.00"),
    employer="HARBOUR LEDGER",
)
COMPANY = Receipt(
    line=4,
    row_type="F132",
    name="<script>alert(1)</script> VARGA MILLS\u202e LLC",
    kind="organization",
    address=Address(street_1=STREET, city="AUSTIN", state="TX", zip="78701", country="CAN"),
    amount=Decimal("35.50"),
    memo="IN-KIND: fleet",
    in_kind=True,
)
SENT_BACK = Refund(line=5, row_type="F133", name="ROE, ANN", kind="person", amount=Decimal("500.00"))
MANY = tuple(
    Receipt(line=at, row_type="F132", name=f"ROE, ANN {at}", kind="person", amount=Decimal(200)) for at in range(6, 200)
)


def _filing(number: str, digest: str, **more: object) -> Filing:
    values: dict[str, object] = {
        "system": "fec",
        "form": "F13N",
        "digest": digest,
        "filer_id": "C00894162",
        "filer_name": "TRUMP VANCE INAUGURAL COMMITTEE, INC.",
        "number": number,
        "covers_from": date(2024, 11, 15),
        "covers_through": date(2025, 4, 20),
        "received": date(2025, 4, 20),
        "totals": (("accepted", Decimal("2000035.50")), ("refunded", Decimal("500.00"))),
    }
    return Filing(**{**values, **more})  # type: ignore[arg-type]


def _readings() -> Iterator[FilingReading]:
    first = _filing("FEC-1001", "1" * 64)
    second = _filing("FEC-1002", "2" * 64, form="F13A", amends="FEC-1001", report_number=1, received=date(2025, 8, 7))
    for filing in (first, second):
        yield FilingReading(
            source=f"{filing.number}.fec",
            capture=Capture(content=filing.digest.encode(), source="a.fec", media_type="application/x-fec", how="file"),
            filing=filing,
            receipts=(PERSON, COMPANY, *MANY),
            refunds=(SENT_BACK,),
            checks=(
                Check(code="duplicate", what="ROE, ANN: 2 lines alike", lines=(150, 151)),
                Check(code="below_threshold", what="many lines", lines=tuple(range(6, 60))),
            ),
            problems=(),
        )


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A page of a ledger with two filings of one report."""
    place = tmp_path_factory.mktemp("filed") / "filed.db"
    page = place.with_name("page.html")
    page.write_text(PAGE, "utf-8")
    told = read_documents([str(page)], ReadingOptions(jobs=1, clock=lambda: DAY))
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        ledger.end_run(run, ledger.record(run, chain(_readings(), told)), DAY)
        ledger.rebuild(reader_fingerprint())
    settings = WebSettings(ledger=place, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/filings", "FEC-1001"),
        ("/filings", "replaced by a later one"),
        ("/filings?fund=us-inaugural-2025", "FEC-1002"),
        ("/filings?filer=C00894162", "FEC-1002"),
        ("/filings?system=lda", "No filing was found."),
        ("/filings?fund=us-inaugural-2017", "may still have been filed"),
        ("/fr/filings", "Déclarations"),
        ("/filings/FEC-1002", "$2,000,035.50"),
        ("/filings/FEC-1002", "replaced by the next"),
        ("/filings/FEC-1002", "BRANDT, ODALYS"),
        ("/filings/FEC-1002", "AUSTIN, TX, CAN"),
        ("/filings/FEC-1002", "$35.50"),
        ("/filings/FEC-1002", "IN-KIND: fleet"),
        ("/filings/FEC-1002", "52 U.S.C. 30111(a)(4)"),
        ("/filings/FEC-1002", "?line=150#line-150"),
        ("/filings/FEC-1002", "and 42 more"),
        ("/filings/FEC-1002", "None of this proves a fault."),
        ("/filings/FEC-1002?line=150", 'id="line-150"'),
        ("/filings/FEC-1002?line=5", "sent back"),
        ("/filings/1002", "FEC-1002"),
        ("/filings/fec-1001", "A later filing replaced this one."),
        ("/fr/filings/1001", "Une déclaration plus récente a remplacé celle-ci."),
    ],
)
def test_a_filing_tells(filed: TestClient, address: str, shown: str) -> None:
    page = filed.get(address, follow_redirects=False)
    assert page.status_code == 200
    assert shown in page.text


@pytest.mark.parametrize("address", ["/filings/FEC-1002", "/filings/FEC-1001?line=3", "/fr/filings/FEC-1002"])
@pytest.mark.parametrize("hidden", [STREET, "Harbour Row", "PORT ELLERY", "78701", "HARBOUR LEDGER", "<script>alert"])
def test_where_people_live_is_not_shown(filed: TestClient, address: str, hidden: str) -> None:
    assert hidden not in filed.get(address).text


def test_hostile_names_are_shown_harmless(filed: TestClient) -> None:
    page = filed.get("/filings/FEC-1002").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; VARGA MILLS‹U+202E› LLC" in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/filings?system=irs", 400, "“irs” is none of the choices"),
        ("/filings?fund=us-nowhere", 400, "“us-nowhere” is none of the choices"),
        ("/filings?after=xyz", 400, "begin with its first page"),
        ("/filings/FEC-9999999", 404, "No filing that was read has the number or the id “FEC-9999999”"),
        ("/filings/filing-", 404, "is the beginning of more than one id"),
        ("/filings/FEC-1002?line=99999999", 404, "these are its first lines"),
        ("/filings/FEC-1002?line=9999999999999999999999", 404, "these are its first lines"),
        ("/filings/FEC-1002?line=-1", 404, "these are its first lines"),
        ("/filings/FEC-1002?after=xyz", 404, "these are its first lines"),
        ("/filings/%3Cscript%3Ealert(1)", 404, "&lt;script&gt;alert(1)"),
    ],
)
def test_a_wrong_address_is_helped_on(filed: TestClient, address: str, status: int, told: str) -> None:
    page = filed.get(address)
    assert page.status_code == status
    assert told in page.text


@pytest.mark.parametrize("given", ["/filings?system=", "/filings?utm_source=x"])
def test_an_address_is_written_one_way(filed: TestClient, given: str) -> None:
    moved = filed.get(given, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, "/filings")


def test_every_line_is_reached_once(filed: TestClient) -> None:
    seen: list[int] = []
    address = "/filings/FEC-1002"
    while address:
        page = filed.get(address).text
        seen += [int(part.split('"')[0]) for part in page.split('<tr id="line-')[1:]]
        before = page.partition('rel="next"')[0] if 'rel="next"' in page else ""
        address = before.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&").partition("#")[0]
    assert sorted(seen) == list(range(3, 200))


def test_a_gift_stands_beside_the_line_that_was_taken_for_it(filed: TestClient) -> None:
    row = filed.get("/filings/FEC-1002").text.partition('<tr id="line-3"')[2].partition("</tr>")[0]
    assert re.search(r'<a href="/pledges/pledge-[0-9a-f]+">Odalys Brandt</a>', row)
    replaced = filed.get("/filings/FEC-1001").text.partition('<tr id="line-3"')[2].partition("</tr>")[0]
    assert "/pledges/" not in replaced


@pytest.mark.skipif(not FORM_13.exists(), reason="the real Form 13 is not on this machine")
def test_a_real_form_13_is_shown(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "real.db") as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        options = ReadingOptions(jobs=1, clock=lambda: DAY)
        ledger.end_run(run, ledger.record(run, read_documents([str(FORM_13)], options)), DAY)
        ledger.rebuild(reader_fingerprint())
    settings = WebSettings(ledger=tmp_path / "real.db", clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        page = opened.get("/filings/1904839").text
    assert "$246,272,420.15" in page
    assert "DONAHUE, LUCY" in page
    assert "the cover says donations of 246,272,420.15" in page

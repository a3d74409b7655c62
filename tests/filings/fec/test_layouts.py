"""The layouts of the forms: against the FEC's own, and what is refused in a file of them."""

from __future__ import annotations

import csv
import pickle
import re
from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.filings.fec import read_fec
from onrecord.filings.fec.layouts import load_layouts, parse_layouts
from onrecord.records import NameParts
from tests.filings.fec.test_round_trip import layout_of
from tests.filings.fec.writing import filing, gift

FORM_13 = Path(__file__).parents[4] / "shared" / "data" / "filings" / "form13" / "layouts.csv"

# Our names of fields, and the endings of the FEC's.
NAMES = {
    "form_type": "type",
    "filer_committee_id_number": "committee",
    "transaction_id_number": "transaction",
    "back_reference_tran_id_number": "back_reference",
    "entity_type": "entity",
    "contributor_organization_name": "organization",
    **{f"contributor_{part}_name": part for part in ("last", "first", "middle")},
    **{f"contributor_{part}": part for part in ("prefix", "suffix", "street_1", "street_2", "city", "state", "zip")},
    "donation_date": "date",
    "refund_date": "date",
    "donation_amount": "amount",
    "refund_amount": "amount",
    "donation_aggregate_amount": "aggregate",
    "memo_code": "memo_code",
    "memo_text_description": "memo",
    "committee_name": "committee_name",
    "report_code": "report_code",
    "amendment_date": "amendment_date",
    "coverage_from_date": "covers_from",
    "coverage_through_date": "covers_through",
    "total_donations_accepted": "$accepted",
    "total_donations_refunded": "$refunded",
    "net_donations": "$net",
    "date_signed": "signed",
    "receipt_date": "received",
}


def published() -> list[tuple[str, str, list[str]]]:
    """Each layout of Form 13 as published: row type, version, fields in order."""
    if not FORM_13.exists():
        return []
    found: dict[tuple[str, str], dict[int, str]] = {}
    with FORM_13.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            form = "F13N" if "[an]" in row["form_regex"] else row["form_regex"].strip("^").upper()
            for version in re.findall(r"P?\d\.\d", row["version_regex"]):
                found.setdefault((form, version), {})[int(row["position"])] = row["field"]
    return [(form, version, [names[n] for n in sorted(names)]) for (form, version), names in found.items()]


PUBLISHED = published()


@pytest.mark.parametrize(("form", "version", "names"), PUBLISHED, ids=[f"{form}-{v}" for form, v, _ in PUBLISHED])
def test_form_13_has_the_published_fields(form: str, version: str, names: list[str]) -> None:
    layout = layout_of(form, version)
    assert layout
    assert layout.width == len(names)
    assert dict(layout.positions) == {NAMES[name]: place for place, name in enumerate(names) if name in NAMES}


@pytest.mark.parametrize(
    "version",
    [
        *("5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "7.0", "8.0", "8.1", "8.2", "8.3", "8.4", "8.5"),
        *("P3.0", "P3.1", "P3.2", "P3.3", "P3.4"),
    ],
)
def test_a_version_of_form_13_is_known(version: str) -> None:
    assert all(layout_of(row_type, version) for row_type in ("F13N", "F132", "F133"))


@pytest.mark.parametrize(
    ("row_type", "what"),
    [
        ("SA11AI", "receipt"),
        ("sa17a", "receipt"),
        ("SA3L", "counted"),
        ("SB20A", "refund"),
        ("SB28a", "refund"),
        ("SB17", "counted"),
        ("F3N", "cover"),
        ("F3Z", "counted"),
        ("F3ZT", "counted"),
        ("F3XT", "cover"),
        ("F24A", "cover"),
        ("SC1/10", "counted"),
        ("TEXT", "note"),
        ("HDR", "header"),
    ],
)
def test_a_row_type_is_what_it_is(row_type: str, what: str) -> None:
    kind = load_layouts().kind(row_type)
    assert kind
    assert kind.what == what


@pytest.mark.parametrize("row_type", ["", "TEST", "SALARY", "SINCERELY", "SECOND", "HEADER", "F", "S"])
def test_a_word_is_no_row_type(row_type: str) -> None:
    assert load_layouts().kind(row_type) is None


LAYOUT: dict[str, Any] = {"versions": ["8.0-8.5"], "fields": "type committee -2 amount"}


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ({"what": "gift", "types": ["X"], "layout": [LAYOUT]}, "what"),
        ({"what": "receipt", "types": ["X"]}, "layout"),
        ({"what": "receipt", "types": ["X"], "layout": [{**LAYOUT, "versions": ["new"]}]}, "versions"),
        ({"what": "receipt", "types": ["X"], "layout": [{**LAYOUT, "versions": ["8.5-8.0"]}]}, "versions"),
        ({"what": "receipt", "types": ["X"], "layout": [{**LAYOUT, "fields": "type -x"}]}, "fields"),
        ({"what": "receipt", "types": ["X"], "layout": [{**LAYOUT, "fields": "type type"}]}, "fields"),
        ({"what": "receipt", "types": ["X"], "layout": [LAYOUT], "more": 1}, "more"),
    ],
)
def test_a_wrong_layout_is_refused(rows: dict[str, Any], key: str) -> None:
    with pytest.raises(DataFileError) as caught:
        parse_layouts({"x.toml": {"rows": [rows]}})
    assert key in caught.value.key


def test_two_kinds_of_one_type_are_refused() -> None:
    rows = {"what": "receipt", "types": ["X"], "layout": [LAYOUT]}
    with pytest.raises(DataFileError):
        parse_layouts({"x.toml": {"rows": [rows, {**rows, "what": "refund"}]}})


def test_an_entry_that_is_made_fast_is_like_any_other() -> None:
    """Each slot of a draft is filled: what is read equals a record that is made in the common way, and is as frozen."""
    (found,) = read_fec(filing(gift())).receipts
    assert replace(found) == found
    assert hash(found.address) == hash(replace(found.address))
    assert found.name_parts == NameParts(last="Vane", first="Ida")
    with pytest.raises(FrozenInstanceError):
        found.name = "Somebody"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(found)) == found

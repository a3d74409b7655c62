"""Damaged files: what was read is given, the damage is told, and nothing but FilingError is ever raised."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FilingError
from onrecord.records.reading import FilingReading
from tests.filings.lda.writing import api_object, api_page, house_xml, item, read, report, senate_xml

ITEMS = (item("58th PIC", amount="250.00"), item("Iowa State Society", kind="he", by="Tidewell PAC"))
MADE = [report(*ITEMS, number=str(n), registrant_id=str(100 + n), comments="As told & <amended>.") for n in range(4)]
WHOLE = {"api": api_page(*MADE), "senate": senate_xml(*MADE), "house": house_xml(MADE[0])}


def _told(readings: list[FilingReading]) -> str:
    return " / ".join(str(problem) for reading in readings for problem in reading.problems)


@pytest.mark.parametrize(("form", "share", "whole"), [("api", 0.6, 2), ("senate", 0.6, 2), ("house", 0.9, 0)])
def test_a_file_that_is_cut_off_gives_what_stands_before(form: str, share: float, whole: int) -> None:
    content = WHOLE[form][: int(len(WHOLE[form]) * share)]
    readings = read(content)
    assert [len(reading.receipts) for reading in readings][:whole] == [2] * whole
    assert all("cut off" not in str(problem) for one in readings[: whole - 1] for problem in one.problems)
    assert "cut off" in _told(readings) or "damaged after 2 whole reports" in _told(readings)


def test_a_broken_report_leaves_the_others_whole() -> None:
    broken = senate_xml(*MADE).decode("utf-16").replace("<Lobbyist", "<", 1).replace(' Year="2017"', ' Year=2017"', 1)
    readings = read(broken.encode("utf-16"))
    assert len(readings) == 4
    assert [bool(reading.problems) for reading in readings] == [True, False, False, False]
    assert "no valid XML" in _told(readings)
    assert [len(reading.receipts) for reading in readings[1:]] == [2, 2, 2]


def test_a_bulk_file_that_ends_between_reports_says_that_it_has_no_end() -> None:
    whole = senate_xml(*MADE).decode("utf-16")
    readings = read(whole[: whole.rfind("<Filing ")].encode("utf-16"))
    assert len(readings) == 3
    assert _told(readings) == "700123.xml: the file has no end: reports may be missing (fetch the file again)"


@pytest.mark.parametrize(("tag", "lost"), [("<Filing ", "<Fi?ing "), ("</Filing>\n<Filing ", "</?iling>\n<?iling ")])
def test_a_report_whose_tags_are_broken_is_not_lost_silently(tag: str, lost: str) -> None:
    broken = senate_xml(*MADE).decode("utf-16")
    at = broken.index(tag, broken.index("<Filing ") + 9)
    readings = read((broken[:at] + lost + broken[at + len(tag) :]).encode("utf-16"))
    assert len(readings) == 3
    assert _told(readings)


def test_what_stands_between_reports_is_told() -> None:
    whole = senate_xml(*MADE).decode("utf-16").replace("</Filing>", "</Filing><Contribution/>", 1)
    readings = read(whole.encode("utf-16"))
    assert "stands what belongs to none" in _told(readings)


def test_characters_that_xml_forbids_are_marked_and_the_rest_is_read() -> None:
    bell = senate_xml(*MADE[:2]).decode("utf-16").replace("As told", "As\x07 told&#x1f;", 1)
    readings = read(bell.encode("utf-16"))
    assert [len(reading.receipts) for reading in readings] == [2, 2]
    assert readings[0].filing.comments == "As\ufffd told\ufffd & <amended>."
    assert "characters that cannot be read" in _told(readings)


@pytest.mark.parametrize("number", ["xD83D", "55357", "x110000", "xFFFE", "9" * 300, "0"])
def test_references_to_no_letter_are_marked(number: str) -> None:
    odd = senate_xml(*MADE[:2]).decode("utf-16").replace("As told", f"As &#{number}; told &#x4e;ow", 1)
    readings = read(odd.encode("utf-16"))
    assert readings[0].filing.comments == "As \ufffd told Now & <amended>."
    assert [len(reading.problems) for reading in readings] == [1, 0]


def test_an_entry_that_is_no_report_is_told_and_the_others_are_read() -> None:
    content = json.dumps([api_object(MADE[0]), {"detail": "gone"}, 7, api_object(MADE[1])]).encode()
    readings = read(content)
    assert len(readings) == 2
    assert _told(readings).count("no LD-203 report") == 2


# A value as the API might give it, and the code of the problem that it is.
VALUES = [
    ("amount", "abc", "unreadable_amount"),
    ("amount", "1,00", "unreadable_amount"),
    ("amount", "17 Privet Lane", "unreadable_amount"),
    ("date", "17 Privet Lane", "unreadable_day"),
    ("amount", None, "unreadable_amount"),
    ("amount", float("nan"), "unreadable_amount"),
    ("amount", [5], "unreadable_amount"),
    ("date", "2017-02-31", "unreadable_day"),
    ("date", None, "unreadable_day"),
    ("contribution_type", "gift", "unknown_word"),
]


@pytest.mark.parametrize(("field", "value", "code"), VALUES)
def test_a_value_that_cannot_be_read_is_a_problem_that_names_the_item(field: str, value: object, code: str) -> None:
    made = api_object(MADE[0])
    made["contribution_items"][1][field] = value
    (reading,) = read(json.dumps([made]).encode())
    assert [(problem.code, problem.where) for problem in reading.problems] == [(code, "report 0, item 2")]
    assert "Privet" not in str(reading.problems)
    assert len(reading.receipts) == 2


@pytest.mark.parametrize("amount", [250, 250.0, "250", "250.0000", "$250.00", "0250.00"])
def test_an_amount_is_read_however_it_is_written(amount: object) -> None:
    made = api_object(MADE[0])
    made["contribution_items"][0]["amount"] = amount
    assert str(read(json.dumps([made]).encode())[0].receipts[0].amount) == "250.00"


def test_a_kind_of_report_that_is_not_known_is_told_and_its_period_is_read() -> None:
    made = {**api_object(MADE[0]), "filing_type": "ZZ"}
    (reading,) = read(json.dumps(made).encode())
    assert [problem.code for problem in reading.problems] == ["unknown_word"]
    assert reading.filing.report_code == "ZZ"
    assert str(reading.filing.covers_through) == "2017-06-30"


def test_deep_nesting_and_huge_numbers_are_no_danger() -> None:
    nested = json.dumps([{**api_object(MADE[0]), "registrant": json.loads('{"x":' * 900 + "1" + "}" * 900)}])
    with pytest.raises(FilingError, match="nested too deeply"):
        read(nested.encode())
    start = b'[{"filing_uuid": "a", "contribution_items": []}, '
    for end in (b"[" * 100_000, b'{"x":' * 100_000, b"1" * 10_000 + b"]"):
        assert len(read(start + end)) == 1


# What a field of a report may hold, and the codes of the problems that come of it.
ODD_VALUES: dict[str, tuple[str, object, str]] = {
    "half a letter": ("comments", "x\ud83d", "damaged_report"),
    "two halves of a letter": ("comments", "x\ud83d\ude00", ""),
    "a year of forty digits": ("filing_year", 10**39, "unreadable_day"),
    "a year of thousands of digits": ("filing_year", "9" * 5000, "unreadable_day"),
    "a year below zero": ("filing_year", -1, "unreadable_day"),
    "no registrant": ("registrant", None, ""),
    "a list for a lobbyist": ("lobbyist", [], ""),
    "a text for a list": ("pacs", "none", ""),
    "no day of posting": ("dt_posted", "yesterday", ""),
}


@pytest.mark.parametrize("name", ODD_VALUES)
def test_a_report_with_an_odd_value_is_read(name: str) -> None:
    field, value, code = ODD_VALUES[name]
    (reading,) = read(json.dumps([{**api_object(MADE[0]), field: value}]).encode())
    assert " ".join(problem.code for problem in reading.problems) == code
    assert [str(receipt.amount) for receipt in reading.receipts] == ["250.00", "1000.00"]
    reading.filing.comments.encode()


@pytest.mark.parametrize("number", ["9" * 5000, "1e99999999999999999999", "NaN", "-Infinity", "1e400"])
def test_a_number_beyond_reason_costs_its_item_alone(number: str) -> None:
    made = json.dumps([api_object(one) for one in MADE]).replace('"250.00"', number, 1)
    readings = read(made.encode())
    assert [[problem.code for problem in one.problems] for one in readings] == [["unreadable_amount"], [], [], []]


DAMAGE = st.tuples(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=6))


@given(DAMAGE)
def test_no_damage_raises_anything_but_filing_error(damage: tuple[str, float, float, bytes]) -> None:
    form, start, length, put = damage
    content = WHOLE[form]
    at = int(start * len(content))
    damaged = content[:at] + put + content[at + int(length * 200) :]
    try:
        readings = read(damaged)
    except FilingError:
        return
    for reading in readings:
        assert reading.filing.form == "LD-203"
        assert all(receipt.amount is not None or reading.problems for receipt in reading.receipts)


@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1))
def test_a_file_cut_anywhere_says_so(form: str, share: float) -> None:
    content = WHOLE[form]
    end = int(len(content) * share)
    try:
        readings = read(content[:end])
    except FilingError:
        return
    complete = read(content)
    whole = [one for one in readings if not one.problems]
    assert all(one.filing.id == full.filing.id for one, full in zip(whole, complete, strict=False))


@pytest.mark.parametrize("form", sorted(WHOLE))
def test_wherever_a_file_is_cut_no_amount_or_day_is_a_piece_of_one(form: str) -> None:
    content = WHOLE[form]
    start = content.index("PIC".encode("utf-16-le") if form == "senate" else b"PIC")
    for end in range(start, min(start + 1500, len(content))):
        try:
            readings = read(content[:end])
        except FilingError:
            continue
        for receipt in (one for reading in readings for one in reading.receipts):
            assert receipt.amount in AMOUNTS
            assert receipt.date in DAYS


AMOUNTS = (Decimal(250), Decimal(1000), None)
DAYS = (date(2017, 1, 10), None)

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 10**12)), max_size=4))
def test_what_is_written_is_read_back(told: list[tuple[str, str, int]]) -> None:
    items = [item(payee, honoree, f"{cents / 100:.2f}", by="Tidewell PAC") for payee, honoree, cents in told]
    for write in (api_page, senate_xml):
        (reading,) = read(write(report(*items)))
        got = [(one.payee, one.honoree, int((one.amount or 0) * 100)) for one in reading.receipts]
        assert got == told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner), max_leaves=4
)


@given(st.fixed_dictionaries(dict.fromkeys(api_object(MADE[0]), JSON)))
def test_no_shape_of_json_raises(data: dict[str, object]) -> None:
    data["contribution_items"] = [data.get("pacs"), {"amount": data.get("zip"), "payee_name": data.get("city")}]
    assert len(read(json.dumps([data]).encode())) == 1

"""Filings through the commands: scanned, added, listed, shown, compared. The committee and the donors are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]

FS = "\x1c"
STREET = "7 LANTERN STAIR"


def _line(*fields: str) -> str:
    return FS.join(fields)


def _cover(form: str, total: str, signed: str) -> str:
    name = ("C00999999", "HARBOUR LANTERN COMMITTEE", "", "1 QUAY", "", "TIDEWATER", "VA", "22209", "90D", "")
    return _line(form, *name, "20241115", "20250420", total, "250.00", total, "VANE", "IDA", "", "", "", signed)


def _gift(last: str, amount: str, number: str, memo: str = "") -> str:
    who = (f"T{number}", "", "", "IND", "", last, "ANN", "", "", "", STREET, "", "TIDEWATER", "VA", "22209")
    return _line("F132", "C00999999", *who, "20250102", amount, amount, "", memo)


REFUND = _line(
    *("F133", "C00999999", "R1", "", "", "ORG", "BRINDLE MILLS", "", "", "", "", "", STREET, "", "TIDEWATER", "VA"),
    *("22209", "20250301", "250.00", "", ""),
)


@pytest.fixture
def filings(tmp_path: Path) -> Path:
    """Return a folder with a report, 111.fec, and an amendment of it, 222.fec."""
    folder = tmp_path / "filings"
    folder.mkdir()
    first = ["HDR\x1cFEC\x1c8.4\x1cTyping\x1c1.0", _cover("F13N", "1500.00", "20250420")]
    first += [_gift("ROE", "1000.00", "1"), _gift("VARGA", "500.00", "2", "IN-KIND: LANTERNS"), REFUND]
    second = ["HDR\x1cFEC\x1c8.4\x1cTyping\x1c1.0\x1cFEC-111\x1c1", _cover("F13A", "5000.00", "20250718")]
    second += [_gift("ROE", "5000.00", "1"), REFUND]
    (folder / "111.fec").write_text("\n".join(first) + "\n")
    (folder / "222.fec").write_text("\r\n".join(second) + "\r\n")
    return folder


@pytest.fixture
def ledger(filings: Path, run: Run, tmp_path: Path) -> str:
    path = str(tmp_path / "filed.db")
    added = run("add", str(filings), "--ledger", path)
    assert added.exit_code == 0, added.output
    assert "2 documents read: 2 new" in added.stdout
    assert "5 filed lines added" in added.stdout
    return path


def _lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_scan_prints_one_object_a_filing(filings: Path, run: Run) -> None:
    first, second = _lines(run("scan", "--json", str(filings)))
    assert list(first) == ["source", "filing", "receipts", "refunds", "checks", "problems"]
    cover = first["filing"]
    assert (cover["form"], cover["version"], cover["committee"], cover["number"]) == (
        *("F13N", "8.4"),
        *("C00999999", "FEC-111"),
    )
    assert cover["period"] == {"from": "2024-11-15", "through": "2025-04-20"}
    assert cover["totals"] == {"accepted": "1500.00", "refunded": "250.00", "net": "1500.00"}
    assert (second["filing"]["amends"], second["filing"]["report_number"]) == ("FEC-111", 1)
    receipt = first["receipts"][1]
    assert (receipt["line"], receipt["transaction_id"], receipt["kind"]) == (4, "T2", "person")
    assert receipt["name_parts"] == {"last": "VARGA", "first": "ANN", "middle": "", "prefix": "", "suffix": ""}
    assert (receipt["date"], receipt["amount"], receipt["aggregate"]) == ("2025-01-02", "500.00", "500.00")
    assert (receipt["in_kind"], receipt["memo"]) == (True, "IN-KIND: LANTERNS")
    assert [refund["name"] for refund in first["refunds"]] == ["BRINDLE MILLS"]
    assert {check["code"] for check in first["checks"]} == {"total_differs", "refund_without_donation"}


# Every way in which a filing may be printed.
PRINTED = {
    "scan": ["scan", "{filings}"],
    "scan as JSON": ["scan", "--json", "{filings}"],
    "show": ["show", "FEC-111", "--ledger", "{ledger}"],
    "show as JSON": ["show", "FEC-111", "--json", "--ledger", "{ledger}"],
    "list": ["list", "--filed", "--ledger", "{ledger}"],
    "list as JSON": ["list", "--filed", "--json", "--ledger", "{ledger}"],
    "changes": ["filings", "changes", "FEC-111", "FEC-222", "--ledger", "{ledger}"],
    "changes as JSON": ["filings", "changes", "FEC-111", "FEC-222", "--json", "--ledger", "{ledger}"],
}


@pytest.mark.parametrize("command", PRINTED.values(), ids=PRINTED.keys())
def test_no_street_is_ever_printed(filings: Path, ledger: str, run: Run, command: list[str]) -> None:
    result = run(*(word.format(filings=filings, ledger=ledger) for word in command))
    assert result.exit_code == 0, result.output
    assert "ROE" in result.stdout
    assert STREET not in result.stdout
    assert "QUAY" not in result.stdout


def test_list_filed_counts_the_amendment_only(ledger: str, run: Run) -> None:
    listed = _lines(run("list", "--filed", "--json", "--ledger", ledger))
    assert [(one["name"], one["amount"], one["side"], one["number"]) for one in listed] == [
        ("ROE, ANN", "5000.00", "receipt", "FEC-222"),
        ("BRINDLE MILLS", "250.00", "refund", "FEC-222"),
    ]
    before = _lines(run("list", "--filed", "--json", "--ledger", ledger, "--as-of", "2025-07-17"))
    assert [one["amount"] for one in before] == ["1000.00", "500.00", "250.00"]


def test_a_table_on_standard_input_is_read_by_the_mapping_given_for_it(run: Run, tmp_path: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text('[columns]\nname = "Donor"\namount = "Gift"\n')
    (told,) = _lines(run("scan", "-", "--json", "--mapping", str(mapping), text=b"Donor,Gift\nROE,5\n"))
    assert [(one["name"], one["amount"]) for one in told["receipts"]] == [("ROE", "5.00")]


def test_a_long_list_is_printed_in_parts(ledger: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.listing_filed._AT_ONCE", 1)
    result = run("list", "--filed", "--ledger", ledger)
    assert [result.stdout.count(word) for word in ("donor", "ROE, ANN", "BRINDLE MILLS")] == [2, 1, 1]


def test_list_filed_of_nothing_does_not_say_that_nobody_gave(ledger: str, run: Run) -> None:
    result = run("list", "--filed", "--donor", "altman", "--ledger", ledger)
    assert result.exit_code == 0
    assert "no proof that nothing was given" in result.stderr


def test_what_was_filed_and_no_page_tells_of_is_listed(filings: Path, run: Run, tmp_path: Path) -> None:
    for file in filings.iterdir():
        file.write_text(file.read_text().replace("C00999999", "C00894162"))
    path = str(tmp_path / "known.db")
    run("add", str(filings), "--ledger", path)
    (gift,) = _lines(run("list", "--standing", "filed_but_never_announced", "--json", "--ledger", path))
    assert (gift["donor"]["name"], gift["amount"], gift["fund"]["id"]) == ("ROE, ANN", "5000.00", "us-inaugural-2025")
    assert [receipt["filing"] for receipt in gift["receipts"]] == ["FEC-222"]
    table = " ".join(run("list", "--standing", "filed_but_never_announced", "--ledger", path).stdout.split())
    assert "ROE, ANN person us-inaugural-2025 5,000.00 2025-01-02 1 FEC-222" in table


def test_show_says_that_a_filing_was_replaced(ledger: str, run: Run) -> None:
    shown = " ".join(run("show", "FEC-111", "--ledger", ledger).stdout.split())
    assert "replaced by FEC-222, filed 2025-07-18" in shown
    assert "BRINDLE MILLS: 250.00 were sent back, and no line lists the donation (line 5)" in shown


def test_show_says_what_a_filing_replaced(ledger: str, run: Run) -> None:
    assert "stands; it replaced FEC-111" in run("show", "222", "--ledger", ledger).stdout


def test_changes_tell_what_an_amendment_changed(ledger: str, run: Run) -> None:
    told = " ".join(run("filings", "changes", "FEC-111", "FEC-222", "--ledger", ledger).stdout.split())
    assert "Removed: 1 line" in told
    assert "VARGA, ANN" in told
    assert "ROE, ANN (line 3): amount 1000.00 is now 5000.00; aggregate 1000.00 is now 5000.00" in told
    assert "1 line alike in both" in told


def test_the_chain_is_listed(ledger: str, run: Run) -> None:
    (chain,) = _lines(run("filings", "list", "--json", "--ledger", ledger))
    assert [filing["number"] for filing in chain["chain"]] == ["FEC-111", "FEC-222"]
    table = " ".join(run("filings", "list", "--ledger", ledger).stdout.split())
    assert "FEC-222 F13A 90D C00999999 HARBOUR LANTERN COMMITTEE 2024-11-15 to 2025-04-20 2025-07-18 FEC-111" in table


# What cannot start, and what is said about it.
REFUSALS = {
    "a status of filings": (["list", "--filed", "--status", "given"], "--status: it is of what pages tell"),
    "a day that is none": (["list", "--filed", "--as-of", "soon"], "--as-of soon: not a day"),
    "a mapping that is not there": (
        ["scan", "x.csv", "--mapping", "gone.toml"],
        "--mapping gone.toml: it cannot be read",
    ),
}


@pytest.mark.parametrize(("command", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_refuses(ledger: str, run: Run, command: list[str], words: str) -> None:
    result = run(*command, *(["--ledger", ledger] if command[0] == "list" else []))
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_table_is_read_through_the_mapping_beside_it(tmp_path: Path, run: Run) -> None:
    (tmp_path / "gifts.csv").write_text("Who,How much,When\nRoe Ann,$500,2025-01-02\n")
    alone = run("scan", "--json", str(tmp_path / "gifts.csv"))
    assert alone.exit_code == 1
    assert "onrecord filings map" in json.loads(alone.stdout)["problems"][0]["advice"]
    mapping = '[table]\nname = "gifts"\n\n[columns]\nname = "Who"\namount = "How much"\ndate = "When"\n'
    (tmp_path / "gifts.mapping.toml").write_text(mapping)
    (read,) = _lines(run("scan", "--json", str(tmp_path)))
    assert [(one["name"], one["amount"], one["date"]) for one in read["receipts"]] == [
        ("Roe Ann", "500.00", "2025-01-02")
    ]


def test_a_proposed_mapping_reads_its_table(tmp_path: Path, run: Run) -> None:
    table = tmp_path / "gifts.csv"
    table.write_text("Donor Name,Amount,Date\nRoe Ann,$500,2025-01-02\nVarga Mills,$70.25,2025-02-03\n")
    proposed = run("filings", "map", str(table))
    assert proposed.exit_code == 0, proposed.output
    (tmp_path / "other.toml").write_text(proposed.stdout)
    (read,) = _lines(run("scan", "--json", str(table), "--mapping", str(tmp_path / "other.toml")))
    assert [one["amount"] for one in read["receipts"]] == ["500.00", "70.25"]


def test_a_feed_that_was_saved_is_called_one(tmp_path: Path, run: Run) -> None:
    (tmp_path / "news.xml").write_text('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')
    result = run("scan", str(tmp_path / "news.xml"))
    assert (result.exit_code, "onrecord watch" in result.output) == (1, True)


def test_what_is_no_filing_is_set_aside_and_the_rest_goes_on(filings: Path, run: Run) -> None:
    (filings / "333.fec").write_text("This is a letter.\n")
    result = run("scan", "--json", str(filings))
    assert result.exit_code == 1
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(objects) == 3
    assert objects[-1]["problems"][0]["code"] == "no_filing"

"""What a person sees: tables that fit the screen, progress on a terminal alone, colour on a terminal alone."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console
from typer.testing import Result

from onrecord.cli.filed import print_filing
from onrecord.cli.listing import pledge_table
from onrecord.cli.pages import print_reading
from onrecord.cli.progress import show_progress
from onrecord.cli.screen import errors
from onrecord.cli.tables import Layout, fit_table
from onrecord.cli.verifying import verify
from onrecord.pipeline import ListedPledge
from onrecord.records import (
    Capture,
    FilingReading,
    FundRef,
    Identity,
    Match,
    Money,
    Origin,
    PartialDate,
    Pledge,
    Standing,
)
from tests.matching.making import line, pledge

from .conftest import make_reading

Run = Callable[..., Result]

LAYOUT = Layout(
    headings=("name", "kind", "sum"),
    right=("sum",),
    whole=("kind",),
    wide=40,
    narrow=((("name",), ("kind", "name")), (("sum",),)),
    narrow_wide=20,
    slim=((("name",), ("kind",), ("sum",)),),
)


class Terminal(io.StringIO):
    """A stream that says that a person looks at it."""

    def isatty(self) -> bool:
        return True


def _lines(width: int) -> list[str]:
    console = Console(width=width, file=io.StringIO())
    with console.capture() as captured:
        console.print(fit_table(LAYOUT, [("Ann", "person", "5")], width))
    return [line.rstrip() for line in captured.get().splitlines()]


def test_a_wide_screen_has_a_line_for_each_row() -> None:
    assert _lines(60)[2] == "Ann   person    5"


def test_a_narrow_screen_has_several_lines_for_each_row() -> None:
    assert [line.split() for line in _lines(30) if "─" not in line] == [
        ["name"],
        ["kind,", "name", "sum"],
        ["Ann", "5"],
        ["person,", "Ann"],
    ]


def test_a_slim_screen_has_one_narrow_column() -> None:
    lines = [line.strip() for line in _lines(12) if "─" not in line]
    assert lines == ["name", "kind", "sum", "Ann", "person", "5"]


@pytest.mark.parametrize("width", [60, 80])
def test_no_word_of_the_list_is_broken_on_a_narrow_screen(width: int) -> None:
    money = Money(amount=Decimal(1000000), currency="USD", wording="$1 million")
    pledge = Pledge(
        key="northwind",
        donor=Identity(key="northwind", name="Northwind Confederated", kind="organization"),
        capacity="company",
        fund=FundRef(id="us-trump-presidential-library", name="the library"),
        money=money,
        in_kind=True,
        status="reported_in_filing",
        claim_ids=("claim-1",),
        article_ids=tuple("abcdefghijkl"),
        origins=(Origin(first="a", articles=tuple("abcdefghijkl")),),
        first_reported=PartialDate(value=date(2025, 2, 3)),
        confidence=Decimal(1),
    )
    standing = Standing(name="not_found_though_due", as_of=date(2025, 9, 1), words="it was looked for")
    listed = ListedPledge(pledge=pledge, matches=(), standing=standing)
    console = Console(width=width, file=io.StringIO())
    with console.capture() as captured:
        console.print(pledge_table([listed], width))
    words = captured.get().replace(",", " ").split()
    wanted = "Northwind Confederated organization company us-trump-presidential-library USD 12 2025-02-03"
    assert {*wanted.split(), pledge.id[7:15]} <= set(words)
    assert max(map(len, captured.get().splitlines())) <= width


def test_a_long_label_of_a_cover_stands_apart_from_its_value() -> None:
    totals = (("refunds_to_other_committees", Decimal(70)),)
    filing = replace(line("VARGA MILLS | 70 2024-12-20").filing, totals=totals)
    capture = Capture(content=b"", source="1.fec", media_type="application/x-fec", how="file")
    console = Console(width=80, file=io.StringIO())
    with console.capture() as captured:
        print_filing(console, FilingReading(source="1.fec", capture=capture, filing=filing))
    assert "refunds to other committees  70.00" in captured.get()


@pytest.mark.parametrize(("verdict", "says"), [("unsure", True), ("none", False), ("same", False)])
def test_the_list_says_that_a_line_may_be_the_gift(verdict: str, says: bool) -> None:
    told = pledge("Varga Mills | 1m 2024-12-13")
    filed = (line("VARGA DENTAL INC | 1000000 2024-12-20"),)
    match = Match(pledge_id=told.id, filed=filed, verdict=verdict, score=Decimal("0.5"))
    standing = Standing(name="not_found_though_due", as_of=date(2025, 9, 1), words="it was looked for")
    console = Console(width=200, file=io.StringIO())
    with console.capture() as captured:
        console.print(pledge_table([ListedPledge(pledge=told, matches=(match,), standing=standing)], 200))
    assert ("not found in filings read; a line may be it" in captured.get()) is says


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_a_page_fits_the_screen_and_nothing_of_a_gift_is_cut(width: int) -> None:
    console = Console(width=width, file=io.StringIO(), markup=False, highlight=False)
    with console.capture() as captured:
        print_reading(console, make_reading())
    printed = captured.get()
    assert max(len(line.rstrip()) for line in printed.splitlines()) <= width
    words = " ".join(printed.split())
    assert "1 statement, of which 1 not verbatim, 1 garbled" in words
    assert "the page disagrees with itself on the donor" in words
    assert "…" not in printed


def test_a_row_of_the_list_is_one_line_in_a_pipe(run: Run, ledger_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = " ".join(["The Society of Lamplighters, Harbour Pilots and Keepers of Lights of the Northern Isles"] * 3)
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr("onrecord.views.wording.fund_words", lambda fund: name)
    rows = run("list", "--ledger", ledger_path).stdout.splitlines()[2:]
    assert len(rows) == 1
    assert name in rows[0]


def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    readings = [make_reading(), make_reading("The Morning Ferry")]
    assert list(show_progress(readings, errors())) == readings
    assert "2 documents, 2 claims" in terminal.getvalue()


def test_progress_stays_out_of_what_is_printed_on_the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert len(list(show_progress([make_reading()], errors(), prints=True))) == 1
    assert terminal.getvalue() == ""


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(show_progress([make_reading()], errors()))) == 1
    assert capsys.readouterr().err == ""


def test_a_page_without_a_gift_says_so(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = tmp_path_factory.mktemp("pages") / "a.txt"
    page.write_text("Ferries cancelled\n\nFog closed the harbour on Monday, and no ferry sailed.\n", "utf-8")
    assert "No gift was found in it." in run("scan", str(page)).stdout
    ledger = str(page.with_name("new.db"))
    run("add", str(page), "--ledger", ledger)
    assert "No gift was found in it." in run("show", "article", "--ledger", ledger).stdout


def test_verify_says_how_far_it_is_on_a_terminal(ledger_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert verify(ledger_path) == 0
    assert "\x1b" in terminal.getvalue()

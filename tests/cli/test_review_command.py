"""What is too unsure for the list: kept off it, shown with its doubts, and still there for whoever asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.ledger import Ledger
from onrecord.records import DocumentReading
from onrecord.views.documents import document_object
from onrecord.views.reasons import list_floor

from .conftest import NOW, make_reading

Run = Callable[..., Result]

DOUBT = "a pronoun or a description stands for the donor"


@pytest.fixture
def unsure(tmp_path: Path) -> str:
    """Return a ledger that holds one claim, just under the floor."""
    path = tmp_path / "unsure.db"
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(NOW, version="0", reader="r")
        ledger.record(run, [make_unsure()])
    return str(path)


def make_unsure() -> DocumentReading:
    reading = make_reading()
    sure = list_floor() - Decimal("0.01")
    return replace(reading, claims=(replace(reading.claims[0], confidence=sure, reasons=("giver.pronoun",)),))


def test_list_leaves_it_out_and_says_so(run: Run, unsure: str) -> None:
    result = run("list", "--ledger", unsure)
    assert "Finch Mills" not in result.stdout
    assert "1 claim too unsure for the list: see `onrecord review`." in result.stderr


def test_list_has_it_for_whoever_asks(run: Run, unsure: str) -> None:
    result = run("list", "--ledger", unsure, "--min-confidence", "0")
    assert "Finch Mills" in result.stdout
    assert result.stderr == ""


def test_review_shows_it_with_its_doubts(run: Run, unsure: str) -> None:
    result = run("review", "--ledger", unsure)
    assert "Finch Mills" in result.stdout
    assert DOUBT in result.stdout


def test_review_for_programs_leads_to_show(run: Run, unsure: str) -> None:
    (line,) = run("review", "--json", "--ledger", unsure).stdout.splitlines()
    waiting = json.loads(line)
    assert (waiting["amount"], waiting["reasons"]) == ("2000000", ["giver.pronoun"])
    shown = " ".join(run("show", waiting["id"], "--ledger", unsure).stdout.split())
    assert f"too unsure for the list: it waits for review - {DOUBT}" in shown
    assert "rule give (“will give”)" in shown


@pytest.mark.parametrize("options", [["--donor", "nobody"], ["--fund", "us-inaugural-2025"]], ids=["donor", "fund"])
def test_review_filters(run: Run, unsure: str, options: list[str]) -> None:
    result = run("review", "--ledger", unsure, *options)
    assert (result.stdout, result.stderr) == ("", "No claim waits for review.\n")


def test_nothing_waits_in_a_ledger_of_sure_claims(run: Run, ledger_path: str) -> None:
    assert run("review", "--ledger", ledger_path).stdout == ""


def test_a_scanned_document_tells_them_apart() -> None:
    document = document_object(make_unsure())
    assert document["claims"] == []
    assert [claim["donor"]["name"] for claim in document["review"]] == ["Finch Mills"]

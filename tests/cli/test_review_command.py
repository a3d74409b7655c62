"""What is too unsure for the list: kept off it, shown with its doubts, and still there for whoever asks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.cli.ending import RefusedError
from onrecord.cli.reviewing import _find_item
from onrecord.ledger import Ledger
from onrecord.pipeline import ReviewItem
from onrecord.records import DocumentReading, Donor, Money
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
    assert (waiting["claim"]["amount"], waiting["reasons"]) == ("2000000", ["giver.pronoun"])
    shown = " ".join(run("show", waiting["id"], "--ledger", unsure).stdout.split())
    assert f"too unsure for the list: it waits for review - {DOUBT}" in shown
    assert "rule give (“will give”)" in shown


@pytest.mark.parametrize("options", [["--donor", "nobody"], ["--fund", "us-inaugural-2025"]], ids=["donor", "fund"])
def test_review_filters(run: Run, unsure: str, options: list[str]) -> None:
    result = run("review", "--ledger", unsure, *options)
    assert (result.stdout, result.stderr) == ("", "Nothing waits for review.\n")


def test_nothing_waits_in_a_ledger_of_sure_claims(run: Run, ledger_path: str) -> None:
    assert run("review", "--ledger", ledger_path).stdout == ""


def test_a_scanned_document_tells_them_apart() -> None:
    document = document_object(make_unsure())
    assert document["claims"] == []
    assert [claim["donor"]["name"] for claim in document["review"]] == ["Finch Mills"]


def _waiting(run: Run, ledger: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("review", "--json", "--ledger", ledger).stdout.splitlines()]


def _decide(run: Run, ledger: str, answer: str, by: str = "ann", *more: str) -> Result:
    (item,) = _waiting(run, ledger)
    return run("review", "--ledger", ledger, "--decide", item["id"], answer, "--by", by, "--why", "read it", *more)


def _listed(run: Run, ledger: str) -> int:
    return len(run("list", "--json", "--ledger", ledger).stdout.splitlines())


def test_an_accepted_claim_is_on_the_list(run: Run, unsure: str) -> None:
    assert _decide(run, unsure, "accept").exit_code == 0
    assert (_waiting(run, unsure), _listed(run, unsure)) == ([], 1)


def test_a_rejected_claim_waits_no_more_and_is_not_listed(run: Run, unsure: str) -> None:
    assert _decide(run, unsure, "reject").exit_code == 0
    assert (_waiting(run, unsure), _listed(run, unsure)) == ([], 0)


def test_decisions_survive_a_rebuild(run: Run, unsure: str) -> None:
    _decide(run, unsure, "accept")
    assert "1 gift made again" in run("rebuild", "--ledger", unsure).stdout
    assert _listed(run, unsure) == 1


def test_show_names_who_decided_when_and_why(run: Run, unsure: str) -> None:
    _decide(run, unsure, "accept")
    pledge = json.loads(run("list", "--json", "--ledger", unsure).stdout)
    shown = " ".join(run("show", pledge["id"], "--ledger", unsure).stdout.split())
    assert re.search(r"ann on \d{4}-\d\d-\d\d: accept claim: read it \(judgement-[0-9a-f]+\)", shown)


def test_a_decision_can_be_taken_back(run: Run, unsure: str) -> None:
    _decide(run, unsure, "accept")
    with Ledger.open(unsure) as ledger:
        (judgement,) = ledger.list_judgements()
    assert run("review", "--ledger", unsure, "--retract", "", "--by", "bo").exit_code == 2
    assert run("review", "--ledger", unsure, "--retract", judgement.id, "--by", "bo").exit_code == 0
    assert (len(_waiting(run, unsure)), _listed(run, unsure)) == (1, 0)
    with Ledger.open(unsure) as ledger:
        assert len(ledger.list_judgements()) == 2


def test_a_whole_id_is_meant_before_one_that_begins_so() -> None:
    items = [ReviewItem(kind="match", id=f"pledge-1@filing-2#{line}", choices=()) for line in (12, 1)]
    assert _find_item(items, "pledge-1@filing-2#1") is items[1]
    with pytest.raises(RefusedError, match="several ids begin so"):
        _find_item(items, "pledge-1@filing-2")


def test_a_newly_named_living_person_wants_two_people(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "person.db")
    reading = make_unsure()
    donor = Donor(name="Orla Quillfeather", kind="person")
    claim = replace(reading.claims[0], donor=donor, capacity="personal")
    with Ledger.open(path) as ledger:
        ledger.record(ledger.begin_run(NOW, version="0", reader="r"), [replace(reading, claims=(claim,))])
    assert "a second person is asked" in _decide(run, path, "accept").stderr
    (item,) = _waiting(run, path)
    assert (item["accepted_by"], _listed(run, path)) == (["ann"], 0)
    _decide(run, path, "accept", "ann")
    assert _listed(run, path) == 0
    _decide(run, path, "accept", "bo")
    assert (_waiting(run, path), _listed(run, path)) == ([], 1)


# What is typed when a person walks through what waits, and how many claims are listed at the end.
WALKS = {
    "accepted": ("accept\nread it\n", 1),
    "by its first letter": ("a\n\n", 1),
    "rejected": ("r\nnot so\n", 0),
    "skipped": ("skip\n", 0),
    "nothing typed": ("\n", 0),
    "left": ("quit\n", 0),
    "mistyped first": ("maybe\naccept\n\n", 1),
}


@pytest.mark.parametrize(("typed", "listed"), WALKS.values(), ids=WALKS.keys())
def test_a_person_walks_through_what_waits(unsure: str, typed: str, listed: int) -> None:
    runner = CliRunner()
    walked = runner.invoke(app, ["review", "--walk", "--by", "ann", "--ledger", unsure], input=typed)
    assert walked.exit_code == 0, walked.output
    assert "Finch Mills" in walked.stdout
    assert len(runner.invoke(app, ["list", "--json", "--ledger", unsure]).stdout.splitlines()) == listed


# What cannot be decided, and what is said about it.
REFUSED = {
    "nobody decides": (["--decide", "{id}", "accept"], "needs to say whose it is"),
    "an answer that is none": (["--decide", "{id}", "maybe", "--by", "ann"], "maybe: not one of accept, reject"),
    "nothing with this id": (["--decide", "feed", "accept", "--by", "ann"], "feed: nothing with this id waits"),
    "no such judgement": (["--retract", "judgement-0", "--by", "ann"], "no judgement in force has this id"),
}


@pytest.mark.parametrize(("options", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_decided(run: Run, unsure: str, options: list[str], said: str) -> None:
    (item,) = _waiting(run, unsure)
    result = run("review", "--ledger", unsure, *(option.format(id=item["id"]) for option in options))
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_conflict_of_sources_is_settled_by_choosing_a_value(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "conflict.db")
    one, other = make_reading(), make_reading("The Morning Ferry", 12)
    money = Money(amount=Decimal(3000000), currency="USD", wording="$2 million")
    other = replace(other, claims=(replace(other.claims[0], money=money),))
    with Ledger.open(path) as ledger:
        ledger.record(ledger.begin_run(NOW, version="0", reader="r"), [one, other])
    (item,) = [item for item in _waiting(run, path) if item["kind"] == "conflict"]
    assert "1: 2000000 USD; 2: 3000000 USD?" in item["about"]
    decided = run("review", "--ledger", path, "--decide", item["id"], "2", "--by", "ann")
    assert decided.exit_code == 0, decided.output
    (pledge,) = [json.loads(line) for line in run("list", "--json", "--ledger", path).stdout.splitlines()]
    assert (pledge["amount"], pledge["disagreements"]) == ("3000000", [])
    shown = " ".join(run("show", pledge["id"], "--ledger", path).stdout.split())
    assert "rejected 2024-12-13 · The Harbour Post" in shown
    assert re.search(r"judged ann on \d{4}-\d\d-\d\d: reject claim", shown)


def _two_donors(path: str, one: str, other: str) -> None:
    readings = []
    for outlet, day, name in (("The Harbour Post", 13, one), ("The Morning Ferry", 12, other)):
        reading = make_reading(outlet, day)
        donor = Donor(name=name, kind="person")
        claim = replace(reading.claims[0], donor=donor, capacity="personal", associated=())
        readings.append(replace(reading, claims=(claim,)))
    with Ledger.open(path) as ledger:
        ledger.record(ledger.begin_run(NOW, version="0", reader="r"), readings)


@pytest.mark.parametrize(("answer", "gifts"), [("same", 1), ("apart", 2)])
def test_a_person_says_whether_two_names_are_one_donor(run: Run, tmp_path: Path, answer: str, gifts: int) -> None:
    path = str(tmp_path / "names.db")
    _two_donors(path, "Robert Quillfeather", "Bob Quillfeather")
    (item,) = _waiting(run, path)
    assert (item["kind"], item["answers"]) == ("identity", ["same", "apart"])
    assert "family name: the same" in item["reasons"]
    assert run("review", "--ledger", path, "--decide", item["id"], answer, "--by", "ann").exit_code == 0
    assert (_waiting(run, path), _listed(run, path)) == ([], gifts)


@pytest.mark.parametrize("other", ["Orla Vandersteen", "Bo Quillfeather", "Robert Quillfeather Jr."])
def test_who_is_plainly_another_is_not_asked_about(run: Run, tmp_path: Path, other: str) -> None:
    path = str(tmp_path / "names.db")
    _two_donors(path, "Robert Quillfeather Sr.", other)
    assert _waiting(run, path) == []

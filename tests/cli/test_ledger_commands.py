"""`list`, `show` and `verify`: what they print for people and for programs, and how they end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.ledger import Ledger

from .conftest import NOW, make_reading

Run = Callable[..., Result]

GIFT_ROW = "Finch Mills organization company the Lantern fund 2,000,000 USD planned announced 1 in 2 pages 2024-12-12"

# Options of `list`, and whether the gift of the ledger is among what they ask for.
FILTERS = {
    "fund by a part of its name": (["--fund", "lantern"], True),
    "another fund": (["--fund", "us-inaugural-2025"], False),
    "donor": (["--donor", "finch"], True),
    "who stands behind": (["--donor", "orla"], True),
    "another donor": (["--donor", "amazon"], False),
    "status": (["--status", "planned"], True),
    "another status": (["--status", "declined"], False),
    "standing": (["--standing", "announced"], True),
    "another standing": (["--standing", "filed_differently"], False),
    "as of the day": (["--as-of", "2024-12-12"], True),
    "as of the day before": (["--as-of", "2024-12-11"], False),
    "since that day": (["--since", "2024-12-12"], True),
    "since later": (["--since", "2024-12-13"], False),
    "sure enough": (["--min-confidence", "0.9"], True),
    "not sure enough": (["--min-confidence", "0.95"], False),
}

# What cannot start, and what is said about it.
REFUSALS = {
    "a status that is none": (["list", "--status", "maybe"], "--status maybe: not one of planned,"),
    "a standing that is none": (["list", "--standing", "lost"], "--standing lost: not one of announced,"),
    "a day that is none": (["list", "--since", "yesterday"], "--since yesterday: not a day"),
    "a share above one": (["list", "--min-confidence", "90"], "--min-confidence 90: not a number from 0 to 1"),
    "a share that is no number": (["list", "--min-confidence", "high"], "not a number from 0 to 1"),
    "a ledger that is not there": (["list", "--ledger", "gone/x.db"], "gone/x.db"),
    "a ledger on a server": (
        ["list", "--ledger", "postgresql://me:secret@127.0.0.1:1/db"],
        "me@127.0.0.1:1/db: no server answers there",
    ),
    "an id that is not there": (["show", "FEC-1"], "FEC-1: no gift, claim, article, statement or filing"),
}


def _words(text: str) -> str:
    return " ".join(text.split())


def test_list_prints_a_gift_told_alike_in_one_row(run: Run, ledger_path: str) -> None:
    result = run("list", "--ledger", ledger_path)
    assert result.exit_code == 0
    assert GIFT_ROW in _words(result.stdout)
    assert result.stdout.count("Finch Mills") == 1


def test_list_takes_the_ledger_from_the_environment(
    run: Run, ledger_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LEDGER", ledger_path)
    assert GIFT_ROW in _words(run("list").stdout)


def test_a_fund_that_is_not_known_is_told(run: Run, ledger_path: str) -> None:
    result = run("list", "--ledger", ledger_path, "--fund", "us-inagural-2025")
    assert "No known fund has the id us-inagural-2025" in _words(result.stderr)


@pytest.mark.parametrize(("options", "is_listed"), FILTERS.values(), ids=FILTERS)
def test_list_filters(run: Run, ledger_path: str, options: list[str], is_listed: bool) -> None:
    result = run("list", "--ledger", ledger_path, *options)
    assert result.exit_code == 0
    assert ("Finch Mills" in result.stdout) == is_listed
    assert is_listed or (result.stdout, result.stderr) == ("", "No recorded page tells of such a gift.\n")


def test_list_for_programs_leads_to_show(run: Run, ledger_path: str) -> None:
    (line,) = run("list", "--json", "--ledger", ledger_path).stdout.splitlines()
    gift = json.loads(line)
    assert (gift["amount"], gift["articles"], gift["origins"]) == ("2000000", 2, 1)
    assert gift["first_reported"] == {"date": "2024-12-12", "outlet": "The Morning Ferry"}
    shown = json.loads(run("show", gift["claims"][0], "--json", "--ledger", ledger_path).stdout)
    assert shown["claim"]["donor"]["name"] == "Finch Mills"
    for evidence in shown["claim"]["evidence"]:
        assert shown["article"]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def _first_claim(run: Run, ledger_path: str) -> str:
    listed = json.loads(run("list", "--json", "--ledger", ledger_path).stdout.splitlines()[0])
    return str(listed["claims"][0])


def test_show_puts_every_value_in_its_sentence(run: Run, ledger_path: str) -> None:
    result = run("show", _first_claim(run, ledger_path), "--ledger", ledger_path)
    shown = _words(result.stdout)
    assert result.exit_code == 0
    assert "[Finch Mills] ‹U+001B›[31mwill give $2 million" in shown
    assert "will give [$2 million] to the Lantern fund" in shown
    assert "Ms. Finch, to The Harbour Post" in shown
    assert "believed: [Finch Mills]" in shown
    assert "set aside: [Orla Finch] gives to the Lantern fund" in shown
    assert "copy of The Wire" in shown
    assert "Advertisement" not in shown


def test_show_an_article_marks_values_furniture_and_what_may_not_be_quoted(run: Run, ledger_path: str) -> None:
    claim = json.loads(run("show", _first_claim(run, ledger_path), "--json", "--ledger", ledger_path).stdout)
    shown = _words(run("show", claim["article"]["id"], "--ledger", ledger_path).stdout)
    assert "[Finch Mills] ‹U+001B›[31m[will give] [$2 million] to the Lantern fund" in shown
    assert "gives to [the Lantern fund]" in shown
    assert "{ad_label: Advertisement}" in shown
    assert "Orla Finch, to The Harbour Post: not verbatim, garbled (the page is a copy) “We care,”" in shown


def test_show_a_statement(run: Run, ledger_path: str) -> None:
    claim = json.loads(run("show", _first_claim(run, ledger_path), "--json", "--ledger", ledger_path).stdout)
    article = json.loads(run("show", claim["article"]["id"], "--json", "--ledger", ledger_path).stdout)
    said = article["statements"][0]["id"]
    assert "“[We care,]” she said." in _words(run("show", said, "--ledger", ledger_path).stdout)
    assert json.loads(run("show", said, "--json", "--ledger", ledger_path).stdout)["statement"]["garbled"] is True


def test_what_is_printed_never_steers_the_terminal(run: Run, ledger_path: str) -> None:
    claim = _first_claim(run, ledger_path)
    for arguments in (["list"], ["show", claim], ["show", claim, "--json"], ["list", "--json"]):
        assert "\x1b" not in run(*arguments, "--ledger", ledger_path).stdout


def test_verify_says_that_all_holds(run: Run, ledger_path: str) -> None:
    result = run("verify", "--ledger", ledger_path)
    assert result.exit_code == 0
    assert "everything holds" in result.stdout
    assert json.loads(run("verify", "--json", "--ledger", ledger_path).stdout)["holds"] is True


def test_verify_says_what_was_changed(run: Run, ledger_path: str) -> None:
    with sqlite3.connect(ledger_path) as connection:
        connection.execute("DROP TRIGGER articles_refuses_update")
        connection.execute("UPDATE articles SET text = replace(text, 'Finch', 'Fitch')")
    result = run("verify", "--ledger", ledger_path)
    assert result.exit_code == 1
    assert "articles" in result.stdout
    assert "fault" in result.stdout
    assert json.loads(run("verify", "--json", "--ledger", ledger_path).stdout)["holds"] is False


@pytest.mark.parametrize(("arguments", "said"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_start_ends_with_two_and_says_why(
    run: Run, ledger_path: str, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LEDGER", ledger_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "secret" not in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_ledger_is_refused(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.db"
    other.write_text("Dear all,\n" * 200, "utf-8")
    result = run("list", "--ledger", str(other))
    assert result.exit_code == 2
    assert "letter.db" in result.stderr
    assert other.read_text("utf-8").startswith("Dear all")


def test_a_claim_that_a_later_reading_no_longer_makes_is_shown_as_such(run: Run, ledger_path: str) -> None:
    claim = _first_claim(run, ledger_path)
    found = json.loads(run("show", claim, "--json", "--ledger", ledger_path).stdout)
    with Ledger.open(ledger_path) as ledger:
        later = ledger.begin_run(NOW, version="0.1.0", reader="reader-later")
        ledger.record(later, [replace(make_reading("The Morning Ferry", 12), claims=(), statements=())])
    assert "no longer makes this claim" in run("show", claim, "--ledger", ledger_path).stdout
    assert found["is_current"] is True
    assert json.loads(run("show", claim, "--json", "--ledger", ledger_path).stdout)["is_current"] is False

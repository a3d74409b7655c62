"""`onrecord filings fetch`: what it prints, its exit codes, its progress, its help."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from onrecord.cli.ending import ends_plainly
from onrecord.cli.fetching import fetch_filings, run_fetch
from onrecord.sources.filings import Apis
from tests.sources.filings.faults import answers
from tests.sources.filings.offices import COMMITTEE, FEC_KEY, Clock, Office, opened_office

from .test_terminal import Terminal

FILE = "/dcdev/posted/101.fec"
Fetch = Callable[..., Result]


@pytest.fixture
def office(loopback: None) -> Iterator[Office]:
    """An office with two filings."""
    with opened_office() as opened:
        yield opened.file(101, 102)


@pytest.fixture
def clock() -> Clock:
    """Time that passes by sleeping alone."""
    return Clock()


@pytest.fixture
def fetch(office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fetch:
    """Run the command in an empty folder, with the office's addresses in place of the real ones."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("FEC_API_KEY", f"{FEC_KEY}\n")
    monkeypatch.delenv("LDA_API_KEY", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        apis = office.apis
        monkeypatch.setattr("onrecord.sources.filings.fetching.Apis", lambda: apis)
        monkeypatch.setattr("onrecord.sources.filings.SYSTEM", clock.timing)
        app = typer.Typer()
        app.command()(ends_plainly(fetch_filings))
        return CliRunner().invoke(app, list(arguments))

    return run


def test_it_says_what_came_and_what_to_type_next(fetch: Fetch) -> None:
    done = fetch(COMMITTEE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{COMMITTEE}: 2 files new to filings, 0 there before\nnext: onrecord add filings\n"
    assert fetch(COMMITTEE).stdout.startswith(f"{COMMITTEE}: 0 files new to filings, 2 there before")


def test_files_go_where_they_are_sent(fetch: Fetch, tmp_path: Path) -> None:
    assert "next: onrecord add other/place" in fetch(COMMITTEE, "--to", "other/place").stdout
    assert (tmp_path / "other" / "place" / "FEC-101.fec").exists()


def test_json_has_a_line_for_each_file(fetch: Fetch) -> None:
    lines = [json.loads(line) for line in fetch(COMMITTEE, "--json").stdout.splitlines()]
    assert [(line["new"], line["file"], line["number"]) for line in lines] == [
        (True, "FEC-101.fec", "FEC-101"),
        (True, "FEC-102.fec", "FEC-102"),
    ]


def test_what_does_not_come_is_told_and_the_rest_goes_on(fetch: Fetch, office: Office) -> None:
    office.faults[FILE] = [answers(404)]
    done = fetch(COMMITTEE)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"set aside: {office.base}{FILE}: the server has nothing at this address")
    assert "1 file new to filings, 0 there before; 1 problem set aside" in done.stdout
    assert FEC_KEY not in done.output


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("us-inaugural-1789", "no fund and no committee of the FEC is called so"),
        ("us-trump-accounts-2025", "no public filing names the donors"),
    ],
)
def test_what_cannot_start_ends_with_2(fetch: Fetch, wanted: str, words: str) -> None:
    done = fetch(wanted)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.startswith("onrecord: ")


@pytest.mark.parametrize(
    ("key", "words"), [("", "set FEC_API_KEY to your key"), ("two words", "blanks or signs that no key has")]
)
def test_without_a_usable_key_it_says_what_to_do(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, key: str, words: str
) -> None:
    monkeypatch.setenv("FEC_API_KEY", key)
    done = fetch(COMMITTEE)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_form_that_is_none_is_refused(fetch: Fetch) -> None:
    assert "no form of the FEC" in fetch(COMMITTEE, "--form", "../x").stderr


def test_a_folder_that_is_a_file_is_refused(fetch: Fetch, tmp_path: Path) -> None:
    (tmp_path / "filings").write_text("")
    done = fetch(COMMITTEE)
    assert (done.exit_code, "name another folder" in done.stderr) == (2, True)


def test_an_interruption_says_how_to_go_on(fetch: Fetch, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    office.per_page = 100
    monkeypatch.setattr("onrecord.sources.filings.fetching.fetch_filing", interrupt)
    done = fetch(COMMITTEE)
    assert done.exit_code == 130
    assert done.stderr == (
        "interrupted: 0 files new to filings, 0 there before; the same command again goes on from there\n"
    )


def test_a_terminal_is_told_how_far_it_is_and_of_long_waits(
    office: Office, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FEC_API_KEY", FEC_KEY)
    office.faults[FILE] = [answers(429, Retry_After="30")]
    assert run_fetch(COMMITTEE, str(tmp_path), apis=office.apis, timing=clock.timing) == 0
    assert 30.0 in clock.slept
    assert "\x1b" in terminal.getvalue()


def test_the_help_says_where_keys_come_from(fetch: Fetch) -> None:
    assert "FEC_API_KEY" in fetch("--help").stdout


def test_the_real_addresses_are_https() -> None:
    apis = Apis()
    assert all(base.startswith("https://") for base in (apis.fec, apis.fec_files, apis.lda))

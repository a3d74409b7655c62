"""What goes wrong on the way: each is told plainly, tried again where that may help, and stops nothing else."""

from __future__ import annotations

import socket
import threading
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from onrecord.sources.filings import Keys
from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.exchanging import Answer, ask

from .conftest import Fetch
from .faults import (
    answers,
    bomb,
    cut_in_the_middle,
    cut_packing,
    damaged_packing,
    endless,
    half_by_a_wrong_length,
    hangs_up,
    huge_by_its_own_word,
    redirects,
    web_page,
)
from .offices import COMMITTEE, FEC_KEY, LDA_KEY, Clock, Fault, Office, make_report

LIST = f"/v1/committee/{COMMITTEE}/filings/"
FILE = "/dcdev/posted/101.fec"
LDA = "/api/v1/contributions/"
BALLROOM = "us-white-house-ballroom-2025"

# (what the server does, the code, words that must be told)
LASTING: dict[str, tuple[Fault, str, str]] = {
    "gone": (answers(404), "not_there", "nothing at this address"),
    "refused": (answers(400), "request_refused", "(400)"),
    "forbidden": (answers(403), "request_refused", "(403)"),
    "web page": (web_page(), "unexpected_answer", "a web page instead of data"),
    "web page said to be data": (web_page("application/octet-stream"), "unexpected_answer", "a web page instead"),
    "not a filing": (answers(200, b"Name,Amount\n"), "unexpected_answer", "does not begin as a filing does"),
    "empty": (lambda handler: handler.send(200, b""), "unexpected_answer", "the file is empty"),
    "bomb": (bomb, "answer_too_large", "unpacks to more than 300 times"),
    "huge by its own word": (huge_by_its_own_word, "answer_too_large", "MB, more than the cap"),
    "endless": (endless, "answer_too_large", "more than the cap"),
    "unknown packing": (answers(200, Content_Encoding="compress"), "unexpected_answer", "not asked for (compress)"),
    "sent to another host": (redirects("https://elsewhere.example/x.fec"), "redirect_refused", "elsewhere.example"),
    "sent to plain http": (redirects("http://docquery.fec.gov/x.fec"), "redirect_refused", "http://docquery.fec.gov"),
    "sent to a file": (redirects("file:///etc/passwd"), "redirect_refused", "file://"),
    "sent to a metadata address": (redirects("http://169.254.169.254/"), "redirect_refused", "169.254.169.254"),
    "sent with a password": (redirects("https://a:b@www.fec.gov/"), "redirect_refused", "www.fec.gov"),
    "sent nowhere": (redirects("http://[oops"), "redirect_refused", "an address that is none"),
}

PASSING: dict[str, tuple[Fault, str, str]] = {
    "fails": (answers(500), "server_down", "it answers 500"),
    "busy": (answers(503, Retry_After="7"), "server_down", "it answers 503"),
    "hangs up": (hangs_up, "cut_short", "ended too early"),
    "cut in the middle": (cut_in_the_middle, "cut_short", "ended too early"),
    "packing cut": (cut_packing, "cut_short", "its packing ends in the middle"),
    "packing damaged": (damaged_packing, "cut_short", "its packing is damaged"),
    "too much": (answers(429, Retry_After="3"), "rate_limited", "no more requests for now (429)"),
}


@pytest.fixture(autouse=True)
def _small_caps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.sources.filings.fec._CAPS", Caps(size=50_000_000, seconds=1800))


@pytest.mark.parametrize("name", LASTING)
def test_what_will_not_pass_is_asked_once_and_the_rest_goes_on(
    office: Office, fetch: Fetch, clock: Clock, name: str, tmp_path: Path
) -> None:
    fault, code, words = LASTING[name]
    office.file(101, 102).faults[FILE] = [fault] * 9
    fetched, (problem,) = fetch()
    assert (problem.code, problem.source) == (code, f"{office.base}{FILE}")
    assert words in problem.what
    assert problem.advice
    assert [found.entry.file for found in fetched] == ["FEC-102.fec"]
    assert office.asked.count(FILE) == 1
    assert sorted(path.name for path in (tmp_path / "filings").glob("*101*")) == []


@pytest.mark.parametrize("name", PASSING)
def test_what_may_pass_is_asked_again(office: Office, fetch: Fetch, clock: Clock, name: str) -> None:
    office.file(101).faults[FILE] = [PASSING[name][0]] * 2
    fetched, problems = fetch()
    assert problems == []
    assert [found.entry.size for found in fetched] == [len(office.files[FILE])]
    assert office.asked.count(FILE) == 3
    assert [pause for pause in clock.slept if pause > 1]


@pytest.mark.parametrize("name", PASSING)
def test_what_does_not_pass_is_told_in_the_end(office: Office, fetch: Fetch, name: str) -> None:
    fault, code, words = PASSING[name]
    office.file(101).faults[FILE] = [fault] * 9
    fetched, problems = fetch()
    assert fetched == []
    assert problems[0].code == code
    assert words in problems[0].what
    assert office.asked.count(FILE) == 5


def test_waits_grow_twice_as_long_each_time(office: Office, fetch: Fetch, clock: Clock) -> None:
    office.file(101).faults[FILE] = [answers(502)] * 9
    fetch()
    assert clock.slept[1:] == [2.0, 4.0, 8.0, 16.0]


def test_a_server_s_own_word_on_when_to_come_back_is_kept(office: Office, fetch: Fetch, clock: Clock) -> None:
    office.faults[LDA] = [answers(429, Retry_After="33"), answers(429, Retry_After="Thu, 07 Aug 2025 12:01:30 GMT")]
    assert fetch(BALLROOM)[1] == []
    assert clock.slept[0] == 33.0
    assert clock.slept[1] == pytest.approx(57.0)


def test_a_long_wait_is_left_to_the_user(office: Office, fetch: Fetch, clock: Clock) -> None:
    office.faults[LDA] = [answers(429, Retry_After="1596")]
    fetched, problems = fetch(BALLROOM)
    assert fetched == []
    assert [problem.code for problem in problems] == ["rate_limited", "not_tried"]
    assert "in 27 minutes" in str(problems[0])
    assert clock.slept == []


def test_a_server_that_is_down_is_left_alone_after_three_files(office: Office, fetch: Fetch) -> None:
    office.file(*range(101, 110))
    for number in range(101, 110):
        office.faults[f"/dcdev/posted/{number}.fec"] = [answers(503)] * 9
    _, problems = fetch()
    assert [problem.code for problem in problems] == ["server_down"] * 3 + ["not_tried"]
    assert problems[-1].what.startswith("6 more")


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_is_told_and_the_lda_is_asked_all_the_same(
    office: Office, fetch: Fetch, status: int
) -> None:
    office.faults[LIST] = [answers(status)]
    office.reports = [make_report(1)]
    fetched, problems = fetch("us-inaugural-2025")
    assert [problem.code for problem in problems] == ["key_refused"]
    assert "FEC_API_KEY" in problems[0].what
    assert len(fetched) == 2


def test_a_wrong_key_of_the_lda_is_told_once(office: Office, fetch: Fetch) -> None:
    _, problems = fetch(BALLROOM, Keys(lda="wrong-key-1"))
    assert [problem.code for problem in problems] == ["key_refused", "not_tried"]
    assert "LDA_API_KEY" in problems[0].what


def test_no_key_is_ever_told_or_kept(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.file(101, 102)
    office.faults = {LIST: [answers(500)], FILE: [answers(418)], LDA: [answers(500), answers(404)]}
    fetched, problems = fetch("us-inaugural-2025", Keys(fec=FEC_KEY, lda=LDA_KEY))
    told = repr(problems) + repr(fetched) + (tmp_path / "filings" / ".fetched.jsonl").read_text("utf-8")
    assert len(problems) == 2
    assert FEC_KEY not in told
    assert LDA_KEY not in told
    assert not any(key in path for path in office.asked for key in (FEC_KEY, LDA_KEY))


def test_a_key_does_not_follow_to_another_host(office: Office, fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The LDA's API may send to its former host, which gets no key. (That host is out of reach here.)"""
    sent: list[tuple[str, str | None]] = []

    def note(url: str, headers: dict[str, str], *rest: Any, **more: Any) -> AbstractContextManager[Answer]:  # noqa: ANN401
        sent.append((url.partition("/api")[0], headers.get("Authorization")))
        return ask(url, headers, *rest, **more)

    monkeypatch.setattr("onrecord.sources.filings.client.ask", note)
    monkeypatch.setattr("onrecord.sources.filings.client.TRIES", 1)
    monkeypatch.setattr("socket.getaddrinfo", _no_address)
    office.faults[LDA] = [redirects("https://lda.senate.gov/api/v1/contributions/")]
    _, problems = fetch(BALLROOM, Keys(lda=LDA_KEY))
    assert problems[0].code == "server_down"
    assert sent[:2] == [(office.base, f"Token {LDA_KEY}"), ("https://lda.senate.gov", None)]


def _no_address(host: str, port: int, *_: object, **__: object) -> list[object]:
    if host != "127.0.0.1":
        raise OSError(f"no address for {host}")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]


def test_a_redirect_within_the_server_is_followed(office: Office, fetch: Fetch) -> None:
    office.file(101).faults[FILE] = [redirects("{base}/moved/101.fec"), redirects("{base}/moved/101.fec")]
    office.files["/moved/101.fec"] = office.files[FILE]
    fetched, problems = fetch()
    assert (len(fetched), problems) == (1, [])


def test_redirects_in_a_circle_end(office: Office, fetch: Fetch) -> None:
    office.file(101).faults[FILE] = [redirects("{base}" + FILE)] * 20
    _, (problem,) = fetch()
    assert (problem.code, office.asked.count(FILE)) == ("redirect_refused", 6)


def test_half_a_file_that_a_wrong_length_lets_through_is_met(office: Office, fetch: Fetch) -> None:
    office.file(101, 102).faults[FILE] = [half_by_a_wrong_length]
    fetched, problems = fetch()
    assert [problem.code for problem in problems] == ["cut_short"]
    assert [found.entry.file for found in fetched] == ["FEC-102.fec"]


def test_a_file_that_really_has_no_last_line_end_is_kept(office: Office, fetch: Fetch) -> None:
    office.file(101).files[FILE] = b"HDR\x1cFEC\x1c8.4"
    fetched, problems = fetch()
    assert (len(fetched), problems) == (1, [])


def test_a_trickle_ends_when_its_time_is_up(office: Office, fetch: Fetch, clock: Clock) -> None:
    office.file(101).faults[FILE] = [endless] * 9
    clock.step = 10.0  # every look at the clock finds it 10 seconds later
    _, problems = fetch()
    assert problems[0].code == "too_slow"
    assert "1800 seconds" in problems[0].what


def test_a_server_that_says_nothing_is_not_waited_for(
    office: Office, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.sources.filings.fec._CAPS", Caps(size=1000, seconds=1800, idle=0.1))
    released = threading.Event()
    office.file(101).faults[FILE] = [lambda handler: released.wait(20)] * 9  # type: ignore[list-item]
    _, problems = fetch()
    released.set()
    assert (problems[0].code, "in time" in problems[0].what) == ("server_down", True)


def test_a_server_that_is_not_there(fetch: Fetch, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.base = "http://127.0.0.1:9"
    fetched, problems = fetch()
    assert (fetched, problems[0].code) == ([], "server_down")
    assert "no connection" in problems[0].what


LISTS: dict[str, tuple[bytes, str]] = {
    "no JSON": (b"{", "no JSON"),
    "a web page said to be JSON": (b"\n<html>Maintenance</html>", "a web page instead"),
    "another shape": (b'{"message": "hello"}', "pagination: missing"),
    "a wrong type": (b'{"pagination": {"count": "many", "pages": 1}, "results": []}', "pagination.count: int_parsing"),
    "somebody else's filings": (
        b'{"pagination": {"count": 1, "pages": 1}, "results": [{"committee_id": "C00000001", "form_type": "F13"}]}',
        "not asked for",
    ),
    "forms not asked for": (
        b'{"pagination": {"count": 1, "pages": 1}, "results": [{"committee_id": "C00894162", "form_type": "F24"}]}',
        "not asked for",
    ),
    "deep": (b"[" * 100_000, "no JSON"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_not_as_documented(office: Office, fetch: Fetch, name: str) -> None:
    body, words = LISTS[name]
    office.faults[LIST] = [lambda handler: handler.send(200, body)]
    fetched, problems = fetch()
    assert (fetched, [problem.code for problem in problems]) == ([], ["unexpected_answer"])
    assert words in problems[0].what


def test_without_the_list_of_today_the_rest_comes(office: Office, fetch: Fetch) -> None:
    office.file(101).faults["/v1/efile/filings/"] = [answers(404)]
    fetched, (problem,) = fetch()
    assert (len(fetched), problem.code) == (1, "not_there")


def test_what_was_listed_before_the_list_broke_off_comes(office: Office, fetch: Fetch) -> None:
    office.per_page = 1
    office.file(101, 102)
    good = [lambda handler: handler.answer_well(LIST)]
    office.faults[LIST] = [*good, answers(429, Retry_After="3000")]
    fetched, (problem,) = fetch()
    assert ([found.entry.file for found in fetched], problem.code) == (["FEC-101.fec"], "rate_limited")


def test_a_list_that_gives_less_than_it_says_is_told(office: Office, fetch: Fetch) -> None:
    office.file(101)
    body = b'{"pagination": {"count": 3, "pages": 1}, "results": []}'
    office.faults[LIST] = [lambda handler: handler.send(200, body)]
    assert [problem.code for problem in fetch()[1]] == ["list_changed", "nothing_filed"]


def test_a_committee_that_the_fec_does_not_know(office: Office, fetch: Fetch) -> None:
    assert [problem.code for problem in fetch("C00000001")[1]] == ["unknown_committee"]


def test_a_committee_at_whose_address_there_is_nothing(office: Office, fetch: Fetch) -> None:
    office.faults["/v1/committee/C00000001/"] = [answers(404)]
    assert [problem.code for problem in fetch("C00000001")[1]] == ["unknown_committee"]


def test_whether_a_committee_is_known_may_stay_unknown(office: Office, fetch: Fetch) -> None:
    office.faults["/v1/committee/C00000001/"] = [answers(400)]
    assert [problem.code for problem in fetch("C00000001")[1]] == ["request_refused"]


def test_a_list_without_an_end_is_given_up(office: Office, fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.sources.filings.feclists._MOST_PAGES", 3)
    office.per_page = 1
    office.file(*range(101, 109))
    fetched, (problem,) = fetch()
    assert (len(fetched), problem.code) == (3, "unexpected_answer")


def test_a_committee_that_filed_nothing_of_the_kind(office: Office, fetch: Fetch) -> None:
    office.file(101, form="F99")
    (problem,) = fetch()[1]
    assert (problem.code, "F13, F3X" in problem.what, "--form" in str(problem)) == ("nothing_filed", True, True)


def test_a_page_that_promises_more_and_has_nothing(office: Office, fetch: Fetch) -> None:
    body = b'{"count": 30, "next": "https://lda.gov/api/v1/contributions/?page=2", "results": []}'
    office.faults[LDA] = [lambda handler: handler.send(200, body)]
    assert [problem.code for problem in fetch(BALLROOM)[1]] == ["unexpected_answer"]


def test_a_search_whose_filter_was_not_heeded_is_not_kept(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    body = b'{"count": 635460, "next": "https://lda.gov/api/v1/contributions/?page=2", "results": []}'
    office.faults[LDA] = [lambda handler: handler.send(200, body)]
    _, problems = fetch(BALLROOM)
    assert [problem.code for problem in problems] == ["unexpected_answer"]
    assert "635,460 reports" in problems[0].what


def test_a_list_that_changed_while_it_was_read_is_fetched_anew(office: Office, fetch: Fetch) -> None:
    office.reports = [make_report(number, payee="White House Ballroom") for number in range(30)]
    assert fetch(BALLROOM)[1] == []
    del office.reports[:10]
    fetched, problems = fetch(BALLROOM)
    assert {problem.code for problem in problems} == {"list_changed"}
    fetched, problems = fetch(BALLROOM)
    assert problems == []
    pages = {found.entry.file: found.entry.facts["reports"] for found in fetched}
    assert set(pages.values()) <= {0, 20}

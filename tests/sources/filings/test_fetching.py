"""What comes when all goes well: lists of several pages, files, searches, and what is there already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.sources.filings import Keys

from .conftest import Fetch
from .offices import COMMITTEE, FEC_KEY, LDA_KEY, Clock, Office, make_filing, make_report

PAC = "C00879510"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "filings").iterdir() if not path.name.startswith("."))


def _manifest(folder: Path) -> list[dict[str, object]]:
    lines = (folder / "filings" / ".fetched.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_committee_s_filings_come_as_files(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.file(1889684, 1904839, 1910509)
    fetched, problems = fetch()
    assert problems == []
    assert [found.is_new for found in fetched] == [True] * 3
    assert _names(tmp_path) == ["FEC-1889684.fec", "FEC-1904839.fec", "FEC-1910509.fec"]
    assert (tmp_path / "filings" / "FEC-1910509.fec").read_bytes() == office.files["/dcdev/posted/1910509.fec"]


def test_the_list_of_what_came_says_what_the_office_says_of_it(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.file(1910509)
    fetch()
    (line,) = _manifest(tmp_path)
    assert line["file"] == "FEC-1910509.fec"
    assert line["url"] == f"{office.base}/dcdev/posted/1910509.fec"
    assert line["status"] == "complete"
    assert line["at"] == "2025-08-07T12:00:00+00:00"
    assert (line["number"], line["committee"], line["form"]) == ("FEC-1910509", COMMITTEE, "F13")
    assert (line["received"], line["report"]) == ("2025-04-20", "90D")


@pytest.mark.parametrize("packs", [False, True], ids=["plain", "packed"])
def test_a_list_of_several_pages_is_read_to_its_end(office: Office, fetch: Fetch, packs: bool) -> None:
    office.per_page, office.packs = 2, packs
    office.file(*range(101, 106))
    fetched, problems = fetch()
    assert (len(fetched), problems) == (5, [])
    assert len([path for path in office.asked if path.startswith("/v1/committee/")]) == 3


def test_a_filing_that_stands_on_two_pages_comes_once(office: Office, fetch: Fetch) -> None:
    office.per_page = 2
    office.file(101, 102, 102)
    fetched, problems = fetch()
    assert [found.entry.file for found in fetched] == ["FEC-101.fec", "FEC-102.fec"]
    assert problems == []


def test_what_was_filed_today_comes_before_the_fec_has_processed_it(office: Office, fetch: Fetch) -> None:
    office.file(101, 102)
    today = {**make_filing(103), "form_type": "F13A", "report_year": None, "means_filed": None}
    office.new[COMMITTEE] = [{**make_filing(102), "form_type": "F13N"}, today]
    office.files["/dcdev/posted/103.fec"] = b"HDR\n"
    fetched, problems = fetch()
    assert [found.entry.file for found in fetched] == ["FEC-101.fec", "FEC-102.fec", "FEC-103.fec"]
    assert (problems, fetched[2].entry.facts["form"]) == ([], "F13A")


def test_what_is_there_is_not_fetched_again(office: Office, fetch: Fetch) -> None:
    office.file(101, 102)
    fetch()
    office.file(103)
    fetched, _ = fetch()
    assert [found.is_new for found in fetched] == [False, False, True]
    assert office.files_asked == [f"/dcdev/posted/{number}.fec" for number in (101, 102, 103)]


@pytest.mark.parametrize("change", ["deleted", "changed"])
def test_a_file_that_is_no_longer_as_it_came_is_fetched_again(
    office: Office, fetch: Fetch, tmp_path: Path, change: str
) -> None:
    office.file(101)
    fetch()
    path = tmp_path / "filings" / "FEC-101.fec"
    path.unlink() if change == "deleted" else path.write_bytes(b"HDR")
    fetched, _ = fetch()
    assert [found.is_new for found in fetched] == [True]
    assert path.read_bytes() == office.files["/dcdev/posted/101.fec"]


def test_only_forms_with_receipts_are_asked_for_unless_others_are_named(office: Office, fetch: Fetch) -> None:
    office.file(201, form="F3X", committee=PAC).file(202, form="F24", committee=PAC)
    assert [found.entry.file for found in fetch(PAC)[0]] == ["FEC-201.fec"]
    assert [found.entry.file for found in fetch(PAC, forms=("f24",))[0]] == ["FEC-202.fec"]


def test_filings_on_paper_come_as_the_fec_typed_them_or_are_told(office: Office, fetch: Fetch) -> None:
    typed = {**make_filing(301), "fec_url": "https://docquery.fec.gov/paper/posted/301.fec", "means_filed": "paper"}
    office.committees[COMMITTEE] = [typed, make_filing(-302)]
    office.files["/paper/posted/301.fec"] = b"HDR\x1cP3.4\n"
    fetched, (problem,) = fetch()
    assert [found.entry.file for found in fetched] == ["FEC-301.fec"]
    assert problem.code == "paper_filing"
    assert problem.source == "https://docquery.fec.gov/pdf/302.pdf"


def test_no_address_of_the_list_is_followed(office: Office, fetch: Fetch) -> None:
    office.committees[COMMITTEE] = [{**make_filing(101), "fec_url": "http://elsewhere.example/../dcdev/posted/9.fec"}]
    office.files["/dcdev/posted/101.fec"] = b"HDR\n"
    assert [found.entry.file for found in fetch()[0]] == ["FEC-101.fec"]


def test_a_fund_stands_for_its_committee_and_for_searches_by_its_names(office: Office, fetch: Fetch) -> None:
    office.file(101)
    office.reports = [make_report(1), make_report(2, payee="Freeman Expositions"), make_report(3, payee="Elm Library")]
    office.reports[2]["contribution_items"][0]["contribution_type"] = "ple"
    fetched, problems = fetch("us-inaugural-2025")
    assert problems == []
    reports = {found.entry.file: found.entry.facts["reports"] for found in fetched if "lda-" in found.entry.file}
    assert reports == {
        "lda-payee-trump-vance-inaugural-committee-83bc-page-0001.json": 1,
        "lda-us-inaugural-2025-pic-page-0001.json": 2,
    }  # what the other names do not find leaves no file
    dated = next(path for path in office.asked if "contribution_type=pic" in path)
    assert "contribution_date_after=2024-11-05&contribution_date_before=2026-01-20" in dated


def test_a_page_is_kept_as_it_came(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.packs = True
    office.reports = [make_report(1, payee="Obama Center")]
    fetch("us-obama-presidential-center")
    pages = [json.loads((tmp_path / "filings" / name).read_bytes()) for name in _names(tmp_path)]
    assert [page["count"] for page in pages].count(1) == 1
    assert [page["results"] for page in pages if page["count"]] == [office.reports]


BALLROOM = "us-white-house-ballroom-2025"


def test_a_search_of_several_pages_asks_only_its_last_page_again(office: Office, fetch: Fetch) -> None:
    office.reports = [make_report(number, payee="White House Ballroom") for number in range(60)]
    first, problems = fetch(BALLROOM)
    assert problems == []
    assert sum(int(found.entry.facts["reports"] or 0) for found in first) >= 60
    office.asked.clear()
    office.reports += [make_report(number, payee="White House Ballroom") for number in range(60, 80)]
    second, problems = fetch(BALLROOM)
    assert problems == []
    pages = sorted(path.rpartition("&page=")[2] for path in office.asked if "page=1" not in path.rpartition("&")[2])
    assert set(pages) == {"3", "4"}
    assert {found.entry.file[-9:] for found in second if found.is_new} == {"0003.json", "0004.json"}


def test_pages_out_of_order_are_not_relied_on(office: Office, fetch: Fetch) -> None:
    office.reports = [make_report(number, payee="White House Ballroom") for number in range(30)]
    office.reports[4]["dt_posted"] = "2026-01-30T09:00:00-05:00"
    fetch(BALLROOM)
    office.reports[3] = make_report(99, payee="White House Ballroom")
    fetched, _ = fetch(BALLROOM)
    assert any(found.is_new and found.entry.file.endswith("0001.json") for found in fetched)


def test_a_search_that_found_nothing_new_leaves_its_files(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.reports = [make_report(1, payee="White House Ballroom")]
    fetch(BALLROOM)
    lines = _manifest(tmp_path)
    fetched, _ = fetch(BALLROOM)
    assert {found.is_new for found in fetched} == {False}
    assert _manifest(tmp_path) == lines


def test_a_list_that_is_paged_by_its_last_row_is_followed(office: Office, fetch: Fetch) -> None:
    """Documented for other lists of openFEC (`last_indexes`): the next request repeats what the last answer names."""
    paging = {"count": 2, "pages": 2, "per_page": 1, "last_indexes": {"last_index": 5, "last_receipt_date": "x"}}
    first = {"pagination": paging, "results": [make_filing(101)]}
    last = {"pagination": {**paging, "last_indexes": None}, "results": [make_filing(102)]}
    office.file(101, 102).faults[f"/v1/committee/{COMMITTEE}/filings/"] = [
        lambda handler: handler.send_object(first),
        lambda handler: handler.send_object(last),
    ]
    assert (len(fetch()[0]), office.asked[1].rpartition("page=2")[2]) == (2, "&last_index=5&last_receipt_date=x")


@pytest.mark.parametrize(
    ("key", "seconds", "header"), [("", 4.0, None), (LDA_KEY, 0.5, f"Token {LDA_KEY}")], ids=["anonymous", "with a key"]
)
def test_the_lda_is_asked_at_its_rate(
    office: Office, fetch: Fetch, clock: Clock, key: str, seconds: float, header: str | None
) -> None:
    fetch("us-obama-presidential-center", Keys(lda=key))
    assert set(clock.slept) == {seconds}
    assert {sent for _, sent in office.keys} == {header}


@pytest.mark.parametrize(("left", "seconds"), [(900, 0.5), (40, 3.6), (0, 60.0)], ids=["many", "few", "none"])
def test_the_fec_is_asked_as_fast_as_it_says_that_calls_are_left(
    office: Office, fetch: Fetch, clock: Clock, left: int, seconds: float
) -> None:
    office.per_page, office.left = 1, left
    office.file(101, 102)
    fetch()
    assert clock.slept[0] == pytest.approx(seconds)


def test_the_key_goes_to_the_api_alone(office: Office, fetch: Fetch) -> None:
    office.file(101)
    fetch()
    sent = dict(zip(office.asked, (key for key, _ in office.keys), strict=True))
    assert {key for path, key in sent.items() if path.startswith("/v1/")} == {FEC_KEY}
    assert sent["/dcdev/posted/101.fec"] is None
    assert not any(FEC_KEY in path for path in office.asked)


def test_without_a_key_the_lda_is_still_asked(office: Office, fetch: Fetch) -> None:
    office.reports = [make_report(1)]
    fetched, problems = fetch("us-inaugural-2025", Keys())
    assert [problem.code for problem in problems] == ["no_key"]
    assert "FEC_API_KEY" in str(problems[0])
    assert fetched


def test_without_a_key_and_with_nothing_else_to_ask_it_does_not_start(office: Office, fetch: Fetch) -> None:
    with pytest.raises(SourceError, match=r"wants a key \(set FEC_API_KEY .*DEMO_KEY"):
        fetch(COMMITTEE, Keys())
    assert office.asked == []


def test_a_fund_without_a_known_committee_is_told(office: Office, fetch: Fetch) -> None:
    _, problems = fetch("us-inaugural-2021")
    assert [problem.code for problem in problems] == ["no_committee"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("us-inaugural-1789", "no fund and no committee"),
        ("C123", "no fund and no committee"),
        ("us-trump-accounts-2025", "no public filing"),
    ],
)
def test_what_cannot_be_meant_is_refused(fetch: Fetch, wanted: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        fetch(wanted)


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "kéy"])
def test_what_cannot_be_a_key_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(SourceError, match="FEC_API_KEY") as refused:
        Keys(fec=key)
    assert key not in str(refused.value)

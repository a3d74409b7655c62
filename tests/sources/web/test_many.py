"""Many addresses: several hosts at a time, one page after the other at each, and given back in their order."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Lock

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Capture, Problem
from onrecord.sources.gathering import Gathering, gather_captures
from onrecord.sources.web import Fetched, Fetcher, Outcome, Refused, Validators
from onrecord.sources.web.many import fetch_many

from .sites import PAGE, Site


def _page(url: str) -> Fetched:
    capture = Capture(content=PAGE, source=url, media_type="text/html", how="fetched", url=url)
    return Fetched(capture=capture, validators=Validators())


def _source(outcome: Outcome) -> str:
    return outcome.capture.source if isinstance(outcome, Fetched) else ""


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 9)), max_size=40), st.integers(1, 9))
def test_pages_come_in_the_order_asked(places: list[tuple[str, int]], ahead: int) -> None:
    urls = [f"https://{host}.example/{number}" for host, number in places]
    assert [_source(outcome) for outcome in fetch_many(urls, _page, ahead=ahead)] == urls


def test_hosts_are_asked_at_the_same_time() -> None:
    both = Barrier(2, timeout=20)

    def fetch(url: str) -> Outcome:
        both.wait()  # each waits until the other is being asked
        return _page(url)

    urls = ["https://a.example/", "https://b.example/"]
    assert [_source(outcome) for outcome in fetch_many(urls, fetch)] == urls


def test_a_host_is_asked_for_one_page_at_a_time() -> None:
    asking = Lock()

    def fetch(url: str) -> Outcome:
        assert asking.acquire(blocking=False)
        asking.release()
        return _page(url)

    urls = [f"https://A.example:443/{number}" if number % 2 else f"http://a.example/{number}" for number in range(50)]
    assert len(list(fetch_many(urls, fetch))) == 50


def test_few_pages_wait_to_be_handed_on() -> None:
    asked: list[str] = []

    def fetch(url: str) -> Outcome:
        asked.append(url)
        return _page(url)

    pages = fetch_many([f"https://a.example/{number}" for number in range(100)], fetch, ahead=5)
    next(pages)
    assert len(asked) <= 6
    pages.close()


def test_what_failed_in_between_is_counted_anew() -> None:
    def fetch(url: str) -> Outcome:
        if url.endswith("well"):
            return _page(url)
        return Refused(problem=Problem(code="server_down", source=url, what="it is down"), is_passing=True)

    ways = ["ill", "ill", "well", "ill", "ill", "well", "ill", "ill", "ill", "well"]
    found = list(fetch_many([f"https://a.example/{number}{way}" for number, way in enumerate(ways)], fetch))
    assert [isinstance(one, Fetched) for one in found] == [way == "well" for way in ways[:9]] + [False]


def test_a_fault_of_ours_is_told_and_the_rest_comes() -> None:
    def fetch(url: str) -> Outcome:
        if url.endswith("bad"):
            raise RuntimeError("a fault of ours")
        return _page(url)

    first, second = fetch_many(["https://a.example/bad", "https://a.example/good"], fetch)
    assert isinstance(first, Refused)
    assert (first.problem.code, "RuntimeError" in first.problem.what) == ("internal", True)
    assert isinstance(second, Fetched)


def _gather(*sources: str, fetcher: Fetcher | None = None) -> list[tuple[str, str]]:
    found = gather_captures(sources, Gathering(fetch=fetcher.fetch if fetcher else None))
    return [
        (one.source, one.how) if isinstance(one, Capture) else (one.source, one.code)
        for one in found
        if isinstance(one, Capture | Problem)
    ]


def test_addresses_stand_among_files_in_their_order(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    page, urls = tmp_path / "page.html", tmp_path / "urls.txt"
    page.write_bytes(PAGE)
    urls.write_text(f"\ufeff# gifts\n{site.url('/b')}\n\nno address\n{site.url('/b')}\n{site.url('/c')}\n", "utf-8")
    found = _gather(str(page), site.url("/a"), f"@{urls}", str(page), fetcher=fetcher)
    expected = [
        (str(page), "file"),
        (site.url("/a"), "fetched"),
        (site.url("/b"), "fetched"),
        (str(urls), "url_refused"),
        (site.url("/c"), "fetched"),
        (str(page), "file"),
    ]
    assert found == expected


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    assert _gather(f"@{tmp_path}/none.txt") == [(f"{tmp_path}/none.txt", "vanished")]


def test_nothing_is_fetched_where_nothing_may_be() -> None:
    assert _gather("https://a.example/", "ftp://b.example/") == [
        ("https://a.example/", "offline"),
        ("ftp://b.example/", "offline"),
    ]

"""The samples as they lie there: whole, harmless, and of nobody's real site."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from onrecord.reference.outlets import load_outlets

from .expectations import EXPECTATIONS, SAMPLES, Expectation

PAGES = sorted(SAMPLES.iterdir())
HTML_PAGES = [page for page in PAGES if page.suffix == ".html"]
LEGACY = {"investiture-parti-fr.html": "windows-1252"}

# Names of vocabularies, not addresses of pages.
VOCABULARIES = {"schema.org", "www.w3.org", "ogp.me"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LOADING = {"src", "srcset", "poster", "data", "background"}
ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")


def _name(page: Path) -> str:
    return page.name


def _text(page: Path) -> str:
    return page.read_text(LEGACY.get(page.name, "utf-8"))


def _hosts(page: Path) -> set[str]:
    hosts = {urlsplit(address).hostname or "" for address in ADDRESS.findall(_text(page))}
    return hosts - VOCABULARIES


class Balance(HTMLParser):
    """Notes tags that are closed in the wrong order, and attributes that would fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        is_stylesheet = tag == "link" and ("rel", "stylesheet") in attrs
        loads = LOADING | ({"href"} if is_stylesheet else set())
        self.fetched += [
            value or "" for name, value in attrs if name in loads and not (value or "").startswith("data:")
        ]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop() if self.open else None
        if last != tag:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes <{last}>")


def _balance(page: Path) -> Balance:
    balance = Balance()
    balance.feed(_text(page))
    balance.close()
    return balance


def test_every_sample_is_expected_and_described() -> None:
    described = re.findall(r"^\| `([^`]+)` \|", (SAMPLES.parent / "SAMPLES.md").read_text("utf-8"), re.MULTILINE)
    names = [page.name for page in PAGES]
    assert sorted(expectation.sample for expectation in EXPECTATIONS) == names
    assert sorted(described) == names


@pytest.mark.parametrize("page", HTML_PAGES, ids=_name)
def test_tags_are_closed_in_order(page: Path) -> None:
    balance = _balance(page)
    assert balance.faults == []
    assert balance.open == []


@pytest.mark.parametrize("page", HTML_PAGES, ids=_name)
def test_nothing_is_fetched(page: Path) -> None:
    assert _balance(page).fetched == []


@pytest.mark.parametrize("page", HTML_PAGES, ids=_name)
def test_json_ld_is_json(page: Path) -> None:
    for block in re.findall(r"<script type=\"application/ld\+json\"[^>]*>(.*?)</script>", _text(page), re.DOTALL):
        json.loads(block)


@pytest.mark.parametrize("page", HTML_PAGES, ids=_name)
def test_a_page_is_encoded_as_it_declares(page: Path) -> None:
    declared = re.search(rb"charset=\"?([\w-]+)", page.read_bytes(), re.IGNORECASE)
    assert declared is not None
    assert declared[1].decode().lower() == LEGACY.get(page.name, "utf-8")
    assert "�" not in _text(page)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_host_is_reserved_for_examples(page: Path) -> None:
    foreign = [host for host in _hosts(page) if not re.search(r"(^|\.)(example|example\.org)$", host)]
    assert foreign == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_is_as_long_as_a_page(page: Path) -> None:
    assert 2_000 <= page.stat().st_size <= 20_000


def _of_sample(expectation: Expectation) -> str:
    return expectation.sample


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_no_sample_stands_on_a_real_outlet(expectation: Expectation) -> None:
    outlets = load_outlets()
    assert expectation.outlet not in outlets.names
    assert [host for host in _hosts(SAMPLES / expectation.sample) if outlets.by_host(host)] == []


def test_the_samples_hold_what_they_are_for() -> None:
    by_sample = {expectation.sample: expectation for expectation in EXPECTATIONS}
    donors = {gift.donor for gift in by_sample["roundup-twelve-en.html"].gifts}
    french = [expectation for expectation in EXPECTATIONS if expectation.language == "fr"]
    lineages = {expectation.lineage.relation for expectation in EXPECTATIONS if expectation.lineage}
    assert len(donors) == 12
    assert len([expectation for expectation in EXPECTATIONS if not expectation.gifts]) == 2
    assert len(french) == 5
    assert lineages == {"translation", "syndication"}

"""Where pages that state little of themselves have their headline, their day and their outlet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onrecord.pages import read_pages
from onrecord.records import Capture
from tests.pages.checking import blocks_of, read_one

SENTENCES = (
    "<p>Otter Creek Casino gave $3 million to the museum of the valley, which opens in spring.</p>"
    "<p>Its owner, Dex Halloran, said on Monday that he had been there once as a child and liked the trains.</p>"
)


def _page(title: str, shown: str, more: str = "") -> str:
    return f'<html lang="en"><head><title>{title}</title>{more}</head><body>{shown}</body></html>'


HEADLINES = [
    ("a print view", "Print: Casino gives to museum", f"<h2>Casino gives museum $3 million</h2>{SENTENCES}"),
    ("a print view that says no more", "Print", f"<h1>Print</h1><h2>Casino gives museum $3 million</h2>{SENTENCES}"),
    ("the same in French", "Imprimer", f"<h1>Imprimer</h1><h2>Casino gives museum $3 million</h2>{SENTENCES}"),
    ("the site's name alone", "Courier", f"<h2>Casino gives museum $3 million</h2>{SENTENCES}"),
    ("a file's name", "release.pdf", f"<pre>\n\n  Casino gives museum $3 million\n\n</pre>{SENTENCES}"),
    ("no title at all", "", f"<p>PRESS RELEASE</p><p>Casino gives museum $3 million</p>{SENTENCES}"),
]


@pytest.mark.parametrize(("title", "shown"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headlines_without_a_first_heading(title: str, shown: str) -> None:
    assert read_one(_page(title, shown), "text/html").headline == "Casino gives museum $3 million"


def test_a_heading_that_says_something_else_is_no_headline() -> None:
    shown = f"<h2>Most read of the week</h2>{SENTENCES}"
    assert read_one(_page("Casino gives museum $3 million", shown), "text/html").headline == (
        "Casino gives museum $3 million"
    )


OUTLETS = [
    ("a bar", "Casino gives to museum | The Mesa Courier", "", "The Mesa Courier"),
    ("a section before it", "Casino gives to museum | News | The Mesa Courier", "", "The Mesa Courier"),
    ("a dash", "Casino gives to museum - The New York Times", "", "The New York Times"),
    ("another name of a known one", "Casino gives to museum – NYT", "", "The New York Times"),
    ("a day", "Casino gives to museum - March 4, 2025", "", None),
    ("a page's number", "Casino gives to museum - Page 34", "", None),
    ("a sentence", "Casino gives to museum - and that is not all that there is to be told here", "", None),
    ("another headline", "Casinos in trouble | The Mesa Courier", "", None),
    (
        "microdata",
        "Casino",
        '<span itemprop="publisher" itemscope><meta itemprop="name" content="Mesa Courier"></span>',
        "Mesa Courier",
    ),
]


@pytest.mark.parametrize(("title", "more", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS])
def test_outlets_that_no_element_states_alone(title: str, more: str, outlet: str | None) -> None:
    shown = f"{more}<h1>Casino gives to museum</h1>{SENTENCES}"
    assert read_one(_page(title, shown), "text/html").outlet == outlet


def test_the_day_beside_the_byline_goes_before_others() -> None:
    shown = f"<h1>Casino gives to museum</h1><p>By Rosalind Tamm<br>Tuesday, February 4, 2025</p>{SENTENCES}"
    page = _page("Casino", shown + "<p>Printed from https://courier.example/88121 on 3/1/2025</p>")
    assert str(read_one(page, "text/html").published) == "2025-02-04"


SAVED = [
    "<!-- saved from url=(0034)https://courier.example/2025/02/04/casino -->",
    "<!--\n Page saved with SingleFile \n url: https://courier.example/2025/02/04/casino\n-->",
]


@pytest.mark.parametrize("note", SAVED)
def test_a_page_that_a_browser_saved_has_the_address_that_it_had(note: str) -> None:
    article = read_one(f"<!DOCTYPE html>\n{note}\n{_page('Casino', SENTENCES)}", "text/html")
    assert (article.url, str(article.published)) == ("https://courier.example/2025/02/04/casino", "2025-02-04")


def test_lines_of_preformatted_text_stay_lines() -> None:
    shown = "<pre>Casino gives to museum\n\n"
    shown += "Otter Creek Casino gave a sum\n<b>that nobody</b> told.\n\nAbout the casino\n</pre>"
    assert blocks_of(read_one(_page("", shown), "text/html")) == [
        ("headline", "Casino gives to museum"),
        ("paragraph", "Otter Creek Casino gave a sum\nthat nobody told."),
        ("heading", "About the casino"),
    ]


def test_a_title_inside_the_body_is_not_shown() -> None:
    page = f"<div><html><head><title>Casino | Courier</title></head><h1>Casino gives to museum</h1>{SENTENCES}</div>"
    assert "Courier" not in read_one(page, "text/html").text


DAYS = [
    ("in the morning, in UTC", "2025-02-05T02:30:00Z", "/2025/02/04/casino", "", "2025-02-04"),
    ("the same, shown", "2025-02-05T02:30:00.000+00:00", "/casino", "<p>February 4, 2025</p>", "2025-02-04"),
    ("late in the day, in UTC", "2025-02-04T23:30:00Z", "/2025/feb/05/casino", "", "2025-02-05"),
    ("too far off", "2025-02-05T02:30:00Z", "/2025/02/01/casino", "<p>February 3, 2025</p>", "2025-02-05"),
    ("in the time of the place", "2025-02-05T02:30:00-05:00", "/2025/02/04/casino", "", "2025-02-05"),
    ("the day after is that of a change", "2025-02-04T23:30:00Z", "/casino", "<p>February 5, 2025</p>", "2025-02-04"),
    ("in the address alone", "", "/20250204/casino", "", "2025-02-04"),
    ("in an address, no day", "", "/2025/02/casino-20250204", "", "None"),
    ("a month, and a day of it in the address", "2025-02", "/2025/02/04/casino", "", "2025-02-04"),
    ("a month, and a day of it shown", "2025-02", "/casino", "<p>February 4, 2025</p>", "2025-02-04"),
    ("a month, and a day of another", "2025-02", "/2025/03/04/casino", "", "2025-02"),
    ("a year, and a day of it", "2025", "/2025/02/04/casino", "", "2025-02-04"),
    ("a number for a day", "99999999999999999999 Feb 2025 10:00:00 GMT", "/2025/02/04/casino", "", "2025-02-04"),
    ("a month cut short, before a small word", "", "/casino", "<p>Por Ana Ruiz, 4 feb. de 2025</p>", "2025-02-04"),
    ("a month cut short, before a comma", "", "/casino", "<p>By Ada Mill, 4 Feb., 2025</p>", "2025-02-04"),
    ("a time behind a day without its year", "", "/casino", "<p>Stand: 04.02. 14.30 Uhr</p>", "None"),
    (
        "above the headline",
        "",
        "/casino",
        "<h3>04.02.2025</h3><h1>Casino gives to museum</h1>",
        "2025-02-04",
    ),
]


@pytest.mark.parametrize(("stated", "path", "shown", "day"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_the_day_where_the_page_is_written(stated: str, path: str, shown: str, day: str) -> None:
    head = f'<link rel="canonical" href="https://courier.example{path}">'
    head += f'<meta property="article:published_time" content="{stated}">' if stated else ""
    title = "" if "<h1>" in shown else "<h1>Casino gives to museum</h1>"
    assert str(read_one(_page("Casino", f"{title}{shown}{SENTENCES}", head), "text/html").published) == day


def test_a_line_of_place_and_day_is_no_deck() -> None:
    shown = f'<h1>Casino gives to museum</h1><p class="subtitle">Reno, February 4, 2025</p>{SENTENCES}'
    article = read_one(_page("Casino", shown), "text/html")
    assert (article.deck, str(article.published)) == (None, "2025-02-04")


def test_a_subtitle_that_begins_as_a_byline_does_is_a_deck() -> None:
    shown = f'<h1>Casino gives to museum</h1><p class="subtitle">Von Otter Creek Casino kommt viel</p>{SENTENCES}'
    assert read_one(_page("Casino", shown), "text/html").deck == "Von Otter Creek Casino kommt viel"


ARCHIVED = [
    "https://web.archive.org/web/20250103120000/https://courier.example/casino",
    "http://web.archive.org/web/20250103120000id_/https://courier.example/casino",
]


@pytest.mark.parametrize("address", ARCHIVED)
def test_an_archived_page_has_the_address_that_it_had(address: str) -> None:
    link = f'<link rel="canonical" href="{address}">'
    assert read_one(_page("Casino", SENTENCES, link), "text/html").url == "https://courier.example/casino"


@pytest.mark.parametrize("obtained", ["2025-02-03", "2025-02-05"])
def test_when_a_page_was_obtained_changes_nothing_in_its_article(obtained: str) -> None:
    page = _page("Casino", SENTENCES, '<meta property="article:published_time" content="2025-02-04">').encode()
    at = datetime.fromisoformat(obtained).replace(tzinfo=UTC)
    capture = Capture(content=page, source="x", media_type="text/html", how="fetched", obtained_at=at)
    assert str(read_pages(capture).articles[0].published) == "2025-02-04"


def test_a_title_that_begins_as_a_tool_is_a_title() -> None:
    title = "Newsletter: who gave to the new museum of the valley"
    assert read_one(_page(title, f"<div>{SENTENCES}</div>"), "text/html").text.startswith(title)

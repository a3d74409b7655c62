"""Pages that are walls, and pages that are paid for: said so, and what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline import read_capture
from onrecord.reference.confidence import load_confidence
from onrecord.sources.web import Fetched, Fetcher, Refused

from .faults import answers
from .sites import PAGE, Fault, Site

CHALLENGE = b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"
STORY = (Path(__file__).parents[3] / "src/onrecord/data/samples/harkness-en.html").read_bytes()
PAID = STORY.replace(b"</head>", b'<script type="application/ld+json">{"isAccessibleForFree": false}</script></head>')
TEASER = PAID.replace(b'"isAccessibleForFree": false', b'"isAccessibleForFree": false, "wordCount": 2000')

# (what the server does, the code)
WALLS: dict[str, tuple[Fault, str]] = {
    "login": (answers(401, b"<p>Sign in"), "paywalled"),
    "payment": (answers(402, b"<p>Subscribe"), "paywalled"),
    "law": (answers(451, b"<p>Not in your country"), "withheld"),
    "forbidden": (answers(403, b"<p>Forbidden"), "request_refused"),
    "challenge, forbidden": (answers(403, CHALLENGE), "challenged"),
    "challenge, too many": (answers(429, CHALLENGE), "challenged"),
    "challenge, busy": (answers(503, CHALLENGE, Retry_After="5"), "challenged"),
    "challenge, accepted": (answers(202, b"<p>Wait", x_amzn_waf_action="challenge"), "challenged"),
    "challenge as a page": (answers(200, CHALLENGE), "challenged"),
    "needs a browser": (answers(200, b"<noscript>Please enable JavaScript</noscript>"), "needs_browser"),
}


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_told_and_asked_for_once(fetcher: Fetcher, site: Site, name: str) -> None:
    fault, code = WALLS[name]
    site.answers["/a"] = fault
    refused = fetcher.fetch(site.url("/a"))
    assert isinstance(refused, Refused)
    assert (refused.problem.code, refused.is_passing, len(site.pages)) == (code, False, 1)
    assert "save the page and add the file" in (refused.problem.advice or "")


def test_a_page_that_speaks_of_walls_is_a_page(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = answers(200, STORY + CHALLENGE)
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


def test_what_a_teaser_tells_waits_for_review(fetcher: Fetcher, site: Site) -> None:
    """Its headline may say that two founders give, and the rest, which did not come, that their companies do."""
    assert b"isAccessibleForFree" in TEASER
    site.answers["/a"] = answers(200, TEASER)
    fetched = fetcher.fetch(site.url("/a"))
    assert isinstance(fetched, Fetched)
    (reading,) = read_capture(fetched.capture)
    claims = getattr(reading, "claims", ())
    assert [problem.code for problem in reading.problems] == ["paywalled"]
    assert claims
    assert all(claim.confidence < load_confidence().floor for claim in claims)
    assert {claim.reasons[-1] for claim in claims} == {"page.paid"}


def test_a_teaser_that_somebody_saved_waits_as_well(tmp_path: Path) -> None:
    from onrecord.pipeline import read_documents

    (tmp_path / "a.html").write_bytes(TEASER)
    (reading,) = read_documents([str(tmp_path / "a.html")])
    assert [problem.code for problem in reading.problems] == ["paywalled"]


def test_a_page_that_is_not_free_and_came_whole_is_read_like_any_other(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = answers(
        200, PAID.replace(b"</p>", b"</p><p>" + b"The park is old and green. " * 60 + b"</p>", 1)
    )
    fetched = fetcher.fetch(site.url("/a"))
    assert isinstance(fetched, Fetched)
    (reading,) = read_capture(fetched.capture)
    assert reading.problems == ()


def test_a_page_that_somebody_saved_is_whole(tmp_path: Path) -> None:
    from onrecord.pipeline import read_documents

    (tmp_path / "a.html").write_bytes(PAID)
    (reading,) = read_documents([str(tmp_path / "a.html")])
    assert reading.problems == ()


def test_a_small_page_is_a_page(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = answers(200, PAGE)
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)

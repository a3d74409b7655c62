"""Gifts that the structure of a page tells: lists under a unit, tables, interviews, tickers, briefs.

Each block of a file in `structures` is a page: a line "## name|language|donor sum @fund; ...", its headline behind
"H:", its deck behind "D:", and the markup of its body. Every page is read as a site would serve it.
All donors are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.records import Capture, Claim

FOLDER = Path(__file__).parent / "structures"


@dataclass
class _Page:
    name: str
    language: str
    wanted: list[str]
    headline: str = ""
    deck: str = ""
    body: list[str] = field(default_factory=list)

    def html(self) -> str:
        """The page as a site serves it."""
        deck = f'<p class="entry-subtitle">{self.deck}</p>' if self.deck else ""
        return (
            f'<!DOCTYPE html><html lang="{self.language}"><head><meta charset="utf-8"><title>{self.headline}</title>'
            '<meta property="article:published_time" content="2025-01-10T08:00:00Z"></head><body><main>'
            f'<article class="post"><header class="entry-header"><h1 class="entry-title">{self.headline}</h1>{deck}'
            f'</header><div class="entry-content">{"".join(self.body)}</div></article></main>'
            "<footer><p>© 2025 The Lantern</p></footer></body></html>"
        )


def _pages() -> Iterator[_Page]:
    for path in sorted(FOLDER.glob("*.txt")):
        page: _Page | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                if page is not None:
                    yield page
                name, language, wanted = line[3:].split("|")
                claims = sorted(w.strip() for w in wanted.split(";") if w.strip())
                page = _Page(f"{path.stem}-{name}-{language}", language, claims)
            elif page is not None and line.startswith("H: "):
                page.headline = line[3:]
            elif page is not None and line.startswith("D: "):
                page.deck = line[3:]
            elif page is not None:
                page.body.append(line + "\n")
        if page is not None:
            yield page


def _told(claim: Claim) -> str:
    amount = f"{claim.amount.normalize():f}" if claim.amount is not None else "-"
    status = "" if claim.status not in ("declined", "refunded") else f" !{claim.status}"
    return f"{claim.donor.name} {amount} @{claim.fund.id or claim.fund.name}{status}"


PAGES = list(_pages())


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_page_tells_these_gifts(page: _Page) -> None:
    """A page tells the gifts that its structure carries, and no others."""
    capture = Capture(content=page.html().encode(), source="page.html", media_type="text/html", how="file")
    (article,) = read_pages(capture).articles
    assert sorted(_told(claim) for claim in read_claims(article, load_reader(page.language)).claims) == page.wanted

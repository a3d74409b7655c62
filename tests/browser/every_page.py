"""The pages that are looked at one by one, and what is wanted of each at every width and in every scheme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["LANGUAGES", "LOOKS", "addresses", "find_barriers", "find_small", "find_wide", "settle"]

LANGUAGES = {"en": "", "fr": "/fr"}
"""By code, with what their addresses begin with."""

LOOKS = {"en": ((1280, "light"), (360, "dark")), "fr": ((1280, "dark"), (360, "light"))}
"""In which widths and schemes a page of a language is looked at: a language has half, which saves half the time."""

# What is minor or moderate holds as well, and so it is asked for.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .filter(one => !one.parentElement.closest('.scroll')).slice(0, 5).map(one => one.outerHTML.slice(0, 150))"""

_SMALL = """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, nav a')]
  .filter(one => one.checkVisibility() && !one.closest('.unseen'))
  .filter(one => { const box = one.getBoundingClientRect(); return box.height < 24 || box.width < 24 })
  .map(one => one.outerHTML.slice(0, 150))"""


_SETTLED = """() => new Promise(done => {
  const look = () => [...document.images].every(one => one.complete) ? done(true) : setTimeout(look, 20)
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look)))
})"""


def settle(page: Page) -> None:
    """Wait until a page has drawn itself as it is now, run what it put off, and has all its pictures.

    Half a second without a request, which is what "networkidle" waits for, was most of the time of a look.
    """
    page.evaluate(_SETTLED)


def addresses() -> list[tuple[str, str]]:
    """Return the rows of pages.tsv: a name, and an address with {gift} and such where an id of the ledger goes."""
    rows = Path(__file__).with_name("pages.tsv").read_text("utf-8").splitlines()[2:]
    return [(name, address) for name, address in (row.split("\t") for row in rows)]


def find_barriers(page: Page) -> list[str]:
    """Return what axe finds wrong on a page as it looks now: rule, element and reason."""
    from axe_playwright_python.sync_playwright import Axe

    asked: dict[str, Any] = {"runOnly": _TAGS, "resultTypes": ["violations"]}
    found = Axe().run(page, options=asked).response["violations"]
    return [_words(finding, node) for finding in found for node in finding["nodes"]]


def _words(finding: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{finding['id']} ({finding['impact']}): {node['html'][:200]}: {node.get('failureSummary', '')}"


def find_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways."""
    found: list[str] = page.evaluate(_WIDE)
    return found


def find_small(page: Page) -> list[str]:
    """Return controls, and links of navigation, that are smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8)."""
    found: list[str] = page.evaluate(_SMALL)
    return found

"""Every page, in both languages, wide and narrow, light and dark: open to everybody, within its width, and pictured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Opener
from .every_page import LANGUAGES, LOOKS, addresses, find_barriers, find_small, find_wide, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page


WIDE = 1280
"""The width at which axe looks, at light pages of one language and dark ones of the other: what a narrow page may lack
(room, targets that are large enough) is measured, and the rest is the same; a look takes up to seven seconds."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "address"), addresses(), ids=[name for name, _ in addresses()])
def test_a_page_is_open_to_everybody(
    open_page: Opener, ids: dict[str, str], pictures: Path | None, name: str, address: str, language: str
) -> None:
    page = open_page(LANGUAGES[language] + address.format(**ids))
    assert page.get_attribute("html", "lang") == language
    for width, scheme in LOOKS[language]:
        _look(page, width, scheme)
        if pictures:
            page.screenshot(path=pictures / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
        assert (width, scheme, _find_wrong(page, barriers=width == WIDE)) == (width, scheme, [])


def _look(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('[data-opened]').forEach(one => one.open = false)")
    settle(page)


def _find_wrong(page: Page, *, barriers: bool) -> list[str]:
    """Return what is wrong on a page with everything on it unfolded: its layout, and `barriers` for what axe finds."""
    page.evaluate("document.querySelectorAll('details:not([open])').forEach(one => one.open = one.dataset.opened = 1)")
    return [*(find_barriers(page) if barriers else ()), *find_wide(page), *find_small(page)]

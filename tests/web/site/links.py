"""Follow every link of a folder of pages: a checker that knows nothing of how they were made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["Page", "find_broken", "read_pages"]

_LINKS = ("href", "src", "srcset", "action", "formaction", "data", "poster")


class Page(HTMLParser):
    """What a page leads to, the names within it, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        self.names.update(given[name] for name in ("id", "name") if name in given)
        self.links.extend(given[name] for name in _LINKS if name in given)


def read_pages(folder: Path) -> dict[Path, Page]:
    """Return the pages of a folder."""
    return {path: Page(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}


def find_broken(folder: Path) -> Iterator[str]:
    """Yield each link that leads to no file of the folder, or to no such place within a page."""
    pages = read_pages(folder)
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if not re.fullmatch(r"https?", parts.scheme):
                    yield f"{path}: {link} leads elsewhere in no way of the web"
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if link.startswith("/") or not target.is_relative_to(folder.resolve()) or not target.is_file():
                yield f"{path}: {link} leads to no file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].names:
                yield f"{path}: {link} leads to no such place"

"""The name of the outlet, where no element of the page's head states it alone."""

from __future__ import annotations

import re

from onrecord.pages.bylines import find_byline
from onrecord.pages.html.tree import Element
from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["find_publisher", "find_site_name"]

# Titles end in the name: "Mill pays for roof | Kettleby | The Kettleby Post", "Mill pays for roof - The Kettleby Post".
_PART = re.compile(r"\s+(?:[|–—•·ǀ»-]|::)\s+")
_MOST_WORDS = 6
_NUMBER = re.compile(r"\d")


def find_publisher(root: Element) -> str | None:
    """Return the name of the publisher that microdata state.

    >>> from onrecord.pages.html.tree import parse_tree
    >>> find_publisher(parse_tree('<p itemprop="publisher" itemscope><b itemprop="name">The Post</b> of Kettleby'))
    'The Post'
    """
    for element in root.iter("meta", "span", "div", "p", "a", "footer", "section"):
        if element.get("itemprop") == "publisher":
            named = [below for below in element.iter() if below.get("itemprop") == "name"]
            return next((name for found in (*named, element) if (name := _text_of(found))), None)
    return None


def _text_of(element: Element) -> str | None:
    text = element.get("content") or "".join(element.itertext())
    return " ".join(text.split()) or None


def find_site_name(title: str | None, headline: str | None, page: PageWords) -> str | None:
    """Return what the title of the page says behind the headline that the page shows: the name of the site.

    >>> from onrecord.reference.page_words import load_page_words
    >>> find_site_name("Mill pays for roof | Town | The Kettleby Post", "Mill pays for roof", load_page_words())
    'The Kettleby Post'
    >>> find_site_name("Mill pays - at last", "Mill pays for roof", load_page_words()) is None
    True
    """
    if not title or not headline:
        return None
    shown, parts = fold_words(headline), list(_PART.finditer(title))
    if not any(fold_words(title[: part.start()]) == shown for part in parts):
        return None
    name = title[parts[-1].end() :].strip()
    line = Line(text=name, start=0, end=len(name))
    is_name = 0 < len(line.words) <= _MOST_WORDS and not line.ends_sentence and name[:1].isalpha()
    if not is_name or find_byline(line, page) or line.phrase in page.lines or _NUMBER.match(name[-1:]):
        return None
    return page.outlets.by_name[name].name if name in page.outlets.by_name else name

"""What the names in the markup give away: class, id, role and the like, as tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord.pages.html.tree import Element

__all__ = ["hint_of", "is_hidden", "tokens_of"]

_ATTRIBUTES = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-module", "aria-label")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

# Names on these say what the whole page is, or has somewhere: "has-sidebar", "page-with-comments".
_TOO_WIDE = frozenset(("html", "body", "main", "article", "p", "h1"))

_BY_TAG = {"nav": "navigation", "footer": "boilerplate", "aside": "boilerplate", "form": "newsletter_box"}
_BY_TAG |= {"button": "share_bar", "label": "newsletter_box", "dialog": "boilerplate", "address": "byline"}


def hint_of(element: Element, hints: Mapping[str, str]) -> str | None:
    """Return the kind of furniture that the element's names or its tag give away, or None.

    >>> from lxml import html
    >>> hint_of(html.fromstring('<div class="article__shareBar">'), {"share": "share_bar"})
    'share_bar'
    """
    if element.tag not in _TOO_WIDE and element.keys():
        for token in tokens_of(_names(element)):
            if kind := hints.get(token):
                return kind
    return _BY_TAG.get(element.tag)


def _names(element: Element) -> str:
    return " ".join(value for name in _ATTRIBUTES if (value := element.get(name)))


@lru_cache(maxsize=4096)
def tokens_of(names: str) -> tuple[str, ...]:
    """Return the tokens of some names, pairs first, since they say more.

    >>> tokens_of("photo-credit adSlot")
    ('photo-credit', 'ad-slot', 'photo', 'credit', 'ad', 'slot')
    """
    pairs, singles = [], []
    for name in names.split():
        parts = [part.lower() for part in _PART.findall(name)]
        pairs += [f"{left}-{right}" for left, right in pairwise(parts)]
        singles += parts
    return (*pairs, *singles)


def is_hidden(element: Element, hints: Mapping[str, str]) -> bool:
    """True for what no reader sees."""
    if not element.keys():
        return False
    if element.get("hidden") is not None or _NO_DISPLAY.search(element.get("style") or ""):
        return True
    return any(hints.get(token) == "hidden" for token in tokens_of(element.get("class") or ""))

"""What the names in the markup give away: class, id, role and the like, as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.pages.html.tree import Element

__all__ = ["Markup", "MarkupReader", "tokens_of"]

_HINTING = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-module", "aria-label")
_NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "data-gu-name")
_READ = (*_HINTING, "data-gu-name")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

# Names on these say what the whole page is, or has somewhere: "has-sidebar", "page-with-comments".
_TOO_WIDE = frozenset(("html", "body", "main", "article", "p", "h1"))

_BY_TAG = {"nav": "navigation", "footer": "boilerplate", "aside": "boilerplate", "form": "newsletter_box"}
_BY_TAG |= {"button": "share_bar", "label": "newsletter_box", "dialog": "boilerplate", "address": "byline"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the names of one element say: the kind of furniture it holds, whether it is hidden, and the names."""

    hint: str | None = None
    is_hidden: bool = False
    names: str = ""


_HIDDEN = Markup(is_hidden=True)


class MarkupReader:
    """Reads the markup of one page's elements; what repeats on a page, as most of it does, is read once.

    >>> from lxml import html
    >>> MarkupReader({"share": "share_bar"}).read(html.fromstring('<div class="article__shareBar">')).hint
    'share_bar'
    """

    def __init__(self, hints: Mapping[str, str]) -> None:
        self._hints = hints
        self._known: dict[tuple[str | None, ...], Markup] = {}

    def read(self, element: Element) -> Markup:
        """Return what the element's names and its tag give away."""
        told = dict(element.items())
        if "hidden" in told or ("style" in told and _NO_DISPLAY.search(told["style"])):
            return _HIDDEN
        key = (element.tag, *map(told.get, _READ)) if told else (element.tag,)
        markup = self._known.get(key)
        if markup is None:
            markup = self._known[key] = self._look(element.tag, told)
        return markup

    def _look(self, tag: str, told: Mapping[str, str]) -> Markup:
        if any(self._hints.get(token) == "hidden" for token in tokens_of(told.get("class", ""))):
            return _HIDDEN
        tokens = tokens_of(_joined(told, _HINTING)) if told and tag not in _TOO_WIDE else ()
        hint = next((kind for token in tokens if (kind := self._hints.get(token))), None)
        return Markup(hint=hint or _BY_TAG.get(tag), names=_joined(told, _NAMING))


def _joined(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return " ".join(value for name in names if (value := told.get(name)))


def tokens_of(names: str) -> Iterator[str]:
    """Yield the tokens of some names, pairs first, since they say more.

    >>> tuple(tokens_of("photo-credit adSlot"))
    ('photo-credit', 'ad-slot', 'photo', 'credit', 'ad', 'slot')
    """
    parts = [_parts_of(name) for name in names.split()]
    for pairs, _ in parts:
        yield from pairs
    for _, singles in parts:
        yield from singles


@lru_cache(maxsize=8192)
def _parts_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pairs and the single parts of one name."""
    singles = tuple([part.lower() for part in _PART.findall(name)])
    return tuple([f"{left}-{right}" for left, right in pairwise(singles)]), singles

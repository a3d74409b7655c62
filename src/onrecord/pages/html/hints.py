"""What the names in the markup give away: class, id, role and the like, as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.pages.html.tree import Element

__all__ = ["Markup", "MarkupReader", "tokens_of"]

_HINTING = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-module", "aria-label")
_NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "data-gu-name")
_READ = frozenset((*_HINTING, *_NAMING, "hidden", "style"))
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


class _Kinds(NamedTuple):
    """The kinds of furniture that one name gives away: pairs of its parts say more than the parts alone."""

    by_pair: str | None
    by_part: str | None
    is_hidden: bool


class MarkupReader:
    """Reads the markup of one page's elements; what repeats on a page, as most of it does, is read once.

    >>> from lxml import html
    >>> MarkupReader({"share": "share_bar"}).read(html.fromstring('<div class="article__shareBar">')).hint
    'share_bar'
    """

    def __init__(self, hints: Mapping[str, str]) -> None:
        self._hints = hints
        self._markups: dict[tuple[str | tuple[str, str], ...], Markup] = {}
        self._kinds: dict[str, _Kinds] = {}

    def read(self, element: Element) -> Markup:
        """Return what the element's names and its tag give away."""
        told = [entry for entry in element.items() if entry[0] in _READ]
        key = (element.tag, *told)
        markup = self._markups.get(key)
        if markup is None:
            markup = self._markups[key] = self._look(element.tag, dict(told))
        return markup

    def _look(self, tag: str, told: Mapping[str, str]) -> Markup:
        if "hidden" in told or ("style" in told and _NO_DISPLAY.search(told["style"])):
            return _HIDDEN
        if any(self._kinds_of(name).is_hidden for name in told.get("class", "").split()):
            return _HIDDEN
        kinds = [self._kinds_of(name) for name in _joined(told, _HINTING).split()] if tag not in _TOO_WIDE else ()
        by_pair = next((kind.by_pair for kind in kinds if kind.by_pair), None)
        hint = by_pair or next((kind.by_part for kind in kinds if kind.by_part), None)
        return Markup(hint=hint or _BY_TAG.get(tag), names=_joined(told, _NAMING))

    def _kinds_of(self, name: str) -> _Kinds:
        kinds = self._kinds.get(name)
        if kinds is None:
            by_pair, by_part = ([self._hints[t] for t in tokens if t in self._hints] for tokens in _parts_of(name))
            is_hidden = "hidden" in by_pair or "hidden" in by_part
            kinds = _Kinds(next(iter(by_pair), None), next(iter(by_part), None), is_hidden)
            self._kinds[name] = kinds
        return kinds


def _joined(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return " ".join([told[name] for name in names if told.get(name)]) if told else ""


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

"""Tell an article from what stands before it: a challenge, a page that needs a browser; and whether it is free.

Bytes are looked at, since a wall is no page that should be read. What is long enough to be an article is never taken
for a challenge: vendors' scripts stand on ordinary pages too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.reference.page_walls import load_page_walls

__all__ = ["find_wall", "is_paid"]

# Walls are small: the largest seen, with its scripts in it, had 60 kB.
_LARGEST = 300_000
# A page that its scripts fill may state its text all the same, in JSON-LD, and is read by that.
_STATED_TEXT = b'"articlebody"'
# What a browser shows as text in no case, by how it begins, and what ends it.
_HIDDEN = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<style", b"</style"), (b"<noscript", b"</noscript"))
_WORD = re.compile(rb"[^\W\d_]{2,}|[\xc3-\xf4][\x80-\xbf]+")


def find_wall(content: bytes, headers: Mapping[str, str] | None = None) -> str | None:
    """Return "challenge" or "script" for a page that is a wall, None for one that may be an article.

    >>> find_wall(b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>")
    'challenge'
    >>> find_wall(b"<p>Please enable JavaScript to go on.</p>")
    'script'
    >>> find_wall(b"<script src='https://js.datadome.co/tags.js'></script>" + b"<p>The mill gave to the park.</p>" * 30)
    """
    if not _is_short(content):
        return None
    walls, page = load_page_walls(), content.lower()
    sent = {name.lower(): value.lower() for name, value in (headers or {}).items()}
    has_header = any(name in sent and value in sent[name] for name, value in walls.challenge_headers)
    if has_header:
        return "challenge"
    marks = (("challenge", walls.challenge), ("script", walls.script))
    wall = next((name for name, told in marks if any(mark in page for mark in told)), None)
    return None if wall is None or _states_text(page, content, wall) else wall


def _states_text(page: bytes, content: bytes, wall: str) -> bool:
    """Whether a page that shows nothing has its text all the same: in JSON-LD, or in the data of its scripts."""
    from onrecord.pages.html import holds_story

    return (wall == "script" and _STATED_TEXT in page) or holds_story(content)


def is_paid(content: bytes) -> bool:
    """True for a page that says of itself that it is not free to read, so that its text may be a beginning only.

    >>> is_paid(b'{"@type": "NewsArticle", "isAccessibleForFree": "False"}'), is_paid(b'"isAccessibleForFree": true')
    (True, False)
    """
    page = content.lower()
    found = (_paid_value(mark).search(page) for mark in load_page_walls().paid)
    return any(value is not None and value[1] in load_page_walls().paid_values for value in found)


@cache
def _paid_value(mark: bytes) -> re.Pattern[bytes]:
    """Find the first value of a mark: `"isaccessibleforfree": "false"`, `article:content_tier" content="locked"`."""
    return re.compile(re.escape(mark) + rb"[\s\"':=]{0,9}(?:content[\s\"'=]{0,9})?([a-z]{1,20})")


def _is_short(content: bytes) -> bool:
    return len(content) <= _LARGEST and _count_words(content.lower()) < load_page_walls().few_words


def _count_words(page: bytes) -> int:
    """Return the number of words outside of markup and scripts; each byte is looked at a few times at the most.

    >>> _count_words(b"<p>The mill <b>gave</b><script>if (1 < 2) give()</script> to the park <scr")
    6
    """
    shown: list[bytes] = []
    at = 0
    while (start := page.find(b"<", at)) >= 0:
        shown.append(page[at:start])
        ending = next((end for begin, end in _HIDDEN if page.startswith(begin, start)), b">")
        at = page.find(ending, start)
        if at < 0:
            return len(_WORD.findall(b" ".join(shown)))
        at += len(ending) if ending in (b">", b"-->") else 0
    return len(_WORD.findall(b" ".join([*shown, page[at:]])))

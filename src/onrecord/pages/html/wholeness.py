"""Tell a page that was cut short, by a broken download or a full disk, from one that is only written loosely."""

from __future__ import annotations

import re

__all__ = ["find_cut"]

# An end that is in the last part of a page counts; scripts and comments may follow it.
_END = re.compile(r"</(?:html|body)\s*+>", re.I)
_LAST_PART = 100_000
_DOCUMENT = re.compile(r"<(?:!doctype\s|html\b|body\b)", re.I)
_HEAD = 4096

# Elements whose end no browser and no writer of HTML leaves out on purpose.
_CLOSED = re.compile(r"<(/?)(article|main|section|div|script|style)\b", re.I)
_LONGEST_TAG = 2000
_OPEN_TAG = re.compile(r"<(?:[a-z/!?][^<>]*+)?\Z", re.I)


def find_cut(text: str) -> str | None:
    """Return what shows that a page ends too early, in words, or None where it may be whole.

    >>> find_cut("<html><body><article><p>The mill gave")
    '<article> is never closed'
    >>> find_cut("<html><body><p>The mill gave</p><a hre")
    'it ends inside a tag'
    >>> find_cut("<html><body><p>The mill gave") is None
    True
    """
    if not _DOCUMENT.search(text, 0, _HEAD) or _END.search(text, max(0, len(text) - _LAST_PART)):
        return None
    if _OPEN_TAG.search(text, max(0, len(text) - _LONGEST_TAG)):
        return "it ends inside a tag"
    name = _find_unclosed(text)
    return f"<{name}> is never closed" if name else None


def _find_unclosed(text: str) -> str | None:
    open_now: dict[str, int] = {}
    for tag in _CLOSED.finditer(text):
        name = tag[2].lower()
        open_now[name] = open_now.get(name, 0) + (-1 if tag[1] else 1)
    return next((name for name, count in open_now.items() if count > 0), None)

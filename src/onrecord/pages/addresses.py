"""Addresses that links of a page give."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

__all__ = ["absolute_url"]


def absolute_url(link: str | None, base: str | None) -> str | None:
    """Return an http(s) address, or None.

    >>> absolute_url("/a?b#c", "https://daily.example/x")
    'https://daily.example/a?b#c'
    >>> absolute_url("javascript:void(0)", None) is None
    True
    """
    if not link or not link.strip():
        return None
    try:
        joined = urljoin(base or "", link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None

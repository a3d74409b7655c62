"""Addresses that links of a page give."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

__all__ = ["absolute_url"]

# The Wayback Machine writes the addresses of a page anew; what stands behind its own part is the page's.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?=https?://)")


def absolute_url(link: str | None, base: str | None) -> str | None:
    """Return an http(s) address, or None; of an archived page, the address that it had.

    >>> absolute_url("/a?b#c", "https://daily.example/x")
    'https://daily.example/a?b#c'
    >>> absolute_url("https://web.archive.org/web/20250103120000/https://daily.example/a", None)
    'https://daily.example/a'
    >>> absolute_url("javascript:void(0)", None) is None
    True
    """
    if not link or not link.strip():
        return None
    try:
        joined = _ARCHIVED.sub("", urljoin(base or "", link.strip()), count=1)
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None

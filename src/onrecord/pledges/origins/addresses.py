"""Addresses of pages, as far as they tell two articles apart."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

__all__ = ["bare_address"]

# What campaigns and share buttons add to an address; the page is the same.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "ref", "cmp", "ito", "smid", "share")
_HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def bare_address(url: str) -> str | None:
    """Return an address without scheme, "www.", fragment and tracking; None for a front page, which is no article.

    >>> bare_address("https://www.daily.example/2025/gift/?utm_source=x#top")
    'daily.example/2025/gift'
    >>> bare_address("https://daily.example/fr/") is None
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    for prefix in _HOST_PREFIXES:
        host = host.removeprefix(prefix)
    path = parts.path.rstrip("/").removesuffix("/amp")
    asked = [(key, value) for key, value in parse_qsl(parts.query) if not key.lower().startswith(_TRACKING)]
    if not host or (len(path) <= len("/fr") and not asked):
        return None
    return host + path + (f"?{urlencode(sorted(asked))}" if asked else "")

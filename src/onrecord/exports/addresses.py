"""Addresses of records: where they are shown, or names that are stable without a place."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["is_web_address", "record_address"]

# Where records of a kind are shown below the base.
_PATHS = {
    "pledge": "pledges",
    "article": "articles",
    "claim": "claims",
    "filing": "filings",
}


def record_address(record_id: str, base: str | None = None) -> str:
    """Return the address of a record below `base`, where the list is served; a name that leads nowhere without one.

    >>> record_address("pledge-0a1b", "https://list.example/")
    'https://list.example/pledges/pledge-0a1b'
    >>> record_address("pledge-0a1b")
    'urn:onrecord:pledge-0a1b'
    """
    if base is None:
        return f"urn:onrecord:{record_id}"
    folder = _PATHS.get(record_id.partition("-")[0], "records")
    return f"{base.rstrip('/')}/{folder}/{record_id}"


def is_web_address(url: str | None) -> bool:
    """Whether a page's own address may be handed on as one: http or https, with a host, and no blank in it.

    >>> is_web_address("https://post.example/a"), is_web_address("javascript:alert(1)"), is_web_address(None)
    (True, False, False)
    """
    if not url or any(character.isspace() or ord(character) < 0x20 for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)

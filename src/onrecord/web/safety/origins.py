"""Whether a request that changes something comes from our own page: what the browser itself says about it.

A page elsewhere can make a reader's browser send us a form, also to a server on their own machine. Browsers say whence
it comes (`Origin`, Fetch Metadata); a program that is no browser says nothing, and needs the form's token all the same.
"""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["foreign_reason"]

_DEFAULT_PORTS = {"http": 80, "https": 443}

# "none": typed, or opened from a bookmark.
_OWN_SITES = ("same-origin", "none")


def foreign_reason(scheme: str, host: str, origin: str | None, fetch_site: str | None) -> str | None:
    """Return why a request is not from the page at `scheme` and `host`; None where nothing speaks against it.

    >>> foreign_reason("https", "list.example", "https://list.example:443", "same-origin")
    >>> foreign_reason("http", "localhost:8000", "http://other.example", None)
    'it comes from http://other.example, not from http://localhost:8000'
    """
    if fetch_site is not None and fetch_site not in _OWN_SITES:
        return f"the browser says that another page sent it ({fetch_site})"
    if origin is None or _parts(origin) == (own := _parts(f"{scheme}://{host}")):
        return None
    reason = f"it comes from {origin}, not from {scheme}://{host}"
    if scheme == "http" and own is not None and _parts(origin) == _parts(f"https://{host}"):
        return f"{reason} (is there a proxy? `onrecord serve --trust-proxy` lets it say so)"
    return reason


def _parts(origin: str) -> tuple[str, str | None, int | None] | None:
    """Return scheme, host and port; None for what is no origin, such as "null" of a page in a sandbox."""
    try:
        split = urlsplit(origin)
        port = split.port
    except ValueError:
        return None
    if split.scheme not in _DEFAULT_PORTS or not split.hostname:
        return None
    return split.scheme, split.hostname, port or _DEFAULT_PORTS[split.scheme]

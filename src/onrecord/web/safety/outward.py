"""Links that lead out: what an address of a page may be, and what is said about it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

__all__ = ["REL", "outward"]

REL = "nofollow noopener noreferrer"

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"))


@lru_cache(maxsize=20_000)
def outward(url: str | None) -> Markup:
    """Return the attributes of a link out: `<a {{ article.url | outward }}>`.

    Only http and https lead out. Of anything else nothing is left, and the element is text that leads nowhere.

    >>> outward("https://harbour.example/a?b=1&c=2")
    Markup('href="https://harbour.example/a?b=1&amp;c=2" rel="nofollow noopener noreferrer"')
    >>> outward("javascript:alert(1)"), outward("https://bank.example@evil.example/"), outward(None)
    (Markup(''), Markup(''), Markup(''))
    """
    if not url or not _leads_out(url):
        return Markup("")
    return Markup(f'href="{escape(url)}" rel="{REL}"')


def _leads_out(url: str) -> bool:
    """Whether an address is plain http(s): nobody's name before the host, nothing hidden in it."""
    if any(unicodedata.category(character) in _HIDDEN for character in url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc

"""Addresses that links of a page give."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from onrecord.pages.dates import make_day
from onrecord.records import PartialDate

__all__ = ["absolute_url", "find_day", "find_saved_address"]

# The Wayback Machine writes the addresses of a page anew; what stands behind its own part is the page's.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?=https?://)")

# What browsers, and the programs that save pages for them, write at the top of the file.
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url:\s*)(https?://[^\s<>\"]+)", re.I
)
_TOP = 4096

# Examples: "/2024/12/13/mill-pays", "/2024/dec/13/mill-pays", "/2024-12-13-mill-pays", "/news/20241213/mill-pays"
_DAY = re.compile(r"/(20\d\d)(?:/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$)|-(\d\d)-(\d\d)(?=[/_-]|$)|(\d\d)(\d\d)(?=/))")
_BEHIND_PATH = re.compile("[?#]")  # there stands what it is asked for, as the address of another page
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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


def find_day(url: str | None) -> PartialDate | None:
    """Return the day that an address holds, as those of newspapers do, or None.

    >>> str(find_day("https://daily.example/2024/12/13/mill-pays")), find_day("https://daily.example/2024/12/mill-pays")
    ('2024-12-13', None)
    >>> find_day("https://daily.example/share?page=/2024/12/13/mill-pays") is None
    True
    """
    found = _DAY.search(_BEHIND_PATH.split(url or "", maxsplit=1)[0])
    if found is None:
        return None
    year, month, day = (group for group in found.groups() if group)
    return make_day(
        int(year), _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0, int(day)
    )


def find_saved_address(text: str) -> str | None:
    """Return the address of a page that a browser saved, which it wrote into the file, or None.

    >>> find_saved_address("<!DOCTYPE html>\\n<!-- saved from url=(0026)https://daily.example/mill --><html>")
    'https://daily.example/mill'
    """
    found = _SAVED.search(text, 0, _TOP)
    return absolute_url(found[1], None) if found else None

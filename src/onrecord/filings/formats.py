"""Say which kind of filing bytes are, by what they are called and how they begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.records import Capture

__all__ = ["CSV", "FEC", "XML", "filing_format"]

FEC = "application/x-fec"
XML = "application/xml"
CSV = "text/csv"

# A bulk file of the Senate begins with its encoding and one element; a page of the API with counts and addresses.
_HEAD = 4096

_FEC_START = re.compile(rb'\s*(?:"?HDR"?\s*[\x1c,]|/\*\s*header)', re.I)
_XML_ROOT = re.compile(rb"<(?:PublicFilings|CONTRIBUTIONDISCLOSURE)\b", re.I)
_JSON_KEYS = (b'"contribution_items"', b'"filing_uuid"', b'"no_contributions"')
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def filing_format(capture: Capture) -> str | None:
    """Return "fec", "ld203" or "table" for a capture that is a filing, or None for one that is not.

    A media type that a file's ending promises is believed; other bytes are looked at.

    >>> filing_format(Capture(content=b"HDR\\x1cFEC\\x1c8.4", source="-", media_type="text/plain", how="stdin"))
    'fec'
    >>> filing_format(Capture(content=b"<p>A page", source="a.html", media_type="text/html", how="file"))
    """
    if capture.media_type in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[capture.media_type]
    head = _head_of(capture.content)
    return next((name for name, looks_so in _LOOKS if looks_so(head)), None)


_BY_MEDIA_TYPE = {FEC: "fec", XML: "ld203", CSV: "table"}


def _head_of(content: bytes) -> bytes:
    """Return the first bytes, UTF-16 made readable as far as it is western text."""
    head = content[:_HEAD]
    if head.startswith(_MARKS[1:]):
        return head.replace(b"\x00", b"")[2:]
    return head.removeprefix(_MARKS[0])


def _looks_like_fec(head: bytes) -> bool:
    return _FEC_START.match(head) is not None


def _looks_like_ld203(head: bytes) -> bool:
    start = head.lstrip()
    if start.startswith(b"<"):
        return _XML_ROOT.search(head) is not None
    return start[:1] in (b"{", b"[") and any(key in head for key in _JSON_KEYS)


_LOOKS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (("fec", _looks_like_fec), ("ld203", _looks_like_ld203))

"""Say which kind of filing a capture is, by what it is called and by how it begins."""

from __future__ import annotations

from onrecord.filings.fec import is_fec
from onrecord.filings.lda import is_ld203
from onrecord.records import Capture

__all__ = ["filing_format"]

_BY_MEDIA_TYPE = {"application/x-fec": "fec", "application/xml": "ld203", "text/csv": "table"}

# What may be a filing though its name does not say so: standard input, a text file, a page of an API.
_LOOKED_AT = ("text/plain", "application/json", "application/octet-stream")


def filing_format(capture: Capture) -> str | None:
    r"""Return "fec", "ld203" or "table" for a capture that is a filing, or None for one that is not.

    What a file's ending promises is believed; text and JSON are looked at; a web page is none. Text on standard input
    is a table where somebody gave a mapping for it.

    >>> filing_format(Capture(content=b"HDR\x1cFEC\x1c8.4", source="-", media_type="text/plain", how="stdin"))
    'fec'
    >>> filing_format(Capture(content=b"a,b", source="-", media_type="text/plain", how="stdin", mapping="..."))
    'table'
    >>> filing_format(Capture(content=b"<p>A page", source="a.html", media_type="text/html", how="file"))
    """
    if capture.media_type in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[capture.media_type]
    if capture.media_type not in _LOOKED_AT and not capture.content.startswith((b"<?xml", b"\xff\xfe")):
        return None
    if is_fec(capture.content[:200]):
        return "fec"
    if is_ld203(capture.content):
        return "ld203"
    return "table" if capture.mapping is not None and capture.how == "stdin" else None

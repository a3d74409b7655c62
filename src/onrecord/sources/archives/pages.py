"""A record of an archive as a page and its capture, or the reason why it is none."""

from __future__ import annotations

from datetime import datetime

from fastwarc.warc import HeaderMap, WarcRecord, WarcRecordType

from onrecord.pages import sniff_media_type
from onrecord.records import Capture
from onrecord.sources.archives.bodies import TooLargeError, undo_encodings

__all__ = ["capture_of", "page_of"]

_PAGES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_OTHERS = ((WarcRecordType.revisit, "revisit"), (WarcRecordType.continuation, "continuation"))
_TEXTUAL = (
    "text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json",
)  # fmt: skip
_FOUND = 200


def page_of(record: WarcRecord, max_bytes: int) -> tuple[bytes, str] | str:
    """Return the body and the type of a record that holds a page, else why not: "" for what never does.

    "revisit": the page is in another record; "status": the server had no page; "media_type": pictures, films, fonts;
    "too_large": above the cap of one page, "encoding": its compression cannot be undone, "cut": its record ends early.
    """
    if record.record_type not in _PAGES:
        return next((name for kind, name in _OTHERS if record.record_type == kind), "")
    headers = record.http_headers if record.is_http else None
    if headers is not None and headers.status_code != _FOUND:
        return "status"
    media_type = _media_type(record)
    if media_type and media_type not in _TEXTUAL:
        return "media_type"
    body = _body_of(record, headers, max_bytes)
    if isinstance(body, str):
        return body
    media_type = media_type or sniff_media_type(body)
    return (body, media_type) if media_type in _TEXTUAL else "media_type"


def capture_of(record: WarcRecord, body: bytes, media_type: str, source: str) -> Capture:
    """Return the capture of a page; few pages need one, so that it is made for those that the gate lets in."""
    url = (record.headers.get("WARC-Target-URI") or "").strip(" <>") or None
    return Capture(
        content=bytes(body), source=source, media_type=media_type, how="archive", url=url, obtained_at=_moment(record)
    )


def _media_type(record: WarcRecord) -> str:
    stated = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (stated or "").split(";")[0].strip().lower()


def _body_of(record: WarcRecord, headers: HeaderMap | None, max_bytes: int) -> bytes | str:
    length = record.content_length
    if length > max_bytes:
        return "too_large"
    body = record.reader.read(max_bytes + 1)
    if len(body) < length:
        return "cut"
    if headers is None:
        return body
    transfer, content = headers.get("Transfer-Encoding"), headers.get("Content-Encoding")
    if not transfer and not content:
        return body
    try:
        return undo_encodings(body, transfer or "", content or "", max_bytes)
    except TooLargeError:
        return "too_large"
    except ValueError:
        return "encoding"


def _moment(record: WarcRecord) -> datetime | None:
    """When the page was fetched, as WARC-Date tells; an archive may tell nonsense."""
    try:
        moment = record.record_date
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment is not None and moment.tzinfo is not None else None

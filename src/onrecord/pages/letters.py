"""What a file of mail holds: a page that a browser saved as MHTML, or the text of a letter (RFC 5322, 2045, 2557)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from onrecord.records import Capture, Problem

__all__ = ["LETTERS", "open_letter"]

LETTERS = frozenset({"message/rfc822", "multipart/related"})
"""The media types of files that are opened: a letter, and a page with all that it shows."""

# Some letters say in plain text no more than where to see them: "View this message in your browser".
_FEW_WORDS = 40
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def open_letter(capture: Capture) -> Capture | Problem:
    """Return the page or the text that a file of mail holds, in place of its bytes; a problem where it holds none.

    >>> letter = b"Subject: A mill gives\\nContent-Type: text/plain; charset=utf-8\\n\\nThe mill gave to the park."
    >>> inside = open_letter(Capture(content=letter, source="a.eml", media_type="message/rfc822", how="file"))
    >>> inside.media_type, inside.content
    ('text/plain', b'A mill gives\\n\\nThe mill gave to the park.')
    """
    try:
        message = message_from_bytes(capture.content, policy=default)
        found = _find_page(message) if message.get_content_subtype() == "related" else _find_text(message)
        if found is None:
            return _nothing(capture)
        kind, text = found
        url = capture.url or _address(message)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):  # as the library ends on damaged ones
        return _nothing(capture)
    return replace(capture, content=text.encode("utf-8", "replace"), media_type=kind, url=url)


def _find_page(message: EmailMessage) -> tuple[str, str] | None:
    """Return the page of an MHTML file: the first that it holds, frames and pictures follow."""
    pages = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    return next((("text/html", _text_of(part)) for part in pages), None)


def _find_text(message: EmailMessage) -> tuple[str, str] | None:
    """Return what a letter says, its subject above: as plain text, or as a page where the plain text is none."""
    plain, page = (_body(message, kind) for kind in ("plain", "html"))
    if page and (plain is None or len(plain.split()) < _FEW_WORDS <= len(page.split())):
        return "text/html", page
    subject = str(message["Subject"] or "").strip()
    return ("text/plain", f"{subject}\n\n{plain}" if subject else plain) if plain else None


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    text = _text_of(part) if isinstance(part, EmailMessage) else ""
    return text if text.strip() else None


def _text_of(part: EmailMessage) -> str:
    """Return the text of a part; one that names no known encoding is read as UTF-8."""
    try:
        return str(part.get_content())
    except LookupError:
        content = part.get_payload(decode=True)
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _address(message: EmailMessage) -> str | None:
    found = (str(message[name] or "").strip() for name in _ADDRESSES)
    return next((one for one in found if one.startswith(("http://", "https://"))), None)


def _nothing(capture: Capture) -> Problem:
    what, advice = "the file holds no letter and no page that can be read", "save the page as HTML, or the text as .txt"
    return Problem(code="no_text", source=capture.source, what=what, advice=advice)

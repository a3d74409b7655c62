"""Headline, deck and body as one text, parted by blank lines."""

from __future__ import annotations

__all__ = ["compose_text"]

Span = tuple[int, int] | None
_PART = "\n\n"


def compose_text(headline: str | None, deck: str | None, body: str) -> tuple[str, Span, Span, int]:
    """Return the text, the spans of headline and deck, and where the body begins.

    >>> compose_text("Head", None, "Body")
    ('Head\\n\\nBody', (0, 4), None, 6)
    """
    spans: list[Span] = []
    text = ""
    for part in (headline, deck):
        spans.append((len(text), len(text) + len(part)) if part else None)
        text += part + _PART if part else ""
    return text + body, spans[0], spans[1], len(text)

"""Markdown as plain text: the marks of headings, links and emphasis are taken off, the words stay."""

from __future__ import annotations

import re

__all__ = ["MARKDOWN", "strip_marks"]

MARKDOWN = "text/markdown"

_LINE = re.compile(r"^[ ]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)", re.M)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])")


def strip_marks(text: str) -> str:
    """Return the words of a text in Markdown.

    >>> strip_marks("# A mill gives\\n\\nThe **mill** gave [to the park](https://a.example/b), _twice_.")
    'A mill gives\\n\\nThe mill gave to the park, twice.'
    """
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _LINE.sub("", text)))

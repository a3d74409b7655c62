"""What Chromium prints, as far as a test needs it: pages, and how many pieces of text are on them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Printed", "read_pdf"]

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_TEXT = re.compile(rb"\bT[jJ]\b")


@dataclass(frozen=True)
class Printed:
    """A PDF: its `pages`, and `texts`, how often something is written on them."""

    pages: int
    texts: int


def read_pdf(path: Path) -> Printed:
    """Read a PDF that Chromium made: its pages stand in it plainly, what is on them is deflated."""
    content = path.read_bytes()
    return Printed(pages=len(_PAGE.findall(content)), texts=sum(_count_texts(one) for one in _STREAM.findall(content)))


def _count_texts(stream: bytes) -> int:
    try:
        drawn = zlib.decompress(stream)
    except zlib.error:  # a font or a picture in another packing
        return 0
    return len(_TEXT.findall(drawn)) if b"BT" in drawn else 0

"""The lines of a page: each with its span, its folded words, and what the markup said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.pages.lazy import lazy
from onrecord.reference.folding import fold_words

__all__ = ["TERMINAL", "Line", "split_lines"]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Spaces of every width, and marks without one.
_EDGE = (
    "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)

# What a sentence ends with, closing marks included.
TERMINAL = re.compile(r"[.!?…](?:[\"'”’“)\]]|[ \u00a0\u202f]?»)*$")
_INNER_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s+[«„“\"(]?\s?[A-ZÀ-ÞŒ]")

# Headlines run to twenty words and more, but few end in a full stop.
_PROSE_WORDS = 12
_LONG_PROSE_WORDS = 28


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line, without its outer spaces. `gap` says that a blank line stands before it.

    `role` is what the markup makes of it ("heading", "item", "row", "caption", "image_text", "credit" or ""), `hint`
    the kind of furniture that the names in the markup give away, `kept` whether the main text holds it; None where no
    markup told. `links` are the (label, address) of the links in it, the addresses as they are written. `is_top` says
    that the headline, which the text has at its beginning, stood right above it.
    """

    text: str
    start: int
    end: int
    gap: bool = False
    role: str = ""
    hint: str | None = None
    kept: bool | None = None
    links: tuple[tuple[str, str], ...] = ()
    is_top: bool = False

    @lazy
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return fold_words(self.text)

    @lazy
    def phrase(self) -> str:
        """The folded words in one string, as the lists of known lines and entries hold them."""
        return " ".join(self.words)

    @lazy
    def is_prose(self) -> bool:
        """True for what reads as a sentence or more, and not as a title, a label or an entry of a list."""
        count = len(self.words)
        if count >= _LONG_PROSE_WORDS:
            return True
        return count >= _PROSE_WORDS and (self.ends_sentence or self.has_sentences)

    @lazy
    def has_sentences(self) -> bool:
        """True where a sentence ends inside the line."""
        return _INNER_STOP.search(self.text) is not None

    @lazy
    def ends_sentence(self) -> bool:
        """True where the line ends as a sentence does."""
        return TERMINAL.search(self.text) is not None


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that are not blank, at their spans.

    >>> [(line.text, line.start, line.gap) for line in split_lines("One \\n\\n two")]
    [('One', 0, True), ('two', 7, True)]
    """
    position, gap = 0, True
    while position <= len(text):
        found = _BREAK.search(text, position)
        end = found.start() if found else len(text)
        raw = text[position:end]
        left = raw.lstrip(_EDGE)
        bare = left.rstrip(_EDGE)
        if bare:
            start = position + len(raw) - len(left)
            yield Line(text=bare, start=start, end=start + len(bare), gap=gap)
        gap = not bare
        if found is None:
            return
        position = found.end()

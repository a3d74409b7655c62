"""The text of a page out of its bytes, without its tags: its words alone, and its paragraphs where they are asked for.

Text is looked for, not tags: of those that stand between two texts nothing is looked at but whether they part words, or
paragraphs. It tells what the slow way tells, several times as fast; pages that are written oddly are left to that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.pages.gate.programs import Cut, cut_programs
from onrecord.pages.gate.scanning import Scanner, make_scanner
from onrecord.pages.gate.visible import PARTING_TAGS, SPACING_TAGS, TITLE_TAG, slowly_visible, told_in, without_marks

__all__ = ["Stripped", "strip_tags", "visible_text"]

# Text from the end of a tag to the next tag, unless it is blank.
_TEXT = re.compile(rb">(\s*+[^<\s][^<]*+)")
# The same where a "<" is a sign of the text: "fewer than < 5".
_TEXT_WITH_SIGNS = re.compile(rb">(\s*+(?:[^<\s]|<(?![a-zA-Z/!?]))[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+)")
# What is to be looked at more closely: a "<" of the text, comments, headlines for those that share a page.
_ODD = (rb"<[^a-zA-Z/!?]", rb"<!--", rb"<meta\b[^<>]*title", rb"<(?:[a-zA-Z/?]|![^\-<>])[^<>]*<")
_SIGN, _COMMENT, _HEADLINE, _ENDLESS = range(4)
_TITLE = re.compile(TITLE_TAG.encode(), re.IGNORECASE)
_NAME = re.compile(rb"</?([a-zA-Z][a-zA-Z0-9]*)")
_PARTING, _SPACING = (frozenset(name.encode() for name in names) for names in (PARTING_TAGS, SPACING_TAGS))
# The last byte of a word, and the first one; an entity may be a letter of it.
_LETTERS = frozenset((*range(ord("a"), ord("z") + 1), *range(ord("A"), ord("Z") + 1), *range(0x80, 0x100)))
_ENDS, _BEGINS = _LETTERS | {ord(";")}, _LETTERS | {ord("&")}

# Shorter tags come again and again on a page: "</a", "</span", "<b".
_BRIEF = 48


@cache
def _scanner() -> Scanner | None:
    return make_scanner(_ODD, any_case=True, patterns=True)


@dataclass(frozen=True, slots=True)
class Stripped:
    """A page as its texts, at odd places of `parts`, and the tags between them, which lack their last byte."""

    parts: list[bytes]

    def words(self) -> bytes:
        r"""Return the texts on lines of their own, but for words that tags stand within. Entities stay as they are.

        >>> Stripped([b"<p", b"Ada ", b"<b", b"g", b"</b", b"ave", b"<td", b"it", b""]).words()
        b'Ada \ngave\nit\n'
        """
        parts = self.parts.copy()
        texts = parts[1::2]
        # Most of what stands between two words is told by one of the first, and need not be looked at closely.
        parts[2:-1:2] = [
            b""
            if one[-1] in _ENDS
            and other[0] in _BEGINS
            and b">\n" not in between
            and b"</div>" not in between
            and not _between(between)
            else b"\n"
            for one, other, between in zip(texts, texts[1:], parts[2::2], strict=False)
        ]
        parts[0], parts[-1] = b"", b"\n"
        return b"".join(parts)

    def paragraphs(self) -> str | None:
        r"""Return the paragraphs, a line each; None where they are not UTF-8.

        >>> Stripped([b"<p", b"Ada ", b"<b", b"g", b"</b", b"ave", b"<td", b"it", b"<p"]).paragraphs()
        '\nAda gave it\n'
        """
        parts = self.parts.copy()
        parts[::2] = [_briefly_between(tags) if len(tags) < _BRIEF else _between(tags) for tags in parts[::2]]
        # Line ends of the source are blanks.
        parts[1::2] = [text.replace(b"\n", b" ").replace(b"\r", b" ") for text in parts[1::2]]
        try:
            return without_marks(b"".join(parts).decode())
        except UnicodeDecodeError:
            return None


def strip_tags(cut: Cut) -> Stripped | None:
    """Return a page without its programs, and with the headlines that it states to machines in their places.

    None where a tag or a comment does not end, what is stated is not UTF-8, or Hyperscan is not installed.
    """
    scanner = _scanner()
    try:
        body = _body(cut)
    except UnicodeDecodeError:
        return None
    if scanner is None:
        return None
    odd: list[tuple[int, int]] = []
    scanner.scan(body, lambda number, _, end, *__: odd.append((number, end)))
    if not odd:
        return Stripped(_TEXT.split(body))
    kinds = {number for number, _ in odd}
    if _ENDLESS in kinds or (edited := _edited(body, odd)) is None:
        return None
    return Stripped((_TEXT_WITH_SIGNS if _SIGN in kinds else _TEXT).split(edited))


def _body(cut: Cut) -> bytes:
    """The parts of a page; programs and what is stated part paragraphs."""
    pieces = [_told(part) if is_stated else part for part, is_stated in cut.parts]
    pieces[0] = b">" + pieces[0]
    pieces.append(b"")
    return b"<p>".join(pieces)


def _told(stated: bytes) -> bytes:
    return told_in(stated.decode()).replace("\n", "<p>").encode()


def _edited(body: bytes, odd: list[tuple[int, int]]) -> bytes | None:
    """The page without its comments, and with headlines in place of the tags that state them."""
    kept: list[bytes] = []
    at = 0
    for number, place in odd:
        begin = body.rfind(b"<", at, place)
        if begin < 0 or number == _SIGN:
            continue  # it is in a comment, or told already
        if number == _COMMENT:
            end = body.find(b"-->", place)
            if end < 0:
                return None
            kept.append(body[at:begin])
            at = end + len(b"-->")
        elif (title := _TITLE.match(body, begin)) is not None:
            kept += (body[at:begin], b"<p>", title[1] or title[2] or title[3] or b"", b"<p>")
            at = title.end()
    return b"".join((*kept, body[at:]))


def _between(tags: bytes) -> bytes:
    """What stands for tags between two texts: a line end where paragraphs part, a blank where words do, or nothing."""
    if b"</p>" in tags or b"</div>" in tags or b"</li>" in tags:
        return b"\n"
    told = _told_by(tuple(_NAME.findall(tags)))
    return b" " if not told and tags.count(b">") > tags.count(b"><") else told


@lru_cache(maxsize=4096)
def _told_by(names: tuple[bytes, ...]) -> bytes:
    """What the names of tags alone make stand between two texts; the same few names follow one another everywhere."""
    lows = {name.lower() for name in names}
    return b"\n" if not lows.isdisjoint(_PARTING) else b" " if not lows.isdisjoint(_SPACING) else b""


_briefly_between = lru_cache(maxsize=4096)(_between)


def visible_text(raw: bytes) -> str:
    r"""Return the text of a page, of JSON or of plain text, a paragraph a line.

    >>> visible_text(b"<p>Ada <b>d</b>on&shy;n&eacute;<p>to the fund<script>var a</script>").split("\n")
    ['', 'Ada donn\xe9', 'to the fund', '']
    >>> visible_text(rb'{"articleBody": "Ada a donn\u00e9"}')
    '{"articleBody": "Ada a donn\xe9"}'
    """
    cut = cut_programs(raw)
    stripped = strip_tags(cut) if cut is not None else None
    shown = stripped.paragraphs() if stripped is not None else None
    return slowly_visible(raw) if shown is None else shown

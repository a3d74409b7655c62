"""The text of a page without its tags, in bytes: its words and their order, as a reader sees them, but no paragraphs.

It passes over a page several times as fast as what tells paragraphs apart, since it looks at no tag that stands
between two words anyway.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.pages.gate.programs import Cut
from onrecord.pages.gate.scanning import Scanner, make_scanner
from onrecord.pages.gate.visible import PARTING_TAGS, TITLE_TAG, told_in

__all__ = ["strip_tags"]

# Text from the end of a tag to the next tag, unless it is blank.
_TEXT = re.compile(rb">([^<]*[^<\s][^<]*)")
# The same where a "<" is a sign of the text: "fewer than < 5".
_TEXT_WITH_SIGNS = re.compile(rb">([^<]*(?:[^<\s]|<(?![a-zA-Z/!?]))[^<]*(?:<(?![a-zA-Z/!?])[^<]*)*)")
# What is to be looked at more closely: a "<" of the text, comments, headlines for those that share a page.
_ODD = (rb"<[^a-zA-Z/!?]", rb"<!--", rb"<meta\b[^<>]*title")
_SIGN, _COMMENT, _HEADLINE = range(3)
_NAME = re.compile(rb"</?([a-zA-Z][a-zA-Z0-9]*)")
_PARTING = frozenset(name.encode() for name in PARTING_TAGS)
_TITLE = re.compile(TITLE_TAG.encode(), re.IGNORECASE)
# The last byte of a word, and the first one; an entity may be a letter of it.
_LETTERS = frozenset((*range(ord("a"), ord("z") + 1), *range(ord("A"), ord("Z") + 1), *range(0x80, 0x100)))
_ENDS, _BEGINS = _LETTERS | {ord(";")}, _LETTERS | {ord("&")}


@cache
def _scanner() -> Scanner | None:
    return make_scanner(_ODD, any_case=True, patterns=True)


def strip_tags(cut: Cut) -> bytes | None:
    r"""Return the text of a page with line ends where tags stood, except within words.

    Entities stay as they are. Headlines that the page states to machines stand behind all else. None where a comment
    does not end, what is stated is not UTF-8, or Hyperscan is not installed. What stands in the values of attributes is
    no text, even where it is written as tags.

    >>> from onrecord.pages.gate.programs import cut_programs
    >>> cut = cut_programs(b"<p>Ada <b>g</b>ave<td>1<p>to <a href='/fund'>all</a>")
    >>> cut is None or strip_tags(cut)
    b'Ada \ngave\n1\nto \nall\n'
    """
    scanner = _scanner()
    if scanner is None:
        return None
    # Programs part paragraphs.
    body = b">" + b"<p>".join([part for part, is_stated in cut.parts if not is_stated]) + b"<p>"
    odd: list[tuple[int, int]] = []
    scanner.scan(body, lambda number, _, end, *__: odd.append((number, end)))
    titles = _titles(body, [end for number, end in odd if number == _HEADLINE])
    sign = any(number == _SIGN for number, _ in odd)
    comments = [end for number, end in odd if number == _COMMENT]
    shown = _without_comments(body, comments) if comments else body
    if shown is None:
        return None
    parts = (_TEXT_WITH_SIGNS if sign else _TEXT).split(shown)
    try:
        told = [told_in(part.decode()).encode() for part, is_stated in cut.parts if is_stated]
    except ValueError:
        return None
    return b"\n".join((_joined(parts), *titles, *told))


def _titles(body: bytes, places: list[int]) -> list[bytes]:
    """The headlines of tags in which these places are; of one tag, several may be."""
    begins = {body.rfind(b"<", 0, place) for place in places}
    found = [_TITLE.match(body, begin) for begin in sorted(begins)]
    return [title[1] or title[2] or title[3] or b"" for title in found if title is not None]


def _without_comments(body: bytes, places: list[int]) -> bytes | None:
    """The page without the comments that begin before `places`; those within others are none."""
    kept: list[bytes] = []
    at = 0
    for place in places:
        if place - len(b"<!--") < at:
            continue
        end = body.find(b"-->", place)
        if end < 0:
            return None
        kept.append(body[at : place - len(b"<!--")])
        at = end + len(b"-->")
    return b"".join((*kept, body[at:]))


def _joined(parts: list[bytes]) -> bytes:
    """The texts, which stand at odd places among what is between them."""
    texts = parts[1::2]
    beside = [at for at, (one, other) in enumerate(pairwise(texts)) if one[-1] in _ENDS and other[0] in _BEGINS]
    ends = [b"\n"] * len(texts)
    for at in beside:
        if not _is_parting(parts[2 * at + 2]):
            ends[at] = b""
    parts[::2] = [b"", *ends]
    return b"".join(parts)


def _is_parting(between: bytes) -> bool:
    """Whether tags part the words before and behind them, or a blank between the tags does."""
    if b">\n" in between or b"> " in between or b"</div>" in between or b"</li>" in between or b"</p>" in between:
        return True
    if between.count(b">") > between.count(b"><"):
        return True
    return any(name.lower() in _PARTING for name in _NAME.findall(between))

"""Text of pages made safe to show: nothing that steers a terminal or turns the reading direction gets through."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping

__all__ = ["json_line", "json_pieces", "visible", "visible_line"]

# A soft hyphen is on many pages, is invisible and does no harm.
_HARMLESS = "\n\t\u00ad"
_UNSAFE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))

# What JSON may hold as it is, and a terminal should not be sent: C1 controls, bidi controls, halves of surrogates.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return `text` with every control, bidi and zero-width character written out.

    >>> visible("gave \x1b[31m$1m\u202e")
    'gave ‹U+001B›[31m$1m‹U+202E›'
    """
    if text.isprintable():  # nothing of any of these categories is
        return text
    return "".join(_shown(character) for character in text)


def visible_line(text: str) -> str:
    r"""Return `text` as `visible` does, on one line with single blanks.

    >>> visible_line("a  gift\nof")
    'a gift of'
    """
    return visible(" ".join(text.split()))


def json_line(value: object) -> str:
    r"""Return `value` as JSON on one line, safe on a terminal too: risky characters are written as escapes.

    >>> json_line({"a": "é\x9b"})
    '{"a": "é\\u009b"}'
    """
    plain = json.dumps(value, ensure_ascii=False)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)


def json_pieces(value: Mapping[str, object]) -> Iterator[str]:
    """Yield the JSON of an object in pieces that join to what `json_line` returns; an iterator in it makes a list.

    So an object with a million lines is printed without holding its text.

    >>> "".join(json_pieces({"a": 1, "lines": iter([2, 3]), "none": iter([])}))
    '{"a": 1, "lines": [2, 3], "none": []}'
    """
    comma = "{"
    for name, part in value.items():
        yield f"{comma}{json_line(name)}: "
        yield from _list_pieces(part) if isinstance(part, Iterator) else (json_line(part),)
        comma = ", "
    yield "}" if value else "{}"


def _list_pieces(items: Iterator[object]) -> Iterator[str]:
    comma = "["
    for item in items:
        yield comma + json_line(item)
        comma = ", "
    yield "[]" if comma == "[" else "]"


def _shown(character: str) -> str:
    if character in _HARMLESS or unicodedata.category(character) not in _UNSAFE_CATEGORIES:
        return character
    return f"‹U+{ord(character):04X}›"

"""Words of a filing as a problem may repeat them: never a street, which stands there once columns have moved."""

from __future__ import annotations

import re

__all__ = ["tell_value"]

_LONGEST = 40
_WORD = re.compile(r"[^\W\d_]{1,12}(?:/[^\W\d_]{1,3})?")


def tell_value(text: str) -> str:
    """Return what stands where an amount, a day or a code is wanted: figures or one word; else only that it is text.

    >>> tell_value("1,00"), tell_value("N/A"), tell_value("9 Lane"), tell_value("9Lane")
    ("'1,00'", "'N/A'", 'a text', 'a text')
    """
    has_letters = any(letter.isalpha() for letter in text)
    return repr(text[:_LONGEST]) if not has_letters or _WORD.fullmatch(text) else "a text"

"""Text that XML can hold."""

from __future__ import annotations

import re

__all__ = ["xml_text"]

# XML 1.0, production 2: all but these; an escape of one is no better than the character.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    r"""Return `text` with what XML cannot hold written out, as `visible` writes what steers a terminal.

    >>> xml_text("gave \x00 1\uffff")
    'gave ‹U+0000› 1‹U+FFFF›'
    """
    return _NO_XML.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)

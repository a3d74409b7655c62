"""Text that was encoded twice, as careless systems keep it: "dÃ©jÃ\u00a0" for "déjà", "itâ€™s" for "it’s"."""

from __future__ import annotations

import re

__all__ = ["undo_twice"]

# What the bytes of UTF-8 look like once they were taken for Windows-1252, which leaves five without a sign.
_SIGNS = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_INNER = "".join(sign for sign, code in _SIGNS.items() if code < 0xC0)
_LETTER = re.compile(f"[ÂÃÄÅ][{re.escape(_INNER)}]|â[€‚„†][{re.escape(_INNER)}]")
_ACCENTED = re.compile("[À-ÖØ-öø-ſ]")

_LEADS = ("Ã", "Â", "â€")
_MANY = 3


def undo_twice(text: str) -> tuple[str, int]:
    """Return the text with what was encoded twice put right, and how many signs that were.

    A few may be meant so, as where an upper-case letter stands before a quotation mark; nothing is done then, nor where
    more letters with accents stand there whole.

    >>> undo_twice("dÃ©jÃ\u00a0 vu, lâ€™Ã©tÃ©")
    ('déjà vu, l’été', 5)
    >>> undo_twice("« SÃO JOSÃ” »")
    ('« SÃO JOSÃ” »', 0)
    """
    if not any(sign in text for sign in _LEADS):
        return text, 0  # most pages, at no cost
    count = len(_LETTER.findall(text))
    if count < _MANY or len(_ACCENTED.findall(_LETTER.sub("", text))) >= count:
        return text, 0
    return _LETTER.sub(_put_right, text), count


def _put_right(found: re.Match[str]) -> str:
    try:
        return bytes(_SIGNS[sign] for sign in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]

"""The gate before the full reading: whether the bytes of a page may hold a gift at all."""

from __future__ import annotations

import re
from functools import cache

from onrecord.pages.gate.visible import visible_text
from onrecord.pages.gate.weighing import tells_of_gift
from onrecord.pages.gate.words import GateWords, load_gate_words
from onrecord.pages.languages import normal_code
from onrecord.reference.lexicon import language_codes

__all__ = ["Gate", "load_gate"]

# Where a page says what language it has: lang="fr", xml:lang='fr-CA', og:locale, "inLanguage": "fr".
_STATED = re.compile(rb"[lL](?:ang|ANG|anguage|ocale)[\"']?\s*[=:]?\s*(?:content\s*=\s*)?[\"']?([a-zA-Z]{2,3})\b")
_WHERE = (b"<html", b"<HTML", b"og:locale", b"ontent-language", b"ontent-Language", b"inLanguage")
_NEAR = 400
_HEAD = 65_536
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Gate:
    """Says of raw bytes whether the full reading might find a gift in them. It errs by opening.

    >>> Gate().may_hold_gift(b"<p>Brightwater Mills gave $1 million to the inaugural fund.")
    True
    >>> Gate().may_hold_gift(b"<p>Brightwater Mills grinds rye on Sundays.")
    False
    """

    def __init__(self, words: GateWords | None = None) -> None:
        self._words = words or load_gate_words()
        self._numbers = {code: number for number, code in enumerate(language_codes())}

    def may_hold_gift(self, raw: bytes) -> bool:
        """Return whether `raw`, the bytes of one page with no content encoding left, must be read in full."""
        return tells_of_gift(visible_text(raw), self._words, self._stated(raw))

    def _stated(self, raw: bytes) -> frozenset[int]:
        """The numbers of the languages that a page says it has."""
        head = raw[:_HEAD].replace(b"\x00", b"") if raw.startswith(_WIDE) else raw[:_HEAD]
        places = (head.find(key) for key in _WHERE)
        near = b" ".join(head[place : place + _NEAR] for place in places if place >= 0)
        codes = {normal_code(found.decode("ascii")) for found in set(_STATED.findall(near))}
        return frozenset(self._numbers[code] for code in codes if code in self._numbers)


@cache
def load_gate() -> Gate:
    """Return the gate of all languages, made once a process; raises DataFileError where a packaged file is wrong."""
    return Gate()

"""The gate before the full reading: whether the bytes of a page may hold a gift at all."""

from __future__ import annotations

import re
from functools import cache

from onrecord.pages.gate.glancing import Glance
from onrecord.pages.gate.looking import FirstLook
from onrecord.pages.gate.programs import Cut, cut_programs
from onrecord.pages.gate.scanning import make_scanner
from onrecord.pages.gate.stripping import Stripped, strip_tags
from onrecord.pages.gate.trying import Trial
from onrecord.pages.gate.visible import slowly_visible
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
        self._glance, self._look = Glance(self._words), FirstLook(self._words)
        self._glances = Trial()
        self._keys = make_scanner(_WHERE, once=True)
        self._numbers = {code: number for number, code in enumerate(language_codes())}

    def may_hold_gift(self, raw: bytes) -> bool:
        """Return whether `raw`, the bytes of one page with no content encoding left, must be read in full."""
        cut = cut_programs(raw)
        page = strip_tags(cut) if cut is not None else None
        if cut is not None and page is not None and self._glances.is_on() and self._stops(page, cut):
            return False
        text = page.paragraphs() if page is not None else None
        if text is None:
            text = slowly_visible(raw)
        if not self._look.may_tell(text, lambda: self._stated(raw)):
            return False
        return tells_of_gift(text, self._words, self._stated(raw))

    def _stops(self, page: Stripped, cut: Cut) -> bool:
        stopped = not self._glance.may_tell(page, lambda: self._spoken_by(cut.raw, cut.languages))
        self._glances.note(stopped=stopped)
        return stopped

    def _stated(self, raw: bytes) -> frozenset[int]:
        """The numbers of the languages that a page says it has."""
        head = raw[:_HEAD].replace(b"\x00", b"") if raw.startswith(_WIDE) else raw[:_HEAD]
        return self._spoken_by(head, self._places(head))

    def _spoken_by(self, head: bytes, places: list[int]) -> frozenset[int]:
        near = b" ".join(head[place : place + _NEAR] for place in places)
        codes = {normal_code(found.decode("ascii")) for found in set(_STATED.findall(near))}
        return frozenset(self._numbers[code] for code in codes if code in self._numbers)

    def _places(self, head: bytes) -> list[int]:
        """Where each of the keys of a language stands first."""
        if self._keys is None:
            return sorted(place for key in _WHERE if (place := head.find(key)) >= 0)
        places: list[int] = []
        self._keys.scan(head, lambda number, _, end, *__: places.append(end - len(_WHERE[number])))
        return sorted(places)


@cache
def load_gate() -> Gate:
    """Return the gate of all languages, made once a process; raises DataFileError where a packaged file is wrong."""
    return Gate()

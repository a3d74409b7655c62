"""The facts of a story that outlive translation: figures, days and names, in the order of their first mention."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.pledges.origins.figures import NUMBER, number_at
from onrecord.reference.names import load_names
from onrecord.reference.origin_policy import load_origin_policy
from onrecord.reference.story_words import StoryWords

__all__ = ["Facts", "find_facts", "is_weak", "name_key"]

_TOKEN = re.compile(
    rf"(?P<number>{NUMBER})|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|(?P<end>[.!?…:](?=\s)|\n+|[“„«\"])|(?P<sign>[^\w\s])"
)
# Of a name so many letters count: endings differ by language ("Brackwells", "Kalifornien" and "Californie").
_NAME_LETTERS = 6
_LEAD_SENTENCES = 2
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_SPELLINGS = str.maketrans({"c": "k", "y": "i", "w": "v", "ø": "o", "ł": "l", "đ": "d"})
# A full stop behind so short a word is an abbreviation's: "Jan. 9", "J. Doe".
_ABBREVIATED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`keys` in the order of first mention, and in which sentence each is; the first `lead` stand in the first ones.

    `asides` are sentences that name an outlet without saying that it reported anything of late.
    """

    keys: tuple[str, ...]
    sentences: tuple[int, ...]
    lead: int
    asides: frozenset[int] = frozenset()

    @property
    def told(self) -> dict[str, int]:
        """The sentence of each fact, without those of asides."""
        places = zip(self.keys, self.sentences, strict=True)
        return {key: sentence for key, sentence in places if sentence not in self.asides}


def name_key(word: str) -> str:
    """Return what a word of a name has in common with its forms in other languages.

    >>> {name_key(word) for word in ("Californie", "Kalifornien", "California")}
    {'p:kalifo'}
    >>> name_key("Brackwells") == name_key("Brackwell")
    True
    """
    folded = word.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).translate(_ACCENTS)
    folded = folded.translate(_SPELLINGS)
    bare = folded[:-1] if folded.endswith("s") and len(folded) > 4 else folded
    return sys.intern(f"p:{bare[:_NAME_LETTERS]}")


def is_weak(key: str) -> bool:
    """Whether two articles may well agree on a fact by chance: numbers up to a dozen, years, weekdays, months.

    >>> [is_weak(key) for key in ("n:3", "n:2017", "n:1000000", "w:2", "d:01-09", "p:voss")]
    [True, True, False, True, False, False]
    """
    if key[0] != "n":
        return key[0] in "wm"
    number = key[2:]
    return number.isdecimal() and (int(number) <= 12 or 1900 <= int(number) <= 2100)


def find_facts(story: str, words: StoryWords) -> Facts:
    """Return the facts of a story, each once.

    >>> from onrecord.reference.story_words import load_story_words
    >>> find_facts("Am 9. Januar gab Ellery Voss 1,5 Millionen Dollar.", load_story_words("de")).keys
    ('d:01-09', 'p:elleri', 'p:voss', 'n:1500000')
    >>> find_facts("On Jan. 9 Ellery Voss gave $1.5 million.", load_story_words("en")).keys
    ('d:01-09', 'p:elleri', 'p:voss', 'n:1500000')
    """
    firsts: dict[str, int] = {}
    scan = _Scan(story, words)
    for key, sentence in scan.facts():
        firsts.setdefault(key, sentence)
    sentences = tuple(firsts.values())
    lead = bisect_left(sentences, _LEAD_SENTENCES)
    return Facts(keys=tuple(firsts), sentences=sentences, lead=lead, asides=frozenset(scan.asides(story)))


class _Scan:
    """One reading of a story: its tokens, where sentences begin, and which capitals stand within one."""

    def __init__(self, story: str, words: StoryWords) -> None:
        self._words = words
        self._texts: list[str] = []
        self._opens: list[bool] = []
        self._sentences: list[int] = []
        self._starts: list[int] = []
        self._split(story)
        self._low = [text.casefold() for text in self._texts]
        self._small = {text for text in self._texts if text.islower()}
        self._inside = {
            text for text, opens in zip(self._texts, self._opens, strict=True) if not opens and text[0].isupper()
        }

    def _split(self, story: str) -> None:
        opens, sentence = True, 0
        for match in _TOKEN.finditer(story):
            kind, text = match.lastgroup, match[0]
            if kind == "end":
                if not self._is_abbreviation(text):
                    sentence += not opens and text[0] not in '“„«"'
                    opens = True
            elif kind != "sign":
                for part in self._parts(text):
                    self._texts.append(part)
                    self._starts.append(match.start())
                    self._opens.append(opens)
                    self._sentences.append(sentence)
                    opens = False

    def _is_abbreviation(self, end: str) -> bool:
        if end != "." or not self._texts:
            return False
        last = self._texts[-1]
        return (last.isdecimal() and len(last) < _ABBREVIATED) or (
            last[0].isalpha() and len(last) <= _ABBREVIATED and last[0].isupper()
        )

    def _parts(self, text: str) -> list[str]:
        """A compound with a hyphen is its parts ("Brackwell-Chef"), unless it is a word for a number or a day."""
        if "-" not in text:
            return [text]
        low = text.casefold()
        known = low in self._words.numbers or low in self._words.scales or low in self._words.weekdays
        return [text] if known else text.split("-")

    def asides(self, story: str) -> Iterator[int]:
        """Yield the sentences with words such as "columnist" or "last year"."""
        for match in load_origin_policy().aside.finditer(story):
            at = bisect_left(self._starts, match.start())
            if at < len(self._sentences):
                yield self._sentences[at]

    def facts(self) -> Iterator[tuple[str, int]]:
        """Yield each fact with its sentence."""
        at = 0
        while at < len(self._texts):
            key, size = self._fact_at(at)
            if key is not None:
                yield key, self._sentences[at]
            at += size

    def _fact_at(self, at: int) -> tuple[str | None, int]:
        text, low, words = self._texts[at], self._low[at], self._words
        if text[0].isdecimal() or low in words.numbers or low in words.scales:
            day = self._day_first(at)
            return day if day else self._number(at)
        if low in words.months and (day := self._month_first(at)):
            return day
        if low in words.weekdays:
            return sys.intern(f"w:{words.weekdays[low]}"), 1
        return (name_key(text), 1) if text[0].isupper() and self._is_name(at) else (None, 1)

    def _number(self, at: int) -> tuple[str | None, int]:
        value, size = number_at(self._low, at, self._words)
        return (None if value is None else sys.intern(f"n:{_plain(value)}")), size

    def _day_first(self, at: int) -> tuple[str, int] | None:
        """Return the day that begins with its number: "9 January", "9. Januar", "9 de enero", "1er mars"."""
        day = _day(self._low[at])
        if day is None:
            return None
        for ahead in (1, 2):
            month = self._words.months.get(self._low[at + ahead]) if at + ahead < len(self._low) else None
            if month is not None:
                return sys.intern(f"d:{month:02}-{day:02}"), ahead + 1
            if at + ahead >= len(self._low) or len(self._low[at + ahead]) > 2:
                return None
        return None

    def _month_first(self, at: int) -> tuple[str, int] | None:
        """Return the day that begins with its month, "January 9", or the month alone: "in January"."""
        month = self._words.months[self._low[at]]
        day = _day(self._low[at + 1]) if at + 1 < len(self._low) else None
        if day is not None:
            return sys.intern(f"d:{month:02}-{day:02}"), 2
        return (sys.intern(f"m:{month}"), 1) if len(self._low[at]) > _ABBREVIATED else None

    def _is_name(self, at: int) -> bool:
        text, low = self._texts[at], self._low[at]
        if len(text) < 2 or low in self._words.common or low in self._small:
            return False
        if self._words.noun_capitals and load_names().is_noun(low):
            return False
        return not self._opens[at] or text in self._inside or self._is_run(at)

    def _is_run(self, at: int) -> bool:
        """Whether a name goes on: "Ellery Voss" may open a sentence, where any first word has a capital."""
        return at + 1 < len(self._texts) and self._texts[at + 1][0].isupper() and not self._opens[at + 1]


def _day(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def _plain(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())

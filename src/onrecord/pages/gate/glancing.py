"""A glance at the words of a page before its paragraphs are told apart: whether a word of any fund stands in them.

It asks the first thing that the first look asks, in a tenth of the time, and never stops a page that the first look
would let in: where letters fold to others or the page has few words, it errs by going on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import normalize

from onrecord.pages.gate.scanning import Scanner, make_scanner
from onrecord.pages.gate.stripping import Stripped
from onrecord.pages.gate.visible import INVISIBLE, without_marks
from onrecord.pages.gate.words import BESIDE, GROUPS, KNOWN, NAMED, PARTY, GateWords, plain_words

__all__ = ["Glance", "fold_bytes"]


def _fold(byte: int) -> int:
    """A small letter for a letter of ASCII, one sign for what begins an accented one in UTF-8, a blank for the rest."""
    if chr(byte).isascii() and chr(byte).isalpha():
        return ord(chr(byte).lower())
    return 0x81 if byte in (0xC3, 0xC4, 0xC5) else ord(" ")


_FOLDED = bytes(_fold(byte) for byte in range(256))
_SHORT, _FEW = 3_000, 40
"""Of fewer bytes, and of fewer different words among them, a page may be of any language."""
_LEADING = KNOWN | PARTY | NAMED | BESIDE
# Entities and signs that nobody sees: these are written out and left out before anything else.
_UNWRITTEN = (rb"&", *(re.escape(sign.encode()) for sign in INVISIBLE))
# Signs that fold to other letters, accents that stand apart from theirs, and "×" and "÷", which begin like letters.
_ODD = (
    rb"\xc4\xb0|\xc5[\x89\xbf]|\xc6\x91|\xc7\xb0|\xcc[\x80-\xbf]|\xcd[\x80-\xaf]|\xe1\xba[\x96-\x9e]",
    rb"\xe2\x84[\xaa\xab]|\xef\xac[\x80-\x86]",
    rb"\xc3[\x97\xb7]",
)
_NO_LETTERS = str.maketrans("×÷", "  ")
# As the weighing tells the languages of a page, and on the safe side: folded, two words may be one.
_LEAST, _TIMES = 3, 10


def fold_bytes(raw: bytes) -> bytes:
    """Return the bytes of a text in UTF-8 with small letters and blanks alone; one word stays one length.

    >>> fold_bytes("L’ÉLU, l’élu".encode())
    b'l   \\x81 lu  l   \\x81 lu'
    """
    return raw.translate(_FOLDED)


class Glance:
    """Glances at pages for the words of `words`. Where there is no scanner, all pages go on.

    >>> from onrecord.pages.gate.words import load_gate_words
    >>> page = Stripped([b"<p", b"A million went to the inaugural fund.", b"<p", b"Oats. " * 500, b""])
    >>> Glance(load_gate_words()).may_tell(page, frozenset)
    True
    """

    def __init__(self, words: GateWords) -> None:
        self._width, self._many = len(GROUPS), words.languages
        numbers: dict[bytes, int] = {}
        self._phrases: dict[int, list[_Phrase]] = {}
        for phrase, meaning in words.spelled.items():
            if (means := meaning & words.everywhere(_LEADING)) and (spelled := _spellings(phrase)):
                # Two ways to write a word have one number.
                needed = [_number(numbers, spellings) for spellings in spelled]
                longest = max(range(len(spelled)), key=lambda at: len(spelled[at][0]))
                one = _Phrase(frozenset(needed), means, _pair(spelled, longest))
                self._phrases.setdefault(needed[longest], []).append(one)
        self._small = {
            _number(numbers, [b" %b " % fold_bytes(word.encode())]): number for word, number in words.small.items()
        }
        self._numbers = list(numbers.values())
        self._scanner = make_scanner(list(numbers), once=True)
        self._odd = make_scanner(_ODD, once=True, patterns=True)
        self._plain = make_scanner((*_UNWRITTEN, *_ODD), once=True, patterns=True)

    def may_tell(self, page: Stripped, stated: Callable[[], Iterable[int]]) -> bool:
        """Return False where the first look would stop the page; `stated` as there."""
        if self._scanner is None:
            return True
        text = b"\n%b" % page.words()
        if not text.isascii() or b"&" in text:
            if (written := self._written_out(text)) is None:
                return True
            text = written
        folded, met = fold_bytes(text), list[int]()
        if len(text) < _SHORT and sum(0x81 not in word for word in set(folded.split())) < _FEW:
            return True
        self._scanner.scan(folded, lambda number, *_: met.append(number))
        numbers = {self._numbers[number] for number in met}
        languages = self._languages(numbers)
        phrases = [one for at in numbers & self._phrases.keys() for one in self._phrases[at] if one.needed <= numbers]
        if not phrases:
            return False
        spoken = range(self._many) if languages is None else {*languages, *stated()}
        groups = sum(_LEADING << (self._width * number) for number in spoken)
        return any(one.means & groups and one.stands_in(folded) for one in phrases)

    def _written_out(self, text: bytes) -> bytes | None:
        """Letters for entities and for signs that stand for them; None where the text is not UTF-8."""
        try:
            decoded = text.decode()
        except UnicodeDecodeError:
            return None
        if not _meets(self._plain, text):
            return text
        text = without_marks(decoded).encode()
        odd = _meets(self._odd, text)
        return normalize("NFC", text.decode()).casefold().translate(_NO_LETTERS).encode() if odd else text

    def _languages(self, met: set[int]) -> list[int] | None:
        """The numbers of the languages whose small words are met; None where they tell nothing."""
        times = Counter(self._small[number] for number in met & self._small.keys())
        most = max(times.values(), default=0)
        if most < _LEAST:
            return None
        least = max(_LEAST, most // _TIMES)
        return [number for number, count in times.items() if count >= least]


def _meets(scanner: Scanner | None, text: bytes) -> bool:
    met: list[int] = []
    if scanner is not None:
        scanner.scan(text, lambda number, *_: met.append(number))
    return bool(met)


_FAR = 2_000


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The numbers of a phrase's words, what it means, and two words of it that stand side by side, if it has two."""

    needed: frozenset[int]
    means: int
    pair: tuple[bytes, bytes] | None

    def stands_in(self, folded: bytes) -> bool:
        """Return whether the two words, which are both met, stand side by side; True where it is hard to tell."""
        if self.pair is None:
            return True
        first, second = self.pair[0].rstrip(), self.pair[1]
        at = folded.find(second)
        while at >= 0:
            if folded[max(at - _FAR, 0) : at + 1].rstrip().endswith(first):
                return True
            at = folded.find(second, at + 1)
        return False


def _pair(spelled: list[list[bytes]], longest: int) -> tuple[bytes, bytes] | None:
    """The longest word of a phrase and the one beside it, where each is written in one way alone, in ASCII."""
    two = spelled[longest - 1 : longest + 1] if longest else spelled[:2]
    words = [one[0] for one in two if len(one) == 1 and one[0].strip().isalpha()]
    return (words[0], words[1]) if len(words) == 2 else None


def _number(numbers: dict[bytes, int], spellings: list[bytes]) -> int:
    number = next((numbers[spelling] for spelling in spellings if spelling in numbers), len(numbers))
    for spelling in spellings:
        numbers.setdefault(spelling, number)
    return number


def _spellings(phrase: str) -> list[list[bytes]]:
    """The words of a phrase, folded and between blanks, each in all ways to write its "ss"."""
    found = [word for word in plain_words(phrase.partition("...")[0].casefold()) if word[0].isalpha()]
    starred = phrase.endswith("*"), phrase.startswith("*")
    return [
        [
            b"%b%b%b" % (b"" if starred[1] and word == found[-1] else b" ", spelled, b"" if starred[0] else b" ")
            for spelled in _with_sharp_s(word)
        ]
        for word in (found[:1] if starred[0] else found[-1:] if starred[1] else found)
    ]


def _with_sharp_s(word: str) -> list[bytes]:
    spellings = [""]
    for part in re.split("(ss)", word):
        endings = ("ss", "ß") if part == "ss" else (part,)
        spellings = [f"{spelling}{ending}" for spelling in spellings for ending in endings]
    return [fold_bytes(spelling.encode()) for spelling in spellings]

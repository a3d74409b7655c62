"""Text as sentences: where one ends, and which stops end none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from onrecord.reference.lexicon import LanguageSettings
from onrecord.reference.names import load_names

__all__ = ["split_sentences"]


def split_sentences(text: str, start: int, end: int, code: str, settings: LanguageSettings) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text[start:end]`; abbreviations and initials end none.

    >>> split_sentences("M. Dupont donne. Fin.", 0, 21, "fr", LanguageSettings(abbreviations=frozenset({"m"})))
    [(0, 16), (17, 21)]
    """
    spans: list[tuple[int, int]] = []
    block = text[start:end]
    joins = False
    for begin, end_of in _boundaries(code, block, settings):
        first, last = _trim(block, begin, end_of)
        if first == last:
            continue
        joins = joins or bool(
            spans and block[first : min(first + 2, last)].islower() and _LAST_WORD.search(block[:first].rstrip())
        )
        if spans and (joins or _goes_on(block, first) or _is_in_code(block, first)):
            spans[-1] = (spans[-1][0], start + last)
        else:
            spans.append((start + first, start + last))
        joins = _ends_short(block[first:last], settings.abbreviations)
        joins = joins or bool(settings.ordinals and _ends_ordinal(block, first, last, settings.ordinals))
    return spans


def _boundaries(code: str, block: str, settings: LanguageSettings) -> Iterator[tuple[int, int]]:
    """Sentences as the splitter finds them, parted where a word that takes no stop has one: "la Duna Spa. Poi"."""
    for found in sentencex.get_sentence_boundaries(code, block):
        begin, end = found["start_index"], found["end_index"]
        if block.find(".", begin, end - _LEAST_BEHIND) < 0:
            yield begin, end
            continue  # no stop inside
        for stop in _LEFT_WHOLE.finditer(block, begin, end):
            yield begin, stop.end()
            begin = stop.end()
        for stop in _stops_behind(settings.unstopped).finditer(block, begin, end) if settings.unstopped else ():
            if block[stop.end()].isupper() or block[stop.end()] in _OPENING:
                yield begin, stop.end()
                begin = stop.end()
        for stop in _LETTERS_STOP.finditer(block, begin, end):
            if stop.group(1).casefold() not in settings.abbreviations:
                yield begin, stop.end()
                begin = stop.end()
        yield begin, end


_LEAST_BEHIND = 2
"""What a stop that may part a sentence has behind it: a blank, and a letter or a figure."""

_OPENING = '«“"'

_LEFT_WHOLE = re.compile(r"(?<=[^\W\d_A-Z]{4}\.)\s+(?=[^\W\d_a-z] [^\W\d_A-Z])|(?<=[^\W\d_A-Z]{2}[.?])\s+(?=\d)")
"""What parts a sentence from one that begins with a word of one letter: "dalla Norvane. E la Kaldane" (Italian), or
with a figure: "die 5.000 Euro gab. 300 Euro kamen von X", "Woher? 300 Euro kamen von X" (German).
"""


_LETTERS_STOP = re.compile(r"(?<=[^\W\d_A-Z] )([A-Z]{2,5})\.\s+(?=[«“\"¿¡]?[^\W\da-z_](?:[^\W\dA-Z_]|\s[^\W\dA-Z_]))")
"""What parts a sentence from one that ends with letters for a name: "dio al PP. Otros" (Spanish), and no "DR. Hale"."""


@lru_cache(maxsize=32)
def _stops_behind(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(sorted(map(re.escape, words)))})\.\s+(?=\S)")


_ORDINAL = re.compile(r"(?:([^\W\d_]+),?\s+|[(,]|^)\d{1,2}\.$")
"""A figure of days and terms with its stop, at the end of a sentence, and the word before it: "am 9."."""
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")


def _ends_ordinal(block: str, first: int, last: int, beside: frozenset[str]) -> bool:
    """Whether an ordinal figure, whose stop ends no sentence, stands at the end: "am 9. [Jänner]" (German)."""
    match = _ORDINAL.search(block, max(last - _LONGEST_SHORT, first), last)
    following = _NEXT_WORD.match(block, last)
    if match is None or following is None:
        return False
    return following.group(1).casefold() in beside or (match.group(1) or "").casefold() in beside


def _goes_on(text: str, first: int) -> bool:
    """Whether what begins at `first` goes on with the sentence before: "Foo Corp. , which", "Foo Inc. gave"."""
    before = text[:first].rstrip()
    if before.endswith(_LEADER):
        return True  # "Foo Inc ........ $5,000"
    if not before.endswith(".") or before.endswith(".."):
        return False
    if text[first] == "|":
        return True  # "Foo Inc. | $5,000": a cell of a table ends no sentence
    if text[first] == ";":
        return True  # "gave to Foo Inc.; Bar"
    opening = text[first : first + 3]  # "deu à MAGA Inc. [US$ 3 milhões]" (Portuguese)
    figure = (text[first].isdecimal() or text[first] in "€£(" or "$" in opening) and _ends_with_form(before)
    return figure or text[first].islower() or (text[first] == "," and not text.startswith(",,", first))


_LEADER = "...."
_IN_CODE = re.compile(r"(?<![\w.])[A-Z]{2,5}[a-z]?\.$")
_CODE_END = re.compile(r"[A-Z]{1,2}(?!\w|\.\w)")


def _is_in_code(text: str, first: int) -> bool:
    """Whether a stop only parts the halves of a firm's code: "Orlo ORL.[O gave]"."""
    return _CODE_END.match(text, first) is not None and _IN_CODE.search(text[max(0, first - 8) : first]) is not None


def _ends_with_form(before: str) -> bool:
    """Whether a legal form with a stop of its own stands at the end: "ha dato a Maga Inc. [3 milioni]" (Italian)."""
    match = _LAST_WORD.search(before)
    short = match is not None and match.group(1)[-1].islower()  # "AG" takes no stop
    return short and match is not None and match.group(1).casefold() in load_names().legal_forms


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    inner = text[first:last]
    kept = inner.lstrip()
    first = last - len(kept)
    return first, first + len(kept.rstrip())


_LONGEST_SHORT = 30
"""How many letters a word at a sentence's end may have that may be a short form."""
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.$")


def _ends_short(sentence: str, abbreviations: frozenset[str]) -> bool:
    if not sentence.endswith("."):
        return False
    last = sentence[-_LONGEST_SHORT:-1].rpartition(" ")[2]
    if last.isalpha() and len(last) > 1:
        return last.casefold() in abbreviations
    match = _LAST_WORD.search(sentence, max(len(sentence) - _LONGEST_SHORT, 0))
    if match is None:
        return False
    word = match.group(1)
    return word.casefold() in abbreviations or (len(word) == 1 and word.isupper())

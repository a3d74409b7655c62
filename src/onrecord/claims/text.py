"""Text as tokens and sentences, with the offsets of the article kept.

A token is a word, a number, a currency sign or a mark of punctuation. Elided articles ("d'", "l'") and the
possessive ("'s") are tokens of their own, so that names stand free: "d'OpenAI" is "d'" and "OpenAI".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import sentencex

from onrecord.reference.lexicon import LanguageSettings

__all__ = ["Sentence", "Token", "fold", "split_sentences", "tokenize"]

# Examples: "$", "US$", "R$", "CA$", "$US", "€"
_CURRENCY = r"(?:\b(?:US|CA|C|A|AU|NZ|HK|R|MX|S|NT))?[$€£¥₹₽₩](?:US|CA|CAN)?(?![A-Za-z])|[$€£¥₹₽₩](?=[A-Z0-9])"
# Most words, found first: nothing but letters, and a blank or a comma behind them.
_PLAIN_WORD = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{2,}+(?=[ ,])"
# Examples: "1,000.50", "58.000", "2025", "1"
_NUMBER = r"\d+(?:[.,'’]\d+)*"
# Examples: "AT&T", "Petrakovich-Lund", "U.S.", "co-founder", "O'Leary"
_WORD = r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:[-‑&][^\W_]+|[.](?=com\b|io\b|org\b|net\b|ai\b|us\b|US\b)[^\W_]+)*"


@dataclass(slots=True)
class Token:
    """One token: its text, its folded form for look-ups, and its span in the article. Never changed once made."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its tokens, its span, and the block (by number) that it stands in."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    block: int


def fold(text: str) -> str:
    """Return the form that look-ups compare: case folded, one kind of apostrophe and hyphen.

    >>> fold("L’Élysée")
    "l'élysée"
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("`", "'")
    return plain.replace("‑", "-").casefold()


@lru_cache(maxsize=32)
def _pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    elided = "|".join(re.escape(e) for e in sorted(elisions, key=len, reverse=True))
    parts = [_PLAIN_WORD, _NUMBER, _CURRENCY]
    if elided:
        parts.append(rf"\b(?i:{elided})['’ʼ](?=\w|[“«\"]|$)")
    parts += [r"['’ʼ][sS]\b", r"[^\W\d_]['’](?=[A-Z])[^\W\d_]+(?:-[^\W\d_]+)*", _WORD, r"\.\.\.|\t|[^\w\s]|_"]
    return re.compile("|".join(parts))


# Tickers and quotes that pages put between the words: "(NYSE:F)", "<BA.N>", "(META+4.31%)", "LMT, -0.42%" on a line.
_TICKER = re.compile(
    r"\((?:[A-Z][A-Za-z]{1,9}\s?:\s?[A-Z0-9.]{1,6})(?:[^()]{0,40})\)"
    r"|<[A-Z0-9]{1,5}\.[A-Z]{1,2}>"
    r"|\(?\b[A-Z.]{1,6}\)?[,\s]{0,2}[+\-−]\s?\d+[.,]\d+\s?%\)?"
    r"|\n[A-Z]{1,5}(?:,?\s*[+\-−]?\s?\d+[.,]\d+\s?%)?,?(?=\n)"
)


def tokenize(text: str, start: int, end: int, settings: LanguageSettings) -> list[Token]:
    """Return the tokens of `text[start:end]`; their offsets are those of `text`. Tickers and quotes are left out.

    >>> [t.text for t in tokenize("Bezos' Amazon gave $1m.", 0, 23, LanguageSettings())]
    ['Bezos', "'", 'Amazon', 'gave', '$', '1', 'm', '.']
    """
    words = _pattern(settings.elisions).findall(text, start, end)
    lows = fold("\n".join(words)).split("\n")
    tickers = _tickers(text, start, end)
    tokens: list[Token] = []
    for word, low in zip(words, lows, strict=False):  # of no words one empty form is left
        start = text.index(word, start, end)  # between words there are blanks alone
        stop = start + len(word)
        tokens.append(Token(word, low, start, stop))
        start = stop
    if tickers:
        return [t for t in tokens if not any(opened <= t.start < closed for opened, closed in tickers)]
    return tokens


def _tickers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of tickers and quotes; looked for only where one of their signs stands."""
    bracketed = text.find("(", start, end) >= 0 and text.find(":", start, end) >= 0
    if not bracketed and all(text.find(sign, start, end) < 0 for sign in "<%\n"):
        return []
    return [match.span() for match in _TICKER.finditer(text, start, end)]


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
        if spans and (joins or _goes_on(block, first)):
            spans[-1] = (spans[-1][0], start + last)
        else:
            spans.append((start + first, start + last))
        joins = _ends_short(block[first:last], settings.abbreviations)
    return spans


def _boundaries(code: str, block: str, settings: LanguageSettings) -> Iterator[tuple[int, int]]:
    """Sentences as the splitter finds them, parted where a word that takes no stop has one: "la Duna Spa. Poi"."""
    for found in sentencex.get_sentence_boundaries(code, block):
        begin, end = found["start_index"], found["end_index"]
        for stop in _stops_behind(settings.unstopped).finditer(block, begin, end) if settings.unstopped else ():
            if block[stop.end()].isupper() or block[stop.end()] in _OPENING:
                yield begin, stop.end()
                begin = stop.end()
        yield begin, end


_OPENING = '«“"'


@lru_cache(maxsize=32)
def _stops_behind(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(sorted(map(re.escape, words)))})\.\s+(?=\S)")


def _goes_on(text: str, first: int) -> bool:
    """Whether what begins at `first` goes on with the sentence before: "Foo Corp. , which", "Foo Inc. gave"."""
    before = text[:first].rstrip()
    if not before.endswith(".") or before.endswith(".."):
        return False
    return text[first].islower() or (text[first] == "," and not text.startswith(",,", first))


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


_LONGEST_SHORT = 30
"""How many letters a word at a sentence's end may have that may be a short form."""
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.$")


def _ends_short(sentence: str, abbreviations: frozenset[str]) -> bool:
    if not sentence.endswith("."):
        return False
    match = _LAST_WORD.search(sentence, max(len(sentence) - _LONGEST_SHORT, 0))
    if match is None:
        return False
    word = match.group(1)
    return word.casefold() in abbreviations or (len(word) == 1 and word.isupper())

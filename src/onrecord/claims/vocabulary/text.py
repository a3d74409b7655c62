"""Text as tokens, with the offsets of the article kept.

A token is a word, a number, a currency sign or a mark of punctuation. Elided articles ("d'", "l'") and the
possessive ("'s") are tokens of their own, so that names stand free: "d'OpenAI" is "d'" and "OpenAI".
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.reference.lexicon import LanguageSettings

if TYPE_CHECKING:
    from onrecord.claims.vocabulary.marking import Categories

__all__ = ["Cuts", "Form", "Forms", "Token", "fold", "sort_places", "tokenize"]

# Examples: "$", "US$", "R$", "CA$", "$US", "€"
_CURRENCY = r"(?:\b(?:US|CA|C|A|AU|NZ|HK|R|MX|S|NT))?[$€£¥₹₽₩](?:US|CA|CAN)?(?![A-Za-z])|[$€£¥₹₽₩](?=[A-Z0-9])"
# Most words, found first: nothing but letters, and a blank or a comma behind them.
_PLAIN_WORD = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]++(?=[ ,])"
# Examples: "1,000.50", "58.000", "2025", "1"
_NUMBER = r"\d+(?:[.,'’]\d+)*"
# Examples: "AT&T", "Petrakovich-Lund", "U.S.", "co-founder", "O'Leary"
_WORD = r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:[-‑&][^\W_]+|[.](?=com\b|io\b|org\b|net\b|ai\b|us\b|US\b)[^\W_]+)*"


_CENTURIES = ("19", "20")


@dataclass(slots=True)
class Form:
    """What can be told of a word without its sentence: judged once for each word, as most words come again and again.

    `low` is its folded form. It is `small` with a small letter first, a `capital` with a letter first and not all of it
    small, `proper` with a capital as names have it ("Meta", "iPhone"), a `figure` with a digit first, a `year` as
    "2017" is one. The rest is what the words of a language make of it: a phrase of the lexicon may begin with it, or
    the second half of one (`begins`); alone it stands for the categories `alone`, a longer phrase goes on from it with
    one of the words `onward`, one in two halves begins with it if it is `halved`; it `counts` as a word of number, and
    is a `numeral` if it does or is a figure. One with a capital and a hyphen or an "s" may be two: it `holds_two`.
    """

    low: str
    small: bool
    capital: bool
    proper: bool
    figure: bool
    year: bool
    begins: bool = False
    alone: Categories | None = None
    onward: Container[str] = ()
    halved: bool = False
    counts: bool = False
    numeral: bool = False
    holds_two: bool = False

    @classmethod
    def of(cls, text: str) -> Form:
        """Return what the letters alone tell of a word.

        >>> form = Form.of("iPhone")
        >>> form.low, form.proper, Form.of("2017").year, Form.of("the").capital
        ('iphone', True, True, False)
        """
        low, first = fold(text), text[0]
        year = len(text) == 4 and text[:2] in _CENTURIES and text.isdecimal()
        capital = first.isalpha() and not text.islower()
        cased = first.isupper() or (len(text) > 2 and any(c.isupper() for c in text[1:3]))
        proper = capital and cased and text[-1] not in _SIGNS  # "de Trump US$ 1 milhão" (Portuguese)
        figure = low[0].isdecimal()
        holds_two = first.isupper() and ("-" in text or low.endswith("s"))
        return cls(low, first.islower(), capital, proper, figure, year, numeral=figure, holds_two=holds_two)


_SIGNS = frozenset("$€£¥₹")
"""With such a sign at its end a word is one for money: "US$", "R$"."""

_MOST = 50_000
"""So many words are kept: those of a language, but not all the names of the world."""


class Forms(dict[str, Form]):
    """The forms of the words met so far, made when a word is first looked up.

    >>> forms = Forms()
    >>> forms["Orlo"] is forms["Orlo"], len(forms)
    (True, 1)
    """

    def __missing__(self, text: str) -> Form:
        if len(self) >= _MOST:
            self.clear()
        self[text] = form = self.judge(text)
        return form

    def judge(self, text: str) -> Form:
        """Return the form of a word that is met for the first time."""
        return Form.of(text)


_PLAIN = Forms()


@dataclass(slots=True)
class Token:
    """One token: its text, its folded form for look-ups, and its span in the article. Never changed once made.

    `form` is what can be told of its word alone.
    """

    text: str
    low: str
    start: int
    end: int
    form: Form


def fold(text: str) -> str:
    """Return the form that look-ups compare: case folded, one kind of apostrophe and hyphen.

    >>> fold("L’Élysée")
    "l'élysée"
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("`", "'")
    return plain.replace("‑", "-").casefold()


_AFRICAN_NAME = r"\b[NM]['’ʼ](?=[A-Z][a-z])[^\W\d_]+(?:-[^\W\d_]+)*"
"""N'Diaye, N'Dri, M'Bala: one word, where the same letter with an apostrophe is else a word cut short ("n'a")."""


@lru_cache(maxsize=32)
def _pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    elided = "|".join(re.escape(e) for e in sorted(elisions, key=len, reverse=True))
    parts = [_PLAIN_WORD, _NUMBER, _CURRENCY]
    if elided:
        parts.append(_AFRICAN_NAME)
        parts.append(rf"\b(?i:{elided})['’ʼ](?=\w|[“«\"]|$)")
    if not elisions:
        parts.append(r"D['’](?=[a-z]{4})[^\W\d_]+")  # "Jonas D'haese", a family name of Flanders
    parts += [r"['’ʼ][sS]\b", r"[^\W\d_]['’](?=[A-Z])[^\W\d_]+(?:-[^\W\d_]+)*", _WORD, r"\.{4,}|\.\.\.|\t|[^\w\s]|_"]
    return re.compile("|".join(parts))


_APOSTROPHES = frozenset("'’ʼ")


_CODE = r"[A-Z]{2,5}[a-z]?\.[A-Z]{1,2}"
"""A firm's code at a news agency, and that of its exchange: "BA.N"."""

# Tickers and quotes that pages put between the words: "(NYSE:F)", "<BA.N>", "(META+4.31%)", "LMT, -0.42%" on a line.
_TICKER = re.compile(
    r"\((?:[A-Z][A-Za-z]{1,9}\s?:\s?[A-Z0-9.]{1,6})(?:[^()]{0,40})\)"
    r"|<[A-Z0-9]{1,5}\.[A-Z]{1,2}>"
    r"|\(?\b[A-Z.]{1,6}\)?[,\s]{0,2}[+\-−]\s?\d+[.,]\d+\s?%\)?"
    r"|\n[A-Z]{1,5}(?:,?\s*[+\-−]?\s?\d+[.,]\d+\s?%)?,?(?=\n)"
    rf"|\({_CODE}\)|(?<![\w.]){_CODE}(?!\w|\.\w)"
)


_CODE_STOP = re.compile(r"[A-Za-z]\.[A-Z]")


_Piece = tuple[str, str, int, int, Form]
"""A word inside a chunk: its text, its folded form, where it begins and ends in the chunk, and its form."""

_PLAIN_ENDS = frozenset(("", ",", ".", ";", ":", "!", "?"))
"""What may stand behind a word without being part of it, whatever the word is."""

_LONGEST_CHUNK = 40
"""Longer chunks are addresses, which hardly come again."""


class Cuts(dict[str, tuple[_Piece, ...]]):
    """How chunks, which is all that blanks part, are cut into words: judged once for each, as most come again.

    `forms` knows what a language's words tell of a word.

    >>> cuts = Cuts(LanguageSettings())
    >>> [(text, first, last) for text, _, first, last, _ in cuts["$1m."]]
    [('$', 0, 1), ('1', 1, 2), ('m', 2, 3), ('.', 3, 4)]
    """

    def __init__(self, settings: LanguageSettings, forms: Forms = _PLAIN) -> None:
        super().__init__()
        self._pattern, self._forms = _pattern(settings.elisions), forms

    def __missing__(self, chunk: str) -> tuple[_Piece, ...]:
        word = chunk if chunk.isalpha() else chunk[:-1]
        plain = word.isalpha() and chunk[len(word) :] in _PLAIN_ENDS
        pieces = self._cut_plain(word, chunk[len(word) :]) if plain else self.cut(f"{chunk} ")
        if len(self) >= _MOST:
            self.clear()
        if len(chunk) <= _LONGEST_CHUNK:
            self[chunk] = pieces
        return pieces

    def _cut_plain(self, word: str, sign: str) -> tuple[_Piece, ...]:
        """A word of nothing but letters, and the sign behind it if there is one."""
        form, end = self._forms[word], len(word)
        piece = (word, form.low, 0, end, form)
        return (piece, (sign, sign, end, end + 1, self._forms[sign])) if sign else (piece,)

    def cut(self, text: str) -> tuple[_Piece, ...]:
        """Return the words of a chunk with the blank behind it, or of the last chunk of a sentence."""
        found = [(match.group(), *match.span()) for match in self._pattern.finditer(text)]
        forms = [self._forms[word] for word, _, _ in found]
        return tuple(
            [(word, form.low, first, last, form) for (word, first, last), form in zip(found, forms, strict=True)]
        )


def tokenize(text: str, start: int, end: int, cuts: Cuts) -> list[Token]:
    """Return the tokens of `text[start:end]`; their offsets are those of `text`. Tickers and quotes are left out.

    >>> [t.text for t in tokenize("Bezos' Amazon gave $1m.", 0, 23, Cuts(LanguageSettings()))]
    ['Bezos', "'", 'Amazon', 'gave', '$', '1', 'm', '.']
    """
    tickers = _tickers(text, start, end)
    *chunks, closing = text[start:end].split(" ")
    starts = list(accumulate([len(chunk) + 1 for chunk in chunks], initial=start))
    tokens = [
        Token(word, low, at + first, at + last, form)
        for at, chunk in zip(starts, chunks, strict=False)
        for word, low, first, last, form in cuts[chunk]
    ]
    start = starts[-1]
    elided = closing[-1:] in _APOSTROPHES  # what stands behind "l'" tells whether it is a word of its own
    for word, low, first, last, form in cuts.cut(closing) if elided else cuts[closing]:
        tokens.append(Token(word, low, start + first, start + last, form))
    if tickers:
        return [t for t in tokens if not any(opened <= t.start < closed for opened, closed in tickers)]
    return tokens


def _tickers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of tickers and quotes; looked for only where one of their signs stands."""
    if not _may_have_tickers(text, start, end):
        return []
    return [match.span() for match in _TICKER.finditer(text, start, end)]


def _may_have_tickers(text: str, start: int, end: int) -> bool:
    if text.find("%", start, end) >= 0 or text.find("<", start, end) >= 0 or text.find("\n", start, end) >= 0:
        return True
    if text.find("(", start, end) >= 0 and text.find(":", start, end) >= 0:
        return True
    return text.find(".", start, end - 1) >= 0 and _CODE_STOP.search(text, start, end) is not None


def sort_places(tokens: Sequence[Token]) -> tuple[list[int], list[int], list[int]]:
    """Return where phrases of the lexicon may begin in a sentence, where it has capitals, and where its numerals are.

    >>> sort_places(tokenize("Orlo gave 5", 0, 11, Cuts(LanguageSettings())))
    ([], [0], [2])
    """
    phrases: list[int] = []
    capitals: list[int] = []
    numerals: list[int] = []
    for at, token in enumerate(tokens):
        form = token.form
        if form.begins:
            phrases.append(at)
        if form.capital:
            capitals.append(at)
        if form.numeral:
            numerals.append(at)
    return phrases, capitals, numerals

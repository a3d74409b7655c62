"""Weigh a page's paragraphs: whether its words could make the reader find a gift.

The reader claims no gift without a fund. A page is read where it names a fund of a kind that takes gifts (an
inauguration, a super PAC, a library ...). Parties, campaigns and candidates stand on every page of politics: there one
paragraph must also tell of a giving and a sum, or of either and the party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.pages.gate.words import (
    BESIDE,
    GROUPS,
    KNOWN,
    MONEY,
    NAMED,
    PARTY,
    TELLING,
    GateWords,
    plain_words,
)

__all__ = ["Marks", "names_sum", "tells_of_gift"]

# Figures are few, so that it is they that are looked for, and what stands before the first digit after that.
_SIGNS = "[$€£¥₹₽₩円＄￥]"
_BEFORE = rf"(?<={_SIGNS}\d)|(?<={_SIGNS}\s\d)"
_CODES = "|".join(
    rf"(?<=\b{code}{gap}\d)" for code in ("[A-Z]{3}", "Rs", "Fr", "SFr", "sfr") for gap in (r"[.\s]", r"\.\s")
)
_SIGN = re.compile(rf"\d(?:{_BEFORE}|\s?(?:{_SIGNS}|(?:[A-Z]{{3}}|Fr)\b)|{_CODES})")
# "5 000", "30'000", "1.5", "250": no year, and no single figure such as a page's number.
_FIGURE = re.compile(r"\d(?<!\w\d)(?!(?:(?<=1)9|(?<=2)0)\d\d\b)(?:\d{0,2}(?:[., '’\u00a0\u202f]\d{3})+\b|\d{2,}\b)")
# A heading that begins with a year tells which inauguration the gifts below it went to.
_YEAR = re.compile(r"^[^\w\n]*(?:19|20)\d\d\b.{0,40}$", re.MULTILINE)


def tells_of_gift(text: str, words: GateWords, stated: Iterable[int] = ()) -> bool:
    r"""Return whether a page may tell of a gift to a fund; a line of its `text` is a paragraph.

    `stated` are the numbers of the languages that the page says it has.

    >>> from onrecord.pages.gate.words import load_gate_words
    >>> words = load_gate_words()
    >>> tells_of_gift("Brightwater Mills gave $1 million.\nIt went to the inaugural fund.", words)
    True
    >>> tells_of_gift("Labour held its seat.\nThe mill gave no reason.", words)
    False
    >>> tells_of_gift("Labour held its seat.\nThe mill gave it £5,000.", words)
    True
    """
    marks = Marks.of(text, words, stated)
    page = marks.page
    if page & words.everywhere(KNOWN):
        return True
    if not page & words.everywhere(PARTY | NAMED | BESIDE):
        return False
    priced = bool(page & words.everywhere(MONEY)) or names_sum(text)
    if not priced and not page & words.everywhere(PARTY):
        return False
    if _YEAR.search(text):
        page |= words.everywhere(NAMED)
    paragraphs = text.split("\n")
    return any(_may_tell(meaning, page, paragraphs[at], priced, words) for at, meaning in marks.by_paragraph.items())


def names_sum(text: str) -> bool:
    """Return whether a figure stands beside the sign or the code of a currency.

    >>> names_sum("It cost £5."), names_sum("It took 5 days.")
    (True, False)
    """
    return _SIGN.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the words of a page may mean: each of its paragraphs that has such words, and all together."""

    page: int
    by_paragraph: dict[int, int]

    @classmethod
    def of(cls, text: str, words: GateWords, stated: Iterable[int] = ()) -> Marks:
        """Mark the words of a text in the languages that it has."""
        texts = plain_words(text)
        lows = "\0".join(texts).casefold().split("\0")
        phrases, stems, endings = words.phrases, words.stems, words.endings
        every = set(lows)
        spoken = words.spoken(every, stated)
        known = every & phrases.keys()
        met = {low for low in known if words.is_whole(low)}
        met |= {low for low in every if low[:4] in stems or low[-4:] in endings}
        # A word such as "the" begins many phrases and is none: it counts where its second word stands behind it.
        opens = {low: phrases[low].further for low in known - met}
        wanted = met.union(opens, "\n")
        found: dict[int, int] = {}
        paragraph = page = 0
        for at in [n for n, low in enumerate(lows) if low in wanted]:
            if (further := opens.get(lows[at])) is not None and (at + 1 == len(lows) or lows[at + 1] not in further):
                continue
            if lows[at] == "\n":
                paragraph += 1
            elif meaning := words.meaning_at(texts, lows, at) & spoken:
                page |= meaning
                found[paragraph] = found.get(paragraph, 0) | meaning
        return cls(page=page, by_paragraph=found)


def _may_tell(meaning: int, page: int, paragraph: str, priced: bool, words: GateWords) -> bool:
    if not meaning & words.everywhere(PARTY | TELLING | NAMED):
        return False
    signed = names_sum(paragraph)
    bare = priced and _FIGURE.search(paragraph) is not None  # "all sums in euros"
    for number in range(words.languages):
        here = meaning >> (len(GROUPS) * number)
        there = page >> (len(GROUPS) * number)
        summed = signed or bool(here & MONEY)
        if here & PARTY and (here & TELLING or summed or bare):
            return True
        if here & TELLING and there & PARTY and (summed or bare):
            return True
        if summed and (here & NAMED or (here & TELLING and (there & NAMED or here & BESIDE))):
            return True
    return False

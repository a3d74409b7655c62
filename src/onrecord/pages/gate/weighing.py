"""Weigh a page's paragraphs: whether its words could make the reader find a gift.

The reader claims no gift without a fund. A page is read where it names a fund of a kind that takes gifts (an
inauguration, a super PAC, a library ...). Parties, campaigns and candidates stand on every page of politics: there one
paragraph must also tell of a sum, or of a giving that is told in no other sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.pages.gate.parting import LINE_END, PartedText
from onrecord.pages.gate.words import (
    AGAIN,
    BESIDE,
    DONATING,
    GIVING,
    GROUPS,
    KNOWN,
    MONEY,
    NAMED,
    NOTHING,
    PARTY,
    TELLING,
    GateWords,
)
from onrecord.reference.currencies import load_currencies

__all__ = ["Marks", "codes_of_money", "names_sum", "tells_of_gift"]

_SIGNS = "$€£¥₹₽₩円＄￥"
"""The signs of currencies that sums are told with; others have a code or a word."""


def codes_of_money() -> list[str]:
    """Return the codes that stand beside figures in the press.

    >>> "CHF" in codes_of_money(), "GMT" in codes_of_money()
    (True, False)
    """
    return sorted(code for code in load_currencies().symbols if re.fullmatch("[A-Z]{3}", code))


# Figures are few, so that it is they that are looked for, and what stands before the first digit after that.
_CODE = f"(?:{'|'.join(codes_of_money())})"
_BEFORE = rf"(?<=[{_SIGNS}]\d)|(?<=[{_SIGNS}]\s\d)"
_CODES = "|".join(
    rf"(?<=\b{code}{gap}\d)" for code in (_CODE, "Rs", "Fr", "fr", "SFr", "sfr") for gap in (r"[.\s]", r"\.\s")
)
_SIGN = re.compile(rf"\d(?:{_BEFORE}|\s?(?:[{_SIGNS}]|(?:{_CODE}|[Ff]r)\b)|{_CODES})")
# "250.000 al PP": no year, and no single figure such as a page's number.
_THOUSANDS = re.compile(r"\d[.,]\d{3}\b")
_NEAR = 2
"""So many paragraphs before and behind one that tells of a giving and a sum may name who got it."""


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
    if marks.page & words.everywhere(KNOWN):
        return True
    if not marks.page & words.everywhere(PARTY | NAMED | BESIDE):
        return False
    lines = text.split("\n")
    return any(
        _weighs(here, lines[at], partial(marks.near, at, lines), words) for at, here in marks.by_paragraph.items()
    )


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
    def of(cls, text: str, words: GateWords, stated: Iterable[int] | None = ()) -> Marks:
        """Mark the words of a text in the languages that it has; `stated` None stands for all languages."""
        parted = PartedText(text)
        lows = parted.lows
        every = set(lows)
        spoken = -1 if stated is None else words.spoken(every, stated)
        fixed, placed = words.judge(every, spoken)
        wanted = {LINE_END, *fixed, *placed}
        found: dict[int, int] = {}
        paragraph = page = 0
        for at in [n for n, low in enumerate(lows) if low in wanted]:
            low = lows[at]
            if low == LINE_END:
                paragraph += 1
                continue
            meaning = fixed.get(low, 0)
            if low in placed:
                behind = placed[low]
                if behind is None or (at + 1 < len(lows) and lows[at + 1] in behind):
                    meaning |= words.meaning_at(parted, at) & spoken
            if meaning:
                page |= meaning
                found[paragraph] = found.get(paragraph, 0) | meaning
        return cls(page=page, by_paragraph=found)

    def near(self, at: int, lines: Sequence[str]) -> int:
        """Return what the line `at` means with the paragraphs near it before and behind; empty lines are none."""
        meaning = self.by_paragraph.get(at, 0)
        for beside in (range(at - 1, -1, -1), range(at + 1, len(lines))):
            left = _NEAR
            for other in beside:
                if not lines[other].strip():
                    continue
                meaning |= self.by_paragraph.get(other, 0)
                left -= 1
                if not left:
                    break
        return meaning


def _weighs(here: int, paragraph: str, near: Callable[[], int], words: GateWords) -> bool:
    """Return whether a paragraph that means `here` may tell of a gift, where those near it mean `near()`."""
    if not here & words.everywhere(PARTY | TELLING | NAMED):
        return False
    signed = names_sum(paragraph)
    told = signed or _THOUSANDS.search(paragraph) is not None
    if not told and not here & words.everywhere(MONEY | DONATING | NOTHING):
        return False
    for number in range(words.languages):
        shift = len(GROUPS) * number
        means = here >> shift
        of_party = means & PARTY and (means & DONATING or (told and means & TELLING))
        of_party = of_party or (means & PARTY and means & GIVING and means & NOTHING)
        of_vote = means & NAMED and means & DONATING and means & GIVING
        if (of_party or of_vote or _tells(means, signed, near, shift)) and words.may_be_of(paragraph, number):
            return True
    return False


def _tells(means: int, signed: bool, near: Callable[[], int], shift: int) -> bool:
    """The same in one language: its groups stand `shift` bits up in what `near` tells."""
    summed = signed or bool(means & MONEY)
    if not summed:
        return False
    if means & (PARTY | NAMED) or (means & TELLING and means & (BESIDE | AGAIN)):
        return True
    return bool(means & GIVING) and bool(near() >> shift & (PARTY | NAMED))

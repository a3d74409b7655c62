"""A first look at a page's visible text: whether it holds any phrase of a fund, and of a party or a sum, at all.

What it asks is part of what the weighing asks: it never stops a page that the weighing would let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.pages.gate.folding import fold_words
from onrecord.pages.gate.scanning import make_scanner
from onrecord.pages.gate.weighing import names_sum
from onrecord.pages.gate.words import BESIDE, KNOWN, MONEY, NAMED, PARTY, GateWords

__all__ = ["FirstLook"]


class FirstLook:
    """Looks for the phrases of `words` without which no page is let in. Where there is no scanner, all pages go by.

    >>> from onrecord.pages.gate.words import load_gate_words
    >>> look = FirstLook(load_gate_words())
    >>> look.may_tell("A million went to the inaugural fund.", frozenset)
    True
    """

    def __init__(self, words: GateWords) -> None:
        self._words = words
        self._known, self._party = words.everywhere(KNOWN), words.everywhere(PARTY)
        self._named = words.everywhere(NAMED)
        self._leading, self._money = words.everywhere(PARTY | NAMED | BESIDE), words.everywhere(MONEY)
        meanings: dict[bytes, int] = {}
        for phrase, meaning in _phrases(words, self._known | self._leading | self._money):
            meanings[phrase] = meanings.get(phrase, 0) | meaning
        self._always = meanings.pop(b"", 0)
        self._meanings = list(meanings.values())
        self._scanner = make_scanner(list(meanings), once=True)
        self._small = {_fold(word): number for word, number in words.small.items()}

    def may_tell(self, text: str, stated: Callable[[], Iterable[int]]) -> bool:
        """Return False where no weighing would let a page with this visible text in.

        `stated` is called for the numbers of the languages that the page says it has, where they matter.
        """
        if self._scanner is None or (words := fold_words(text)) is None:
            return True
        met: list[int] = []
        self._scanner.scan(b" %b " % b" ".join(words), lambda number, *_: met.append(number))
        meaning = self._always
        for number in met:
            meaning |= self._meanings[number]
        if not meaning & (self._known | self._leading):
            return False
        meaning &= self._words.spoken_of(set(words), self._small, stated())
        if meaning & self._known:
            return True
        if not meaning & self._leading:
            return False
        return bool(meaning & (self._party | self._named | self._money)) or names_sum(text)


def _phrases(words: GateWords, groups: int) -> Iterator[tuple[bytes, int]]:
    """The phrases of these groups between blanks, folded, with what they mean; of what has no letters, nothing."""
    for first, branch in words.phrases.items():
        if means := (branch.alone | branch.cased) & groups:
            yield _bounded((first,)), means
        for second, others in branch.further.items():
            for rest, meaning, _ in others:
                if means := meaning & groups:
                    yield _bounded((first, second, *rest)), means
    for parts, begins in ((words.stems, True), (words.endings, False)):
        for part, meaning in (one for several in parts.values() for one in several):
            if means := meaning & groups:
                yield (_bounded((part,))[:-1] if begins else _bounded((part,))[1:]), means


def _bounded(phrase: tuple[str, ...]) -> bytes:
    folded = _fold(" ".join(phrase))
    return b" %b " % folded if folded else b""


def _fold(phrase: str) -> bytes:
    return b" ".join(fold_words(phrase) or ())

"""Marks: where a sentence's words stand for a category of the lexicon.

A phrase may end in `*` for any ending of its last word ("donat*") or begin with it for any first part of a compound
("*fonds"); a phrase in two halves ("steuerte ... bei") has the second one at the end of its clause. The longest phrase
wins at each place, a whole word before a part of it, and phrases do not overlap. A phrase that stands in several
categories carries all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.claims.vocabulary.categories import NO_CATEGORIES, Categories
from onrecord.claims.vocabulary.text import Cuts, Token, fold, tokenize
from onrecord.reference.lexicon import LanguageSettings

__all__ = [
    "NO_CATEGORIES",
    "Categories",
    "Mark",
    "MarkRow",
    "PhraseTable",
    "compile_phrases",
    "find_marks",
]


@dataclass(slots=True)
class Mark:
    """Tokens `first` to `last` (exclusive) stand for `categories`.

    Like tokens, names, items and units never changed once made: frozen ones take thrice as long to make.
    """

    first: int
    last: int
    categories: Categories

    def has(self, prefix: str) -> bool:
        """Whether one of the categories is `prefix` or lies below it ("give" covers "give.past")."""
        return prefix in self.categories.meant

    def has_any(self, *prefixes: str) -> bool:
        """Whether one of the categories is one of the `prefixes` or lies below one."""
        return not self.categories.meant.isdisjoint(prefixes)


_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class MarkRow:
    """The marks of a sentence: what they mean together, and by their first token, the one behind them, and all of them.

    Never changed once made.
    """

    marks: tuple[Mark, ...]
    meant: frozenset[str] = field(init=False)
    starting: dict[int, Mark] = field(init=False, repr=False)
    ending: dict[int, Mark] = field(init=False, repr=False)
    covering: dict[int, Mark] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        marks = self.marks
        self.meant = _NOTHING.union(*[mark.categories.meant for mark in marks])
        self.starting = {mark.first: mark for mark in marks}
        self.ending = {mark.last: mark for mark in marks}
        several = [mark for mark in marks if mark.last > mark.first + 1]
        inner = {at: mark for mark in several for at in range(mark.first + 1, mark.last)}
        self.covering = {**self.starting, **inner} if inner else self.starting

    def marked(self, *prefixes: str) -> Iterator[Mark]:
        """Yield the marks of one of the categories `prefixes` or below one, in order."""
        if self.meant.isdisjoint(prefixes):
            return iter(())
        return iter([mark for mark in self.marks if not mark.categories.meant.isdisjoint(prefixes)])


@dataclass(frozen=True, slots=True)
class _Split:
    """A phrase in two halves: "steuerte ... bei"."""

    head: tuple[str, ...]
    tail: tuple[str, ...]
    categories: Categories


_HEAD = 4
"""By how many first letters stems are found."""
_TAIL = 4
"""By how many last letters the ends of compounds are found; no such end is shorter."""

_HALVES = "..."
"""What stands between the halves of a phrase in a lexicon."""

_WIDEST = 40
"""So many tokens at most stand between the halves of a phrase."""

_SHORT_FORM = 4
"""So many letters at most has a short form with a stop."""
_STOPS = frozenset(";.?!")
_FURTHER = frozenset(("link.and", "link.contrast", "link.to", "link.from", "link.in", "link.at", "link.by"))
"""What may stand behind the end of a clause: a further one, or a phrase that follows it ("maakte 500 over aan X")."""
_TO = frozenset(("plan", "link.to"))
"""What marks the "te" or "zu" of an infinitive."""
_INFINITIVE = 3
"""The "te" of an infinitive stands so near the end of its clause."""


@dataclass(slots=True)
class PhraseTable:
    """Phrases by their words parted by blanks, `longer` what goes on to a longer one; `words` begin a phrase or half.
    `onward` are the second words of phrases by their first.

    Stems are phrases whose last word ends in `*`, by their first four letters; `endings` those that begin with it, by
    their last four. `splits` are phrases in two halves by the first word of the first half, the longest second half
    first.
    """

    phrases: dict[str, Categories] = field(default_factory=dict)
    longer: set[str] = field(default_factory=set)
    onward: dict[str, set[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    stems: dict[str, list[tuple[str, Categories]]] = field(default_factory=dict)
    endings: dict[str, list[tuple[str, Categories]]] = field(default_factory=dict)
    splits: dict[str, list[_Split]] = field(default_factory=dict)

    def longest_at(self, lows: Sequence[str], at: int) -> tuple[int, Categories] | None:
        """Return how many tokens the longest phrase at `at` takes and its categories, or None."""
        found = None
        phrase, size = lows[at], 1
        while True:
            if (categories := self.phrases.get(phrase)) is not None:
                found = size, categories
            if phrase not in self.longer or at + size >= len(lows):
                break
            phrase = f"{phrase} {lows[at + size]}"
            size += 1
        if found is not None:
            return found
        part = self._part_at(lows[at])
        return None if part is None else (1, part)

    def may_begin(self, low: str) -> bool:
        """Whether a phrase may begin with a word, or the second half of one."""
        return low in self.words or low[:_HEAD] in self.stems or low[-_TAIL:] in self.endings

    def scan(self, lows: Sequence[str]) -> Iterator[Mark]:
        """Yield the marks of a sentence by its folded words, in a table without phrases in two halves."""
        end = 0
        words, stems, endings = self.words, self.stems, self.endings
        for at in [n for n, low in enumerate(lows) if low in words or low[:_HEAD] in stems or low[-_TAIL:] in endings]:
            if at >= end and (found := self.longest_at(lows, at)) is not None:
                end = at + found[0]
                yield Mark(at, end, found[1])

    def alone(self, low: str) -> Categories | None:
        """Return what a word stands for where no longer phrase begins with it; None for none."""
        return self.phrases.get(low) or self._part_at(low)

    def _part_at(self, low: str) -> Categories | None:
        """What the stem that a word begins with stands for, or the ending that it ends with."""
        for stem, categories in self.stems.get(low[:_HEAD], ()):
            if low.startswith(stem):
                return categories
        for ending, categories in self.endings.get(low[-_TAIL:], ()):
            if low.endswith(ending) and len(low) > len(ending):
                return categories
        return None

    def of_word(self, low: str) -> Categories | None:
        """Return the categories of one full word, None where it is no phrase."""
        return self.phrases.get(low)

    def openings(self, prefix: str) -> frozenset[str]:
        """Return the first words of the phrases of the category `prefix` or below it."""
        return frozenset(phrase.partition(" ")[0] for phrase, found in self.phrases.items() if prefix in found.meant)

    def split_at(self, lows: Sequence[str], at: int) -> tuple[_Split, int] | None:
        """Return the phrase in two halves that begins at `at`, and where its second half stands; None for none."""
        for split in self.splits.get(lows[at], ()):
            first = at + len(split.head)
            if tuple(lows[at:first]) == split.head and (tail := self._find_half(lows, first, split.tail)) is not None:
                return split, tail
        return None

    def _find_half(self, lows: Sequence[str], first: int, half: tuple[str, ...]) -> int | None:
        """Where the second half of a phrase stands: at the end of the clause, before a pause or a further clause.

        One of several words does not stand in the clause behind: "X, dat een ton gaf, houdt de hand op" (Dutch); nor
        does one word open it: "maakte X, [bekend] van de radio, een ton over".
        """
        if half[0] not in lows[first : first + _WIDEST]:
            return None
        commas = 0
        for at in range(first, min(first + _WIDEST, len(lows) - len(half) + 1)):
            if lows[at] in _STOPS and not self._is_short_stop(lows, at):
                return None
            commas += lows[at] == ","
            if (
                lows[at] == half[0]
                and tuple(lows[at : at + len(half)]) == half
                and self._ends_clause(lows, at + len(half), half[-1])
            ):
                opens = commas == 1 and (len(half) > 1 or lows[at - 1] == ",")
                near = opens or self._is_nearer(lows, first, at, half)
                return None if near else at
        return None

    @staticmethod
    def _is_short_stop(lows: Sequence[str], at: int) -> bool:
        """Whether a stop inside a sentence is that of a short form or an ordinal: "tauchte Dr. Hale am 9. Mai auf"."""
        return lows[at] == "." and at + 1 < len(lows) and (len(lows[at - 1]) <= _SHORT_FORM or lows[at - 1].isdigit())

    def _is_nearer(self, lows: Sequence[str], first: int, last: int, half: tuple[str, ...]) -> bool:
        """Whether another verb before the half takes it: "gab eine Million, X [hielt] sich heraus"."""
        heads = (n for n in range(first, last) if lows[n] in self.splits and not self._is_led(lows, n))
        return any(
            split.tail == half and tuple(lows[n : n + len(split.head)]) == split.head
            for n in heads
            for split in self.splits[lows[n]]
        )

    def _is_led(self, lows: Sequence[str], at: int) -> bool:
        """Whether a word is an infinitive behind its "to", which has no half: "bij te [dragen]" (Dutch)."""
        before = self.of_word(lows[at - 1])
        return before is not None and before.meant >= _TO

    def _ends_clause(self, lows: Sequence[str], at: int, half: str) -> bool:
        """Whether a clause ends before `at`, with the word `half`: at a mark of punctuation, "and" or "but".

        So it does before a "that": "maakte donderdag bekend [dat]" (Dutch).
        """
        if at >= len(lows) or not lows[at][0].isalnum():
            return True
        categories = self.of_word(lows[at])
        if categories is not None and not _FURTHER.isdisjoint(categories):
            return True
        own = self.of_word(half)
        alone = own is None or "link" not in own.meant
        that = categories is not None and "relative" in categories.meant
        return (alone and that) or self._is_infinitive(lows, at, anywhere=alone)

    def _is_infinitive(self, lows: Sequence[str], at: int, *, anywhere: bool) -> bool:
        """Whether a clause with an infinitive begins at `at`: "maakte X bekend [een miljoen te geven]" (Dutch).

        It may go on behind the infinitive with `anywhere`: "... [een miljoen te geven aan Y]".
        """
        end = next((n for n in range(at, len(lows)) if not lows[n][0].isalnum()), len(lows))
        ending = (self.of_word(low) for low in lows[at if anywhere else max(at, end - _INFINITIVE) : end])
        return any(found is not None and found.meant >= _TO for found in ending)


def compile_phrases(phrases: Iterable[tuple[str, str]], settings: LanguageSettings) -> PhraseTable:
    """Make a table of (phrase, category) pairs, tokenized as the text will be."""
    whole: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    endings: dict[str, set[str]] = {}
    halves: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = {}
    cuts = Cuts(settings)
    for phrase, category in phrases:
        if phrase.endswith("*"):
            stems.setdefault(fold(phrase[:-1]), set()).add(category)
            continue
        if phrase.startswith("*"):
            endings.setdefault(fold(phrase[1:]), set()).add(category)
            continue
        if _HALVES in phrase:
            head, tail = (_words_of(half, cuts) for half in phrase.split(_HALVES))
            halves.setdefault((head, tail), set()).add(category)
            continue
        whole.setdefault(_words_of(phrase, cuts), set()).add(category)
    table = PhraseTable()
    for lows, categories in whole.items():
        table.phrases[" ".join(lows)] = Categories.of(categories)
        if len(lows) > 1:
            table.onward.setdefault(lows[0], set()).add(lows[1])
        table.longer.update(" ".join(lows[:size]) for size in range(1, len(lows)))
    for stem, categories in sorted(stems.items(), key=lambda item: (-len(item[0]), item[0])):
        table.stems.setdefault(stem[:_HEAD], []).append((stem, Categories.of(categories)))
    for ending, categories in sorted(endings.items(), key=lambda item: (-len(item[0]), item[0])):
        table.endings.setdefault(ending[-_TAIL:], []).append((ending, Categories.of(categories)))
    for (head, tail), categories in sorted(
        halves.items(), key=lambda item: (-len(item[0][0]), -len(item[0][1]), item[0])
    ):
        table.splits.setdefault(head[0], []).append(_Split(head, tail, Categories.of(categories)))
    table.words.update((lows[0] for lows in whole), table.splits, (tail[0] for _, tail in halves))
    return table


def _words_of(phrase: str, cuts: Cuts) -> tuple[str, ...]:
    """The folded words of a phrase; most have nothing but letters, which no rule of cutting parts."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.casefold().split())
    return tuple([token.low for token in tokenize(phrase, 0, len(phrase), cuts)])


_SECOND_HALF = Categories.of({"link.particle"})


_USUAL = 128
"""So many tokens have all but the longest lines."""


@cache
def _mark_alone(at: int, categories: Categories) -> Mark:
    """The mark of one word at a place; lines share them, as most marks are such and none is ever changed."""
    return Mark(at, at + 1, categories)


def find_marks(tokens: Sequence[Token], places: Sequence[int], table: PhraseTable) -> list[Mark]:
    """Return the marks of a sentence, in order and without overlap; phrases may begin at `places`.

    The forms of its tokens are those of the table.
    """
    lows: list[str] = []
    marks: list[Mark] = []
    halves: dict[int, int] = {}
    end, last = 0, len(tokens) - 1
    for at in places:
        if halves and at in halves:
            end = halves[at]
            marks.append(Mark(at, end, _SECOND_HALF))
            continue
        if at < end:
            continue
        form = tokens[at].form
        if not form.halved and (at == last or tokens[at + 1].low not in form.onward):
            if form.alone is not None:
                end = at + 1
                marks.append(_mark_alone(at, form.alone) if at < _USUAL else Mark(at, end, form.alone))
            continue
        lows = lows or [t.low for t in tokens]
        if form.halved and (parted := table.split_at(lows, at)) is not None:
            split, tail = parted
            end = at + len(split.head)
            halves[tail] = tail + len(split.tail)
            marks.append(Mark(at, end, split.categories))
        elif (found := table.longest_at(lows, at)) is not None:
            end = at + found[0]
            marks.append(Mark(at, end, found[1]))
    return marks

"""Marks: where a sentence's words stand for a category of the lexicon.

A phrase may end in `*` for any ending of its last word ("donat*"). The longest phrase wins at each place, and
phrases do not overlap. A phrase that stands in several categories carries all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.claims.text import Token, fold, tokenize
from onrecord.reference.lexicon import LanguageSettings, Lexicon

__all__ = ["NO_CATEGORIES", "Categories", "Mark", "PhraseTable", "compile_lexicon", "compile_phrases", "find_marks"]


class Categories(frozenset[str]):
    """Categories of the lexicon, made once for each set of them; `meant` holds them with all that lie above them.

    >>> sorted(Categories.of({"give.past"}).meant)
    ['give', 'give.past']
    """

    __slots__ = ("meant",)
    meant: frozenset[str]

    @classmethod
    def of(cls, categories: Iterable[str]) -> Categories:
        """Return the one object of these categories."""
        return _intern(frozenset(categories))


@cache
def _intern(categories: frozenset[str]) -> Categories:
    made = Categories(categories)
    made.meant = frozenset(
        ".".join(parts[:n]) for c in categories for parts in [c.split(".")] for n in range(1, len(parts) + 1)
    )
    return made


NO_CATEGORIES = Categories.of(())


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


@dataclass(slots=True)
class PhraseTable:
    """Phrases of full words, with the `sizes` that those of each first word have, the longest first; and stems.

    Stems are phrases whose last word ends in `*`, by their first four letters.
    """

    phrases: dict[tuple[str, ...], Categories] = field(default_factory=dict)
    sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, Categories]]] = field(default_factory=dict)

    def longest_at(self, lows: Sequence[str], at: int) -> tuple[int, Categories] | None:
        """Return how many tokens the longest phrase at `at` takes and its categories, or None."""
        for size in self.sizes.get(lows[at], ()):
            phrase = tuple(lows[at : at + size])
            if (found := self.phrases.get(phrase)) is not None:
                return len(phrase), found
        for stem, categories in self.stems.get(lows[at][:4], ()):
            if lows[at].startswith(stem):
                return 1, categories
        return None


def compile_phrases(phrases: Iterable[tuple[str, str]], settings: LanguageSettings) -> PhraseTable:
    """Make a table of (phrase, category) pairs, tokenized as the text will be."""
    whole: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    for phrase, category in phrases:
        if phrase.endswith("*"):
            stems.setdefault(fold(phrase[:-1]), set()).add(category)
            continue
        lows = tuple(t.low for t in tokenize(phrase, 0, len(phrase), settings))
        whole.setdefault(lows, set()).add(category)
    sizes: dict[str, set[int]] = {}
    for lows in whole:
        sizes.setdefault(lows[0], set()).add(len(lows))
    table = PhraseTable(
        phrases={lows: Categories.of(categories) for lows, categories in whole.items()},
        sizes={first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()},
    )
    for stem, categories in sorted(stems.items(), key=lambda item: (-len(item[0]), item[0])):
        table.stems.setdefault(stem[:4], []).append((stem, Categories.of(categories)))
    return table


@lru_cache(maxsize=16)
def compile_lexicon(lexicon: Lexicon) -> PhraseTable:
    """Return the phrase table of a lexicon, made once."""
    pairs = ((phrase, category) for category, phrases in lexicon.phrases.items() for phrase in phrases)
    return compile_phrases(pairs, lexicon.settings)


def find_marks(tokens: Sequence[Token], table: PhraseTable) -> list[Mark]:
    """Return the marks of a sentence, in order and without overlap."""
    lows = [t.low for t in tokens]
    sizes, stems = table.sizes, table.stems
    marks: list[Mark] = []
    end = 0
    for at in [at for at, low in enumerate(lows) if low in sizes or low[:4] in stems]:
        if at >= end and (found := table.longest_at(lows, at)) is not None:
            end = at + found[0]
            marks.append(Mark(at, end, found[1]))
    return marks

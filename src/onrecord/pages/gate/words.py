"""The words that the gate looks for, from the lexicons, the funds and the currencies of all languages.

No list of its own: a word that a reporter adds to a lexicon is a word of the gate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar
from unicodedata import is_normalized, normalize

from onrecord.pages.gate.parting import PartedText
from onrecord.reference.currencies import load_currencies
from onrecord.reference.funds import load_funds
from onrecord.reference.lexicon import Lexicon, language_codes, load_lexicon

__all__ = [
    "AGAIN", "BESIDE", "DONATING", "GIVING", "GROUPS", "KNOWN", "MONEY", "NAMED", "NOTHING", "PARTY", "TELLING",
    "GateWords", "load_gate_words", "plain_words",
]  # fmt: skip

KNOWN, PARTY, NAMED, BESIDE, TELLING, GIVING, DONATING, MONEY, AGAIN, NOTHING = GROUPS = tuple(2**n for n in range(10))
"""What a phrase may stand for: a fund that nothing else is called like; a party, a campaign, a library; what leads to
a fund that the page names itself; what is a fund only beside other words; a word that may tell of giving; one that does
("gave", not "put"); a longer one that needs no sum beside a party ("donated", not "gave"); money; what points back to a
fund named before ("the second one")."""

_CATEGORIES: dict[int, tuple[str, ...]] = {
    KNOWN: ("fund.inaugural", "fund.super_pac", "fund.pac"),
    PARTY: (
        "fund.party", "fund.campaign", "fund.capital", "fund.library", "fund.center", "fund.ballroom", "fund.accounts",
        "fund.legal_fund", "fund.either", "fund.members",
    ),
    NAMED: (
        "committee.named", "committee.front", "committee.contest", "fund_name.apposed", "fund_name.list",
        "fund_name.vote", "fund.campaign_of", "role.candidate", "office", "candidacy.run", "candidacy.several",
        "candidacy.standing", "committee.friends", "fund_name.slate", "fund_name.partisans", "fund_name.leaning",
    ),
    BESIDE: (
        "fund.noun", "fund.body", "fund_name.head", "fund_name.tail",
        "fund_name.body", "fund_name.chest", "committee.group", "committee.rival", "role.politician",
    ),
    TELLING: (
        "give", "give_weak", "pledge", "receive", "refund", "refuse", "noun.gift", "donor", "match", "come", "listing",
    ),
    GIVING: ("give", "pledge", "receive", "refund", "refuse", "noun.gift", "donor"),
    DONATING: ("give", "give_weak.with", "pledge", "refund", "refuse", "noun.gift", "donor"),
    MONEY: ("money.vague", "money.many", "noun.ceiling"),
    AGAIN: ("fund.anaphor", "fund.ellipse", "fund.that"),
    NOTHING: ("negation.nothing",),
}  # fmt: skip
"""The categories of the lexicon that make up each group."""

_Word = TypeVar("_Word", str, bytes)
_WORD = re.compile(r"[^\W\d_]+|\d+|\n")


def plain_words(text: str) -> list[str]:
    """Return the words and figures of a text as they stand, accents composed, and the ends of its lines.

    >>> plain_words("L’Élysée a donné 5 000 €.")
    ['L', 'Élysée', 'a', 'donné', '5', '000']
    """
    return _WORD.findall(text if is_normalized("NFC", text) else normalize("NFC", text))


_Rest = list[tuple[tuple[str, ...], int, bool]]


@dataclass(slots=True)
class Branch:
    """What a first word means: `alone`, as a name (`cased`: with a capital), and with what follows, by its second word.

    Each of `further` is the rest behind the second word, a meaning, and whether one of the words needs a capital;
    `beyond` is all that these may mean.
    """

    alone: int = 0
    cased: int = 0
    beyond: int = 0
    further: dict[str, _Rest] = field(default_factory=dict)


@dataclass(slots=True)
class GateWords:
    """Phrases by their first word; `stems` and `endings` by four letters, for what a language writes together.

    A meaning is GROUPS shifted by ten bits for each language: two words of two languages make no gift. `small` words
    ("of", "und") are those of one language alone, by its number; `spelled` are the phrases as they
    are written, with their groups.
    """

    phrases: dict[str, Branch] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    endings: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    small: dict[str, int] = field(default_factory=dict)
    spelled: dict[str, int] = field(default_factory=dict)
    languages: int = 0
    _all: int = 0
    _judged: set[str] = field(default_factory=set)
    _fixed: dict[str, int] = field(default_factory=dict)

    def add(self, phrase: str, meaning: int, *, cased: bool = False) -> None:
        """Add a phrase as a lexicon writes it: "donat*", "*fonds", "steuerte ... bei"."""
        self.spelled[phrase] = self.spelled.get(phrase, 0) | meaning
        words = [word.casefold() for word in plain_words(phrase.partition("...")[0])]
        if not words:
            return
        if phrase.endswith("*"):
            _grow(self.stems.setdefault(words[0][:_PART], []), words[0], meaning)
        elif phrase.startswith("*"):
            _grow(self.endings.setdefault(words[-1][-_PART:], []), words[-1], meaning)
        else:
            self._add_words(words, meaning, cased)

    def _add_words(self, words: list[str], meaning: int, cased: bool) -> None:
        branch = self.phrases.setdefault(words[0], Branch())
        if len(words) > 1:
            branch.further.setdefault(words[1], []).append((tuple(words[2:]), meaning, cased))
            branch.beyond |= meaning
        elif cased:
            branch.cased |= meaning
        else:
            branch.alone |= meaning

    def everywhere(self, groups: int) -> int:
        """Return the meaning of groups in all languages."""
        return groups * self._all

    def spoken(self, lows: Set[str], stated: Iterable[int]) -> int:
        """Return the meanings that the languages of a text leave: those stated, and those whose small words it has.

        A text of a few words may be of any language.
        """
        return self.spoken_of(lows, self.small, stated)

    def spoken_of(self, lows: Set[_Word], small: Mapping[_Word, int], stated: Iterable[int]) -> int:
        """Return the same as `spoken`, of words and small words that are both written in another way."""
        met = Counter(small[low] for low in lows & small.keys())
        least = max(_SPOKEN, max(met.values(), default=0) // _TIMES)
        numbers = {number for number, times in met.items() if times >= least}
        if not numbers or len(lows) < _FEW:
            return self.everywhere(_EVERY)
        return sum(_EVERY << (len(GROUPS) * number) for number in numbers.union(stated))

    def may_be_of(self, paragraph: str, number: int) -> bool:
        """Return whether a paragraph may be of a language: it has as many small words of it as of none other.

        >>> words, said = load_gate_words(), "They said that this is what the front and the roof of it were for."
        >>> words.may_be_of(said, language_codes().index("en")), words.may_be_of(said, language_codes().index("fr"))
        (True, False)
        """
        lows = {word.casefold() for word in plain_words(paragraph)}
        met = Counter(self.small[low] for low in lows & self.small.keys())
        most = max(met.values(), default=0)
        return most < _SPOKEN or met[number] * _TIMES >= most

    def judge(self, lows: set[str], spoken: int) -> tuple[dict[str, int], dict[str, Container[str] | None]]:
        """Return what some words mean wherever they stand, and those to which their place may give more.

        Of these it tells the words of which one must stand behind, None where a capital is enough. Only what is
        `spoken` counts: of a page in one language, most words of the others need no second look.
        """
        if len(self._judged) > _MOST_JUDGED:
            self._judged.clear()
            self._fixed.clear()
        for low in lows - self._judged:
            self._judged.add(low)
            if meaning := self._fixed_meaning(low):
                self._fixed[low] = meaning
        fixed = {low: meaning for low in lows & self._fixed.keys() if (meaning := self._fixed[low] & spoken)}
        placed: dict[str, Container[str] | None] = {}
        for low in lows & self.phrases.keys():
            branch = self.phrases[low]
            if branch.cased & spoken:
                placed[low] = None
            elif branch.beyond & spoken:
                placed[low] = branch.further
        return fixed, placed

    def _fixed_meaning(self, low: str) -> int:
        """What a word means whatever stands beside it."""
        branch = self.phrases.get(low)
        meaning = branch.alone if branch is not None else 0
        for stem, means in self.stems.get(low[:_PART], ()):
            meaning |= means if low.startswith(stem) else 0
        for ending, means in self.endings.get(low[-_PART:], ()):
            meaning |= means if low.endswith(ending) else 0
        return meaning

    def meaning_at(self, parted: PartedText, at: int) -> int:
        """Return what the word at `at` may mean with those behind it."""
        lows = parted.lows
        meaning, branch = self._fixed_meaning(lows[at]), self.phrases.get(lows[at])
        if branch is None:
            return meaning
        if branch.cased and parted.texts[at][0].isupper():
            meaning |= branch.cased
        for rest, means, cased in branch.further.get(lows[at + 1], ()) if at + 1 < len(lows) else ():
            end = at + 2 + len(rest)
            if rest and tuple(lows[at + 2 : end]) != rest:
                continue
            if not cased or any(word[0].isupper() for word in parted.texts[at:end]):
                meaning |= means
        return meaning


_EVERY = sum(GROUPS)
_SPOKEN = 3
"""So many different small words of a language are in any three sentences of it."""
_FEW = 40
_TIMES = 6
"""A language of a page has at least a sixth of the small words that its first one has."""
_MOST_JUDGED = 200_000
_PART = 4
"""By so many letters stems and endings are found, as the reader does it."""


def _counts(phrase: str, group: int) -> bool:
    """Whether a phrase is one of a group: "no on" stands everywhere and names no vote by itself."""
    if group == DONATING:
        return is_long(phrase)
    return group != NAMED or " " not in phrase or any(len(word) > _SHORT for word in phrase.split())


_RUN = re.compile("[a-z]+")
_LONG = 6
_SHORT = 3


def is_long(phrase: str) -> bool:
    """Return whether a word of a phrase has six letters of ASCII in a row: the longer a word, the fewer its senses.

    >>> is_long("donated"), is_long("gave to")
    (True, False)
    """
    return any(len(run) >= _LONG for run in _RUN.findall(phrase.partition("...")[0].casefold()))


def _grow(parts: list[tuple[str, int]], part: str, meaning: int) -> None:
    parts.append((part, meaning))


@cache
def load_gate_words() -> GateWords:
    """Gather the words of all languages, once; raises DataFileError where a packaged data file is wrong."""
    words, codes = GateWords(), language_codes()
    words.languages = len(codes)
    words._all = every = sum(1 << (len(GROUPS) * number) for number in range(len(codes)))
    for number, code in enumerate(codes):
        for phrase, group, cased in _phrases_of(load_lexicon(code)):
            words.add(phrase, group << (len(GROUPS) * number), cased=cased)
        for phrase in load_currencies().words.get(code, ()):
            words.add(phrase, MONEY << (len(GROUPS) * number))
    words.small = _small_words(codes)
    for phrase in load_currencies().assets:
        words.add(phrase, MONEY * every)
    for fund in load_funds().all:
        for phrase in (*fund.names, *(wording for wordings in fund.wordings.values() for wording in wordings)):
            words.add(phrase, KNOWN * every)
        for phrase in (*fund.honouree, *fund.honouree_names):
            words.add(phrase, BESIDE * every)
    return words


_SMALL = ("link.", "pronoun.", "negation.", "relative.")


def _small_words(codes: Sequence[str]) -> dict[str, int]:
    """Words such as "of" and "und" that one language has and no other, with the number of it."""
    owners: dict[str, set[int]] = {}
    for number, code in enumerate(codes):
        for category, phrases in load_lexicon(code).phrases.items():
            for phrase in phrases if category.startswith(_SMALL) else ():
                for word in plain_words(phrase):
                    owners.setdefault(word.casefold(), set()).add(number)
    return {word: min(numbers) for word, numbers in owners.items() if len(numbers) == 1}


_CASED = ("fund.party", "fund.capital")


def _phrases_of(lexicon: Lexicon) -> Iterator[tuple[str, int, bool]]:
    for group, categories in _CATEGORIES.items():
        below = tuple(f"{category}." for category in categories)
        for category, phrases in lexicon.phrases.items():
            if category in categories or category.startswith(below):
                kept = (phrase for phrase in phrases if _counts(phrase, group))
                yield from ((phrase, group, category in _CASED) for phrase in kept)
    yield from ((word, MONEY, False) for word, value in lexicon.scales.items() if len(word) > 1 and value)

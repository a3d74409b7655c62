"""Capitals where every noun has one: which of them make a name, and which are common nouns.

Known nouns and their compounds are none ("Geld", "Wahlkampfkasse"), nor what the article uses with "ein" or "keine";
what stands behind a given name is one in all of the article ("Philippa Strand" makes one of "Strand").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from onrecord.claims.marking import NO_CATEGORIES
from onrecord.claims.text import Token
from onrecord.claims.words import ReaderWords
from onrecord.reference.names import NameKnowledge

__all__ = ["NounCapitals", "find_capitals"]

_LONGEST_FIRM = 4
"""So many words at most has a firm whose legal form makes a name of common nouns: "Stahlwerk Torgau GmbH"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounCapitals:
    """What an article shows of its capitals: `common` nouns, and `surnames` that look like nouns."""

    knowledge: NameKnowledge
    common: frozenset[str]
    surnames: frozenset[str]

    def is_noun(self, token: Token) -> bool:
        """Whether a capital is that of a common noun, and makes no name: "Geld"."""
        low, known = token.low, self.knowledge
        if token.text.isupper() or low in self.surnames or low in known.organizations or low in known.given_names:
            return False
        if low in known.family_names and low not in known.nouns:
            return False
        return low in self.common or known.is_noun(low)

    def has_form(self, words: Sequence[Token]) -> bool:
        """Whether a legal form ends the capitals that `words` begin with: "Stahlwerk Torgau GmbH"."""
        capitals = list(takewhile(lambda word: word.text[0].isupper(), words[:_LONGEST_FIRM]))
        return any(word.low in self.knowledge.legal_forms for word in capitals[1:])

    def joins(self, tokens: Sequence[Token], first: int, at: int, *, marked: bool) -> bool:
        """Whether the noun at `at` is part of the name from `first`: "Berliner Sparkasse", "Jan Koch"."""
        known, low = self.knowledge, tokens[at].low
        if at - first == 1 and tokens[first].low in known.given_names:
            return not marked
        placed = known.is_organization_word(low) and tokens[first].low.endswith(known.place_endings)
        return placed or low in known.organization_words or self.has_form(tokens[at:])


def find_capitals(sentences: Sequence[tuple[Token, ...]], words: ReaderWords) -> NounCapitals | None:
    """Return what an article shows of its capitals; None for a language where a capital makes a name."""
    if not words.settings.noun_capitals:
        return None
    pairs = [pair for sentence in sentences for pair in pairwise(sentence) if pair[1].text[0].isupper()]
    given = words.names.given_names
    return NounCapitals(
        knowledge=words.names,
        common=frozenset(_common(pairs, words)),
        surnames=frozenset(t.low for before, t in pairs if before.text[0].isupper() and before.low in given),
    )


def _common(pairs: Sequence[tuple[Token, Token]], words: ReaderWords) -> Iterator[str]:
    """Words that stand behind "ein", "keine" or "seine": names have no such article."""
    for before, token in pairs:
        if before.text.islower() and not token.text[1:].isupper():
            categories = words.table.phrases.get((before.low,), NO_CATEGORIES)
            if "link.indefinite" in categories or "pronoun.his" in categories:
                yield token.low

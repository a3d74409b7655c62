"""Where a sentence may have names, and what the search for them needs beside the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.naming.capitals import NounCapitals
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["QUOTES", "NameContext", "is_title_case", "known_joints", "known_openings", "name_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameContext:
    """What the search needs beside the sentence: name knowledge, and lower-case words of the whole article.

    `openings` are the first words of known names of several words, with how many those have at most.
    `nouns` tells common nouns where every noun has a capital. `adjectives` are endings that make an adjective of a
    name ("-based" in "Denver-based"), `participles` those of participles; with
    `dropped_subjects` a sentence may begin with its verb. `compounds` says that a word in small
    letters behind a hyphen makes a common noun ("FEC-stukken", Dutch, "papers of the FEC"). `unstopped` are
    legal forms that take no full stop ("Spa").
    With `compound_surnames` a name goes on over "de" ("Leonor Meira de Sá").
    `acronyms` are letters that the article gives to a name ("Union of Millers (UM)"). `honoured` are the names of
    those whom funds honour, where owners take an "s" without apostrophe.
    """

    knowledge: NameKnowledge
    openings: Mapping[str, int]
    lower_words: frozenset[str]
    nouns: NounCapitals | None = None
    adjectives: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    dropped_subjects: bool = False
    compounds: bool = False
    compound_surnames: bool = False
    acronyms: frozenset[str] = frozenset()
    unstopped: frozenset[str] = frozenset()
    honoured: frozenset[tuple[str, ...]] = frozenset()

    def is_common(self, token: Token) -> bool:
        """Return whether a word with a hyphen is no name: "Denver-based", "FEC-stukken"."""
        adjective = bool(self.adjectives) and token.low.endswith(self.adjectives)
        return adjective or (self.compounds and token.text.rpartition("-")[2].islower())


@lru_cache(maxsize=4)
def known_openings(knowledge: NameKnowledge) -> Mapping[str, int]:
    """Return the first words of known names of several words, with how many words those have at most."""
    found: dict[str, int] = {}
    for name in (*knowledge.organizations, *knowledge.people, *knowledge.places):
        first, *rest = name.split(" ")
        if rest:
            found[first] = max(found.get(first, 0), len(rest) + 1)
    return found


QUOTES = frozenset(('"', "“", "”", "«", "»", "„", "'", "‘", "’"))
"""What stands around a nickname."""

_SIGNS = frozenset((".", ",", "&", "+", "{", "-", "("))


@lru_cache(maxsize=4)
def known_joints(knowledge: NameKnowledge) -> frozenset[str]:
    """Return all that may go on with a name beside capitals and figures: "of", "and", "Inc", a nickname's quote."""
    return knowledge.particles | knowledge.conjunctions | knowledge.legal_forms | QUOTES | _SIGNS


_NAME_WORDS = 3


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Return whether most words begin with a capital, as in a headline, which ends without a stop.

    So few words are rather a name on a line of its own.
    """
    if not tokens or tokens[-1].text == ".":
        return False
    words = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) > _NAME_WORDS and sum([w[0].isupper() for w in words]) > 0.6 * len(words)


def name_places(capitals: Sequence[int], row: MarkRow) -> Sequence[int]:
    """Return where a name may begin: at words with a capital, and at words for unions."""
    if "role.union" not in row.meant:
        return capitals
    unions = [at for m in row.marked("role.union") for at in range(m.first, m.last)]
    return sorted({*capitals, *unions})

"""The words of money that one language has, and where a sentence has one that may begin a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.currencies import Currencies
from onrecord.reference.lexicon import Lexicon

__all__ = ["MoneyWords", "is_any_dollar", "number_places", "same_word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyWords:
    """What the money grammar needs of a language: number and scale words, currency signs and words.

    `counting` are the words of `numbers` and `scales` together,
    `openings` the first words of `names`; `plurals` are scales that are no figure alone
    ("milioni di dollari"), `several` names of the money of several countries ("pesos"), `heads` the scales that the
    head of a list may have ("in thousands of dollars").
    """

    numbers: Mapping[str, Decimal]
    counting: frozenset[str]
    articles: frozenset[str]
    scales: Mapping[str, Decimal]
    symbols: Mapping[str, str]
    names: Mapping[str, str]
    assets: Mapping[str, str]
    decimal: str
    longest_name: int
    openings: frozenset[str]
    plurals: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    heads: Mapping[str, Decimal] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon, currencies: Currencies) -> MoneyWords:
        """Gather them from the lexicon and the currencies."""
        names = dict(currencies.words.get(lexicon.code, {}))
        return cls(
            numbers=lexicon.numbers,
            counting=frozenset((*lexicon.numbers, *lexicon.scales)),
            articles=frozenset(w for p in lexicon.phrases.get("link.determiner", ()) for w in [p.casefold()]),
            scales=lexicon.scales,
            symbols={sign.replace(" ", "").casefold(): code for sign, code in currencies.symbols.items()},
            names=names,
            assets={word.casefold(): asset for word, asset in currencies.assets.items()},
            decimal=lexicon.settings.decimal,
            openings=frozenset(name.partition(" ")[0] for name in names),
            longest_name=max((len(n.split()) for n in names), default=1),
            plurals=frozenset(w.casefold() for w in lexicon.phrases.get("money.many", ())),
            several=frozenset(w.casefold() for w in lexicon.phrases.get("money.several", ())),
            heads={**lexicon.scales, **dict.fromkeys(lexicon.phrases.get("table.thousands", ()), Decimal(1000))},
        )


_WORDED = ("noun.ceiling", "money.vague", "money.that", "money.same", "money.similar", "money.less", "money.times")


def number_places(tokens: Sequence[Token], row: MarkRow, numerals: Sequence[int], words: MoneyWords) -> list[int]:
    """Return where a sum may begin: at one of the `numerals`, or at words for sums without a figure."""
    places = [at for at in numerals if tokens[at].low not in words.articles or _counts(tokens, at + 1)]
    if row.meant.isdisjoint(_WORDED):
        return places
    return sorted({*places, *(mark.first for mark in row.marked(*_WORDED))})


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of number stands at `at`: "a million"."""
    return at < len(tokens) and tokens[at].form.counts


def same_word(code: str, words: MoneyWords) -> frozenset[str]:
    """Return the currencies whose names begin with the same word as a bare one of several countries: all the pesos."""
    bare = {name for name in words.several if words.names.get(name) == code}
    return frozenset(other for name, other in words.names.items() if name.partition(" ")[0] in bare)


def is_any_dollar(sign: str) -> bool:
    """Return whether a sign or word may mean several countries' dollars."""
    return sign == "$" or sign.lower().startswith("doll")

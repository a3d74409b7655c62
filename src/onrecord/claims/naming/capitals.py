"""Capitals where every noun has one: which of them make a name, and which are common nouns.

Known nouns and their compounds are none ("Geld", "Wahlkampfkasse"), nor what the article uses with "ein" or "keine";
what stands behind a given name is one in all of the article ("Philippa Strand" makes one of "Strand").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from onrecord.claims.naming.apposednouns import find_apposed
from onrecord.claims.naming.joinednames import union_end
from onrecord.claims.naming.tradesurnames import is_trade_alone, names_house, stands_alone
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Mark
from onrecord.claims.vocabulary.text import Token
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.reference.names import NameKnowledge

__all__ = ["NounCapitals", "find_capitals"]

_LONGEST_FIRM = 4
"""So many words at most has a firm whose legal form makes a name of common nouns: "Stahlwerk Torgau GmbH"."""

_SHORTEST_HEAD = 4
"""Of more letters is a word that makes compounds for leagues: "Bundesverband"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounCapitals:
    """What an article shows of its capitals: `common` nouns, and `surnames` that look like nouns.

    `firms` are known ones that are words for committees too, where it says what they do: "der Versicherer Allianz".
    """

    knowledge: NameKnowledge
    common: frozenset[str]
    surnames: frozenset[str]
    firms: frozenset[str] = frozenset()

    def begins(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: bool) -> bool | None:
        """Whether a name begins at a capital; None where that does not tell. `known`: that of a known one does."""
        mark = marks.get(at)
        if tokens[at].text.isupper() and self._is_shouted(tokens, marks, at):
            return False
        told = tokens[at].low in self.firms and mark is not None and mark.categories.meant <= _OF_COMMITTEES
        if told or self.is_dressed(tokens, marks, at) or self._is_trade_too(tokens, marks, at):
            return True
        league = self.league_end(tokens, marks, at) > at
        if league or (not known and self.is_noun(tokens[at])):
            named = self.is_apposed(tokens, marks, at) or self.heads_league(tokens, marks, at)
            return league or named or self.has_form(tokens[at:], marks.get(at))
        if self.is_place(tokens[at : at + 2], marks.get(at + 1)) or (not known and self.is_trade(tokens, at)):
            return False
        return None

    def _is_shouted(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
        """Whether a common noun stands in a label all in capitals: "DER KLUB, NICHT DER CHEF: Kestrel Air gab ..."."""
        small, low = marks.get(at - 1), tokens[at].low
        led = small is not None and small.has("link.determiner") and tokens[at - 1].text.isupper()
        loud = led and len(tokens[at - 1].text) > 2 and len(low) > 2
        label = at + 1 < len(tokens) and tokens[at + 1].text == ":"
        return loud and (label or low in self.common or self.knowledge.is_noun(low))

    def _is_trade_too(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
        """Whether a trade is a name: "Bäcker & Söhne", "Bäcker sagte" of Peter Bäcker, "der Zulieferer Förster gab"."""
        mark = marks.get(at)
        if mark is None or not is_trade_alone(mark, at):
            return False
        named = tokens[at].low in self.surnames and stands_alone(tokens, marks, at, self.knowledge)
        return named or names_house(tokens, at, mark, self.knowledge) or self.is_apposed(tokens, marks, at)

    def is_dressed(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
        """Whether an adjective with a capital begins a name inside a sentence: "vom [Bayerischen] Hopfenhandel".

        So it does before a legal form at the head of an entry: "Deutsche Hopfen AG: 20.000 Euro".
        """
        if not self.knowledge.is_name_adjective(tokens[at].low) or at + 1 >= len(tokens):
            return False
        noun, told = tokens[at + 1], marks.get(at + 1)
        if not noun.text[0].isupper() or noun.text.isupper() or noun.low in self.knowledge.given_names:
            return False
        if told is not None and told.has_any(*_NO_FIRM):
            return False  # "der Deutsche Bundestag"
        article = marks.get(at - 1)
        led = article is not None and article.has_any("link.determiner", "link.melted") and at > 0
        return (led and (at == 1 or tokens[at - 1].text.islower())) or self.has_form(tokens[at:])

    def is_noun(self, token: Token) -> bool:
        """Whether a capital is that of a common noun, and makes no name: "Geld"."""
        low, known = token.low, self.knowledge
        if token.text.isupper() or low in self.surnames or low in known.organizations or low in known.given_names:
            return False
        if low in known.family_names and low not in known.nouns:
            return False
        return low in self.common or known.is_noun(low)

    def has_form(self, words: Sequence[Token], trade: Mark | None = None) -> bool:
        """Whether a legal form ends the capitals that `words` begin with: "Stahlwerk Torgau GmbH".

        What the first one tells of the firm is no part of it: "der [Windparkbetreiber] Larkspur GmbH".
        """
        if trade is not None and trade.has("role") and not self.knowledge.is_organization_word(words[0].low):
            return False
        capitals = list(takewhile(lambda word: word.text[0].isupper(), words[:_LONGEST_FIRM]))
        return any(word.low in self.knowledge.legal_forms for word in capitals[1:])

    def is_apposed(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
        """Whether a noun behind what a firm does is its name, where a sentence begins: "Der Autobauer [Holzapfel]"."""
        free = at not in marks or is_trade_alone(marks[at], at)
        return free and _is_headed(tokens, marks, at) and _closes_subject(tokens, marks, at + 1)

    def heads_league(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
        """Whether a compound for a league begins its name, a place behind it: "der [Chemieverband] Rhein-Main"."""
        stem = tokens[at].low.removesuffix("s")
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        told = marks.get(at)
        headed = stem.endswith(_compound_heads(self.knowledge)) and stem not in self.knowledge.of_heads
        if not headed or behind is None or told is None or not told.has("role.company"):
            return False
        if told.has("role.union"):
            return False  # "die Lehrergewerkschaft Larkspur": a union has a name of its own
        alone = at + 2 >= len(tokens) or not tokens[at + 2].text[0].isupper()
        return alone and behind.text[0].isupper() and at + 1 not in marks and not self.is_noun(behind)

    def is_firm_noun(self, tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int) -> bool:
        """Whether a noun ends the name of a firm of which is told what it does: "die Reederei Larkspur [Linie]"."""
        trade, mark = marks.get(at - 2), marks.get(at)
        if self._opens_house(tokens, marks, first, at):
            return True
        if not first < at or trade is None or not trade.has("role.company"):
            return False
        if mark is not None and not mark.has("noun.kind"):
            return False
        ended = at + 1 == len(tokens) or tokens[at + 1].text in _CLOSING
        return ended or (_is_headed(tokens, marks, trade.last) and _closes_subject(tokens, marks, at + 1))

    def _opens_house(self, tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int) -> bool:
        """Whether a sentence begins with a firm whose name ends in its goods: "[Dunmohr Zement] spendete"."""
        mark, own, known = marks.get(at), tokens[first].low, self.knowledge
        goods = mark is None or mark.has("noun.kind")
        if first or at != 1 or not goods or first in marks or own in known.given_names:
            return False
        dressing = (*known.noun_inflections, *known.place_endings)  # "Neue Spenden", "Trumps Gäste"
        return not own.endswith(dressing) and _closes_subject(tokens, marks, at + 1)

    def is_place(self, words: Sequence[Token], behind: Mark | None) -> bool:
        """Whether an adjective of a place only stands before a name or noun: "der Leverkusener Konzern"."""
        known, low = self.knowledge, words[0].low
        if len(words) < 2 or not words[1].text[0].isupper() or not low.endswith(known.place_endings):
            return False
        placed = any(low[:-2] + end in known.places for end in ("", low[-2], low[-2:-1] + "n"))
        dressed = behind is not None and behind.has("role") and low not in known.family_names
        placed = placed or (dressed and low not in known.given_names and low not in known.organizations)
        return placed and not known.is_organization_word(words[1].low)

    def is_trade(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word only tells what somebody does whose given name follows: "der [Strumpffabrikant] Jo Hale"."""
        token, known = tokens[at], self.knowledge
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            following is None
            or not following.text[0].isupper()
            or token.text.isupper()
            or following.start - token.end != 1
        ):
            return False
        if token.text.isupper() or not known.is_trade(token.low):
            return False
        if token.low in known.given_names or token.low in known.organizations:
            return False
        family = at + 2 < len(tokens) and tokens[at + 2].text[0].isupper()
        return family and following.low in known.given_names

    def league_end(self, tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int:
        """Return where the name of a league of many ends: "Verband der Stahlkocher", "Gewerkschaft Bau und Boden".

        `at` where none begins there.
        """
        end = union_end(tokens, marks, at, self.knowledge)
        if end > at and self.is_noun(tokens[at + 1]):
            return end
        article = marks.get(at + 1)
        if article is None or not article.has("link.genitive") or article.has("link.indefinite"):
            return at
        low, known = tokens[at].low, self.knowledge
        if low not in known.of_heads and not low.endswith(_compound_heads(known)):
            return at
        noun = at + 2 + (at + 3 < len(tokens) and tokens[at + 2].text.islower() and at + 2 not in marks)
        return noun + 1 if noun < len(tokens) and tokens[noun].text[:1].isupper() and noun - 1 > at else at

    def step(self, tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int) -> int | None:
        """Return how many tokens a name from `first` takes at a capital; None where that does not tell."""
        if at == first + 1 and self.is_dressed(tokens, marks, first):
            return 1
        if self.is_noun(tokens[at]):
            marked = at in marks and not is_trade_alone(marks[at], at)
            joins = self.joins(tokens, first, at, marked=marked)
            return int(joins or self.is_firm_noun(tokens, marks, first, at))
        return 0 if self.is_whole(tokens, first, at) or self._is_fund_behind(tokens, marks, first, at) else None

    def _is_fund_behind(self, tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int) -> bool:
        """Whether the name of a fund begins behind a giver's: "schrieb Jo Hale [Future Forward] einen Scheck"."""
        mark = marks.get(at)
        return at - first > 1 and mark is not None and mark.first == at and mark.has("fund_id")

    def is_whole(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a firm's name is whole before a possessive: "unterstützt Norvane Energie [Trumps] Fonds"."""
        owns = at + 1 < len(tokens) and tokens[at + 1].low == "'s"
        return owns and at - first > 1 and tokens[at - 1].low in self.knowledge.organization_words

    def _is_given(self, token: Token) -> bool:
        return token.low in self.knowledge.given_names or token.low in self.knowledge.ambiguous_given_names

    def joins(self, tokens: Sequence[Token], first: int, at: int, *, marked: bool) -> bool:
        """Whether the noun at `at` is part of the name from `first`: "Berliner Sparkasse", "Jan Koch"."""
        known, low = self.knowledge, tokens[at].low
        if tokens[first].low in known.given_names and all(map(self._is_given, tokens[first + 1 : at])):
            return low in known.family_names or not marked  # "Jan [Koch]", "Hans Jan [Winter]"
        placed = known.is_organization_word(low) and tokens[first].low.endswith(known.place_endings)
        return placed or low in known.organization_words or self.has_form(tokens[at:])


_CLOSING = ".,;()"
_OF_COMMITTEES = frozenset(("fund_name", "fund_name.head", "committee", "committee.noun", "committee.group"))
_NO_FIRM = ("office", "fund", "fund_id", "filing", "role.politician", "noun", "time")
_VERBS = (
    "link.perfect", "link.passive", "plan.any", "give", "give_weak", "pledge", "refuse", "receive", "refund", "come",
    "speech", "listing",
)  # fmt: skip


def _is_headed(tokens: Sequence[Token], marks: Mapping[int, Mark], first: int) -> bool:
    """Whether a sentence begins with an article, perhaps an adjective, and what the firm named at `first` does."""
    trade, article = marks.get(first - 1), marks.get(0)
    led = article is not None and article.has_any("link.determiner", "link.melted", "link.from", "link.at")
    return led and trade is not None and trade.has("role.company") and 0 < trade.first <= _DESCRIBED


_DESCRIBED = 2


def _closes_subject(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Whether what stands behind a name at the head of a sentence may follow a subject: its verb, "from", a comma."""
    if at >= len(tokens) or tokens[at].text in _CLOSING:
        return at < len(tokens)
    mark = marks.get(at)
    return tokens[at].text.islower() and mark is not None and (mark.has_any(*_VERBS) or mark.has("link.home"))


@lru_cache(maxsize=4)
def _compound_heads(known: NameKnowledge) -> tuple[str, ...]:
    """The words for leagues that make compounds."""
    return tuple(sorted(head for head in known.of_heads if len(head) > _SHORTEST_HEAD))


def find_capitals(sentences: Sequence[tuple[Token, ...]], words: ReaderWords) -> NounCapitals | None:
    """Return what an article shows of its capitals; None for a language where a capital makes a name."""
    if not words.settings.noun_capitals:
        return None
    pairs = [pair for sentence in sentences for pair in pairwise(sentence) if pair[1].text[0].isupper()]
    lone = [(b, t) for sentence in sentences for b, t in _lone(sentence, words)]
    dressed = [(b, t) for sentence in sentences for b, t in _dressed(sentence)]
    owned = [pair for sentence in sentences for pair in _not_before_trade(sentence, words)]
    return NounCapitals(
        knowledge=words.names,
        common=frozenset((*_common([*owned, *dressed], words, _OWN), *_common(lone, words, _DEFINITE))),
        surnames=frozenset(
            (
                *_family_names(sentences, words),
                *(token.low for sentence in sentences for token in find_apposed(sentence, words.table)),
            )
        ),
        firms=frozenset(t.low for trade, t in pairs if t.low in words.names.organizations and _is_trade(trade, words)),
    )


def _family_names(sentences: Sequence[tuple[Token, ...]], words: ReaderWords) -> Iterator[str]:
    """Words behind a given name; behind two of them none of the lexicon: "Leopold Zach Ende [des Jahres]"."""
    known = words.names
    for sentence in sentences:
        for at, (before, token) in enumerate(pairwise(sentence)):
            if not token.text[0].isupper() or not before.text[0].isupper() or before.low not in known.given_names:
                continue
            whole = at > 0 and sentence[at - 1].text[0].isupper() and sentence[at - 1].low in known.given_names
            if not (whole and words.table.of_word(token.low) and token.low not in known.family_names):
                yield token.low


def _is_trade(token: Token, words: ReaderWords) -> bool:
    """Whether a word tells what a firm does: "Versicherer"."""
    told = words.table.alone(token.low)
    return told is not None and "role.company" in told


_OWN = frozenset({"link.indefinite", "pronoun.his"})
"""Names have no such article."""
_DEFINITE = frozenset({"link.determiner", "link.melted"})
"""Nor has a name of one word these, but for a few."""


def _dressed(sentence: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The word before an adjective, and a capital behind it with no other: "[ein] fünfter [Angefragter]"."""
    spans = zip(sentence, sentence[1:], sentence[2:], sentence[3:], strict=False)
    for article, adjective, token, following in spans:
        if adjective.text.islower() and token.text[0].isupper() and not following.text[0].isupper():
            yield article, token


def _not_before_trade(sentence: Sequence[Token], words: ReaderWords) -> Iterator[tuple[Token, Token]]:
    """A word before a capital, save before a name whose compound is parted: "eine [Larkspur]-Sprecherin"."""
    for at, (before, token) in enumerate(pairwise(sentence)):
        following = sentence[at + 2] if at + 2 < len(sentence) else None
        told = words.table.of_word(following.low) if following is not None and following.text[0].isupper() else None
        trade = told is not None and any(category.startswith("role.") for category in told)
        if token.text[0].isupper() and not trade:
            yield before, token


def _lone(sentence: Sequence[Token], words: ReaderWords) -> Iterator[tuple[Token, Token]]:
    """A word before a capital with no other behind it."""
    for at, (before, token) in enumerate(pairwise(sentence)):
        following = sentence[at + 2] if at + 2 < len(sentence) else None
        alone = following is None or not (following.text[0].isupper() or following.text in "&-")
        relative = at > 0 and sentence[at - 1].text == "," and _is_in_clause(following, words)
        if token.text[0].isupper() and alone and not relative:
            yield before, token


def _is_in_clause(following: Token | None, words: ReaderWords) -> bool:
    """ "Jo Hale, die Norvane [1988] gegründet hat": "die" is who did it; not so in "die Partei, die Kirche [und]"."""
    if following is None or not following.text.islower():
        return following is not None and following.text.isdigit()
    told = words.table.of_word(following.low) or NO_CATEGORIES
    return not any(category.startswith("link.") for category in told)


def _common(pairs: Sequence[tuple[Token, Token]], words: ReaderWords, articles: frozenset[str]) -> Iterator[str]:
    """Words that stand behind an article of these categories."""
    for before, token in pairs:
        if not token.text[1:].isupper() and "-" not in token.text:
            categories = words.table.of_word(before.low) or NO_CATEGORIES
            if before.text.isdigit() and articles is _DEFINITE:
                yield token.low
            if not articles.isdisjoint(categories):
                yield token.low

"""Words that hold two: "Larkspurs Spende" is Larkspur and a possessive, "Larkspur-Chef" Larkspur and its chief.

Only where the language's settings say so (`possessive_s`, `hyphen_compounds`); the parts are tokens of their own, so
that a name stands free for the rest of the grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.claims.naming.sumwords import is_hyphen_of_sum, part_sum
from onrecord.claims.vocabulary.marking import PhraseTable
from onrecord.claims.vocabulary.text import Token
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["part_words"]

_SHORTEST = 4
_HEADS = ("role", "noun", "fund", "filing", "personal", "company", "give", "donor")
"""What the last part of a compound with a name may be: "Larkspur-Chefin", "Larkspur-Spende"."""


def part_words(sentences: Sequence[tuple[Token, ...]], words: ReaderWords) -> list[tuple[Token, ...]]:
    """Return the sentences of an article with compounds and possessives of names parted."""
    settings = words.settings
    if not (settings.possessive_s or settings.hyphen_compounds):
        return list(sentences)
    named = frozenset([t.text for sentence in sentences for t in sentence if t.text[0].isupper()])
    return [_parted(sentence, words, named) for sentence in sentences]


def _parted(sentence: tuple[Token, ...], words: ReaderWords, named: frozenset[str]) -> tuple[Token, ...]:
    """The sentence as it is, if no word of it can hold two."""
    apart = [t for t in sentence if t.form.holds_two]
    return tuple(_parts(sentence, words, named)) if apart else sentence


def _parts(sentence: Sequence[Token], words: ReaderWords, named: frozenset[str]) -> Iterator[Token]:
    for at, token in enumerate(sentence):
        if token.text == "-" and is_hyphen_of_sum(sentence, at, words):
            continue
        if not token.form.holds_two:
            yield token
            continue
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        if "-" in token.text and words.settings.hyphen_compounds and (worth := part_sum(sentence, at, words)):
            yield from worth
        elif token.text[0].isupper() and "-" in token.text and words.settings.hyphen_compounds:
            yield from _compound(token, following, words, named)
        elif following is not None and following.text[0].isalnum() and _is_whole(sentence, at, words):
            yield token
        elif (
            following is not None
            and _owns(sentence, at, words)
            and not _is_patronym(sentence, at, words)
            and (_is_possessive(token, words, named) or _is_familys(sentence, at, words))
        ):
            yield _part(token.text[:-1], token.start, words)
            yield Token(token.text[-1], "'s", token.end - 1, token.end, words.forms["'s"])
        else:
            yield token


def _compound(token: Token, following: Token | None, words: ReaderWords, named: frozenset[str]) -> Iterator[Token]:
    """ "Larkspur-Chefin": the name, and the word that the lexicon knows; "Software-Firma" stays whole.

    So does what only tells the trade of a firm that is named behind it: "die Biofarm-Kooperative Larkspur Union".
    """
    cut = token.text.rindex("-")
    head, low = token.text[cut + 1 :], token.low[cut + 1 :]
    whole = words.table.of_word(token.low) is not None or token.low in words.names.organizations
    known = token.text[:cut] in named or token.low[:cut] in words.names.organizations
    plain = not known and (_is_plain(token.text[:cut], token.low[:cut], words) or _is_trade(low, following, words))
    if whole or not head or plain or not (_is_head(low, words.table) or _is_firm(token.low, words.table)):
        yield token
        return
    yield _part(token.text[:cut], token.start, words)
    yield _part(head, token.start + cut + 1, words)


def _part(text: str, start: int, words: ReaderWords) -> Token:
    form = words.forms[text]
    return Token(text, form.low, start, start + len(text), form)


def _is_plain(text: str, low: str, words: ReaderWords) -> bool:
    """Whether the first part of a compound is a thing or a country and no name: "Software", "US"."""
    found = words.table.longest_at((low,), 0)
    if found is not None and "fund.party" in found[1]:
        return False  # "VVD-afdeling" (Dutch)
    if low in words.names.nouns or words.names.is_noun(low) or found is not None:
        return True
    return (text.isupper() and len(text) < _SHORTEST - 1) or low in words.names.places


def _is_trade(low: str, following: Token | None, words: ReaderWords) -> bool:
    """Whether a word for a firm stands before the name of one."""
    found = words.table.longest_at((low,), 0)
    firm = found is not None and "role.company" in found[1] and "role.chief" not in found[1]
    return firm and following is not None and following.text[0].isupper()


def _is_firm(low: str, table: PhraseTable) -> bool:
    """ "Larkspur-Werke" (German, "works"), whose last part tells of a firm in compounds alone."""
    found = table.longest_at((low,), 0)
    return found is not None and "role.company" in found[1]


def _is_head(low: str, table: PhraseTable) -> bool:
    found = table.longest_at((low,), 0)
    return found is not None and any(c.startswith(_HEADS) for c in found[1])


def _is_whole(sentence: Sequence[Token], at: int, words: ReaderWords) -> bool:
    """Whether a word ends a known name of two: "Los Angeles"."""
    pair = f"{sentence[at - 1].low} {sentence[at].low}" if at else ""
    return pair in words.names.places or pair in words.names.organizations


def _owns(sentence: Sequence[Token], at: int, words: ReaderWords) -> bool:
    """Whether what stands behind a word may be its: "Jo Hales [100.000-Euro-Spende]", and no other figure."""
    worth = at + 2 < len(sentence) and is_hyphen_of_sum(sentence, at + 2, words)
    return worth or _may_be_owned(sentence[at], sentence[at + 1], words)


def _may_be_owned(owner: Token, token: Token, words: ReaderWords) -> bool:
    """Whether a word may stand behind the possessive of a name: no verb, as in "Larkspur Lines hat".

    A name that a fund honours stands behind its noun as well: "für die Bibliothek Donald Trumps hat X gespendet".
    """
    if owner.low[:-1] in _honourees(words):
        return True
    if token.text[0].isdigit():
        return False  # "hat die Spedition Merrow Trans 5.000 Euro gespendet"
    categories = words.table.of_word(token.low)
    verbal = categories is not None and any(c in categories for c in _VERBAL)
    if categories is not None and token.text[0].islower():
        verbal = verbal or any(c in categories for c in _ACTING)
    return token.text[0].isalnum() and not verbal


_VERBAL = ("link.perfect", "link.passive", "plan.any")
_ACTING = (
    "give.past",
    "give.present",
    "give_weak.past",
    "give_weak.present",
    "speech.past",
    "speech.present",
    "refuse.past",
    "refuse.present",
    "link.in",
    "link.and",
    "link.to",
    "link.at",
    "come.any",
)
"""What a small word is that begins no noun phrase: "Larkspur Lines gab"; yet "die Bibliothek Obamas gab"."""


def _is_possessive(token: Token, words: ReaderWords, named: frozenset[str]) -> bool:
    """Whether a capital word is a name with "s": its stem is known as one, or stands alone in the article."""
    text, low, known = token.text, token.low, words.names
    if not words.settings.possessive_s or not text[0].isupper() or len(text) < _SHORTEST or not low.endswith("s"):
        return False
    stem = low[:-1]
    whole = low in known.organizations or low in known.family_names or low in known.given_names
    if stem.endswith("s") or text.isupper() or whole:
        return False
    if low in known.given_names or low in known.organization_words:
        return False  # "Jonas Hale", "Corbett Lines"
    if (
        known.is_noun(low)
        or known.is_noun(stem)
        or words.table.longest_at((low,), 0)
        or words.table.longest_at((stem,), 0)
    ):
        return stem in _honourees(words)
    if stem in _honourees(words) or stem in known.given_names or stem in known.family_names:
        return True
    return stem in known.organizations or stem in known.places or text[:-1] in named


def _is_patronym(sentence: Sequence[Token], at: int, words: ReaderWords) -> bool:
    """ "Martin [Gerrits]" (Dutch): a given name with "s" behind another one, which is a family's.

    Before a noun with a capital, "Wilhelm Ottos Spende" (German), it is an owner's.
    """
    if at + 1 < len(sentence) and sentence[at + 1].text[0].isupper():
        return False
    known, stem = words.names, sentence[at].low[:-1]
    given = at > 0 and sentence[at - 1].low in known.given_names and sentence[at - 1].text[0].isupper()
    return given and stem in known.given_names and stem not in known.family_names and stem not in _honourees(words)


def _is_familys(sentence: Sequence[Token], at: int, words: ReaderWords) -> bool:
    """Whether a family name with "s" stands behind a given name and before money: "Ada [Kerrows] Geld" (German)."""
    token, known = sentence[at], words.names
    if not (words.settings.possessive_s and words.settings.noun_capitals) or not at or len(token.text) < _SHORTEST:
        return False
    named = sentence[at - 1].low in known.given_names and token.low not in known.family_names
    if not named or not token.low.endswith("s") or token.low.endswith("ss") or words.table.of_word(token.low):
        return False
    behind = words.table.of_word(sentence[at + 1].low) or ()
    return any(category in ("noun.cash", "noun.gift") for category in behind)


@lru_cache(maxsize=16)
def _honourees(words: ReaderWords) -> frozenset[str]:
    """The family names of those whom a fund honours."""
    return frozenset(name.split()[-1].casefold() for fund in words.funds.all for name in fund.honouree_names)

"""Nouns that are a firm's name, as what it does stands right before them: "von der Druckerei [Sonnenschein]" (German).

"gab der Konzern [Auskunft]" tells of no firm of that name: behind a preposition no object can follow the trade, and a
figure behind the noun begins an object of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.naming.tradesurnames import are_of_trade
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Categories, PhraseTable
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_apposed"]

_ENDS = frozenset(".,;()")
_LED = ("link.from", "link.to", "link.at", "link.of")


def find_apposed(sentence: Sequence[Token], table: PhraseTable) -> Iterator[Token]:
    """The nouns of a sentence that the trade before them makes a firm's name."""
    for at in range(2, len(sentence) - 1):
        token = sentence[at]
        if not token.text[0].isupper() or not sentence[at - 1].text[0].isupper():
            continue
        if _tells_trade(_categories(sentence, at - 1, table)) and _may_name(_categories(sentence, at, table)):
            closed = sentence[at + 1].text in _ENDS or _categories(sentence, at + 1, table).meant & {"link.and"}
            amount = sentence[at + 1].text[0].isdigit()
            if (closed and _is_ruled(sentence, at - 2, table)) or (amount and _is_dressed(sentence, at - 2, table)):
                yield token


def _categories(sentence: Sequence[Token], at: int, table: PhraseTable) -> Categories:
    found = table.longest_at((sentence[at].low,), 0)
    return found[1] if found is not None else NO_CATEGORIES


def _tells_trade(categories: Categories) -> bool:
    """Whether a word tells what one firm does."""
    return "role.company" in categories.meant and "role.many" not in categories.meant


def _may_name(categories: Categories) -> bool:
    """Whether a word means nothing, or nothing but a trade that is a family name, too: "Förster"."""
    return not categories or ("role.chief" in categories.meant and are_of_trade(categories))


def _is_dressed(sentence: Sequence[Token], at: int, table: PhraseTable) -> bool:
    """Whether an article stands at `at`, or before the adjective there."""
    at -= sentence[at].text.islower() and not _categories(sentence, at, table) and at > 0
    return not _categories(sentence, at, table).meant.isdisjoint(("link.determiner", "link.melted"))


def _is_ruled(sentence: Sequence[Token], at: int, table: PhraseTable) -> bool:
    """Whether a preposition rules the phrase whose trade follows `at`: "von der örtlichen", "vom"."""
    at -= sentence[at].text.islower() and not _categories(sentence, at, table) and at > 0
    found = _categories(sentence, at, table).meant
    if not found.isdisjoint(("link.melted",)):
        return True
    before = _categories(sentence, at - 1, table).meant if at else frozenset()
    return "link.determiner" in found and not before.isdisjoint(_LED)

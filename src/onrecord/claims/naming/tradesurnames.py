"""Trades that are family names: "Peter Bäcker", "Bäcker & Söhne", "die Brauer Bau GmbH" (German, "baker", "brewer")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.claims.vocabulary.marking import Categories, Mark
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["are_of_trade", "is_trade_alone", "names_house", "stands_alone"]

_TRADE = ("role", "gender", "say.descriptor", "say.source")
_JOINTS = "&+"
_LONGEST_HOUSE = 4
"""So many words at most has the name of a house: "Brauer Hoch und Tiefbau GmbH"."""


def is_trade_alone(mark: Mark, at: int) -> bool:
    """Return whether the one word at `at` means nothing but what somebody is: "Bäcker", and no "Fonds"."""
    return mark.first == at and mark.last == at + 1 and are_of_trade(mark.categories)


def are_of_trade(categories: Categories) -> bool:
    """Return whether categories tell of nothing but what somebody does."""
    return all(c.startswith(_TRADE) for c in categories)


def names_house(tokens: Sequence[Token], at: int, mark: Mark | None, known: NameKnowledge) -> bool:
    """Return whether the name of a firm begins at somebody's trade: "Bäcker & Söhne", "die Winzer Holding".

    What a firm does is no part of it: "der Windparkbetreiber Larkspur GmbH".
    """
    if mark is None or not is_trade_alone(mark, at) or not mark.has_any("role.chief", "role.politician"):
        return False
    if mark.has("role.company") or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].text in _JOINTS:
        return at + 2 < len(tokens) and tokens[at + 2].text[0].isupper()
    return _ends_in_form(tokens[at : at + _LONGEST_HOUSE], known)


def stands_alone(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """Return whether neither an article nor an adjective stands before a trade, and no first name behind it."""
    before, behind = marks.get(at - 1), tokens[at + 1] if at + 1 < len(tokens) else None
    led = before is not None and before.has_any("link.determiner", "link.melted", "pronoun.his", "link.indefinite")
    dressed = before is None and at > 0 and tokens[at - 1].text.islower()
    return not led and not dressed and not (behind is not None and behind.low in known.given_names)


def _ends_in_form(words: Sequence[Token], known: NameKnowledge) -> bool:
    """Whether nothing but capitals leads to a legal form or to a word for a group of firms."""
    for word in words[1:]:
        if not word.text[0].isupper():
            return False
        if word.low in known.legal_forms or word.low in known.generic_tails:
            return True
    return False

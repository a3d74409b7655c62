"""Proper names of outlets, funds and parties among the marks: what capitals they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.vocabulary.marking import Categories, Mark
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["check_case"]

_PROPER = ("cased", "outlet", "fund_id", "fund.party")


def check_case(marks: Sequence[Mark], tokens: Sequence[Token], known: NameKnowledge) -> Iterator[Mark]:
    """Yield the marks without the proper names among their meanings that small letters rule out: "people", "time"."""
    for mark in marks:
        if not mark.categories.cased or _keeps_case(mark, tokens, known):
            yield mark
        elif others := _common(mark):
            yield Mark(mark.first, mark.last, others)


def _common(mark: Mark) -> Categories:
    """What a mark means that is no proper name."""
    return Categories.of(c for c in mark.categories if not any(c == p or c.startswith(p + ".") for p in _PROPER))


def _keeps_case(mark: Mark, tokens: Sequence[Token], known: NameKnowledge) -> bool:
    """Proper names of outlets and funds count with a capital only: "Time", "the hill" is no outlet.

    A party's needs none where it holds the word for one: "au parti socialiste" (French), "the green party".
    """
    if mark.has("capitals"):
        return all(token.text.isupper() for token in tokens[mark.first : mark.last])
    if not mark.has("cased") and not mark.has("fund.party"):
        return True
    if mark.has("outlet") and mark.last - mark.first <= 2 and tokens[mark.first].low in known.legal_forms:
        return False  # a magazine is called as a legal form is: in "Brightwater Inc." it is none
    capital = any(token.text[0].isupper() for token in tokens[mark.first : mark.last])
    return capital or (mark.has("fund.party") and mark.last - mark.first > 1 and _says_party(mark, tokens))


def _says_party(mark: Mark, tokens: Sequence[Token]) -> bool:
    """Whether a name begins or ends with the word for a party: "partito democratico" (Italian), "the green party".

    "Aucun parti" (French, "no party") names none.
    """
    first, last = tokens[mark.first].form.alone, tokens[mark.last - 1].form.alone
    if first is not None and not first.meant.isdisjoint(_NAMELESS):
        return False
    return any(alone is not None and not alone.meant.isdisjoint(_PARTY) for alone in (first, last))


_PARTY = ("fund.party_of", "fund_name.party")
_NAMELESS = ("negation", "link.determiner")

"""Names of firms that begin with a common word: "la cervecera Tres Ríos", "su rival, Cervezas Nogal" (Spanish).

Such a word has a capital inside a sentence and another capital behind it: goods, kin or a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from onrecord.claims.naming.joinednames import leads_partner
from onrecord.claims.naming.namekinds import infer_kind
from onrecord.claims.vocabulary.marking import Categories, Mark
from onrecord.claims.vocabulary.namewords import is_plain
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["OPENERS", "begins_trade_name", "is_office", "is_origin", "may_begin_trade", "stands_before_name"]

OPENERS = frozenset(('"', "“", "”", "«", "»", "„", "'", "‘", "’", ":", "•", "-", "–", "—"))
"""Signs behind which a sentence begins."""


@cache
def may_begin_trade(categories: Categories) -> bool:
    """Return whether a firm's name may begin at words of these categories: goods, kin, a trade, a plain word."""
    named = not categories.meant.isdisjoint(("noun.kind", "role"))
    return named or is_plain(categories)


def begins_trade_name(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """Return whether a firm's name begins at the common word at `at`, of a sentence that is no headline."""
    mark, following = marks[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if leads_partner(tokens, mark, at):
        return True
    named = mark.has("noun.kind") or mark.has("role.kin") or is_plain(mark.categories)
    if mark.has("role.company") and mark.last == at + 1 and tokens[at].text[0].isupper() and following is not None:
        return following.text[0].isupper() and _ends_in_form(tokens[at + 1 :], known)  # "Immobiliare Tre Torri Spa"
    if not named or mark.last != at + 1 or following is None or not following.text[0].isupper() or at + 1 in marks:
        return False
    before = marks.get(at - 1)
    led = before is not None and before.last == at and before.has("role.company")
    goods = mark.has("noun.kind") and at > 0 and (tokens[at - 1].text.islower() or tokens[at - 1].text == ",")
    return led or goods or _opens_with_goods(tokens, marks, at, known) or _ends_in_form(tokens[at + 1 :], known)


def _opens_with_goods(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """ "Bevande Brunello contribuisce" (Italian), "A Vinhos Almar doou" (Portuguese): goods that open a sentence."""
    article = marks.get(0)
    opens = at == 0 or (at == 1 and article is not None and article.has("link.determiner"))
    if not opens or not marks[at].has("noun.kind") or not tokens[at].text[0].isupper():
        return False
    own = tokens[at + 1].low
    return own not in known.organizations and own not in known.given_names


def _ends_in_form(words: Sequence[Token], known: NameKnowledge) -> bool:
    """ "Café Guilarte Inc.": capitals up to a legal form, which opens a sentence as well."""
    capitals = list(takewhile(lambda word: word.text[0].isupper(), words))
    return any(word.low in known.legal_forms for word in capitals[1:])


def stands_before_name(tokens: Sequence[Token], first: int, last: int, known: NameKnowledge) -> bool:
    """Return whether a sentence's first word only stands before a person's name: "Realtor Gustav Pelletier"."""
    words = [t.low for t in tokens[first + 1 : last]]
    if infer_kind(" ".join(t.text for t in tokens[first + 1 : last]), words, known)[0] == "organization":
        return False  # "Ashdown Mills Inc."
    opens = first == 0 or tokens[first - 1].text in OPENERS
    lead, given = tokens[first].low, tokens[first + 1].low
    named = lead in known.given_names or lead in known.ambiguous_given_names or lead in known.organizations
    return opens and given in known.given_names and not named


def is_origin(tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int, known: NameKnowledge) -> bool:
    """Return whether what stands behind a trade and "of" ends before the given name at `at`.

    A place or a firm: "l'imprenditore di [Chiasso] Tullio Bo", "l'ad di [Orlo Foods] Jo Hale" (Italian).
    """
    link = marks.get(first - 1)
    trade = marks.get(link.first - 1) if link is not None and link.has("link.of") else None
    if trade is None or not trade.has_any("role.chief", "role.company"):
        return False
    if at == first + 1:
        return tokens[first].low not in known.given_names
    return trade.has("role.chief") and _is_house(tokens[first:at], known) and not _is_house(tokens[at : at + 3], known)


def _is_house(words: Sequence[Token], known: NameKnowledge) -> bool:
    """Whether capitals name no person: none of them is a given name, or one of them a word of firms."""
    capitals = [word.low for word in takewhile(lambda word: word.form.proper, words)]
    firm = any(known.is_organization_word(low) or low in known.legal_forms for low in capitals)
    return firm or known.given_names.isdisjoint(capitals)


def is_office(marks: Mapping[int, Mark], at: int) -> bool:
    """Return whether the name at `at` is what an office is for: "o ministro da [Fazenda] Jo Hale" (Portuguese)."""
    link = marks.get(at - 1)
    if link is not None and link.has("link.determiner") and not link.has("link.of"):
        link = marks.get(link.first - 1)
    office = marks.get(link.first - 1) if link is not None and link.has("link.of") else None
    return office is not None and office.has("role.politician")

"""Names of several joined: "Union of Painters, Glaziers and Allied Trades", "the law firm Dorn, Pell & Hsu"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["joined_end", "leads_partner", "partners_end", "parts_people", "union_end"]

_PARTNERS = 4
"""Tokens of ", Pell & Hsu"."""


def partners_end(tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, known: NameKnowledge) -> int:
    """Return where the name of a firm of three partners ends that begins at `first`; `first` where none does.

    What the firm does stands before it, or its legal form behind: "A, B & C gave" may be three firms.
    """
    names = tokens[first : first + 1 + _PARTNERS]
    signs = [name.text for name in names[1::2]]
    if signs != [",", "&"] or not all(name.form.proper for name in names[::2]) or len(names) <= _PARTNERS:
        return first
    trade, end = marks.get(first - 1), first + 1 + _PARTNERS
    told = trade is not None and trade.has("role.company") and not trade.has("role.many")
    formed = end < len(tokens) and tokens[end].low in known.legal_forms
    return end if told or formed else first


def leads_partner(tokens: Sequence[Token], mark: Mark, at: int) -> bool:
    """Return whether a trade or another common word at `at` begins the name of a house of two: "Brouwer & Zoon"."""
    if mark.last != at + 1 or at + _TWO > len(tokens):
        return False
    sign, partner = tokens[at + 1], tokens[at + 2]
    return sign.text == "&" and tokens[at].form.proper and partner.form.proper


def parts_people(tokens: Sequence[Token], first: int, at: int, known: NameKnowledge) -> bool:
    """Return whether "&" at `at` parts two people who are each named in full: "Jo Hale & Ida Hale".

    "The Jo Hale & Ida Hale Foundation" is one name, and so is a firm's: no other word with a capital follows them.
    """
    full = at - first > 1 and at + 2 < len(tokens) and tokens[at + 2].form.proper
    if not full or (at + _TWO < len(tokens) and tokens[at + _TWO].text[0].isupper()):
        return False
    return tokens[first].low in known.given_names and tokens[at + 1].low in known.given_names


_TWO = 3
"""Tokens of "Brouwer & Zoon"."""


def union_end(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> int:
    """Return where the name of a union ends that is two nouns: "die Gewerkschaft Bau und Boden" (German); else `at`."""
    mark, before = marks.get(at), marks.get(at - 1)
    led = before is not None and before.has_any("link.determiner", "link.melted")
    if not led or mark is None or not mark.has("role.union") or at + _TWO_TRADES > len(tokens):
        return at
    first, joint, last = tokens[at + 1 : at + _TWO_TRADES]
    nouns = first.text[0].isupper() and last.text[0].isupper()
    return at + _TWO_TRADES if nouns and joint.low in known.conjunctions else at


_TWO_TRADES = 4


def joined_end(tokens: Sequence[Token], first: int, at: int, known: NameKnowledge) -> int:
    """Return where a name that began at `first` ends behind the "and" or comma at `at`; `at` where another begins."""
    return max(_trades_end(tokens, first, at, known), _branches_end(tokens, first, at, known))


def _branches_end(tokens: Sequence[Token], first: int, at: int, known: NameKnowledge) -> int:
    """Where a firm's lines of business end that its legal form closes: "Orlo [Mining and Industries] Limited"."""
    if at - first < 2 or tokens[at].low not in known.conjunctions or not known.is_organization_word(tokens[at - 1].low):
        return at
    end = at + 1
    while end < min(len(tokens), at + 1 + _BRANCHES) and _is_branch(tokens[end], known):
        end += 1
    low = tokens[end].low if end < len(tokens) and tokens[end].form.proper else ""
    return end if end > at + 1 and (low in known.legal_forms or low in known.capital_legal_forms) else at


_BRANCHES = 4
"""Words of a second line of business at most: "and [Hotel Services Private] Limited"."""


def _is_branch(token: Token, known: NameKnowledge) -> bool:
    """Whether a word with a capital tells what a firm does, and is no name of its own: "Infrastructures"."""
    told = known.is_organization_word(token.low) or token.low in known.generic_tails
    return token.form.proper and token.text[0].isupper() and told and token.low not in known.legal_forms


def _trades_end(tokens: Sequence[Token], first: int, at: int, known: NameKnowledge) -> int:
    """Where a union's name ends that lists its trades: "Union of Painters, Glaziers and Allied Trades"."""
    end = at
    if tokens[at].text != "," and tokens[at].low not in known.conjunctions:
        return at
    headed = any(token.low in known.of_heads for token in tokens[first : at - 1])
    if not headed or not _names_trade(tokens, at - 1, known):
        return at
    while end < len(tokens) and tokens[end].text == "," and _is_trade(tokens, end + 1, known):
        end += 2
    if end >= len(tokens) or tokens[end].low not in known.conjunctions:
        return at
    behind = tokens[end + 1 : end + _PARTNERS]
    last = end + 1 + len(list(takewhile(lambda token: token.form.proper and token.text[0].isupper(), behind)))
    told = last > end + 1 and (tokens[last - 1].low in known.members or _is_trade(tokens, last - 1, known))
    return last if told and tokens[end + 1].low not in known.given_names else at


def _names_trade(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """Whether a trade ends at `at`, a particle before it: "of Painters", "of Harbor Pilots"."""
    alone = tokens[at - 1].low in known.particles
    return alone or (tokens[at - 2].low in known.particles and _is_trade(tokens, at, known))


def _is_trade(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """ "Painters", "Pipefitters": a word with a capital and an ending of those for members."""
    capital = at < len(tokens) and tokens[at].form.proper
    low = tokens[at].low if capital else ""
    return capital and (low in known.members or low.endswith(tuple(known.member_endings)))

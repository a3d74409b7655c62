"""Lone words with a capital at the start of a sentence that are no names: participles and verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.naming.honoured import begins_honoured
from onrecord.claims.naming.nameplaces import NameContext
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["begins_other", "is_house", "is_seat", "leads_owner", "leads_person", "opens_name", "opens_sentence"]

_LINKS = ("link.in", "link.to", "link.from", "link.by", "link.at", "speech.gerund_source", "link.when")
_BEHIND_VERB = (
    "link.in",
    "link.to",
    "link.from",
    "link.at",
    "link.determiner",
    "relative",
)


_SEAT = re.compile(r"[^\W\d_]{2,16}-[A-Z]{2}")


def is_seat(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word in brackets is a party with the state of whom it stands behind: "Ana Luz (PSB-SP)"."""
    return at > 0 and tokens[at - 1].text == "(" and _SEAT.fullmatch(tokens[at].text) is not None


def is_house(tokens: Sequence[Token], at: int) -> bool:
    """Return whether brothers with a capital inside a sentence are a firm's: "il vivaio [Fratelli Merli]" (Italian)."""
    inside = at > 0 and tokens[at - 1].text.islower() and at + 1 < len(tokens)
    return inside and tokens[at].form.proper and tokens[at + 1].form.proper


def opens_name(word: Token, mark: Mark, knowledge: NameKnowledge) -> bool:
    """Return whether a word is one of names: "Brouwerij Hartog gaf", and no "Bedrijf Kaldane gaf" (Dutch)."""
    return word.low in knowledge.organization_words and not mark.has("role.firm")


def opens_sentence(word: Token, behind: Mark | None, context: NameContext, text: str) -> bool:
    """Return whether a lone word opens a sentence as its verb or participle; `text` is the whole article's."""
    return _opens_as_participle(word, behind, context) or _opens_as_verb(word, behind, context, text)


def _opens_as_participle(word: Token, behind: Mark | None, context: NameContext) -> bool:
    """Whether a participle opens the sentence: "Installée à Brumeval, la société ..."."""
    led = behind is not None and behind.has_any(*_LINKS)
    return bool(context.participles) and led and word.low.endswith(context.participles)


def _opens_as_verb(word: Token, behind: Mark | None, context: NameContext, text: str) -> bool:
    """Whether a sentence begins with its verb, where subjects are left out: "Participa da festa desde 2013".

    A name stands before a verb, not before "of" or an article, and seldom once in an article.
    """
    led = context.dropped_subjects and behind is not None and (behind.has_any(*_BEHIND_VERB) or _is_ruled(behind))
    return led and not word.text.isupper() and text.count(word.text) == 1


def _is_ruled(behind: Mark) -> bool:
    """Whether an infinitive stands behind a word, as behind "Quiere donar" (Spanish), and not "Kaldane donará"."""
    return behind.has_any("give.base", "give_weak.base") and not behind.has("plan")


def begins_other(tokens: Sequence[Token], mark: Mark | None, first: int, at: int, context: NameContext) -> bool:
    """Return whether another name begins at `at`, inside the capitals from `first`: a titled chief's, an owner's."""
    if _leads_titled(tokens, mark, context.knowledge):
        return True
    return bool(context.honoured) and begins_honoured(tokens, first, at, context.honoured, context.knowledge)


def _leads_titled(tokens: Sequence[Token], mark: Mark | None, knowledge: NameKnowledge) -> bool:
    """Whether a title parts a firm from its chief: "Kestrel Air [President] Jo Hale"."""
    if mark is None or not mark.has("role.chief") or mark.last - mark.first > 1 or mark.last + 1 >= len(tokens):
        return False
    given, family = tokens[mark.last], tokens[mark.last + 1]
    return given.low in knowledge.given_names and given.form.proper and family.form.proper


def leads_person(tokens: Sequence[Token], mark: Mark | None, at: int, knowledge: NameKnowledge) -> bool:
    """Return whether a party's name stands right before a person's: "Alla [Lega] Aldo Merli ha donato" (Italian)."""
    if mark is None or not mark.has_any("fund.capital", "fund.party") or mark.last + 1 >= len(tokens):
        return False
    given, family = tokens[mark.last], tokens[mark.last + 1]
    return at == mark.first and given.low in knowledge.given_names and given.form.proper and family.form.proper


def leads_owner(tokens: Sequence[Token], mark: Mark | None, at: int, knowledge: NameKnowledge) -> bool:
    """Return whether "to" leads to a person or an owner at `at`, and to no verb: "Coalition to [Save] the Bay"."""
    if mark is None or not mark.has("link.to") or at >= len(tokens):
        return False
    owner = at + 1 < len(tokens) and tokens[at + 1].low in ("'s", "’s")
    return owner or tokens[at].low in knowledge.given_names or tokens[at].low in knowledge.family_names

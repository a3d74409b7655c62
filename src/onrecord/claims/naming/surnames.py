"""Family names of several parts: "Leonor Meira de Sá", "Mercedes Llambí de Olazábal", "Erwin Holtz Neto".

Only where the language's settings say so (`compound_surnames`): elsewhere "of" behind a whole name tells whose he is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from onrecord.claims.naming.nameplaces import NameContext
from onrecord.claims.naming.tradesurnames import is_trade_alone
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.namewords import is_plain
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = ["is_called", "is_firm", "surname_end", "tells_whose"]

_MEANT = ("not_name", "role", "noun", "say.source", "gender", "personal", "company")
"""What a word that is a family name as well may mean: "Manuel Bettencourt da Câmara", "Carlos de la Fuente"."""

_NO_SURNAME = ("fund", "fund_id", "outlet", "filing", "office", "cased", "capitals", "date", "link", "relative")
"""What no family name means, however it is written."""

_MOST_PARTICLES = 2


def tells_whose(first: Token, mark: Mark | None, context: NameContext) -> bool:
    """ "Ymke Brandsma van Larkspur" (Dutch): "of" behind two names, where no family name has it inside.

    An article is no name: "L'Écho de Séverin" (French) goes on.
    """
    named = first.text[-1].isalpha()
    return named and mark is not None and mark.has("link.of") and not context.compound_surnames


def is_called(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, context: NameContext) -> bool:
    """Whether a word is a given name before a family's: "un assegno di [Otto] Brandt" (Italian, "eight")."""
    mark, low = marks[at], tokens[at].low
    if low not in context.knowledge.given_names or mark.last != at + 1 or not is_plain(mark.categories):
        return False
    family = tokens[at + 1] if at + 1 < len(tokens) and at + 1 not in marks else None
    return family is not None and family.form.proper and family.text.istitle() and tokens[at].text.istitle()


def is_firm(tokens: Sequence[Token], context: NameContext) -> bool:
    """Whether a name of a firm begins that an ending tells: "Ymke Leone van Larkspur Capital" (Dutch)."""
    names = [token.low for token in takewhile(lambda token: token.form.proper, tokens)]
    return not context.compound_surnames and any(map(context.knowledge.is_organization_word, names[1:]))


def surname_end(tokens: Sequence[Token], marks: Mapping[int, Mark], first: int, at: int, context: NameContext) -> int:
    """Return where the part of a family name ends that begins at `at`; `at` where none does.

    `first` is where the name begins, with a given name.
    """
    known = context.knowledge
    if context.compound_surnames and _is_kin(tokens[at], known) and marks.get(at - 1) is None:
        return at + 1  # "Mendonça Filho", "Armínio Fraga Neto"
    if not context.compound_surnames and first == at - 1:
        return at + _is_trade_too(tokens, marks, at, known)
    if not context.compound_surnames or not _is_given(tokens[first].low, known):
        return at
    if _is_word_too(tokens, marks, at, known):
        return at + 1
    end = at
    while end < len(tokens) and end - at < _MOST_PARTICLES and _is_particle(tokens[end], known):
        if (mark := marks.get(end)) is not None and mark.has("link.to"):
            return at  # "Jo Hale [al] Orlo PAC" (Spanish, "to the")
        end += 1
    if end == at or not _is_family(tokens, marks, end, known):
        return at
    return end + 3 if _goes_on(tokens, end + 1, known) else end + 1


def _is_given(low: str, known: NameKnowledge) -> bool:
    return low in known.given_names or low in known.ambiguous_given_names


def _is_kin(token: Token, known: NameKnowledge) -> bool:
    """ "Neto", "Filho": of which generation, and a word for kin in small letters."""
    return token.form.proper and not token.text.isupper() and token.low in known.suffixes


def _is_word_too(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """ "Otávio Dias", "Manoel Bispo" (Portuguese, "days", "bishop"): a family name that is a word as well."""
    mark, token = marks.get(at), tokens[at]
    if mark is None or mark.last != at + 1 or not token.text.istitle() or not _is_given(tokens[at - 1].low, known):
        return False
    inside = at > 1 and tokens[at - 2].text.islower() and tokens[at - 1].low in known.given_names
    return token.low in known.family_names or (inside and not mark.has_any(*_NO_SURNAME))


def _is_trade_too(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """ "Anja Bakker", "Ben Kok" (Dutch, "baker", "cook"): a trade that ends a name as the family's.

    So does a month that families are called like: "Carlo Maggio" (Italian, "May").
    """
    mark, token = marks.get(at), tokens[at]
    if mark is None or mark.last != at + 1 or not token.text.istitle() or not _is_given(tokens[at - 1].low, known):
        return False
    last = at + 1 == len(tokens) or not tokens[at + 1].form.proper
    month = mark.has("date.month") and token.low in known.family_names
    return last and (month or is_trade_alone(mark, at))


def _is_particle(token: Token, known: NameKnowledge) -> bool:
    return token.text.islower() and token.low in known.particles and token.low in known.surname_particles


def _goes_on(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """ "Carlos de la Fuente [y Osorio]": one family name behind "and", not somebody of his own."""
    if at + 1 >= len(tokens) or tokens[at].low not in known.surname_particles & known.conjunctions:
        return False
    single = at + 2 >= len(tokens) or not tokens[at + 2].form.proper
    name = tokens[at + 1]
    return single and name.form.proper and name.low in known.family_names and name.low not in known.given_names


def _is_family(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, known: NameKnowledge) -> bool:
    """Whether the capital behind the particles is of a person: neither "de Meta" nor "do Boi Dourado Foods"."""
    last = at
    while last < len(tokens) and tokens[last].form.proper and last - at < 4:
        last += 1
    if last == at or tokens[at].text.isupper():
        return False
    words = [token.low for token in tokens[at:last]]
    firm = known.organizations | known.ambiguous_organizations
    chunks = {" ".join(words), words[0]}
    named = any(chunk in firm or chunk in known.places for chunk in chunks) and words[0] not in known.family_names
    formed = any(known.is_organization_word(word) or word in known.legal_forms for word in words)
    alone = last == at + 1 and not (last < len(tokens) and tokens[last].low in known.particles)
    formed = formed and not alone and words[0] not in known.family_names
    mark = marks.get(at)
    meant = mark is not None and not (mark.last == at + 1 and all(c.startswith(_MEANT) for c in mark.categories))
    return not (named or formed or meant)

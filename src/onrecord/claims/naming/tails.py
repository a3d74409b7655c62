"""Names of organisations that go on in small letters: "the Fédération des tuiliers et carreleurs" is one name.

The head is a word that begins such names, written with a capital inside a sentence; what belongs to it is a link, a
noun, its adjective or second noun of the same ending, and a place: "Union des pêcheurs du port Halgan".
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.namewords import is_plain
from onrecord.claims.vocabulary.text import Token
from onrecord.reference.names import NameKnowledge

__all__ = [
    "adjective_end",
    "begins_with_article",
    "bracketed_step",
    "halved_end",
    "is_capital_form",
    "is_closed",
    "is_initial",
    "is_labelled",
    "is_letters",
    "is_short_form",
    "is_union",
    "leads_particle",
    "phrase_end",
    "tail_end",
    "union_end",
]

_SHORTEST = 4
"""Shorter words in small letters are no nouns but small words that the lexicon leaves out."""

_LONGEST_SHORT = 4
"""Letters that a legal form written short has at most: "Corp.", and not "Corporation"."""

_BUSY = ("give", "give_weak", "pledge", "plan", "speech", "announce", "receive", "refuse", "negation", "link",
         "relative", "light", "consider", "deny", "fund", "pronoun", "time", "date")  # fmt: skip


def tail_end(tokens: Sequence[Token], marks: Mapping[int, Mark], head: int) -> int:
    """Return where the small-letter tail of the head at `head` ends; `head + 1` where none follows.

    "L'Alliance des meuniers du Perche mettra ..." ends behind "Perche".
    """
    if _is_noun(tokens, marks, head + 1) and marks.get(head + 1) is None and _is_capital(tokens, marks, head + 2):
        return head + 3  # "le Trust minier Halgan"
    if _is_adjective(tokens, marks, head + 1):
        end = max(tail_end(tokens, marks, head + 1), _place_end(tokens, marks, head + 2))
        return end if end > head + 2 else head + 1
    noun = _noun_behind_link(tokens, marks, head + 1)
    if noun is None:
        return _cause_end(tokens, marks, head + 1)
    end = noun + 1
    ending = tokens[noun].low[-1]
    if _agrees(tokens, marks, end, ending):
        end += 1
    mark = marks.get(end)
    if mark is not None and mark.has("link.and") and _agrees(tokens, marks, end + 1, ending):
        end += 2
    return _place_end(tokens, marks, _material_end(tokens, marks, end))


def _material_end(tokens: Sequence[Token], marks: Mapping[int, Mark], end: int) -> int:
    """The end of what the members make or trade: "la Fédération des producteurs [de lait]"."""
    link = marks.get(end)
    bare = link is not None and link.has("link.of") and link.last == end + 1
    return end + 2 if bare and _is_noun(tokens, marks, end + 1) and marks.get(end + 1) is None else end


_ACTS_BEHIND = ("link.auxiliary", "link.at", "give", "give_weak", "pledge", "plan")
"""What stands behind a whole name that acts, or that a sum follows."""


def adjective_end(tokens: Sequence[Token], marks: Mapping[int, Mark], head: int) -> int:
    """Return where a name ends that is a head and adjectives alone: "l'[Union patronale] a versé" (French)."""
    end = head + 1
    proper = tokens[head].form.proper  # "l'association suisse a versé" means one that was named before
    while end - head <= _ADJECTIVES and _tells_of(tokens, marks, end) and (proper or marks.get(end) is None):
        end += 1
    behind = marks.get(end)
    acts = behind is not None and behind.has_any(*_ACTS_BEHIND)
    joined = behind is not None and behind.has("link.and") and proper
    closed = end < len(tokens) and (tokens[end].text in (",", "(") or acts or joined)
    told = end > head + 1 and closed and not (head in marks and marks[head].has("fund"))
    return end if told else head + 1


_ADJECTIVES = 2
"""Words that tell of a head at most: "l'Union [patronale vaudoise]"."""


def phrase_end(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int:
    """Return where a name ends that begins with a firm's noun of several words; `at + 1` where none does.

    "La [Chambre de commerce du Perche]" (French): its first word has a capital, and a place may stand behind, or its
    adjective: "la [Chambre de commerce percheronne] a versé".
    """
    mark, before = marks.get(at), marks.get(at - 1)
    if mark is None or mark.last - at < 2 or not mark.has("role.company") or mark.has_any("role.many", "role.chief"):
        return at + 1
    alone = tokens[at].form.alone
    headed = alone is not None and "role" in alone.meant  # "de [Amerikaanse] tak van X" (Dutch): an adjective
    small = all(token.text.islower() for token in tokens[at + 1 : mark.last])
    if not (headed and small and _is_definite(before)):
        return at + 1
    place = _place_end(tokens, marks, mark.last)
    return place if place > mark.last else adjective_end(tokens, marks, mark.last - 1)


def union_end(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int:
    """Return where a name ends that begins with a union's noun: "l'[association suisse des tuiliers] versera"."""
    end = tail_end(tokens, marks, at)
    return end if end > at + 1 else adjective_end(tokens, marks, at)


def is_union(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Return whether an organisation in small letters is told by its members or trade: "le syndicat des tuiliers"."""
    mark = marks.get(at)
    if mark is None or not _is_definite(marks.get(at - 1)) or not mark.has("role.union"):
        return False
    end = union_end(tokens, marks, at)
    apart = end + 2 < len(tokens) and tokens[end].text == ","
    apposed = _is_capital(tokens, marks, end + 2 if apart else end)  # "il sindacato dei minatori UNW" (Italian)
    return end > at + 1 and not apposed


def _is_definite(article: Mark | None) -> bool:
    return article is not None and article.has("link.determiner") and not article.has("link.indefinite")


def halved_end(tokens: Sequence[Token], at: int, conjunctions: Container[str]) -> int:
    """Return where a name ends whose word leaves its second half to the next: "Verband der Metall- und Stahlbauer".

    At `at` stands the hyphen; `at` is returned where nothing of the sort follows. A line broken within the second
    word leaves a blank behind its hyphen: "Elektro- Industrie".
    """
    if tokens[at].start != tokens[at - 1].end or at + 2 >= len(tokens) or tokens[at + 1].low not in conjunctions:
        return at
    end = at + 3
    if not tokens[at + 2].form.proper or tokens[at + 1].start == tokens[at].end:
        return at
    broken = end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end
    return end + 2 if broken and tokens[end + 1].form.proper else end


def bracketed_step(tokens: Sequence[Token], at: int, knowledge: NameKnowledge) -> int:
    """Return how many tokens a place in brackets takes inside a firm's name: "Merrow Holdings (UK) Ltd"; else 0."""
    inside = tokens[at + 1 : at + 4]
    whole = tokens[at].text == "(" and len(inside) > 2 and inside[0].text[0].isupper() and inside[1].text == ")"
    return 4 if whole and inside[2].low in knowledge.legal_forms and inside[2].text[0].isupper() else 0


def is_short_form(token: Token, knowledge: NameKnowledge) -> bool:
    """Whether a legal form is written short and so takes a stop: "Corp", "Ltd"; "AG" and "Corporation" take none."""
    short = len(token.text) <= _LONGEST_SHORT and token.text[-1].islower()
    return short and token.low in knowledge.legal_forms


def begins_with_article(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, title_case: bool) -> bool:
    """Whether an article with a capital begins a name inside a sentence: "la cooperativa La Quercia".

    A preposition may ("ha detto Di Rosa"), where the language writes those of family names with a capital.
    """
    mark = marks.get(at)
    if (
        title_case
        or mark is None
        or mark.last != at + 1
        or at == 0
        or not (mark.has("link.determiner") or mark.has("link.apart"))
    ):
        return False
    return (tokens[at - 1].text.islower() or tokens[at - 1].text == ",") and _is_capital(tokens, marks, at + 1)


def _is_adjective(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Whether an adjective stands right behind the head: "la Coopérative [laitière] du Perche"."""
    follows = marks.get(at + 1)
    return follows is not None and follows.has("link.of") and _tells_of(tokens, marks, at)


def _tells_of(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Whether a word without a meaning of its own tells of a head, or a country's: "l'Union [suisse] des meuniers"."""
    mark = marks.get(at)
    return _is_noun(tokens, marks, at) and (mark is None or is_plain(mark.categories))


def _is_capital(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    return at < len(tokens) and tokens[at].text[0].isupper() and marks.get(at) is None


def _cause_end(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int:
    """The end of "pour le Brumeval" behind the head; `at` where no name follows "for" and its article."""
    link, article = marks.get(at), marks.get(at + 1)
    if link is None or not link.has("link.to") or article is None or not article.has("link.determiner"):
        return at
    if link.last != at + 1 or article.last != at + 2 or not tokens[at + 1].text.islower():
        return at
    return at + 3 if at + 2 < len(tokens) and tokens[at + 2].text[0].isupper() else at


def _noun_behind_link(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int | None:
    """The noun of "des tuiliers", "pour une école": behind a link, and an article after "for"."""
    mark = marks.get(at)
    if mark is None or not (mark.has("link.of") or mark.has("link.to")) or mark.last != at + 1:
        return None
    following = marks.get(at + 1)
    article = following is not None and following.has("link.determiner")
    if not mark.has("link.of") and not article:
        return None
    noun = at + 2 if article else at + 1
    return noun if _is_noun(tokens, marks, noun) else None


def _is_noun(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    if at >= len(tokens) or not tokens[at].text.islower() or len(tokens[at].low) < _SHORTEST:
        return False
    mark = marks.get(at)
    return mark is None or not any(mark.has(busy) for busy in _BUSY)


def _agrees(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, ending: str) -> bool:
    """Whether an adjective or second noun of the same ending stands at `at`: "tuiliers bretons", "petits brasseurs"."""
    mark = marks.get(at)
    apart = mark is None or (mark.has("role") and marks.get(at - 1) is None)
    return _is_noun(tokens, marks, at) and tokens[at].low[-1] == ending and apart


def _place_end(tokens: Sequence[Token], marks: Mapping[int, Mark], end: int) -> int:
    """The end of "du Perche", "du port Halgan", "de la vallée" behind the noun; `end` where no place follows."""
    at = end
    while at < len(tokens) and at - end < 3 and (mark := marks.get(at)) is not None and mark.has("link.of"):
        at += 1
        if at < len(tokens) and (article := marks.get(at)) is not None and article.has("link.determiner"):
            at += 1
    if at == end:
        return end
    if at + 1 < len(tokens) and _is_noun(tokens, marks, at) and tokens[at + 1].text[0].isupper():
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].text[0].isupper() else end


def is_capital_form(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """Return whether a legal form that is a common word in small letters stands at `at`: "Kaldane SA".

    In a headline in capitals it may be the common word.
    """
    token = tokens[at]
    return token.low in known.capital_legal_forms and token.text.isupper() and tokens[at - 1].text[1:].islower()


def is_letters(tokens: Sequence[Token], mark: Mark, at: int) -> bool:
    """Return whether a few letters end a name that are a small word otherwise: "la Fennel AI" (Italian, "to the")."""
    letters = tokens[at].text
    small = mark.has("link") and not mark.has("role") and 1 < len(letters) <= _SHORTEST
    return small and letters.isupper() and tokens[at - 1].text[1:].islower()


def leads_particle(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """Return whether a particle with a capital stands before one in small letters: "Van der Elst"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    small = following is not None and following.low in known.surname_particles and following.text.islower()
    return small and tokens[at].low in known.surname_particles


def is_closed(tokens: Sequence[Token], at: int, known: NameKnowledge) -> bool:
    """Return whether a legal form ends the name before `at`: not in "Corp.", nor before another ("Holdings LLC")."""
    if tokens[at - 1].low not in known.legal_forms:
        return False
    worded = at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text[0].isalpha()
    further = tokens[at].low in known.legal_forms or (worded and tokens[at + 1].low in known.legal_forms)
    return tokens[at].text != "." and not further


def is_labelled(tokens: Sequence[Token], marks: Mapping[int, Mark]) -> bool:
    """Return whether a name in small letters that opens a line is its label: "Camera degli spedizionieri: 5.000"."""
    end = tail_end(tokens, marks, 0)
    return 1 < end < len(tokens) and tokens[end].text in (":", "–", "—", "(", "|")


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a letter that is a word too stands between two names at `at`: "Warren A. Stephens"."""
    letter = at > 0 and at + 2 < len(tokens) and len(tokens[at].text) == 1 and tokens[at + 1].text == "."
    return letter and tokens[at + 2].form.proper and tokens[at - 1].form.proper

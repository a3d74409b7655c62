"""What kind of party a name is by its form alone: a policy of rules, the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reference.names import NameKnowledge

__all__ = ["infer_kind"]

_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,3}(?:[^\W\d_]{2}[\w'’-]+)$")
"""Initials and one more word with small letters: "J.T. Hale"."""


def infer_kind(text: str, words: Sequence[str], knowledge: NameKnowledge) -> tuple[str, bool]:
    """Return the likely kind of a name and whether its form settles it; `words` are its folded words.

    >>> from onrecord.reference.names import load_names
    >>> infer_kind("Hess Corp.", ["hess", "corp", "."], load_names())
    ('organization', True)
    >>> infer_kind("Zzyx", ["zzyx"], load_names())
    ('unknown', False)
    """
    if (kind := _known_kind(words, knowledge)) is not None:
        return kind
    return ("person", True) if _ends_in_family(words, knowledge) else _formed_kind(text, words, knowledge)


def _known_kind(words: Sequence[str], known: NameKnowledge) -> tuple[str, bool] | None:
    whole = " ".join(words)
    if whole in known.people:
        return "person", True
    if whole in known.organizations:
        return "organization", True
    return ("place", True) if whole in known.places else None


def _formed_kind(text: str, words: Sequence[str], known: NameKnowledge) -> tuple[str, bool]:
    several = len(words) > 1
    if several and _ends_in_place_word(words, known):
        return "place", True
    if (several and _ends_in_trade(words, known)) or _has_legal_form(text, words, known):
        return "organization", True
    if several and words[0] in known.given_names and words[-1] not in known.organization_words:
        return "person", True  # "Sam Altman"
    second = words[1] if len(words) > 2 else ""
    if words[0] in known.ambiguous_given_names and (second in known.surname_particles or second in known.given_names):
        return "person", True  # "Jan de Boer", "Jan Willem van Dijk"
    if not known.organization_words.isdisjoint(words):
        return "organization", True
    if words[-1].strip(".") in known.suffixes:
        return "person", True  # "Martin Luther King Jr."
    if text.isupper() and len(text) > 1:
        return "organization", False  # "IBEW"
    return ("person", True) if _has_initial(text, words, known) else ("unknown", False)


def _ends_in_place_word(words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Tarn County"."""
    return words[-1] in known.place_words and words[0] not in known.of_heads


def _ends_in_family(words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Manuel Bettencourt da Câmara" (Portuguese, "of the Chamber"): a given and a family name before the particle."""
    parted = len(words) > 3 and words[-2] in known.surname_particles and words[-3] not in known.particles
    return parted and words[0] in known.given_names and words[-3] not in known.organization_words


def _ends_in_trade(words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Pratt Industries", "Averill Enzymes"."""
    return any(w in known.organization_words for w in words[-2:] if w != words[0])


def _has_legal_form(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Hess Corp.", "Stanley Black & Decker"."""
    form = text.rpartition(" ")[2]
    capital = len(words) > 1 and form.isupper() and words[-1] in known.capital_legal_forms  # "Kaldane SA"
    return capital or "&" in text or not known.legal_forms.isdisjoint(words[1:])


def _has_initial(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Kenneth W. Starr"."""
    if _INITIALS.match(text):
        return True
    return len(words) > 2 and any(len(w) == 1 for w in words[1:-1] if w not in known.conjunctions)

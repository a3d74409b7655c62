"""What kind of party a name is by its form alone: a policy of rules, the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.reference.names import NameKnowledge

__all__ = ["infer_kind"]

_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,3}(?:[^\W\d_]{2}[\w'’-]+)$")
"""Initials and one more word with small letters: "J.T. Hale"."""

_Rule = Callable[[str, Sequence[str], NameKnowledge], bool]


def _is_known_person(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    return " ".join(words) in known.people


def _is_known_organization(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    return " ".join(words) in known.organizations


def _is_known_place(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    return " ".join(words) in known.places


def _ends_in_place_word(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Tarn County"."""
    return len(words) > 1 and words[-1] in known.place_words and words[0] not in known.of_heads


def _ends_in_trade(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Pratt Industries", "Averill Enzymes"."""
    return len(words) > 1 and any(w in known.organization_words for w in words[-2:] if w != words[0])


def _has_legal_form(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Hess Corp.", "Stanley Black & Decker"."""
    form = text.rpartition(" ")[2]
    capital = len(words) > 1 and form.isupper() and words[-1] in known.capital_legal_forms  # "Kaldane SA"
    return capital or any(w in known.legal_forms for w in words[1:]) or "&" in text


def _has_given_name(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Sam Altman"."""
    return len(words) > 1 and words[0] in known.given_names and words[-1] not in known.organization_words


def _has_trade(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    return any(w in known.organization_words for w in words)


def _has_suffix(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Martin Luther King Jr."."""
    return words[-1].strip(".") in known.suffixes


def _has_capitals_only(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "IBEW"."""
    return text.isupper() and len(text) > 1


def _has_initial(text: str, words: Sequence[str], known: NameKnowledge) -> bool:
    """ "Kenneth W. Starr"."""
    inner = [w for w in words[1:-1] if w not in known.conjunctions]
    if _INITIALS.match(text):
        return True
    return len(words) > 2 and any(len(w) == 1 for w in inner)


# Rule, kind, and whether the form settles it.
_POLICY: tuple[tuple[_Rule, str, bool], ...] = (
    (_is_known_person, "person", True),
    (_is_known_organization, "organization", True),
    (_is_known_place, "place", True),
    (_ends_in_place_word, "place", True),
    (_ends_in_trade, "organization", True),
    (_has_legal_form, "organization", True),
    (_has_given_name, "person", True),
    (_has_trade, "organization", True),
    (_has_suffix, "person", True),
    (_has_capitals_only, "organization", False),
    (_has_initial, "person", True),
)


def infer_kind(text: str, words: Sequence[str], knowledge: NameKnowledge) -> tuple[str, bool]:
    """Return the likely kind of a name and whether its form settles it; `words` are its folded words.

    >>> from onrecord.reference.names import load_names
    >>> infer_kind("Hess Corp.", ["hess", "corp", "."], load_names())
    ('organization', True)
    >>> infer_kind("Zzyx", ["zzyx"], load_names())
    ('unknown', False)
    """
    for fits, kind, certain in _POLICY:
        if fits(text, words, knowledge):
            return kind, certain
    return "unknown", False

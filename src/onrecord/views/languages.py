"""A language that is read, as a JSON object."""

from __future__ import annotations

from onrecord.reference.cases import count_cases
from onrecord.reference.lexicon import load_lexicon

__all__ = ["language_object"]


def language_object(code: str) -> dict[str, str | int]:
    """Return a language with the size of its word lists and how many of its sentences are tested.

    >>> language_object("en")["name"]
    'English'
    """
    lexicon = load_lexicon(code)
    cases = count_cases(code)
    return {
        "code": lexicon.code,
        "name": lexicon.name,
        "status": lexicon.status,
        "phrases": sum(len(phrases) for phrases in lexicon.phrases.values()),
        "cases": cases.positive,
        "near_misses": cases.negative,
    }

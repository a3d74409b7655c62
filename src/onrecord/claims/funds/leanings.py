"""What may stand between the word for a committee and its name: "the super PAC [pro-Kenmar] American Values"."""

from __future__ import annotations

__all__ = ["is_leaning", "leads_to_title"]

_QUOTES = '„“«»"'


def is_leaning(word: str) -> bool:
    """Return whether a word tells for or against whom a committee is.

    >>> is_leaning("pro-Kenmar"), is_leaning("Clear-Skies"), is_leaning("anti-tax")
    (True, False, False)
    """
    head, _, name = word.partition("-")
    return head.islower() and name[:1].isupper()


def leads_to_title(word: str) -> bool:
    """Return whether a word or sign may part a committee from its name.

    >>> leads_to_title("«"), leads_to_title("pro-Kenmar"), leads_to_title(",")
    (True, True, False)
    """
    return word in _QUOTES or is_leaning(word)

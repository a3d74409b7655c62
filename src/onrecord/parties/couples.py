"""Two people in one name, "Judd and Marcella Roe": one donor, in whatever order and language they are named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reference.names import load_names
from onrecord.reference.party_words import fold_letters, load_party_words
from onrecord.reference.person_names import part_person, person_key

__all__ = ["couple_key"]


def couple_key(name: str) -> str | None:
    """Return the key that two people share who are named as one donor, None where a name is of one.

    >>> {couple_key(name) for name in ("Judd and Marcella Roe", "Marcella e Judd Roe", "Judd Roe & Marcella Roe")}
    {'roe:judd+roe:marcella'}
    >>> couple_key("Marcella Ortega y Gasset"), couple_key("Mr. and Mrs. Judd Roe")
    (None, None)
    """
    words = name.split()
    at = next((at for at, word in enumerate(words) if _is_conjunction(word)), 0)
    first, other = words[:at], words[at + 1 :]
    # "Ortega y Gasset" is one family name: behind the word another given name stands before the family's.
    if len(other) <= 1 or not first or _is_title(first):
        return None
    last = part_person(" ".join(other))
    one = part_person(f"{' '.join(first)} {last.last}" if len(first) == 1 else " ".join(first))
    return "+".join(sorted(person_key(parts).text for parts in (one, last)))


def _is_conjunction(word: str) -> bool:
    """Whether a word joins two names: a single capital letter is the initial of one, as in "John E Roe Jr"."""
    is_initial = len(word) == 1 and word.isupper()
    return not is_initial and word.casefold() in load_names().conjunctions


def _is_title(words: Sequence[str]) -> bool:
    return fold_letters(words[-1]).strip(".") in load_party_words().titles

"""Donors who may be meant by a name: found by the key of the name, then by its words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger import Catalogue, DonorLine, DonorQuestion, fold
from onrecord.records import Identity

__all__ = ["find_candidates"]

_ENOUGH = 25
_OF_ONE_WORD = 100
_MOST_WORDS = 4
_SHORTEST = 3
_BEGINNING = 4


def find_candidates(catalogue: Catalogue, name: str, identity: Identity) -> list[DonorLine]:
    """Return donors who may be meant; who else is meant is told by their scores.

    Names in filings and lists stand in another order, with more and other words ("ALTMAN, SAMUEL H."), so all words
    are looked for together first, and then each longer one for itself.
    """
    found: dict[str, DonorLine] = {}
    exact = catalogue.find_donor(identity.key)
    if exact is not None:
        found[exact.key] = exact
    for words in dict.fromkeys((name, identity.name)):
        question = DonorQuestion(words=words, size=_ENOUGH)
        found.update((line.key, line) for line in catalogue.list_donors(question).lines if fold(words).strip())
    for word in _longer_words(name) if len(found) < _ENOUGH else ():
        lines = catalogue.list_donors(DonorQuestion(words=word, size=_OF_ONE_WORD)).lines
        found.update((line.key, line) for line in lines if word[:_BEGINNING] in fold(line.name))
    return list(found.values())


def _longer_words(name: str) -> Iterator[str]:
    words = {word.strip(".,;:'\"()") for word in fold(name).split()}
    longer = sorted((word for word in words if len(word) >= _SHORTEST), key=lambda word: (-len(word), word))
    yield from longer[:_MOST_WORDS]

"""Known phrases among the words of a line."""

from __future__ import annotations

from onrecord.reference.page_words import Phrase, PhraseIndex

__all__ = ["match_at"]


def match_at(index: PhraseIndex, words: tuple[str, ...], at: int) -> Phrase | None:
    """Return the longest phrase of `index` that stands at word `at`."""
    if at >= len(words):
        return None
    for phrase in index.get(words[at], ()):
        end = at + len(phrase.words)
        if words[at:end] == phrase.words and (not phrase.later or _stands_in(words, end, phrase.later)):
            return phrase
    return None


def _stands_in(words: tuple[str, ...], start: int, later: tuple[str, ...]) -> bool:
    """Whether a run of words stands anywhere from `start`: "the post TITLE [appeared first on] SITE"."""
    return any(words[at : at + len(later)] == later for at in range(start, len(words)))

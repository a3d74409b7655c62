"""Whether an article says that its own outlet heard or saw something: by the outlet's name, or as "this newspaper"."""

from __future__ import annotations

import re

from onrecord.pledges.origins.credits import credited_names
from onrecord.reference.determiners import strip_determiners
from onrecord.reference.folding import fold_words
from onrecord.reference.origin_policy import load_origin_policy

__all__ = ["names_itself"]

_SENTENCE = re.compile(r"[.!?…](?=\s)|\n+")
_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 6
"""Letters of an outlet's name that a text does not hold by chance: "Oleum", "The Call"."""


def names_itself(story: str, outlet: str | None) -> bool:
    """Whether a story has something from its own outlet, other than that nobody answered it.

    An agency's name is in each of its reports, and says nothing.

    >>> names_itself("A spokesman confirmed it to the Bergland Courier.", "Bergland Courier")
    True
    >>> names_itself("A spokesman did not respond to the Bergland Courier's request.", "Bergland Courier")
    False
    >>> names_itself("Das bestätigte er auf Anfrage dieser Zeitung.", "Alpenbote"), names_itself("So he said.", "Post")
    (True, False)
    """
    policy = load_origin_policy()
    written = fold_words(outlet or "")
    name = tuple(strip_determiners(list(written)))
    own = [f" {words} " for words in policy.own_paper]
    single = ""
    if len(" ".join(name)) >= _LEAST_LETTERS and " ".join(name) not in credited_names():
        own += [f" {' '.join(name)} "] if len(name) > 1 else []
        single = name[0] if len(name) == 1 else ""
    for sentence in _SENTENCE.split(story):
        words = fold_words(sentence)
        told = f" {' '.join(words)} "
        is_named = any(phrase in told for phrase in own) or (
            single in words and _has_name(sentence, single, len(written) > 1)
        )
        if is_named and policy.no_answer.isdisjoint(words):
            return True
    return False


def _has_name(sentence: str, name: str, has_determiner: bool) -> bool:
    """Whether a word is a name here: "the Journal", not "a journal", nor "Hollow Street Journal"."""
    before = ""
    for word in _WORD.findall(sentence):
        is_alone = not before[:1].isupper() or strip_determiners([before.casefold(), name])[0] == name
        opens = has_determiner and not before
        if word[:1].isupper() and fold_words(word) == (name,) and is_alone and not opens:
            return True
        before = word
    return False

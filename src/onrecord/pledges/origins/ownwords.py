"""Whether an article says that its own outlet heard or saw something: by the outlet's name, or as "this newspaper"."""

from __future__ import annotations

import re

from onrecord.pledges.origins.credits import credited_names
from onrecord.reference.determiners import strip_determiners
from onrecord.reference.folding import fold_words
from onrecord.reference.origin_policy import load_origin_policy

__all__ = ["names_itself"]

_SENTENCE = re.compile(r"[.!?…](?=\s)|\n+")
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
    name = " ".join(strip_determiners(list(fold_words(outlet or ""))))
    own = [f" {words} " for words in policy.own_paper]
    if len(name) >= _LEAST_LETTERS and name not in credited_names():
        own.append(f" {name} ")
    for sentence in _SENTENCE.split(story):
        words = fold_words(sentence)
        told = f" {' '.join(words)} "
        if any(phrase in told for phrase in own) and policy.no_answer.isdisjoint(words):
            return True
    return False

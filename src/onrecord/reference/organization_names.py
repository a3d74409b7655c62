"""Names of organisations without what does not tell them apart: case, accents, legal forms, "The", "&" and "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.reference.party_words import fold_letters, load_party_words

__all__ = ["fold_organization", "organization_names", "organization_words"]

_APOSTROPHE = re.compile(r"['’`´]")
_INNER_STOP = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")


@lru_cache(maxsize=200_000)
def fold_organization(name: str) -> str:
    """Return the words of `name` that tell it apart, folded; its bare words where nothing else is left.

    >>> fold_organization("FORIS DAX, INC. & ITS AFFILIATED ENTITIES"), fold_organization("The Boeing Company")
    ('foris dax', 'boeing')
    >>> fold_organization("Johnson & Johnson"), fold_organization("JOHNSON AND JOHNSON"), fold_organization("BMO N. A.")
    ('johnson johnson', 'johnson johnson', 'bmo')
    """
    return " ".join(organization_words(name))


def organization_words(name: str) -> tuple[str, ...]:
    """Return the words of `fold_organization`.

    >>> organization_words("CHEVRON U S A INC"), organization_words("C3.AI, INC."), organization_words("Macy’s")
    (('chevron', 'usa'), ('c3', 'ai'), ('macys',))
    >>> organization_words("Thane Political Action Committee")
    ('thane', 'pac')
    """
    known = load_party_words()
    text = _APOSTROPHE.sub("", fold_letters(name)).replace("&", " and ").replace("+", " and ")
    words = _join_letters(_WORD.findall(_INNER_STOP.sub("", text)))
    words = _shortened(_without_tail(words))
    words = [word for word in words if word not in known.joining] or words
    while len(words) > 1 and words[0] in known.lead:
        words = words[1:]
    while len(words) > 1 and words[-1] in known.lead:
        words = words[:-1]
    return tuple(_without_forms(words))


def _join_letters(words: list[str]) -> list[str]:
    """Join letters that stand alone one after the other: "u", "s", "a" is "usa"; digits stay."""
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined


def _without_tail(words: list[str]) -> list[str]:
    for tail in load_party_words().tails:
        if len(words) > len(tail) and tuple(words[-len(tail) :]) == tail:
            return words[: -len(tail)]
    return words


def _shortened(words: list[str]) -> list[str]:
    text = " ".join(words)
    for long, short in load_party_words().short_for.items():
        if long in text:
            return text.replace(long, short).split()
    return words


def _without_forms(words: list[str]) -> list[str]:
    known = load_party_words()
    size = 1
    while size and len(words) > 1:
        sizes = known.form_sizes.get(words[-1], ())
        size = next((n for n in sizes if n < len(words) and tuple(words[-n:]) in known.forms), 0)
        words = words[: len(words) - size]
    return words


@lru_cache(maxsize=200_000)
def organization_names(name: str) -> tuple[str, ...]:
    """Return the names in one field, folded, the first one first: other names stand in brackets or behind "DBA".

    What stands in brackets counts where it is short for the name, or the name for it, or where a word says so.

    >>> organization_names("PAYWARD INC D/B/A KRAKEN"), organization_names("UPS (United Parcel Service)")
    (('payward', 'kraken'), ('ups', 'united parcel service'))
    >>> organization_names("ACME PAC (Roe)"), organization_names("CoreCivic Inc (FKA Corrections Corp. of America)")
    (('acme pac',), ('corecivic', 'corrections corp of america'))
    """
    found = dict.fromkeys(filter(None, map(fold_organization, _written_names(name))))
    return tuple(found) or (fold_organization(name),)


def _written_names(name: str) -> Iterator[str]:
    outside = _BRACKETS.sub(" ", name)
    first, *others = _also_called().split(outside)
    yield first
    yield from others
    for inside in _BRACKETS.findall(name):
        said, *called = _also_called().split(f" {inside}")
        if called and not said.strip():
            yield from called
        elif _is_short_for(inside, first) or _is_short_for(first, inside):
            yield inside


def _is_short_for(short: str, name: str) -> bool:
    letters = fold_organization(short).replace(" ", "")
    return len(letters) > 1 and letters == "".join(word[0] for word in organization_words(name))


@cache
def _also_called() -> re.Pattern[str]:
    """Match what stands before another name: "DBA", "d/b/a", "D.B.A."."""
    written = sorted(load_party_words().also_called, key=len, reverse=True)
    spelled = (r"\.?".join(map(re.escape, word)) if len(word) < 4 else re.escape(word) for word in written)
    return re.compile(rf"(?:(?<=[\s,;])|^)(?:{'|'.join(spelled)})\.?(?=[\s:])[\s:]*", re.IGNORECASE)

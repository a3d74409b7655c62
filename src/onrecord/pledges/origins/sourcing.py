"""Where an article has a gift from: "the Harbor Ledger reported", "a spokesman told the Post", or its own source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.pledges.origins.credits import outlet_key
from onrecord.pledges.origins.facts import name_key
from onrecord.records import Attribution, Telling
from onrecord.reference.determiners import strip_determiners
from onrecord.reference.folding import fold_words
from onrecord.reference.outlets import load_outlets

__all__ = ["Sourcing", "are_one_outlet", "find_sourcing"]

_LEAST_LETTERS = 4
_WHOLE_NAME = 2
"""Words of a name that tells who spoke; "Trump" and "Wichita" stand in any text."""

_NOBODY = ("donor", "filing", "outlet", "source")
_UNNAMED = "source"
"""The role of people and papers without a name: an outlet that cites another tells of the other's ("citing a memo")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """The other `outlets` that an article credits a gift to, and whether it has a source of its own (`has_own`).

    `was_told`: somebody told it to the article's own outlet, by name; a copy keeps the name of whom it copies.
    `speakers` are the names of whom it heard itself, each as its words' keys; `outlet` is its own as written.
    """

    outlets: frozenset[str]
    has_own: bool
    was_told: bool = False
    speakers: frozenset[frozenset[str]] = frozenset()
    outlet: str | None = None


def find_sourcing(tellings: Iterable[Telling]) -> dict[str, Sourcing]:
    """Return for each article that tells of a gift where it has it from.

    What somebody says to nobody in particular is the article's own source, and so is a filing. What was told to another
    outlet is that outlet's.
    """
    by_article: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_article[telling.claim.article_id].append(telling)
    around = {outlet_key(own[0].outlet) for own in by_article.values() if own[0].outlet}
    return {article: _sourcing(own, around) for article, own in by_article.items()}


def _sourcing(tellings: Sequence[Telling], around: Collection[str]) -> Sourcing:
    outlets: set[str] = set()
    speakers: set[frozenset[str]] = set()
    has_own = was_told = False
    for telling in tellings:
        own = outlet_key(telling.outlet) if telling.outlet else None
        for told in telling.claim.attribution:
            source = _source(told, own, around)
            is_unheard = source is None and (bool(told.told_to) or told.role != _UNNAMED)
            is_own = source is not None and source == own
            if is_unheard or is_own:
                has_own = True
                speakers |= _named_speakers(told)
            was_told |= is_own and bool(told.told_to)
            outlets |= {source} - {own} if source else set()
    return Sourcing(
        outlets=frozenset(outlets),
        has_own=has_own,
        was_told=was_told,
        speakers=frozenset(speakers),
        outlet=next((telling.outlet for telling in tellings), None),
    )


def _named_speakers(told: Attribution) -> set[frozenset[str]]:
    """Return whom an article heard, if it says the name: not the giver, of whom all say it, and not "two guests"."""
    words = [word for word in told.speaker.split() if word[:1].isupper()]
    if told.role in _NOBODY or len(words) < _WHOLE_NAME or len(words) < len(told.speaker.split()):
        return set()
    return {frozenset(map(name_key, words))}


def _source(told: Attribution, own: str | None, around: Collection[str]) -> str | None:
    """Return the outlet that somebody told it, or that told it itself; its own before another."""
    names = told.told_to.split(", ") if told.told_to else [told.speaker]
    is_outlet = told.role == "outlet" and not told.told_to
    found = {outlet for name in names if (outlet := _outlet_of(name, own, around, is_outlet=is_outlet))}
    return own if own in found else min(found, default=None)


def _outlet_of(name: str, own: str | None, around: Collection[str], *, is_outlet: bool) -> str | None:
    if own is not None and are_one_outlet(name, own):
        return own
    known = load_outlets().by_name.get(name)
    if known is not None:
        return None if known.platform else known.name
    return next((outlet for outlet in sorted(around) if are_one_outlet(name, outlet)), name if is_outlet else None)


@lru_cache(maxsize=100_000)
def are_one_outlet(name: str, outlet: str) -> bool:
    """Whether a text means an outlet by a name: "the Sentinel" is the Lakefront Sentinel, in whose news it stands.

    A name is not cut down to an outlet where the registry knows both: "New York Times" is not The Times of London.

    >>> are_one_outlet("the Sentinel", "Lakefront Sentinel"), are_one_outlet("Spanish daily El Faro", "El Faro")
    (True, True)
    >>> are_one_outlet("Lakefront Post", "Lakefront Sentinel"), are_one_outlet("the company", "Company Town")
    (False, False)
    >>> are_one_outlet("New York Times", "The Times"), are_one_outlet("The Times", "Los Angeles Times")
    (False, True)
    """
    known, words = load_outlets().by_name, [strip_determiners(list(fold_words(text))) for text in (name, outlet)]
    one, other = known.get(name), known.get(outlet)
    if one is not None and other is not None and (one is other or len(words[0]) > len(words[1])):
        return one is other
    short, long = sorted(words, key=len)
    letters = sum(map(len, short))
    return letters >= _LEAST_LETTERS and long[len(long) - len(short) :] == short

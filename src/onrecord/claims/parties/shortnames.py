"""Shorter names joined to the longer ones that they stand for: "Altman" to "Sam Altman", "PhRMA" to its long name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from onrecord.claims.parties.appositions import Votes
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["Entry", "Place", "join_short_names"]

Place = tuple[int, int]
"""Where a name stands: the number of its line and its first token."""


_LETTERS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Entry:
    """A member in the making: the forms of its name in the order of the text, and its votes for each kind.

    `honoured`: a fund honours somebody of this name. `presides`: it is told of a president ("President Bush").
    `heads`: it is told of the head of a firm ("its chief executive, Ada Kuhnle").
    """

    words: tuple[str, ...]
    texts: dict[str, None] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    votes: Votes = field(default_factory=lambda: defaultdict(int))
    committee: bool = False
    candidate: bool = False
    runs: bool = False
    honoured: bool = False
    presides: bool = False
    heads: bool = False


def join_short_names(entries: list[Entry], words: ReaderWords) -> list[Entry]:
    """Join shorter names to the longer ones that they stand for."""
    entries = sorted(entries, key=lambda e: (-len(e.words), e.places[0]))
    kept = _Longer(initials=any(_may_be_initials(entry) for entry in entries))
    for entry in entries:
        target = _find_target(entry, kept.like(entry), words)
        if target is None:
            kept.add(entry)
            continue
        target.texts.update(entry.texts)
        target.places.extend(entry.places)
        for kind, count in entry.votes.items():
            target.votes[kind] += count
        target.committee |= entry.committee
        if entry.words[-1] == target.words[-1] or len(entry.words) > 1:  # no David is told to run by "David's campaign"
            target.candidate |= entry.candidate
            target.runs |= entry.runs
        kept.index(target)
    for entry in kept.entries:
        entry.places.sort()
    return sorted(kept.entries, key=lambda e: e.places[0])


class _Longer:
    """The longer names so far, by what a shorter one shares with a name that it stands for.

    That is how it begins, or its last word and one more, or for one of capitals (where there are any, as `initials`
    says) the first two of its initials.
    """

    def __init__(self, *, initials: bool) -> None:
        self._initials = initials
        self.entries: list[Entry] = []
        self._places: dict[int, int] = {}
        self._shared: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)

    def add(self, entry: Entry) -> None:
        """Add a name that stands for no other."""
        self._places[id(entry)] = len(self.entries)
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: Entry) -> None:
        """File a name under what may stand for it; another form may have other initials."""
        words = entry.words
        beginnings = [("begins", *words[:size]) for size in range(1, len(words))]
        endings = [("ends", words[-1]), *[("ends", word, words[-1]) for word in words[:-1]]]
        initials = [("initials", _initials(entry)[:2])] if self._initials and len(words) > 1 else []
        for key in (*beginnings, *endings, *initials):
            self._shared[key][self._places[id(entry)]] = None

    def like(self, short: Entry) -> list[Entry]:
        """Return the names that `short` may stand for, in the order in which they came."""
        words = short.words
        ending = ("ends", *words) if len(words) == 1 else ("ends", words[0], words[-1])
        keys = [("begins", *words), ending]
        if _may_be_initials(short):
            keys.append(("initials", _capitals(short)[:2]))
        return [self.entries[n] for n in sorted({n for key in keys for n in self._shared.get(key, ())})]


def _find_target(entry: Entry, longer: Sequence[Entry], words: ReaderWords) -> Entry | None:
    """The longer name that `entry` stands for: a family name, a firm's short name, initials."""
    found = [other for other in longer if _stands_for(entry, other, words)]
    found = _who_presides(entry, found)
    if not found:
        return None
    ranked = sorted(found, key=lambda o: (_kind(o) != _kind(entry) and sum(entry.votes.values()) > 0, _rank(entry, o)))
    return ranked[0]


def _who_presides(entry: Entry, found: list[Entry]) -> list[Entry]:
    """ "President Bush" is no Laura Bush, nor is "Bush" where the text tells of President George W. Bush.

    It may be a relative who runs for an office.
    """
    if entry.presides:
        return [other for other in found if other.honoured]
    if not entry.honoured or any(other.candidate and not other.honoured for other in found):
        return found
    return [other for other in found if other.presides] or found


def _rank(entry: Entry, other: Entry) -> tuple[int, int]:
    """Family names before given names and short names of firms; then the nearest place, one before it if any is."""
    first = entry.places[0]
    gaps = [abs(first[0] - place[0]) + (_AHEAD if place > first else 0) for place in other.places]
    return (0 if other.words[-1] == entry.words[-1] else 1, min(gaps))


_AHEAD = 1000
"""How much farther a place behind counts: "Hale gave $5. Her brother, Otto Hale, ..." is not his."""


def _kind(entry: Entry) -> str:
    return max(entry.votes.items(), key=itemgetter(1))[0] if entry.votes else ""


def _stands_for(short: Entry, long: Entry, words: ReaderWords) -> bool:
    if _kind(long) == "other":
        return short.words == long.words
    a, b = short.words, long.words
    if len(a) == 1 and len(b) > 1 and _stands_by_initials(short, long):
        return True
    if len(a) >= len(b):
        return False
    if _kind(long) == "person":
        return _stands_for_person(short, long, words)
    after_full = long.places[0] < short.places[0] and a[0] not in words.names.generic_tails
    generic = a[0] in words.names.organization_words and not after_full
    distinctive = len(a) > 1 or not (generic or a[0] in words.names.places)
    known = words.names.organizations
    if " ".join(a) in known and " ".join(b) not in known and not set(b[len(a) :]) <= words.names.generic_tails:
        return False  # "Uber" is not short for "Uber Freight Canada"
    if b[len(a)] in words.names.unit_tails and short.places[0] < long.places[0]:
        return False  # nor "Norvane" for "Norvane Web Services", of which the text speaks later
    return a == b[: len(a)] and distinctive and _kind(short) != "person"


_SURE_FIRM = 4
_SURE_BY_TRADE = 2
"""Votes that make a firm of a name that somebody bears as well: "der Pumpenbauer Kuhnle", whose owner is Ada Kuhnle."""


def _stands_for_person(short: Entry, long: Entry, words: ReaderWords) -> bool:
    a, b = short.words, long.words
    led = long.heads and short.places[0] < long.places[0]  # "Packer Coolen gives. Its head, Bart Coolen, confirms it."
    sure = _SURE_BY_TRADE if led or words.settings.noun_capitals else _SURE_FIRM
    if _kind(short) == "organization" and short.votes.get("organization", 0) >= sure:
        return False
    if a[-1] == b[-1]:
        return len(a) == 1 or set(a) <= set(b)
    # A given name alone stands for the person where nobody else has it: "Sam looks forward to it".
    return a == b[:1] and (a[0] in words.names.given_names or len(b) > 2) and _kind(short) != "organization"


def _stands_by_initials(short: Entry, long: Entry) -> bool:
    """ "GM" for General Motors, "PhRMA" for Pharmaceutical Research and Manufacturers of America."""
    if not _may_be_initials(short) or _kind(long) == "person":
        return False
    initials, capitals = _initials(long), _capitals(short)
    return capitals in (initials, initials[: len(capitals)] if len(capitals) > 2 else initials)


def _may_be_initials(short: Entry) -> bool:
    """Whether a name is a word of a few letters with two capitals or more."""
    if len(short.words) != 1:
        return False
    text = next(iter(short.texts))
    return 2 <= len(text) <= _LONGEST_INITIALS and sum(map(str.isupper, text)) > 1


_LONGEST_INITIALS = 6


def _initials(long: Entry) -> str:
    """The capitals that begin the words of a name's longest form."""
    return "".join(w[0] for w in _LETTERS.findall(max(long.texts, key=len)) if w[0].isupper())


def _capitals(short: Entry) -> str:
    return "".join(c for c in next(iter(short.texts)) if c.isupper())

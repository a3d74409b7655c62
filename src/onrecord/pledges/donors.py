"""Who is one donor to one fund, though pages name them otherwise: a firm by a short name, or read as a person.

Names alone do not tell it ("Calloway" may be short for two firms): the page of the one and that of the other must tell
the same sum to the same fund, and no page both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from onrecord.pledges.amounts import agree
from onrecord.pledges.origins.clusters import Clusters
from onrecord.pledges.telling import first_told
from onrecord.records import Identity, Telling
from onrecord.reference.names import load_names
from onrecord.reference.organization_names import organization_words
from onrecord.reference.party_words import load_party_words

__all__ = ["donor_stem", "part_donors"]

_LEAST_LETTERS = 4
"""Letters of a name that may be short for another: "Al" begins too many."""

_NEAR_DAYS = 31
"""Days between two pages of which one tells no sum: "Terhorst gives nothing" stands near the report that it gives."""


@lru_cache(maxsize=100_000)
def donor_stem(key: str) -> str:
    """Return what keys have in common that may be one donor's: the first word of a firm, or of who may be one.

    The registry's parties, couples, people with a known first name, and firms with a number are nobody else; nor is a
    firm whose name begins like many a one told by that word alone.

    >>> {donor_stem(key) for key in ("organization:varga-mills", "organization:varga", "person:mills:varga")}
    {'varga'}
    >>> donor_stem("person:roe:ann"), donor_stem("sam-altman"), donor_stem("organization:texas-grain")
    ('person:roe:ann', 'sam-altman', 'texas-grain')
    """
    kind, _, name = key.partition("@")[0].partition(":")
    if kind == "person":
        name = _of_who_may_be_a_firm(name)
    if not name or "+" in name or any(map(str.isdecimal, name)):
        return key
    first = name.partition("-")[0]
    return name if _is_general((first,)) else first


def _of_who_may_be_a_firm(name: str) -> str:
    """Return the words of a person's key as a firm would have them, "" where nothing but a person is called so."""
    family, _, rest = name.partition(":")
    first = rest.partition(":")[0]
    if rest and (len(first) < 2 or rest != first or first in load_names().given_names):
        return ""
    return f"{first}-{family}" if first else family


def part_donors(tellings: Sequence[Telling], apart: Collection[frozenset[str]] = ()) -> list[list[Telling]]:
    """Return the tellings of a fund by donor, who has one key. `apart` are pairs of keys that people said are two."""
    by_key: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_key[telling.donor.key].append(telling)
    if len(by_key) == 1:
        return list(by_key.values())
    named = [_Named.of(own) for _, own in sorted(by_key.items())]
    clusters = Clusters(len(named))
    for one, other in _pairs(named):
        if not _are_two(named[one], named[other], apart):
            clusters.join(one, other)
    found = ([named[place] for place in members] for members in clusters.all())
    return [_as_one(donor) for members in found for donor in _part(members, apart)]


def _part(members: list[_Named], apart: Collection[frozenset[str]]) -> list[list[_Named]]:
    """Return the donors among who may be one: each alone where two of them are two, and one between may be either."""
    is_open = any(_are_two(one, other, apart) for one, other in combinations(members, 2))
    return [[one] for one in members] if is_open else [members]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class _Named:
    """The tellings under one key, and the words of the name."""

    key: str
    words: tuple[str, ...]
    is_person: bool
    tellings: Sequence[Telling]

    @property
    def is_known(self) -> bool:
        """Whether the registry knows the donor, with all names: so that none is short for another."""
        return ":" not in self.key

    @property
    def pages(self) -> set[str]:
        return {telling.claim.article_id for telling in self.tellings}

    @classmethod
    def of(cls, tellings: Sequence[Telling]) -> _Named:
        donor = tellings[0].donor
        return cls(
            key=donor.key,
            words=organization_words(donor.name),
            is_person=donor.kind == "person",
            tellings=tellings,
        )


def _are_two(one: _Named, other: _Named, apart: Collection[frozenset[str]]) -> bool:
    """Whether people said that two are two, or one page tells of both."""
    return frozenset((one.key, other.key)) in apart or not one.pages.isdisjoint(other.pages)


def _pairs(named: Sequence[_Named]) -> Iterable[tuple[int, int]]:
    """Return the places of who is one: a short name is one with a longer one, where no other may be meant.

    One of the two is a firm always: of people of one family name, each page may have its own.
    """
    firms = [place for place, one in enumerate(named) if not one.is_person]
    for place in firms:
        short = named[place]
        same = (at for at, other in enumerate(named) if _are_one_name(short, other))
        yield from ((place, at) for at in same if _tell_one_gift(short, named[at]))
        longer = [at for at in firms if _is_short_for(short, named[at]) and _tell_one_gift(short, named[at])]
        if len({named[at].words for at in longer}) == 1:
            yield from ((place, at) for at in longer)


def _are_one_name(one: _Named, other: _Named) -> bool:
    """Whether a page has for a firm what another has for a person: the same words, which no person's name begins."""
    return one.words == other.words and one.is_person is not other.is_person


def _is_short_for(short: _Named, other: _Named) -> bool:
    """Whether a firm's name begins another's, and what follows makes no other body of it: "Thane", not "Thane PAC"."""
    size = len(short.words)
    if len(other.words) <= size or other.words[:size] != short.words:
        return False
    bodies, letters = load_party_words().other_bodies, sum(map(len, short.words))
    return letters >= _LEAST_LETTERS and not _is_general(short.words) and bodies.isdisjoint(other.words[size:])


def _is_general(words: tuple[str, ...]) -> bool:
    """Whether a name tells nobody apart: a place, a people or a trade begins many names ("Texas", "American")."""
    known, name = load_names(), " ".join(words)
    general = (known.places, known.demonyms, known.organization_words, known.generic_tails, known.institutions)
    return any(name in words for words in general)


def _tell_one_gift(one: _Named, other: _Named) -> bool:
    """Whether a sum of the one is one of the other's, or one is told without, days away; of two of no registry."""
    if one.is_known or other.is_known or not one.pages.isdisjoint(other.pages):
        return False
    told = [[t.claim.money for t in named.tellings if t.claim.money is not None] for named in (one, other)]
    if all(told):
        return any(agree(first, second) for first in told[0] for second in told[1])
    return _are_near(one.tellings, other.tellings)


def _are_near(one: Iterable[Telling], other: Iterable[Telling]) -> bool:
    days = [[t.published.value for t in tellings if t.published] for tellings in (one, other)]
    return any(abs((first - second).days) <= _NEAR_DAYS for first in days[0] for second in days[1])


def _as_one(named: Sequence[_Named]) -> list[Telling]:
    """Return the tellings of a donor under one key, that of whom the first page tells of the kind that most tell.

    Of as many it is a firm, and so is what bears one word: a person would have a first name.
    """
    tellings = [telling for one in named for telling in one.tellings]
    if len(named) == 1:
        return tellings
    firms = [telling for one in named for telling in one.tellings if not one.is_person]
    people = [telling for one in named for telling in one.tellings if one.is_person and len(one.words) > 1]
    first = first_told(max(firms, people, key=len)).donor
    names = " and ".join(sorted({telling.donor.name for telling in tellings}, key=lambda name: (len(name), name)))
    reason = f"name: {names} are taken for one, since pages tell of the same gift"
    return [replace(telling, donor=_known_as(first, telling.donor, reason)) for telling in tellings]


def _known_as(first: Identity, told: Identity, reason: str) -> Identity:
    reasons = (*told.reasons, reason)
    return Identity(key=first.key, name=told.name, kind=first.kind, party_id=first.party_id, reasons=reasons)

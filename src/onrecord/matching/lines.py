"""Filed lines as the matching looks at them: by fund and by whose filing they are in, found through words of names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Protocol

from onrecord.filings.chains import chain_filings
from onrecord.matching.gift_lines import is_gift, is_named_in_memo
from onrecord.matching.names import GiverName, make_names
from onrecord.matching.told import ToldGift
from onrecord.records import FiledEntry, Refund
from onrecord.reference.matching import MatchPolicy
from onrecord.reference.parties import load_parties
from onrecord.reference.person_names import PersonKey

__all__ = [
    "FiledLine",
    "FundLines",
    "SearchedLines",
    "drop_repeats",
    "find_line_words",
    "find_told_words",
    "gather_lines",
    "is_round",
    "keep_standing",
    "make_line",
    "telling_of",
]

_PIECE = 3
"""Letters of a family name, at its beginning or end, that are read right where another letter is misread."""
_TIGHT = 5
"""Letters of a name, spelt together, that a search starts from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledLine:
    """A filed line and its names, those in brackets too. `giver` is one for the lines of one donor, as far as is known.

    Lines of an organisation are one donor's by their name; lines of a person by the name and the post code.
    """

    filed: FiledEntry
    names: tuple[GiverName, ...]
    giver: tuple[str, ...]

    @property
    def amount(self) -> Decimal:
        """What was given; nothing where the amount could not be read."""
        return self.filed.entry.amount or Decimal(0)

    @property
    def is_memo(self) -> bool:
        """Whether the form adds the sum up in another line: such a line is never more than a hint."""
        return self.filed.entry.is_memo

    @property
    def beginnings(self) -> frozenset[str]:
        """The beginnings of its names, whole words spelt together: "varga", "vargamills"."""
        sizes = ((name, size) for name in self.names for size in range(1, len(name.words) + 1))
        return frozenset("".join(name.words[:size]) for name, size in sizes)

    @property
    def order(self) -> tuple[str, str, int]:
        """By day, filing and line."""
        entry = self.filed.entry
        return (str(entry.date or ""), self.filed.filing.id, entry.line)


class SearchedLines(Protocol):
    """The lines of one fund on one side: a `FundLines` in memory, or an index that a ledger keeps."""

    def find(self, told: ToldGift) -> list[FiledLine]:
        """Return the lines whose donor may be who is told to give."""

    def pick(self, keys: Iterable[str]) -> list[FiledLine]:
        """Return the lines with these keys, those that are of this fund."""

    def donors_beginning(self, words: str) -> int:
        """Return how many donors have names that begin with the words, spelt together."""

    def is_rare(self, amount: Decimal) -> bool:
        """Return whether few lines have the amount, and it is no round sum."""


class FundLines:
    """The lines of one fund on one side, and what is common among them."""

    def __init__(self, lines: Iterable[FiledLine], policy: MatchPolicy) -> None:
        self.lines = sorted(lines, key=lambda line: line.order)
        self._policy = policy
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        beginnings: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for at, line in enumerate(self.lines):
            for word in find_line_words(line, policy):
                self._by_word[word].append(at)
            for begin in () if line.is_memo else line.beginnings:
                beginnings[begin].add(line.giver)
        self._beginnings = {begin: len(givers) for begin, givers in beginnings.items()}
        self._by_key = {line.filed.key: at for at, line in enumerate(self.lines)}
        self._amounts = Counter(line.amount for line in self.lines if not line.is_memo)
        self._by_amount: defaultdict[Decimal, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if not line.is_memo:
                self._by_amount[line.amount].append(at)

    def donors_beginning(self, words: str) -> int:
        """Return how many donors have names that begin with the words, spelt together."""
        return self._beginnings.get(words, 0)

    def is_rare(self, amount: Decimal) -> bool:
        """Return whether few lines have the amount, and it is no round sum."""
        return not is_round(amount, self._policy) and self._amounts[amount] <= self._policy.rare_lines

    def find(self, told: ToldGift) -> list[FiledLine]:
        """Return the lines whose donor may be who is told to give: a word in common, or a rare sum."""
        found = {at for word in find_told_words(told, self._policy) for at in self._by_word.get(word, ())}
        if told.amount is not None and self.is_rare(told.amount):
            found.update(self._by_amount.get(told.amount, ()))
        return [self.lines[at] for at in sorted(found)]

    def pick(self, keys: Iterable[str]) -> list[FiledLine]:
        """Return the lines with these keys, those that are of this fund."""
        return [self.lines[at] for at in sorted(self._by_key[key] for key in keys if key in self._by_key)]


def is_round(amount: Decimal, policy: MatchPolicy) -> bool:
    """Whether many give the sum, such as 250,000."""
    return amount % policy.round_to == 0


def find_line_words(line: FiledLine, policy: MatchPolicy) -> frozenset[str]:
    """Return what a filed line is found by: the words of its names, and of the employer's."""
    return frozenset(word for name in (*line.names, *_employer(line)) for word in _words_of(name, policy))


def find_told_words(told: ToldGift, policy: MatchPolicy) -> frozenset[str]:
    """Return what lines of a told gift are looked for by: words of the giver's names, and who belongs to the giver."""
    words = {word for name, _ in told.names for word in _words_of(name, policy)}
    words.update(word for name in told.associates for word in _words_of(name, policy))
    words.update(f"#{party}" for name, _ in told.names if name.party_id for party in _related(name.party_id))
    return frozenset(words)


def _words_of(name: GiverName, policy: MatchPolicy) -> Iterator[str]:
    if name.party_id:
        yield f"#{name.party_id}"
    if name.key:
        for person in name.members or (name,):
            yield from _person_keys(person.key) if person.key else ()
        return
    telling = [word for word in name.words if word not in policy.empty_words]
    yield from telling or name.words
    yield f"~{name.tight[:_TIGHT]}"
    yield from name.acronyms


def _person_keys(key: PersonKey) -> Iterator[str]:
    """Search by the family name; by the first name only with a piece of the family name, which may be misread.

    A middle name may be the first of two family names: "José Núñez Barrios".
    """
    yield from key.family.split("-")
    if key.first:
        yield f"{key.first}>{key.family[:_PIECE]}"
        yield f"{key.first}<{key.family[-_PIECE:]}"
        yield f"{key.family}>{key.first[:_PIECE]}"
        yield from (f"{key.first}>{word[:_PIECE]}" for word in key.middle.split("-") if len(word) > 1)


def gather_lines(filed: Iterable[FiledEntry], policy: MatchPolicy) -> dict[tuple[str, bool], FundLines]:
    """Return the lines of gifts that stand, and memo lines, by fund and by whether the giver filed them."""
    by_fund: defaultdict[tuple[str, bool], list[FiledLine]] = defaultdict(list)
    for one in drop_repeats(keep_standing(filed)):
        if one.fund and (is_gift(one, policy) or is_named_in_memo(one)):
            by_fund[one.fund, one.is_given].append(make_line(one))
    return {key: FundLines(lines, policy) for key, lines in by_fund.items()}


def keep_standing(filed: Iterable[FiledEntry]) -> list[FiledEntry]:
    """Return the lines of filings that no later one replaced, each once."""
    once = {one.key: one for one in filed}
    standing = {
        chain.standing.id for chain in chain_filings({one.filing.id: one.filing for one in once.values()}.values())
    }
    return [one for one in once.values() if one.filing.id in standing]


def drop_repeats(filed: Iterable[FiledEntry]) -> Iterator[FiledEntry]:
    """Leave out what another report tells again: a registrant's and its lobbyist's, a filing's and its transcription.

    A report goes before somebody's table, so that its line is the one that counts. Lines that one report tells twice
    are two.
    """
    reports: dict[tuple[object, ...], str] = {}
    for one in sorted(filed, key=lambda one: (one.filing.system == "table", one.filing.id, one.entry.line)):
        if reports.setdefault(telling_of(one), one.filing.id) == one.filing.id:
            yield one


def telling_of(filed: FiledEntry) -> tuple[object, ...]:
    """Return what lines of two reports have in common that tell one gift: side, giver, fund, sum, day and kinds."""
    entry = filed.entry
    return (
        filed.is_given,
        isinstance(entry, Refund),
        make_names(entry.name, entry.kind, entry.name_parts)[0].tight,
        filed.fund,
        entry.amount,
        entry.date,
        entry.in_kind,
        entry.is_memo,
    )


@cache
def _related(party_id: str) -> frozenset[str]:
    """Return the parties whose lines may be a party's gift: owners, what it owns, and who has a role on either side."""
    known = load_parties()
    owned = {party.id for party in known.all if party_id in known.owners_of(party.id)}
    people = {person.id for person, _ in known.people_of.get(party_id, ())}
    firms = {role.of for role in known.by_id[party_id].roles}
    return frozenset({*known.owners_of(party_id), *owned, *people, *firms})


def make_line(filed: FiledEntry) -> FiledLine:
    """Return a filed line with its names."""
    entry = filed.entry
    names = list(make_names(entry.name, entry.kind, entry.name_parts))
    if filed.is_given and not filed.filing.lobbyist and filed.filing.filer_name:
        names += make_names(filed.filing.filer_name, "organization")
    first = names[0]
    giver = (first.donor, entry.address.zip[:5]) if first.key else (first.tight,)
    return FiledLine(filed=filed, names=tuple(dict.fromkeys(names)), giver=giver)


def _employer(line: FiledLine) -> tuple[GiverName, ...]:
    employer = line.filed.entry.employer
    return make_names(employer, "organization") if employer else ()

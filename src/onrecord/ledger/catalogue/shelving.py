"""The filings and the judgements of a ledger as pages ask for them: loaded once, and again when there is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection, select

from onrecord.ledger.catalogue.figures import Figures
from onrecord.ledger.catalogue.version import Moment
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.schema import tellings
from onrecord.ledger.filings.fetching import KeptFiling, fetch_filings
from onrecord.ledger.judgements.keeping import load_judgements
from onrecord.matching import FilingShelves
from onrecord.records import Judgement, in_force

__all__ = ["Filed", "Held", "Shelving"]

_MOST_LISTS = 4

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The filings of a ledger, on `shelves` and by id."""

    shelves: FilingShelves
    by_id: Mapping[str, KeptFiling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The judgements in force, by what each is about, and the claims that people rejected: their articles by the
    claim, by the key of their donor, by that of their group."""

    by_subject: Mapping[str, tuple[tuple[int, Judgement], ...]]
    rejected: Mapping[str, Mapping[str, Mapping[str, str]]]

    def on(self, subjects: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements in force on claims, pledges or donors' keys, in the order of deciding."""
        found = dict(one for subject in set(subjects) for one in self.by_subject.get(subject, ()))
        return tuple(found[place] for place in sorted(found))


class Shelving:
    """Keeps filings and judgements between questions: tens of thousands of covers take seconds to put on shelves.

    With `as_of`, the filings stand as they did on that day. `figures` are those of funds, and `unannounced` the lists
    of filed gifts of which no page tells: of few funds, since one list may be of tens of thousands of lines.
    """

    def __init__(self, as_of: date | None = None) -> None:
        self._as_of = as_of
        self._filed: _Once[Filed] = _Once(self._shelve)
        self._held: _Once[Held] = _Once(_hold)
        self.figures = Figures()
        self.unannounced = Figures(most=_MOST_LISTS)

    def filed(self, connection: Connection, moment: Moment) -> Filed:
        """Return the filings that the connection sees."""
        return self._filed.find(connection, (moment.filing_readings,))

    def held(self, connection: Connection, moment: Moment) -> Held:
        """Return the judgements in force that the connection sees."""
        return self._held.find(connection, (moment.judgements, *moment.derived))

    def _shelve(self, connection: Connection) -> Filed:
        kept = {one.filing.id: one for one in fetch_filings(connection)}
        return Filed(shelves=FilingShelves((one.filing for one in kept.values()), self._as_of), by_id=kept)


_Facts = tuple[int | str, ...]
"""The last facts that something was made of."""


class _Once(Generic[_Made]):
    """What was made of facts, as long as these are the last ones."""

    def __init__(self, make: Callable[[Connection], _Made]) -> None:
        self._make, self._lock = make, Lock()
        self._made: tuple[_Facts, _Made] | None = None

    def find(self, connection: Connection, last: _Facts) -> _Made:
        with self._lock:
            if self._made is None or self._made[0] != last:
                self._made = (last, self._make(connection))
            return self._made[1]


def _hold(connection: Connection) -> Held:
    by_subject: defaultdict[str, list[tuple[int, Judgement]]] = defaultdict(list)
    held = in_force(load_judgements(connection))
    for place, judgement in enumerate(held):
        for subject in {judgement.subject, judgement.other or judgement.subject}:
            by_subject[subject].append((place, judgement))
    rejected = [one.subject for one in held if one.kind == "claim" and one.decision == "reject"]
    return Held(
        by_subject={key: tuple(own) for key, own in by_subject.items()}, rejected=_by_group(connection, rejected)
    )


def _by_group(connection: Connection, claims: Iterable[str]) -> dict[str, dict[str, dict[str, str]]]:
    found: defaultdict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for some in some_at_once(set(claims)):
        asked = select(tellings).where(tellings.c.claim_id.in_(some)).order_by(tellings.c.claim_id)
        for row in connection.execute(asked):
            found[row.group_key].setdefault(row.donor_key, {})[row.claim_id] = row.article_id
    return dict(found)

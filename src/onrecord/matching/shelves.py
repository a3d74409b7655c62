"""Filings put by what they may show, so that a pledge is not asked of every filing of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from onrecord.filings.chains import chain_filings
from onrecord.matching.shelf import Shelf
from onrecord.parties import identify
from onrecord.records import Filing, Pledge
from onrecord.reference.funds import load_funds
from onrecord.reference.parties import load_parties

__all__ = ["FilingShelves", "donor_keys", "filer_keys"]


_Placed = tuple[int, Filing]
"""A filing behind its place among all that stand, the earliest period first."""


class FilingShelves:
    """The filings that stand as of a day: those of receivers by who files, those of givers by who files and owns."""

    def __init__(self, filings: Iterable[Filing], as_of: date | None = None) -> None:
        self._received: defaultdict[str, list[_Placed]] = defaultdict(list)
        self._given: defaultdict[str, list[_Placed]] = defaultdict(list)
        for place, chain in enumerate(chain_filings(filings, as_of)):
            filing = chain.standing
            if filing.system != "lda":
                self._received[filing.filer_id].append((place, filing))
            for key in filer_keys(filing):
                self._given[key].append((place, filing))

    def which_may_show(self, pledge: Pledge) -> Shelf:
        """Return the filings of the fund's committees, and givers' that share a name or an owner with the donor."""
        fund = load_funds().by_id.get(pledge.fund.id or "")
        found = dict(one for filer in (fund.committees if fund else ()) for one in self._received.get(filer, ()))
        for key in donor_keys(pledge.donor.key, pledge.donor.name, pledge.associated):
            found.update(self._given.get(key, ()))
        return Shelf(found[place] for place in sorted(found))


def filer_keys(filing: Filing) -> frozenset[str]:
    """Return what a giver's filing is found under: who files, who owns it, each longer word; nothing of a receiver's.

    >>> sorted(filer_keys(Filing(system="lda", form="LD-203", digest="a", filer_name="PAYWARD INC")))
    ['kraken', 'word:payward']
    """
    return _keys_of(filing.filer_name) if filing.system == "lda" else frozenset()


def donor_keys(key: str, name: str, associated: Iterable[str]) -> frozenset[str]:
    """Return what a donor's filings are looked for under, and those of who stands behind it."""
    return frozenset({key}.union(*(_keys_of(one) for one in (name, *associated))))


@lru_cache(maxsize=50_000)
def _keys_of(name: str) -> frozenset[str]:
    party = identify(name, "organization")
    known = load_parties().by_id.get(party.party_id or "")
    words = {f"word:{word}" for word in name.casefold().split() if len(word) > 3}
    return frozenset({party.key, *words, *({known.parent} if known and known.parent else set())})

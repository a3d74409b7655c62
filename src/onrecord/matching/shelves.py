"""Filings put by what they may show, so that a pledge is not asked of every filing of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from onrecord.filings.chains import chain_filings
from onrecord.parties import identify
from onrecord.records import Filing, Pledge
from onrecord.reference.parties import load_parties

__all__ = ["FilingShelves"]


class FilingShelves:
    """The filings that stand as of a day: those of receivers together, those of givers by who files and owns."""

    def __init__(self, filings: Iterable[Filing], as_of: date | None = None) -> None:
        self._received: list[Filing] = []
        self._given: defaultdict[str, list[Filing]] = defaultdict(list)
        for chain in chain_filings(filings, as_of):
            filing = chain.standing
            if filing.system != "lda":
                self._received.append(filing)
                continue
            for key in _keys_of(filing.filer_name):
                self._given[key].append(filing)

    def which_may_show(self, pledge: Pledge) -> list[Filing]:
        """Return receivers' filings, which are few, and givers' that share a name or an owner with the donor."""
        keys = _keys_of(pledge.donor.name) | {pledge.donor.key}
        for name in pledge.associated:
            keys |= _keys_of(name)
        given = {filing.id: filing for key in keys for filing in self._given.get(key, ())}
        return [*self._received, *given.values()]


def _keys_of(name: str) -> set[str]:
    """Return what a firm is found under: who it is, who owns it, and each longer word of its name."""
    party = identify(name, "organization")
    known = load_parties().by_id.get(party.party_id or "")
    words = {f"word:{word}" for word in name.casefold().split() if len(word) > 3}
    return {party.key, *words, *({known.parent} if known and known.parent else set())}

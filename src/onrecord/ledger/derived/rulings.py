"""The judgements in force, put as what is derived asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.ledger.derived.deriving import find_parted, find_refused
from onrecord.ledger.derived.telling import Decisions, decide_claims, join_keys
from onrecord.ledger.judgements.keeping import load_judgements
from onrecord.records import Judgement, in_force

__all__ = ["Rulings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people decided: donors `joined` or kept `apart`, `decided` claims, and lines `refused` by pledge."""

    judgements: tuple[Judgement, ...]
    joined: Mapping[str, str]
    apart: frozenset[frozenset[str]]
    decided: Mapping[str, Decisions]
    refused: Mapping[str, set[str]]

    @classmethod
    def load(cls, connection: Connection) -> Rulings:
        """Read the judgements of a ledger, of which some thousand are many."""
        held = in_force(load_judgements(connection))
        return cls(
            judgements=held,
            joined=join_keys(held),
            apart=find_parted(held),
            decided=decide_claims(held),
            refused=find_refused(held),
        )

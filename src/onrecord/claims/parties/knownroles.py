"""Whose firm a firm is by the registry of parties, where the article does not say it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.claims.parties.cast import Member
from onrecord.records.party import Party
from onrecord.reference.parties import load_parties

__all__ = ["holds_role", "party_named"]


def party_named(member: Member) -> Party | None:
    """Return the registry's party that goes by a member's name, None for one that it does not know."""
    return _by_name().get(member.name.casefold())


def holds_role(person: Member, firm: Member) -> bool:
    """Return whether the registry knows that a person leads, founded or owns a firm."""
    party, own = party_named(person), party_named(firm)
    return party is not None and own is not None and any(role.of == own.id for role in party.roles)


@cache
def _by_name() -> Mapping[str, Party]:
    """The registry's parties by the names that the press has for them."""
    return {name.casefold(): party for party in load_parties().all for name in (party.name, *party.also)}

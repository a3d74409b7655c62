"""A party: a person or an organisation that matters here; and an identity: who a name is taken to be, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Identity", "Party", "PartyRole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRole:
    """What somebody is at an organisation (`of`, a party's id), from when to when as far as that is known."""

    of: str
    title: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone the registry knows: `also` are other names in the press, `filed` names in filings, as filed.

    `parent` is the id of the organisation that owns it.
    """

    id: str
    name: str
    kind: str
    also: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()
    parent: str | None = None
    roles: tuple[PartyRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a name is taken to be: two mentions with the same `key` are one party.

    `party_id` is the registry's, or None for somebody whom it does not know; `reasons` say why ("registry: also").

    >>> Identity(key="sam-altman", name="Sam Altman", kind="person", party_id="sam-altman").party_id
    'sam-altman'
    """

    key: str
    name: str
    kind: str
    party_id: str | None = None
    reasons: tuple[str, ...] = ()

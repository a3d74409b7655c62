"""Parties: who matters here, who a name is taken to be, where it stands, and how alike two names are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.records.dates import PartialDate
from onrecord.records.filing import NameParts

__all__ = ["PARTY_KINDS", "Identity", "Likeness", "Party", "PartyMention", "PartyRole"]

PARTY_KINDS = ("person", "organization", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRole:
    """What somebody is at an organisation (`of`, a party's id), from when to when as far as that is known."""

    of: str
    title: str
    start: PartialDate | None = None
    end: PartialDate | None = None


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

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the first one first."""
        return (self.name, *self.also, *self.filed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a name is taken to be: two mentions with the same `key` are one party, unless `weak`.

    `party_id` is the registry's, or None for somebody whom it does not know; `reasons` say why ("registry: also").
    `parts` is a person's name in parts. `weak` says that the name does not tell who it is (a family name alone, an
    initial, a name that many bear): two mentions with this key may be two people, and more than the name must tie them.

    >>> Identity(key="sam-altman", name="Sam Altman", kind="person", party_id="sam-altman").party_id
    'sam-altman'
    """

    key: str
    name: str
    kind: str
    party_id: str | None = None
    reasons: tuple[str, ...] = ()
    parts: NameParts | None = None
    weak: bool = False

    def __post_init__(self) -> None:
        if self.kind not in PARTY_KINDS:
            raise ValueError(f"kind {self.kind!r} is not one of {PARTY_KINDS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """An identity where it stands: companies beside the name (an employer too), the town and state of an address."""

    identity: Identity
    companies: tuple[str, ...] = ()
    city: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are, from 0 to 1, and what speaks for it and against it, in words. It decides nothing.

    `doubts` is what a person should weigh ("one has Jr., the other has no suffix: may be father and son");
    `contradictions` is what two names of one party do not have.
    """

    score: Decimal
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"score {self.score} is not between 0 and 1")

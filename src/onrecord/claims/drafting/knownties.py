"""Whose firm a firm is where the article does not say it: "Zuckerberg gives" above, "Meta has paid" below.

The registry of parties knows who leads or founded what; only people and firms that both give in the article are tied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.givers.relations import Relations
from onrecord.claims.parties.cast import Member
from onrecord.claims.parties.knownroles import party_named
from onrecord.claims.scene import Scene

__all__ = ["with_known_ties"]


def with_known_ties(drafts: Sequence[Draft], scene: Scene) -> Scene:
    """Return the scene, with what the registry knows of those who give in it."""
    members = {d.giver.member.number: d.giver.member for d in drafts}
    firms = [m for m in members.values() if m.kind == "organization"]
    people = [m for m in members.values() if m.kind == "person" and not scene.relations.firms_of(m)]
    if not firms or not people:
        return scene
    known = list(_ties(people, firms))
    if not known:
        return scene
    told = [(person, firm) for person, own in scene.relations.firms.items() for firm in own]
    return replace(scene, relations=Relations.of([*told, *known]))


def _ties(people: Sequence[Member], firms: Sequence[Member]) -> Iterator[tuple[int, int]]:
    own = {party.id: firm.number for firm in firms if (party := party_named(firm)) is not None}
    for person in people:
        party = party_named(person)
        for role in party.roles if party is not None and own else ():
            if role.of in own:
                yield person.number, own[role.of]

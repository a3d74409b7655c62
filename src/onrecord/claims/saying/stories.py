"""The sentences of an article in their order, and what they tell of the people in it: genders, titles, its person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.genders import find_genders, gender_of_name
from onrecord.claims.saying.protagonists import find_protagonist
from onrecord.claims.saying.titled import find_titled
from onrecord.claims.saying.units import Unit, Utterance
from onrecord.claims.scene import Scene

__all__ = ["Phrase", "Story"]

Phrase = tuple[int, int, int]
"""The number of a sentence, and its units from the second number to the third (exclusive)."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Story:
    """The sentences of an article, and what they tell of the people in it."""

    scene: Scene
    utterances: tuple[Utterance, ...]
    introductions: dict[str, list[Phrase]] = field(default_factory=dict)
    titles: dict[str, list[tuple[int, Member]]] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, utterances: Sequence[Utterance]) -> Story:
        """Return the story of these sentences."""
        return cls(scene=scene, utterances=tuple(utterances))

    @cached_property
    def genders(self) -> Mapping[int, str]:
        """What the sentences tell of people's genders, by the members' numbers."""
        return find_genders(self.utterances)

    @cached_property
    def protagonist(self) -> Member | None:
        """The person whom the article is about, where there is one."""
        return find_protagonist(self.scene, self.utterances)

    def suits(self, member: Member, gender: str | None) -> bool:
        """Whether a pronoun of this gender can mean the member."""
        if gender is None or member.kind != "person":
            return True
        return self.gender_of(member) in (None, gender)

    def gender_of(self, member: Member) -> str | None:
        """The gender that the text or the given name tells of a person."""
        return self.genders.get(member.number) or gender_of_name(member, self.scene.words.names)

    def titled(self, head: str, at: int) -> Member | None:
        """Return beside whose name the title `head` stood last before sentence `at`, or in it; looked for once."""
        if head not in self.titles:
            self.titles[head] = find_titled(head, self.utterances)
        behind = bisect_right(self.titles[head], at, key=lambda told: told[0])
        return self.titles[head][behind - 1][1] if behind else None

    def phrases_of(self, head: str) -> Sequence[Phrase]:
        """Return where the story tells whose a head noun is ("an aide to X"), in order; looked for once."""
        if head not in self.introductions:
            self.introductions[head] = list(_introductions(head, self.utterances))
        return self.introductions[head]


def _introductions(head: str, utterances: Sequence[Utterance]) -> Iterator[Phrase]:
    """Places of a head noun that tell more than "the aide", each with the words that belong to it."""
    for utterance in utterances:
        units = utterance.units
        for place, unit in enumerate(units):
            if unit.low != head and not unit.low.startswith(head + " "):
                continue
            first, last = _phrase_around(units, place)
            if last - first > 2 or (last - first == 2 and units[first].has("link.indefinite")):
                yield utterance.number, first, last


def _phrase_around(units: Sequence[Unit], place: int) -> tuple[int, int]:
    first = place
    while first > 0 and place - first < 4 and _belongs_before(units[first - 1]):
        first -= 1
        if units[first].has("link.determiner"):
            break
    last = place + 1
    while last + 1 < len(units) and units[last].has("link.of", "say.of") and last - place < 4:
        last += 1
        while last < len(units) and (
            units[last].has("link.determiner", "role", "fund", "fund_name") or units[last].kind in ("name", "word")
        ):
            last += 1
            if units[last - 1].kind == "name":
                break
    while last > place + 1 and units[last - 1].has("link.determiner", "link.of"):
        last -= 1  # "a spokesman of the [in Ohio settled firm]", in the order of other languages
    return first, last


def _belongs_before(unit: Unit) -> bool:
    return unit.kind in ("word", "name") or unit.has("link.determiner", "role", "fund", "pronoun.his")

"""Whom an article is about: the person of a portrait, whom every "she" means where nobody else is spoken of.

"Nora Pell, 71, runs a mill. ... She feeds the hens. “Nobody asked me,” she says": all of it is Nora Pell's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.units import Utterance
from onrecord.claims.saying.voices import is_person, pronoun_of
from onrecord.claims.scene import Scene

__all__ = ["find_protagonist", "rank_people"]

_OFTEN = 3
"""How many mentions make somebody more than one of many."""
_AHEAD = 2
"""How many times as often as the next person the person of a portrait is named."""
_LONE = 3
"""How many paragraphs of a portrait say "she" without a name."""
_EARLY = 5
"""How far into a sentence its subject stands."""


def rank_people(scene: Scene) -> tuple[tuple[Member, int], ...]:
    """Return the people of the story and how often it names them, the first of whom it is about.

    Those whom funds honour do not count, for every page names the president; nor does a name before a colon, as in a
    transcript.
    """
    told: list[tuple[Member, int]] = []
    for member in scene.cast.members:
        acronym = len(member.words) == 1 and member.name.isupper()
        if member.kind == "person" and not member.honouree and not acronym:
            told.append((member, sum(not _is_label(scene, *place) for place in member.places)))
    return tuple(sorted(told, key=lambda pair: (-pair[1], pair[0].places)))


def _is_label(scene: Scene, line: int, first: int) -> bool:
    tokens = scene.lines[line].tokens
    name = scene.lines[line].name_from(first)
    return first == 0 and name is not None and name.last < len(tokens) and tokens[name.last].text == ":"


def find_protagonist(scene: Scene, utterances: Sequence[Utterance]) -> Member | None:
    """Return the person of a portrait, or None where the article is about nobody so much."""
    ranked = rank_people(scene)
    if not ranked or ranked[0][1] == 0:
        return None
    first, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if count >= _OFTEN and count >= _AHEAD * second:
        return first
    if not (count > second or count == 1) or len({u.block for u in utterances if u.has("pronoun.person")}) < _LONE:
        return None
    return first if len(set(_lone_blocks(utterances))) >= _LONE else None


def _lone_blocks(utterances: Iterable[Utterance]) -> Iterator[int]:
    """The paragraphs whose first person is a pronoun."""
    named: set[int] = set()
    for utterance in utterances:
        if utterance.block in named:
            continue
        for at, unit in enumerate(utterance.units if _may_name(utterance) else ()):
            if is_person(unit):
                named.add(utterance.block)
                break
            if at < _EARLY and pronoun_of(unit) == "person":
                yield utterance.block


def _may_name(utterance: Utterance) -> bool:
    return utterance.line is None or bool(utterance.line.names) or utterance.has("pronoun.person")

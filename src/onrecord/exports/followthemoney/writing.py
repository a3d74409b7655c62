"""The whole list as entities of FollowTheMoney: what was said, what was filed, and who is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.exports.followthemoney.entities import Entity
from onrecord.exports.followthemoney.parties import Parties
from onrecord.exports.followthemoney.payments import line_entities, matched_entities
from onrecord.exports.followthemoney.promises import promise_entities
from onrecord.exports.sourced import SourcedGift
from onrecord.records import FiledEntry

__all__ = ["make_entities"]


def make_entities(gifts: Iterable[SourcedGift], lines: Iterable[FiledEntry] = ()) -> Iterator[Entity]:
    """Yield the entities of gifts, then of filed `lines` that are no gift's, then the parties; each entity once.

    >>> list(make_entities([]))
    []
    """
    parties = Parties()
    seen: set[str] = set()
    for entity in _links(gifts, lines, parties):
        if entity.id not in seen:
            seen.add(entity.id)
            yield entity
    yield from parties.entities()


def _links(gifts: Iterable[SourcedGift], lines: Iterable[FiledEntry], parties: Parties) -> Iterator[Entity]:
    for gift in gifts:
        yield from promise_entities(gift, parties)
        yield from matched_entities(gift, parties)
    yield from line_entities(lines, parties)

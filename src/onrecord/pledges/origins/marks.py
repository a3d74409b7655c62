"""Copies by their marks: the same text, one address, a translation or an original that the page names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.pledges.origins.addresses import bare_address
from onrecord.pledges.origins.sketch import Sketch

__all__ = ["Mark", "find_marks"]

_RELATION_REASONS = {
    "translation": ("translation_mark", "says that it is a translation of {}"),
    "syndication": ("syndication_credit", "is credited to {}"),
    "based_on": ("names_original", "says that it is based on {}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Two articles that a mark ties, by their places; `names_original` where the second is named as the original."""

    copy: int
    original: int
    reason: str
    detail: str
    names_original: bool = False


def find_marks(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    """Yield what marks tell, without a look at the texts; the `sketches` stand in the order of publication."""
    yield from _same_text(sketches)
    yield from _same_address(sketches)
    yield from _alternates(sketches)
    yield from _named_originals(sketches)
    yield from _same_original(sketches)


def _by(sketches: Sequence[Sketch], key: Callable[[Sketch], Hashable]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        if value := key(sketch):
            found[value].append(place)
    return found


def _same_text(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    """The same words with the same facts; a page of which nothing could be read is like no other."""
    for first, *rest in _by(sketches, _told).values():
        for place in rest:
            yield Mark(copy=place, original=first, reason="same_text", detail="has the same text")


def _told(sketch: Sketch) -> Hashable:
    passages = sketch.passages
    return (sketch.language, passages.whole, passages.words, sketch.facts.keys) if passages.words else None


def _same_address(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    for address, (first, *rest) in _by(sketches, lambda sketch: sketch.address).items():
        for place in rest:
            yield Mark(copy=place, original=first, reason="canonical", detail=f"has the same address, {address}")


def _alternates(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    """Articles that an outlet links as one article in several languages (hreflang)."""
    own = _by(sketches, lambda sketch: sketch.address)
    for place, sketch in enumerate(sketches):
        for address in sorted(sketch.alternates):
            for other in own.get(address, ()):
                if other != place and sketches[other].language != sketch.language:
                    first, second = sorted((place, other))
                    detail = "is linked as the same article in another language"
                    yield Mark(copy=second, original=first, reason="translation_mark", detail=detail)


def _origin_address(sketch: Sketch) -> str | None:
    lineage = sketch.derived_from
    return bare_address(lineage.url) if lineage and lineage.url else None


def _named_originals(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    own = _by(sketches, lambda sketch: sketch.address)
    for place, sketch in enumerate(sketches):
        address = _origin_address(sketch)
        for original in own.get(address or "", ())[:1]:
            if sketch.derived_from is not None and original != place:
                reason, words = _RELATION_REASONS.get(sketch.derived_from.relation, _RELATION_REASONS["based_on"])
                yield Mark(
                    copy=place,
                    original=original,
                    reason=reason,
                    detail=words.format(address),
                    names_original=True,
                )


def _same_original(sketches: Sequence[Sketch]) -> Iterator[Mark]:
    """Copies of one original that is not at hand itself."""
    own = _by(sketches, lambda sketch: sketch.address)
    for address, (first, *rest) in _by(sketches, _origin_address).items():
        if address not in own:
            for place in rest:
                detail = f"names the same original, {address}"
                yield Mark(copy=place, original=first, reason="names_original", detail=detail)

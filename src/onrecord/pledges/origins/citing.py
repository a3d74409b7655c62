"""Articles that have a gift from another outlet alone: its page, where it is at hand, and they are one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.pledges.origins.facts import name_key
from onrecord.pledges.origins.marks import Mark
from onrecord.pledges.origins.sketch import Sketch
from onrecord.pledges.origins.sourcing import Sourcing, are_one_outlet
from onrecord.reference.determiners import strip_determiners
from onrecord.reference.folding import fold_words
from onrecord.reference.origin_policy import load_origin_policy
from onrecord.reference.story_words import load_story_words

__all__ = ["find_citations", "names_outlet"]

_REASON = "cites_source"
_LEAST_WORDS = 2
"""Words of an outlet's name that a text names without saying that it reported: "Hill" or "Time" may be anything."""

_LEAST_LETTERS = 3
"""Letters of such a word: the "of" of "Bulletin of Kettering" stands in every sentence."""


def find_citations(sketches: Sequence[Sketch], sourcing: Mapping[str, Sourcing]) -> Iterator[Mark]:
    """Yield which articles have a gift from the outlet of another, or from one outlet whose page is not at hand.

    The `sketches` stand in the order of publication. An article with a source of its own cites nobody for the gift.
    """
    absent: defaultdict[str, list[int]] = defaultdict(list)
    pages = _pages_by_outlet(sketches)
    written = _written_names(sketches, sourcing)
    for place, sketch in enumerate(sketches):
        source = sourcing.get(sketch.id)
        if source is None or source.has_own or sketch.heard:
            continue
        original = _find_original(place, sketches, source, pages)
        if original is not None:
            outlet = sketches[original].outlet or ""
            how = "tells again what was in" if outlet == sketch.outlet else "has it from"
            detail = f"{how} {written.get(outlet, outlet)}"
            yield Mark(copy=place, original=original, reason=_REASON, detail=detail, names_original=True)
        for outlet in source.outlets if original is None else ():
            absent[outlet].append(place)
    yield from _citing_one(sketches, absent)


def _written_names(sketches: Sequence[Sketch], sourcing: Mapping[str, Sourcing]) -> dict[str, str]:
    """Return how outlets write their names, as far as no list knows them: in small letters nobody knows a name."""
    told = ((sketch.outlet, sourcing[sketch.id].outlet) for sketch in sketches if sketch.id in sourcing)
    return {key: name for key, name in told if key and name and key == name.casefold()}


def _pages_by_outlet(sketches: Sequence[Sketch]) -> dict[str, list[int]]:
    """Thousands of pages are of some hundred outlets, and each outlet is looked for once in a text."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        if sketch.outlet:
            pages[sketch.outlet].append(place)
    return pages


def _find_original(
    place: int, sketches: Sequence[Sketch], source: Sourcing, pages: Mapping[str, Sequence[int]]
) -> int | None:
    """The first page of an outlet that the article credits or that its text names, or an earlier one of its own."""
    here = sketches[place]
    told = here.facts.told
    cited = [outlet for outlet in pages if outlet != here.outlet and _is_cited(here.language, told, outlet, source)]
    others = sorted(at for outlet in cited for at in pages[outlet])
    own = pages.get(here.outlet or "", ()) if not source.outlets else ()
    near = (at for at in (*others, *(at for at in own if at < place)) if _may_follow(here, sketches[at]))
    return next(near, None)


def _is_cited(language: str, told: Mapping[str, int], outlet: str, source: Sourcing) -> bool:
    return names_outlet(language, told, outlet) or any(are_one_outlet(credited, outlet) for credited in source.outlets)


def _may_follow(citing: Sketch, cited: Sketch) -> bool:
    """Whether a page may be what another cites; it may bear the day after, where clocks differ."""
    if citing.published is None or cited.published is None:
        return True
    return -1 <= (citing.published - cited.published).days <= load_origin_policy().thresholds.cited_days


def names_outlet(language: str, told: Mapping[str, int], outlet: str) -> bool:
    """Whether a text names an outlet: all words of the name stand first in one sentence. `told` says where facts do."""
    keys = _name_keys(language, outlet)
    return len(keys) >= _LEAST_WORDS and keys <= told.keys() and len({told[key] for key in keys}) == 1


@lru_cache(maxsize=10_000)
def _name_keys(language: str, outlet: str) -> frozenset[str]:
    """The words of a name that a text in this language keeps as facts."""
    common = load_story_words(language).common
    words = (word for word in strip_determiners(list(fold_words(outlet))) if word not in common)
    return frozenset(name_key(word) for word in words if len(word) >= _LEAST_LETTERS)


def _citing_one(sketches: Sequence[Sketch], absent: Mapping[str, Sequence[int]]) -> Iterator[Mark]:
    for outlet, (first, *rest) in sorted(absent.items()):
        for place in rest:
            if _may_follow(sketches[place], sketches[first]):
                detail = f"has it from {outlet}, as the other has"
                yield Mark(copy=place, original=first, reason=_REASON, detail=detail)

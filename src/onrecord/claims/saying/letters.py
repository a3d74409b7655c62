"""Letters and notes that tell of a gift: a source of its own, and neither a filing nor whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice
from onrecord.claims.scene import Scene

__all__ = ["SHOWING", "letter_beside", "letter_told"]

SHOWING = ("filing.shows", "filing.emerges")
"""Words for what papers show; of the second kind also letters: "wie aus einem Brief hervorgeht" (German)."""
_BESIDE = 3
"""Units between a word for what papers show and the paper."""


def letter_told(told: Voice, units: Sequence[Unit], scene: Scene) -> tuple[int, int] | None:
    """Return the span of a letter that the words of a source mean: "according to [a letter] that the Post saw"."""
    inside = [unit for unit in units if told.start <= unit.start < told.end]
    paper = next((unit for unit in inside if unit.has("say.document")), None)
    if paper is None or any(unit.has("filing", "office", "outlet") for unit in inside):
        return None
    if scene.article.text[paper.start].isupper() and not scene.words.settings.noun_capitals:
        return None  # "según el Correo" (Spanish), a newspaper called "the Mail"
    return told.start, told.end if any(unit.member is not None for unit in inside) else paper.end


def letter_beside(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the span of a letter beside a word for what papers show: "wie aus [einem Brief] hervorgeht" (German)."""
    if any(unit.has("filing.any", "office") for unit in units):
        return None
    near = range(max(at - _BESIDE, 0), min(at + _BESIDE + 1, len(units)))
    paper = next((n for n in near if n != at and units[n].has("say.document")), None)
    if paper is None:
        return None
    first = paper - (paper > 0 and units[paper - 1].has("link.indefinite"))
    return units[first].start, units[paper].end

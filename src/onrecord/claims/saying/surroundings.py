"""What stands around the sentences of an article that tell of gifts: made once, and asked for every gift.

A gift's sentence may lean on those before it ("he", an entry of a list, "the filing"); how far is bounded here, so that
an article is read in a time that grows with its length alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from onrecord.claims.lines.analysis import Line
from onrecord.claims.saying.stories import Story
from onrecord.claims.saying.units import UnitRows
from onrecord.claims.scene import Scene
from onrecord.reference.lexicon import Lexicon

__all__ = ["Surroundings"]

_LOOK_BACK = 12
"""How many lines before a sentence may explain its pronouns or its list."""
_LOOK_AHEAD = 12
"""How many lines behind a sentence, in its block, may end a quotation that it begins."""
_LIST_OPENING = 3
"""How many sentences before a list may say whose list it is."""
_KEPT = 64
"""How many stretches of an article are kept: the gifts of one list come one after the other."""


@dataclass(eq=False)
class Surroundings:
    """The sentences around each line of `scene`, its filings and its lists; `plain` are its units, quotations aside."""

    scene: Scene
    plain: UnitRows
    _stories: dict[int, tuple[Story, int] | None] = field(default_factory=dict, init=False)

    @cached_property
    def _rows(self) -> UnitRows:
        return self.plain.quoting(self.scene.quotations)

    @cached_property
    def _quoting(self) -> frozenset[int]:
        """The blocks with quotations, whose sentences are not their lines."""
        return frozenset(quotation.block for quotation in self.scene.quotations)

    def may_have(self, line_number: int, *prefixes: str) -> bool:
        """Whether the sentence on a line may have a word of one of the categories: False is sure."""
        line = self.scene.lines[line_number]
        if line.block not in self._quoting:
            return line.has(*prefixes)
        lines = self.scene.lines
        first = bisect_left(lines, line.block, key=lambda other: other.block)
        return any(lines[n].has(*prefixes) for n in range(first, len(lines)) if lines[n].block == line.block)

    def story_at(self, line_number: int) -> tuple[Story, int] | None:
        """Return the sentences around a line, and which of them is the line's own; the last ones asked for are kept.

        Kept here and not by `lru_cache`, which would tie the article to itself: only a collection could free it.
        """
        if line_number not in self._stories:
            if len(self._stories) >= _KEPT:
                del self._stories[next(iter(self._stories))]
            self._stories[line_number] = self._story_at(line_number)
        return self._stories[line_number]

    def _story_at(self, line_number: int) -> tuple[Story, int] | None:
        """The sentences around a line, and which of them is the line's own."""
        line = self.scene.lines[line_number]
        before = self.scene.lines[max(line_number - _LOOK_BACK, 0) : line_number + 1]
        after = self.scene.lines[line_number + 1 : line_number + 1 + _LOOK_AHEAD]
        utterances = self._rows.part((*before, *(other for other in after if other.block == line.block)))
        at = next((u.number for u in utterances if u.block == line.block and u.covers(line)), None)
        return None if at is None else (Story.of(self.scene, utterances), at)

    @cached_property
    def office(self) -> str | None:
        """The longest name by which the article calls the office that publishes filings."""
        pattern = _offices(self.scene.words.lexicon)
        return max((found.group() for found in pattern.finditer(self.scene.article.text)), key=len, default=None)

    @cached_property
    def _filings(self) -> dict[int, tuple[int, int]]:
        """The first mention of a filing in each line that has one."""
        found = {}
        for line in self.scene.lines:
            mark = next(line.marked(*_FILINGS), None)
            if mark is not None:
                found[line.number] = line.span(mark.first, mark.last)
        return found

    @cached_property
    def _filing_lines(self) -> list[int]:
        return list(self._filings)

    def filing_near(self, line_number: int) -> tuple[int, int] | None:
        """Return the span of the nearest mention of a filing on the line or before it, else of the first behind it."""
        lines = self._filing_lines
        if not lines:
            return None
        at = bisect_right(lines, line_number) - 1
        return self._filings[lines[max(at, 0)]]

    @cached_property
    def _prose(self) -> list[int]:
        return [line.number for line in self.scene.lines if not _is_entry(line)]

    def explaining(self, line_number: int) -> Iterator[int]:
        """Yield the sentences that open an entry's list, or the next one that tells who told of a gift.

        "X confirmed both", "Das sagte X dem Spiegel" (German, "that is what"), "Axios first reported the donation".
        """
        line = self.scene.lines[line_number]
        if _is_entry(line):
            before = bisect_left(self._prose, line_number)
            yield from reversed(self._prose[max(before - _LIST_OPENING, 0) : before])
            return
        after = self.scene.lines[line_number + 1] if line_number + 1 < len(self.scene.lines) else None
        if after is None or after.sums:
            return
        confirms = after.block == line.block and after.has("announce") and after.has("noun.gift", "say.clitic")
        if confirms or _tells_of_told(after):
            yield after.number


_FILINGS = ("filing.shows", "filing.any", "office")
_ENTRY = 8
_VERBS = (
    "speech",
    "say.release",
    "give",
    "give_weak",
    "pledge",
    "announce",
    "receive",
    "link.auxiliary",
    "refuse",
    "refund",
    "match",
    "join",
    "light",
    "filing",
    "office",
)


def _tells_of_told(line: Line) -> bool:
    """Whether a sentence says who told the one before: it opens with a word for that, or an outlet was first."""
    if line.has("say.first") and line.has("outlet"):
        return True
    opening = line.starting.get(0)
    if opening is None or not opening.has("say.so"):
        return False
    if opening.last - opening.first > 1:
        return line.has("speech", "announce")  # "That is what June Alder told the Post"
    behind = opening.last
    if line.begins(behind, "link.passive"):  # "C'est ce qu'a dit X" (French), not "C'est un scandale, a dit X"
        told = next((m.last for m in line.marked("relative.object") if m.first - behind < _CLEFT), None)
        if told is None:
            return False
        behind = told
    return line.begins(behind, "speech", "announce", "say", "link.perfect")


_CLEFT = 3
"""Tokens of "est ce" (French) before the word that leads on."""


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a list: an item, a row, or a few words without a verb."""
    if line.kind in ("item", "row", "caption"):
        return True
    return len(line.tokens) <= _ENTRY and not line.has(*_VERBS)


@lru_cache(maxsize=16)
def _offices(lexicon: Lexicon) -> re.Pattern[str]:
    names = sorted(lexicon.phrases.get("office.any", ()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b", re.IGNORECASE)

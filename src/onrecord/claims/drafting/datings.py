"""The date of a gift: the date nearest to its verb in its sentence, save the day of the event that it pays for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.calendar import Dated, find_dates
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import Mark
from onrecord.records import PartialDate
from onrecord.reference.funds import Funds

__all__ = ["Datings"]

_OTHER_CLAUSE = 1000
"""A date across a break of thought counts only where the gift's own clause has none."""

_OTHER_VERB = 6
"""How much farther a date is behind an "and": "gave in May, and had it returned in July"."""


class Datings:
    """Tells when the gifts of a scene were made; the dates of a line are found once, however many gifts it tells of."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._found: dict[int, list[Dated]] = {}

    def find(self, line_number: int, near: int | None) -> tuple[PartialDate, tuple[int, int]] | None:
        """Return the date that the line gives to what stands at offset `near` of the text, with its span, else None.

        With `near` None the line's first date counts. A day of inauguration is the day of the event, never of a gift.
        """
        line, found = self._scene.lines[line_number], self._in_line(line_number)
        if not found:
            return None
        anchor = line.start if near is None else near
        best = min(found, key=lambda dated: _distance(dated, line, anchor))
        nearest = _distance(best, line, anchor)
        if nearest >= _OTHER_CLAUSE or _is_undone(best, found, line, anchor):
            return None
        return best.value, line.span(best.first, best.last)

    def _in_line(self, number: int) -> list[Dated]:
        if number not in self._found:
            scene, line, published = self._scene, self._scene.lines[number], self._scene.article.published
            day = published.value if published is not None and published.precision == "day" else None
            dates = find_dates(line.tokens, scene.words.lexicon, day)
            self._found[number] = [dated for dated in dates if not _is_event(dated, line, scene)]
        return self._found[number]


def _is_undone(best: Dated, found: Sequence[Dated], line: Line, anchor: int) -> bool:
    """Whether words for a time that cannot be resolved stand nearer: "in the autumn"."""
    vague = [mark for mark in line.marked("date.relative") if not any(_meet(dated, mark) for dated in found)]
    return any(_distance(mark, line, anchor) < _distance(best, line, anchor) for mark in vague)


def _meet(dated: Dated, mark: Mark) -> bool:
    return dated.first < mark.last and mark.first < dated.last


def _is_event(dated: Dated, line: Line, scene: Scene) -> bool:
    """Whether the date is that of a ceremony: the day itself, or a date that stands before the word for it."""
    if dated.value.precision == "day" and (dated.value.value.month, dated.value.value.day) in _ceremonies(
        scene.words.funds
    ):
        return True
    return line.begins(dated.last, "fund", "fund_id")


@lru_cache(maxsize=4)
def _ceremonies(funds: Funds) -> frozenset[tuple[int, int]]:
    """Months and days of ceremonies: "the festivities of January 20" tells no year, and means the next one."""
    held = (fund.ceremony for fund in funds.all if fund.ceremony is not None)
    return frozenset((day.month, day.day) for day in held)


_ASIDE_OF = ("relative", "noun.other_verb", "noun.other")
"""What tells that words between commas are about something else: "X, which was fined in 2022, gave"."""


def _is_of_aside(dated: Dated | Mark, line: Line, place: int) -> bool:
    """Whether a date stands between two commas with a matter of its own, and the verb at `place` outside of them."""
    commas = [n for n, token in enumerate(line.tokens) if token.text == ","]
    opens = next((n for n in reversed(commas) if n < dated.first), None)
    closes = next((n for n in commas if n >= dated.last), None)
    if opens is None or closes is None or opens < place < closes:
        return False
    return any(opens < mark.first < closes for mark in line.marked(*_ASIDE_OF))


_TELLING = 40
"""How much farther the day is on which somebody told of a gift: "gave in May, as the firm confirmed on Friday"."""


def _is_of_telling(dated: Dated | Mark, line: Line, place: int) -> bool:
    """Whether a comma parts a date from the verb at `place`, and its part of the sentence only says who told."""
    commas = [n for n, token in enumerate(line.tokens) if token.text == ","]
    opens = next((n for n in reversed(commas) if n < dated.first), -1)
    closes = next((n for n in commas if n >= dated.last), len(line.tokens))
    if opens < place < closes:
        return False
    told = any(opens < mark.first < closes for mark in line.marked(*_SAID))
    return told and not any(opens < mark.first < closes for mark in line.marked("give", "give_weak", "pledge"))


_SAID = ("speech", "announce", "filing")


def _distance(dated: Dated | Mark, line: Line, anchor: int) -> int:
    """How many tokens lie between; an "and" adds to them, a semicolon or "while" puts the date into another clause."""
    place = next((i for i, token in enumerate(line.tokens) if token.end > anchor), len(line.tokens))
    first, last = sorted((place, dated.first))
    parted = (
        _is_of_aside(dated, line, place)
        or any(line.tokens[i].text == ";" for i in range(first, last))
        or any(first < mark.first < last and not mark.has("link.to") for mark in line.marked("link.contrast"))
    )
    joined = sum(1 for mark in line.marked("link.and") if first < mark.first < last)
    told = _TELLING if _is_of_telling(dated, line, place) else 0
    return last - first + (_OTHER_CLAUSE if parted else 0) + _OTHER_VERB * joined + told

"""Who speaks, put in between the marks of one quotation: « Notre maison, a dit June Alder, donnera » (French).

The quotation stays whole; these words only tell whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.quotes import Quotation

__all__ = ["incise_of"]

_COMMAS = (",",)
_DASHES = ("-", "–", "—")
_LONGEST = 12
"""Tokens between the two commas or dashes at most."""
_REACH = 4
"""Tokens behind the verb within which who speaks stands."""
_SPEECH = ("speech.past", "speech.present")


def incise_of(line: Line, quotation: Quotation) -> tuple[int, int] | None:
    """Return where the verb of saying and the end of such words stand in the line, as offsets of the article."""
    return next(_incises(line, quotation), None) if line.has(*_SPEECH) else None


def _incises(line: Line, quotation: Quotation) -> Iterator[tuple[int, int]]:
    for mark in line.marked(*_SPEECH):
        opens = _before_verb(line, mark.first)
        if opens < 1 or line.tokens[opens - 1].start < quotation.start or line.tokens[opens].end > quotation.end:
            continue
        pair: Sequence[str] = next((kind for kind in (_COMMAS, _DASHES) if line.tokens[opens].text in kind), ())
        room = range(mark.last, min(mark.last + _LONGEST, len(line.tokens) - 1))
        closes = next((n for n in room if line.tokens[n].text in pair), None)
        if closes is None or line.tokens[closes + 1].end > quotation.end or not _names_speaker(line, mark.last, closes):
            continue
        yield line.tokens[mark.first].start, line.tokens[closes].start


def _before_verb(line: Line, verb: int) -> int:
    """The token before a verb and its auxiliaries: the comma of ", a dit" (French)."""
    at = verb - 1
    while at > 0 and (small := line.mark_to(at + 1)) is not None and small.has_any("link.auxiliary", "say.clitic"):
        at = small.first - 1
    return at


def _names_speaker(line: Line, first: int, last: int) -> bool:
    """Whether a person, or somebody by an office, stands right behind the verb: "a dit [la patronne]"."""
    near = range(first, min(first + _REACH, last))
    named = any((name := line.name_from(at)) is not None and name.kind == "person" for at in near)
    return named or any(line.begins(at, "role") for at in near)

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
_SPEECH = ("speech.past", "speech.present", "say.verb")
_PEOPLE = ("person", "unknown")
_CALLS = ("!", "?", "…")
_STOPS = (".", "!", "?")


def incise_of(line: Line, quotation: Quotation) -> tuple[int, int] | None:
    """Return where the verb of saying and the end of such words stand in the line, as offsets of the article."""
    return next(_incises(line, quotation), None) if line.has(*_SPEECH) else None


def _incises(line: Line, quotation: Quotation) -> Iterator[tuple[int, int]]:
    for mark in line.marked(*_SPEECH):
        opens = _before_verb(line, mark.first)
        begins = opens < 1 and mark.first < _REACH and line.tokens[0].start > quotation.start  # "... ! s'exclame X."
        if not begins and (opens < 1 or line.tokens[opens - 1].start < quotation.start):
            continue
        if line.tokens[mark.first].start > quotation.end:
            continue
        closes = _closing(line, mark.last, "!" if begins else line.tokens[opens].text, quotation)
        if closes is None or not _names_speaker(line, mark.last, closes):
            continue
        if line.tokens[min(closes + 1, len(line.tokens) - 1)].end > quotation.end:
            continue
        yield line.tokens[mark.first].start, line.tokens[closes].start


def _closing(line: Line, first: int, sign: str, quotation: Quotation) -> int | None:
    """The token that ends such words from `first` on, which `sign` opened: its like, or a stop inside the quotation."""
    pair: Sequence[str] = next((kind for kind in (_COMMAS, _DASHES) if sign in kind), ())
    room = range(first, min(first + _LONGEST, len(line.tokens) - 1))
    closes = next((n for n in room if line.tokens[n].text in pair), None)
    name = None if closes is None else line.name_from(closes + 1)
    apposed = name is not None and line.tokens[min(name.last, len(line.tokens) - 1)].text in _STOPS
    if (closes is None or apposed) and (pair is _COMMAS or sign in _CALLS):
        return _stop(line, first, quotation)
    return closes


def _stop(line: Line, first: int, quotation: Quotation) -> int | None:
    """Where the sentence ends, if the quotation goes on: « On ne m'a rien demandé, jure X[.] J'ai donné. » (French)."""
    room = range(first, min(first + _LONGEST, len(line.tokens)))
    stop = next((n for n in room if line.tokens[n].text in _STOPS), None)
    return stop if stop is not None and line.tokens[stop].end + 1 < quotation.end else None


def _before_verb(line: Line, verb: int) -> int:
    """The token before a verb and its auxiliaries: the comma of ", a dit" (French)."""
    at = verb - 1
    while at > 0 and (small := line.mark_to(at + 1)) is not None and small.has_any("link.auxiliary", "say.clitic"):
        at = small.first - 1
    return at


def _names_speaker(line: Line, first: int, last: int) -> bool:
    """Whether a person, or somebody by an office, stands right behind the verb: "a dit [la patronne]"."""
    near = range(first, min(first + _REACH, last))
    named = any((name := line.name_from(at)) is not None and name.kind in _PEOPLE for at in near)
    return named or any(line.begins(at, "role") for at in near)

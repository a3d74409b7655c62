"""Whose a letter or a statement is in which words are read: "..." says a letter from Orlo Foods; « ... », lit-on.

Where the sentence does not say so it is whoever acted before: "Orlo Foods put out a statement. "...," it read."
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, is_named, named_voice

__all__ = ["find_author", "find_reading"]

_NEAR = 3
"""How many units may stand between a quotation and what says that it is read."""
_REACH = 9
"""How far behind a verb its document stands."""
_DOCUMENTS = ("say.document", "say.written")
_ENDS = ("stop", "colon", "quote")


def find_reading(units: Sequence[Unit], quote: int) -> tuple[Voice, int] | None:
    """Return whose words the quotation at `quote` is where it is read in something, and the place of that verb."""
    for at in range(quote + 1, min(quote + 1 + _NEAR, len(units))):
        if units[at].kind in _ENDS:
            return None
        if units[at].has("say.reads"):
            author = find_author(units, at)
            if author is None and not _tells_document(units, at):
                return None
            return author or Voice(start=units[at].start, end=units[at].end, pronoun="house"), at
    return None


def _tells_document(units: Sequence[Unit], verb: int) -> bool:
    """Whether a document stands behind the verb, or nothing does: "..., lit-on.", "..., it read."."""
    for at in range(verb + 1, min(verb + _REACH, len(units))):
        if units[at].has(*_DOCUMENTS) or units[at].kind in ("stop", "quote"):
            return True
        if not units[at].has("link.determiner", "link.in", "say.setting", "role", "pronoun.his"):
            return units[at].low == "." and at == verb + 1 and _is_whole(units[verb])
    return _is_whole(units[verb])


def _is_whole(unit: Unit) -> bool:
    """Whether a verb says alone that words are read: "it read", "lit-on"; "reads" needs its document."""
    return " " in unit.low or "-" in unit.low


def find_author(units: Sequence[Unit], verb: int) -> Voice | None:
    """Return who is named as the author of the document behind the verb at `verb`: "in a letter from June Alder"."""
    document = titled = False
    for at in range(verb + 1, min(verb + _REACH, len(units))):
        unit = units[at]
        if unit.kind in _ENDS or (unit.kind == "comma" and not titled) or unit.has("relative"):
            return None
        document = document or unit.has(*_DOCUMENTS)
        titled = document and (titled or unit.has("role"))
        if document and is_named(unit):
            return named_voice(units, at)
    return None

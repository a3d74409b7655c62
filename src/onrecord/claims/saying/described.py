"""Whom words without a name describe: the one spoken of right before ("the retired dentist", "der Kasseler").

Where the text told of nobody near, the words stay as they are: "the driver".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import is_link

__all__ = ["describes_person", "named_like", "tells_origin"]

_OTHERS = (
    "fund",
    "office",
    "outlet",
    "say.listener",
    "say.document",
    "say.anyone",
    "link.many",
    "pronoun.plural",
    "say.official",
)


def describes_person(inside: Sequence[Unit]) -> bool:
    """Whether a phrase with its article says what somebody is: a trade, or a word for rich people, of no named firm."""
    if any(unit.has(*_OTHERS) for unit in inside):
        return False
    if any(is_link(unit) for unit in inside[1:]):
        return any(unit.has("say.descriptor") for unit in inside) and all(unit.kind != "name" for unit in inside)
    return any(unit.has("say.descriptor", "role.chief") for unit in inside)


def named_like(inside: Sequence[Unit], members: Sequence[Member]) -> Member | None:
    """Return the one firm whose name has the noun of a phrase: "the bakery" is Gemini Bakery."""
    nouns = [unit.low for unit in inside if not unit.has("link.determiner")]
    if len(nouns) != 1:
        return None
    firms = [m for m in members if m.kind == "organization" and len(m.words) > 1 and nouns[0] in m.words]
    return firms[0] if len(firms) == 1 else None


def tells_origin(inside: Sequence[Unit], endings: tuple[str, ...]) -> bool:
    """Whether a phrase ends with a word for where somebody is from: "der gebürtige Kasseler" (German)."""
    last = inside[-1] if inside else None
    return bool(endings) and last is not None and last.kind in ("word", "name") and last.low.endswith(endings)

"""Owners who act: "The owner of Norvane gave", "The owner of Norvane, the reclusive Jo Hale, gave": never the firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.givers.headedfirms import headed_end
from onrecord.claims.order.items import Item

if TYPE_CHECKING:
    from onrecord.claims.givers.phrases import Phraser

__all__ = ["named_between", "read_acting_owner"]

_ACTING = ("auxiliary", "plan", "verb")
_DESCRIBING = ("word", "role", "other", "determiner", "of", "in", "and")
_LONGEST = 8
"""Items between two commas that tell who the owner is, at most."""


def named_between(phraser: Phraser, comma: int) -> int | None:
    """Return where the owner is named between commas: ", the reclusive [Jo Hale], gave"; None for nowhere."""
    end = _description_end(phraser, comma)
    behind = phraser.kind(end + 1)
    closed = end > comma + 1 and behind in ("comma", "end", "relative")
    return end if closed and phraser.kind(comma + 1) == "determiner" and phraser.is_person(end) else None


def read_acting_owner(phraser: Phraser, at: int, firm: int) -> tuple[list[Item], int] | None:
    """Return whoever owns the firm at `firm`, by the role at `at`: a person named behind it, or somebody unnamed."""
    led = at > 0 and _leads(phraser.row[at - 1])
    if not led or (phraser.kind(at - 2) == "comma" and phraser.kind(at - 3) in ("party", "aside")):
        return None  # "Jo Hale, the owner of Norvane, gave"
    last = headed_end(phraser, at, firm)
    behind = last + 1
    if (named := named_between(phraser, behind)) is not None:
        return [phraser.with_near(named, near=(phraser.member(firm),))], named + 1
    leads = at == 1 and phraser.kind(behind) in _ACTING
    if not (leads or _is_told_of(phraser, behind)):
        return None
    first, near = phraser.row[at].first, (phraser.member(firm),)
    return [Item(kind="unnamed", first=first, last=phraser.row[last].last, near=near)], behind


def _leads(item: Item) -> bool:
    """Whether a definite article leads to the owner, or a preposition that holds one: "vom Besitzer von" (German)."""
    return (item.has("link.determiner") or item.kind == "from") and not item.has("link.indefinite")


def _description_end(phraser: Phraser, comma: int) -> int:
    """The first item behind a comma that does not describe somebody; the comma's place where none stands there."""
    if phraser.kind(comma) != "comma":
        return comma
    end = comma + 1
    while end - comma < _LONGEST and (phraser.kind(end) in _DESCRIBING or phraser.is_of(end)):
        end += 1
    return end


def _is_told_of(phraser: Phraser, behind: int) -> bool:
    """ "The owner of Norvane, who asked not to be named, gave": an aside without a name, or a relative clause."""
    if phraser.kind(behind) in ("relative", "end"):
        return True
    if phraser.kind(behind) == "aside":
        unnamed = all(i.kind != "party" for i in phraser.row[behind].inner)
        return unnamed and phraser.kind(behind + 1) in _ACTING
    return phraser.kind(behind) == "comma" and _tells_no_name(phraser, behind + 1)


def _tells_no_name(phraser: Phraser, at: int) -> bool:
    """Whether a relative clause begins at `at`, or what stands before the next comma names nobody."""
    relative = at + 1 if phraser.kind(at) in ("to", "of", "from", "at") else at
    if phraser.kind(relative) == "relative":
        return True
    end = at
    while phraser.kind(end) not in ("comma", "end", "stop", "party", ""):
        end += 1
    return end > at and phraser.kind(end) in ("comma", "end")

"""Several firms of one head: "the owner of Norvane and of Orlo Foods, Jo Hale, gave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.claims.givers.phrases import Phraser

__all__ = ["headed_end"]

_LINKED = 3
"""Items at most from "and" to the firm behind it: "et [de la] Norvane" (French)."""


def headed_end(phraser: Phraser, at: int, firm: int) -> int:
    """Return where the last firm stands whose head the role at `at` tells, the first of which is at `firm`."""
    last = firm
    while phraser.kind(last + 1) in ("and", "comma") and (further := _further(phraser, at, last + 1)):
        last = further
    return last


def _further(phraser: Phraser, at: int, joint: int) -> int:
    """Where the firm stands to which the comma or "and" at `joint` leads; 0 where none does."""
    end = joint + 1
    while end - joint < _LINKED and (phraser.is_of(end) or phraser.kind(end) == "determiner"):
        end += 1
    if not phraser.is_firm(end):
        return 0
    if phraser.kind(joint) == "comma":
        return end if phraser.kind(end + 1) == "and" and phraser.is_firm(end + 2) and _is_one(phraser, at, 0) else 0
    led = any(phraser.is_of(n) for n in range(joint + 1, end))
    return end if led or _is_one(phraser, at, end) else 0


def _is_one(phraser: Phraser, at: int, end: int) -> bool:
    """Whether one person heads all firms to the one at `end`: its name follows, or an article leads to one head."""
    told = phraser.kind(at - 1) == "comma" and phraser.is_person(at - 2)  # "Jo Hale, head of Norvane and Orlo,"
    if phraser.kind(end + 1) == "comma" and (told or phraser.is_person(end + 2)):
        return True
    article = at > 0 and phraser.row[at - 1].has("link.determiner")
    return article and not any(item.kind == "each" for item in phraser.row)

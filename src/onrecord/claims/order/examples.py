"""Examples of a sort among several: "darunter Banken wie X und Y" (German, "including banks such as")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["fold_examples", "fold_groups", "fold_kinds", "settle_picking"]

_SORT = ("determiner", "role", "word", "again")
_MOST = 4
"""Items that may tell of what sort they are: "darunter [die großen Banken] wie"."""


def fold_examples(row: Sequence[Item]) -> list[Item]:
    """Return the row with "including banks such as" as one word that means "including"."""
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at) if row[at].kind == "including" else at
        out.append(row[at])
        at = end + 1
    return out


def fold_groups(row: Sequence[Item]) -> Sequence[Item]:
    """Return the row with "directors of Merrow, among them" as "directors, among them": Merrow itself does not act."""
    for picks in range(len(_GROUP) + 1, len(row)):
        if row[picks].has("link.including") and row[picks - 1].kind in _OPENING and row[picks - 2].kind == "party":
            head = _group_head(row, picks - 2)
            if head is not None:
                return [*row[:head], replace(row[head], last=row[picks - 2].last), *row[picks - 1 :]]
    return row


def fold_kinds(row: Sequence[Item]) -> Sequence[Item]:
    """Return the row with "the Hale Foundation of bankers like A and B gave" as an aside behind who acts.

    So in "the Hale Foundation, created by bankers like A, gave": A is only what kind of people stand behind it.
    """
    head = next((n for n, i in enumerate(row) if i.kind == "party"), len(row))
    like = next((n for n in range(head + 1, len(row)) if row[n].kind in ("including", *_BEHIND)), len(row))
    if like == len(row) or row[like].kind != "including" or any(i.kind not in _SMALL for i in row[:head]):
        return row
    tied = [i.kind for i in row[head + 1 : like] if i.kind != "word"]
    tied = tied[tied[:1] == ["comma"] :]  # "La Fundación Hale[,] de empresarios como A, donó" (Spanish)
    if tied[:1] not in (["of"], ["from"], ["by"], ["relation"]) or "role" not in tied:
        return row
    if any(k not in _TIED for k in tied[1:]):
        return row
    end = next((n for n in range(like + 1, len(row)) if row[n].kind not in _NAMES), len(row))
    acting = end < len(row) and row[end].kind in _ACTING and row[like + 1 : end]
    if not acting:
        return row
    return [*row[: head + 1], Item(kind="aside", first=row[head + 1].first, last=row[end - 1].last), *row[end:]]


_SMALL = ("auxiliary", "determiner", "again", "word")
_NAMES = ("party", "other", "comma", "and", "determiner", "role", "word", "open", "close", "aside")
_ACTING = ("verb", "auxiliary", "plan", "announce")

_GROUP = ("role", "of", "party")
_TIED = ("determiner", "role", "word", "from", "of", "at", "other")
_LONGEST = 6


def _group_head(row: Sequence[Item], firm: int) -> int | None:
    """Where the word for the people of the firm at `firm` stands: "[executives] of the clinic chain Wellmark"."""
    tie = False
    for back in range(firm - 1, max(-1, firm - 1 - _LONGEST), -1):
        item = row[back]
        if tie and item.has("role.staff"):
            return back
        if item.kind not in _TIED:
            return None
        tie = item.has_any("link.of", "link.genitive") or item.kind == "at"
    return None


def settle_picking(row: Sequence[Item]) -> list[Item]:
    """Return the row with a relative word that leads to names alone as "including": "Onze, dont A, ont donné"."""
    return [replace(item, kind="including") if _picks_some(row, n) else item for n, item in enumerate(row)]


def _end(row: Sequence[Item], at: int) -> int:
    """The place of the "such as" that belongs to the "including" at `at`; `at` for none."""
    for ahead in range(at + 1, min(at + 2 + _MOST, len(row))):
        if row[ahead].kind == "including":
            return ahead if ahead > at + 1 else at
        if row[ahead].kind not in _SORT:
            return at
    return at


_OF_SEVERAL = ("role", "word", "donor")
_NAMING = ("determiner", "role", "word", "party", "and", "comma", "aside", "other")
_BEHIND = ("auxiliary", "verb", "plan", "negation", "each", "announce", "end")


def _picks_some(row: Sequence[Item], at: int) -> bool:
    """Whether a relative word leads to names alone: "Onze entreprises, [dont] A et B, ont donné" (French).

    What it leads to in "le groupe, dont A et B détiennent un tiers, a donné" has a verb of its own.
    """
    item = row[at]
    if item.kind != "relative" or not item.has("link.including") or at < len(_OPENING):
        return False
    if row[at - 1].kind not in _OPENING or row[at - 2].kind not in _OF_SEVERAL:
        return False
    first = next((n for n in range(at + 1, len(row)) if row[n].kind not in ("determiner", "role", "word")), at)
    end = next((n for n in range(at + 1, len(row)) if row[n].kind not in _NAMING), len(row) - 1)
    closed = row[end].kind == "end" or row[end - 1].kind == "comma"
    return row[first].kind == "party" and row[end].kind in _BEHIND and closed


_OPENING = ("comma", "dash")
"""What parts the several from the word behind it."""

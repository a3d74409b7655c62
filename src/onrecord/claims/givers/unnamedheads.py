"""Those whom a relative tells more of and nobody names: "the donors to the fund, [who] gave", "a firm [whose] head"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_inside_head", "is_of_unnamed", "leads_unnamed"]

_BEFORE_FUND = ("to", "of", "determiner", "word", "in")


def is_of_unnamed(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the relative at `at` tells of somebody without a name, so that nobody named acts behind it."""
    if at < 2 or row[at].kind != "relative":
        return False
    head = at - 1 if row[at - 1].kind != "comma" else at - 2
    if row[at].has("relative.whose"):
        return row[head].has("role.corporate") and row[head - 1].has("link.indefinite")
    if row[head].kind == "fund":
        head -= 1
        while head > 0 and row[head].kind in _BEFORE_FUND:
            head -= 1
    return row[head].kind == "donor" and row[head].has("role.many") and not _is_name_behind(row, at)


def _is_name_behind(row: tuple[Item, ...], at: int) -> bool:
    """ "The donors, which X leads, gave": a name acts right behind the relative."""
    return at + 1 < len(row) and row[at + 1].kind in ("party", "pronoun", "determiner")


_INSIDE = ("word", "determiner")
_OPENING = ("determiner", "role", "word", "other_verb", "business")


def is_inside_head(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Return whether the party at `at` only tells more of somebody unnamed: "the lawyer tried in the Orlo case [who]".

    No comma parts it from the relative, which so tells of the lawyer; with one it may tell of the party.
    """
    opens = at + 2 if at + 1 < verb and row[at + 1].kind == "word" else at + 1
    if opens >= verb or row[opens].kind != "relative" or not any(i.kind == "role" for i in row[:at]):
        return False
    back = at - 1
    while back > 0 and row[back].kind in _INSIDE:
        back -= 1
    return row[back].kind == "in" and back > 1 and all(i.kind in _OPENING for i in row[:back])


_BODY = ("role", "word", "fund")


def leads_unnamed(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the party at `at` only leads a body without a name: "La firma que dirige Jo Hale" (Spanish)."""
    if at < 3 or not row[at - 1].has("relation.leads_or_led") or row[at - 2].kind not in _BODY:
        return False
    return row[at - 3].kind == "determiner" and all(i.kind != "party" for i in row[: at - 3])

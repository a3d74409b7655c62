"""Whose a source is: "from the Kestrel Foundation of the entrepreneur Jo Hale", "from Norvane, the firm of Jo Hale"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["tells_owner"]

_DRESSED = ("determiner", "role", "word")
_FIRM = ("pronoun.company", "role.company", "role.corporate")


def tells_owner(parts: tuple[Item, ...], at: int) -> bool:
    """Whether the person at `at` only tells whose the organisation before it is, and is no further source.

    "from Norvane, from Jo Hale and from Kestrel" names three: a comma or "and" stands between.
    """
    owner = parts[at].member
    if owner is None or owner.kind != "person":
        return False
    link = at - 1
    while link > 0 and parts[link].kind in _DRESSED and not parts[link].has("link.of"):
        link -= 1
    if link < 1 or not parts[link].has("link.of"):
        return False
    back = _past_noun(parts, link - 1)
    firm = parts[back].member if back >= 0 and parts[back].kind == "party" else None
    return firm is not None and firm.kind == "organization"


def _past_noun(parts: tuple[Item, ...], at: int) -> int:
    """Where stands what a noun like ", the firm" is said of, which ends at `at`; `at` itself where there is none."""
    back = at
    while back > 0 and (parts[back].kind == "determiner" or parts[back].has_any(*_FIRM)):
        back -= 1
    return back - 1 if back < at and back > 0 and parts[back].kind == "comma" else at

"""What a name behind "of" only tells of a giver: where it comes from, and whom it heads."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_home", "is_led_by"]


def is_led_by(parts: tuple[Item, ...], at: int) -> bool:
    """Return whether a name tells whose head a giver is.

    "de Otto Kemp, dueño de [los hoteles] Delmar" (Spanish, "owner of the Delmar hotels"): Delmar gave nothing.
    """
    link = at - 1
    while link > 0 and parts[link].kind in ("determiner", "word") and not parts[link].has_any(*_OF):
        link -= 1
    role = link - 1
    while role > 0 and parts[role].kind == "word" and parts[role - 1].kind == "role":
        role -= 1
    if role < 1 or not parts[link].has_any(*_OF) or parts[role].kind != "role":
        return False
    ahead = role - 2 if parts[role - 1].kind == "determiner" else role - 1
    return [i.kind for i in parts[max(0, ahead - 1) : ahead + 1]] == ["party", "comma"]


_OF = ("link.of", "link.genitive")


def is_home(parts: tuple[Item, ...], link: int) -> bool:
    """Return whether a name tells where a giver is from: "from Orlo Foods [of] Y", "from Jo Hale, a nurse [from] Y"."""
    if parts[link].kind == "of" and link and parts[link - 1].kind == "party":
        return True
    back = link - 1
    while back > 0 and parts[back].kind in ("word", "role", "auxiliary"):
        back -= 1
    bare = parts[link].has("link.of") and back + 1 < link and parts[back + 1].kind == "role"
    if bare and [i.kind for i in parts[max(0, back - 1) : back + 1]] == ["party", "comma"]:
        return True  # "da X, parroco in pensione di Y" (Italian, "a retired priest of Y")
    told = back < link - 1 and parts[link].kind == "from" and parts[back].has("link.indefinite")
    return told and [i.kind for i in parts[max(0, back - 2) : back]] == ["party", "comma"]

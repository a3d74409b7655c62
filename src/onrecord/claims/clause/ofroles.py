"""Names behind "of" that only tell who somebody is: "from Jo Hale, the owner of the builder Norvane"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_of_role", "of_before"]


def is_of_role(parts: tuple[Item, ...], at: int) -> bool:
    """Return whether "of" at `at` leads to a name that only tells more of one before.

    "seguido de X, dono da Y e ex-secretário [de] Z, com R$ 5 mil" (Portuguese, "of"): Z only tells who X is.
    """
    while at > 0 and parts[at].kind in ("word", "party"):
        at -= 1  # "de Z do governo W"
    if not parts[at].has("link.of") or not any(i.kind == "party" for i in parts[:at]):
        return False
    return parts[at - 1].kind in ("role", "donor") or (parts[at - 1].kind == "party" and is_of_role(parts, at - 2))


def of_before(parts: tuple[Item, ...], at: int) -> int:
    """Return where "of" stands before a noun that dresses a name: "dueño [de] la firma gallega X" (Spanish)."""
    of = at
    while of > 1 and at - of < _DRESSED and not parts[of].has("link.of"):
        if parts[of].kind not in ("word", "determiner") and not parts[of].has("role.company"):
            break
        of -= 1
    return of


_DRESSED = 3

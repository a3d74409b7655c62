"""Firms that only tell where a giver works: "from Luca Cima of the Brumeval group", "da Luca Cima del gruppo X"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_employer"]

_NOUN = ("determiner", "word", "role")


def is_employer(parts: Sequence[Item], at: int) -> bool:
    """Return whether the firm at `at` is that of the person right before it, and no next giver of a list.

    Behind a comma a word for firms has to stand beside the name, and no more givers behind it.
    """
    link = at - 1
    while link > 0 and parts[link].kind in _NOUN and not _leads(parts[link]):
        link -= 1
    who = link - 1 if link > 0 and parts[link - 1].kind != "comma" else link - 2
    if who < 0 or not _leads(parts[link]) or not _are_at_work(parts[who], parts[at]):
        return False
    return who == link - 1 or (
        parts[link].has("link.of") and _is_called_firm(parts, link, at) and not _goes_on(parts, at)
    )


def _leads(item: Item) -> bool:
    return item.kind == "from" or item.has("link.of")


def _are_at_work(who: Item, firm: Item) -> bool:
    kinds = (who.member.kind if who.member else "", firm.member.kind if firm.member else "")
    return kinds == ("person", "organization")


def _is_called_firm(parts: Sequence[Item], link: int, at: int) -> bool:
    """ "del [gruppo] X" (Italian), "vom [Konzern] X" (German), "of the X [group]"."""
    folded = parts[at].first > parts[at - 1].last  # a noun that the name has drawn in
    behind = at + 1 < len(parts) and parts[at + 1].has("role.company")
    return folded or behind or any(i.kind == "word" for i in parts[link + 1 : at])


def _goes_on(parts: Sequence[Item], at: int) -> bool:
    """Whether a list goes on behind the firm, so that it may be one of its givers."""
    ahead = [i.kind for i in parts[at + 1 : at + 4]]
    return ahead[:1] in (["comma"], ["and"]) and ("from" in ahead or "party" in ahead)

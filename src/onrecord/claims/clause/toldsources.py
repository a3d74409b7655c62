"""What is only told of whom a sum is from: "$50,000 from Jo Hale, who was fined $1 million"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.order.items import Item

__all__ = ["without_told"]


def without_told(parts: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the parts without what is only told of a giver, and without a sum of more than them.

    "from X, which is led by Y": not Y. "from X, who stole $1 million": not the million. "raised $6 million,
    with its biggest gifts from X": not what X gave.
    """
    opened = told = who = False
    for n, item in enumerate(parts):
        opened = item.kind == "from" or (opened and item.kind != "sum")
        apart = item.kind == "sum" and (not who or parts[n - 1].kind in _APART)
        who = item.kind == "relative" or (told and who)
        told = (told or (opened and item.kind in ("relative", "relation"))) and not apart
        if not told and not (item.kind == "sum" and _is_of_all(parts, n)):
            yield item


_APART = ("comma", "and", "stop", "from")


def _is_of_all(parts: tuple[Item, ...], at: int) -> bool:
    """Whether "with", a gift and "from" follow a sum before the next one; or ", les plus gros dons" (French)."""
    behind = [i.kind for i in parts[at + 1 :]]
    behind = behind[: behind.index("sum")] if "sum" in behind else behind
    gift = behind.index("gift") if "gift" in behind else 0
    if not gift:
        return False
    lead = parts[at + 1 : at + 1 + gift]
    largest = behind[0] == "comma" and all(any(i.has(c) for i in lead) for c in ("link.many", "compared.more"))
    apart = largest or "at" in behind[max(0, gift - _NEAR_GIFT) : gift]
    return apart and "from" in behind[gift:] and "from" not in behind[:gift]


_NEAR_GIFT = 4

"""Parts of a clause between its commas."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.order.items import Item

__all__ = ["piece_at"]

_BREAKS = ("comma", "stop", "contrast", "dash", "colon")
_TIMES_TOLD = ("compared.before", "time", "link", "date")


def piece_at(row: tuple[Item, ...], at: int) -> tuple[int, int]:
    """Return where the part between commas begins and ends that the item at `at` stands in."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if row[n].kind in _BREAKS), 0)
    begin = next((n + 1 for n in range(first - 1, -1, -1) if row[n].kind in _ENDS), 0)
    if begin < first - 1 and row[first - 1].kind == "comma" and _are_times(row[begin : first - 1]):
        first = begin  # "L'année précédente, c'était 80 000 euros", "En 2017, ce fut 100 000 dollars" (French)
    last = next((n for n in range(at, len(row)) if row[n].kind in _BREAKS), len(row))
    return first, last


_ENDS = ("stop", "contrast", "colon")


def _are_times(lead: tuple[Item, ...]) -> bool:
    """Whether what stands before a clause's comma only tells when, or at whose feast: "Four years ago, for Biden,"."""
    commas = [n for n, i in enumerate(lead) if i.kind == "comma"]
    return all(_is_time(lead[a + 1 : b]) for a, b in pairwise((-1, *commas, len(lead))))


def _is_time(part: tuple[Item, ...]) -> bool:
    """Whether a part between commas is "En 2017" (French), whose year has no category, or "for Trump's first"."""
    bare = [i for i in part if i.kind != "determiner"]
    dated = len(bare) == _DATED and bare[0].kind == "in" and bare[1].kind == "word" and not bare[1].categories
    led = len(bare) == _DATED and bare[0].kind in ("to", "at") and (bare[1].kind == "fund" or _is_honoured(bare[1]))
    month = any(i.kind == "date" for i in bare) and all(i.kind in _IN_MONTH and not i.inner for i in bare)
    return dated or led or month or all(i.has_any(*_TIMES_TOLD) for i in part)


_IN_MONTH = ("in", "date", "of", "from", "word")
"""What "en enero de 2017" (Spanish) is made of."""


def _is_honoured(item: Item) -> bool:
    return item.kind == "other" and item.member is not None and item.member.honouree


_DATED = 2

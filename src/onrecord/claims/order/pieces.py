"""Parts of a clause between its commas."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["piece_at"]

_BREAKS = ("comma", "stop", "contrast", "dash")
_TIMES_TOLD = ("compared.before", "time", "link", "date")


def piece_at(row: tuple[Item, ...], at: int) -> tuple[int, int]:
    """Return where the part between commas begins and ends that the item at `at` stands in."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if row[n].kind in _BREAKS), 0)
    if first and row[first - 1].kind == "comma" and _is_time(row[: first - 1]):
        first = 0  # "L'année précédente, c'était 80 000 euros", "En 2017, ce fut 100 000 dollars" (French)
    last = next((n for n in range(at, len(row)) if row[n].kind in _BREAKS), len(row))
    return first, last


def _is_time(lead: tuple[Item, ...]) -> bool:
    """Whether what stands before a clause's comma only tells when: "En 2017," (French), whose year has no category."""
    dated = len(lead) == _DATED and lead[0].kind == "in" and lead[1].kind == "word" and not lead[1].categories
    led = len(lead) == _DATED and lead[0].kind in ("to", "at") and lead[1].kind == "fund"  # "For Trump's first,"
    return dated or led or all(i.has_any(*_TIMES_TOLD) for i in lead)


_DATED = 2

"""Figures of a load: the middle, the slowest in a hundred, pages a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from load.reading import Seen

__all__ = ["HEADINGS", "percentile", "rows_of"]

HEADINGS = ("pages", "number", "median", "95 %", "99 %", "slowest", "size")


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value that so great a part of the values do not exceed.

    >>> percentile([5, 1, 4, 2, 3], 0.5), percentile(range(1, 101), 0.99)
    (3, 99)
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(part * 1000) // 1000) - 1)]


def rows_of(name: str, seen: Seen) -> Iterator[tuple[str, ...]]:
    """Yield a row for all pages, then one for each kind, the most asked for first."""
    yield _row(f"{name}: all, {seen.pages / seen.took:,.0f}/s", [s for own in seen.seconds.values() for s in own], "")
    if len(seen.seconds) > 1:
        for kind, own in sorted(seen.seconds.items(), key=lambda item: -len(item[1])):
            yield _row(f"  {kind}", own, f"{median(seen.sizes[kind]) / 1000:.0f} kB")
    for kind, number in sorted(seen.errors.items()):
        yield f"  error, {kind}", f"{number:,}", "", "", "", "", ""


def _row(name: str, seconds: Sequence[float], size: str) -> tuple[str, ...]:
    if not seconds:
        return name, "0", "", "", "", "", ""
    told = (percentile(seconds, 0.5), percentile(seconds, 0.95), percentile(seconds, 0.99), max(seconds))
    return name, f"{len(seconds):,}", *(f"{1000 * value:.1f} ms" for value in told), size

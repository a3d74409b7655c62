"""What a sweep of archives has met, told in a line: how much, how fast, and what was set aside and why."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.pipeline.sweeps import Sweep

__all__ = ["Stopwatch", "sweep_words", "tell_sweep"]

_REASONS = {
    "status": "no page at the address",
    "media_type": "no text",
    "revisit": "unchanged since an earlier visit",
    "continuation": "continued records",
    "too_large": "too large",
    "encoding": "compression that cannot be undone",
    "cut": "cut short",
    "language_unsupported": "in languages that are not read",
    "no_text": "without text",
}


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """The seconds so far, never none."""
        return max(time.monotonic() - self._began, 0.001)


def sweep_words(sweep: Sweep, seconds: float) -> str:
    """Return how much was swept and how fast: "20,000 pages, 1,204 MB; 3,100 pages/s, 180 MB/s"."""
    counts = sweep.counts
    size = counts.raw_bytes / 1_000_000
    rate = f"{counts.pages / seconds:,.0f} pages/s, {size / seconds:,.1f} MB/s"
    return f"{counts.pages:,} pages, {size:,.1f} MB; {rate}"


def tell_sweep(console: Console, sweep: Sweep, seconds: float) -> None:
    """Print what was swept, where anything was: the counts, the speed, and what was set aside."""
    from onrecord.cli.screen import page_text

    counts = sweep.counts
    if not (sweep.pieces or sweep.skipped):
        return
    if not sweep.pieces:
        before = "the piece was" if sweep.skipped == 1 else f"all {sweep.skipped:,} pieces were"
        console.print(page_text(f"swept nothing anew: {before} swept before"), soft_wrap=True)
        return
    told = f"swept {sweep_words(sweep, seconds)}"
    told += f"; {counts.passed_by:,} went by, {counts.opened:,} were read, {counts.with_gifts:,} tell of gifts"
    if sweep.skipped:
        told += f"; {sweep.skipped:,} of {sweep.skipped + sweep.pieces:,} pieces were swept before"
    if counts.set_aside:
        aside = (f"{count:,} {_REASONS.get(reason, reason.replace('_', ' '))}" for reason, count in counts.set_aside)
        told += f"; set aside: {', '.join(aside)}"
    console.print(page_text(told), soft_wrap=True)

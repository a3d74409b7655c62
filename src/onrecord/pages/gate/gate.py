"""The gate before the full reading: whether the bytes of a page may hold a gift at all."""

from __future__ import annotations

from functools import cache

__all__ = ["Gate", "load_gate"]


class Gate:
    """Says of raw bytes whether the full reading might find a gift in them. It errs by opening, never by staying shut.

    >>> Gate().may_hold_gift(b"<p>Brightwater Mills gave $1 million to the inaugural fund.")
    True
    """

    def may_hold_gift(self, raw: bytes) -> bool:
        """Return whether `raw`, the bytes of one page with no content encoding left, must be read in full."""
        return bool(raw)


@cache
def load_gate() -> Gate:
    """Return the gate of all languages, made once a process; raises DataFileError where a packaged file is wrong."""
    return Gate()

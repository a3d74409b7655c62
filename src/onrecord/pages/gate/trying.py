"""Whether a step that only saves time is worth its own: it is tried on some pages, and left out where it stops few."""

from __future__ import annotations

__all__ = ["Trial"]

_TRIED = 100
_REST = 900
_WORTH = 0.25
"""The glance takes about a quarter of what the steps behind it take."""


class Trial:
    """Counts what a step stops of the pages that it is tried on. What it stops, the steps behind it would stop as well.

    >>> trial = Trial()
    >>> for _ in range(100):
    ...     trial.note(stopped=False)
    >>> trial.is_on()
    False
    """

    def __init__(self) -> None:
        self._tried = self._stopped = self._rest = 0

    def is_on(self) -> bool:
        """Return whether the next page is one to try it on; call it once a page."""
        if self._rest:
            self._rest -= 1
            return False
        return True

    def note(self, *, stopped: bool) -> None:
        """Count a page that it was tried on."""
        self._tried += 1
        self._stopped += stopped
        if self._tried == _TRIED:
            self._rest = _REST if self._stopped < _WORTH * _TRIED else 0
            self._tried = self._stopped = 0

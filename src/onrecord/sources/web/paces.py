"""Keep the questions to one host apart, whoever asks them, while other hosts are asked."""

from __future__ import annotations

from threading import Lock

from onrecord.sources.transport.timing import Timing

__all__ = ["HostPaces"]


class HostPaces:
    """The next free moment of each host; may be used from several threads.

    >>> slept = []
    >>> paces = HostPaces(Timing(ticks=lambda: 100.0, sleep=slept.append))
    >>> paces.wait("a.example", 1.0); paces.wait("b.example", 1.0); paces.wait("a.example", 5.0); slept
    [1.0]
    """

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._lock = Lock()
        self._free: dict[str, float] = {}

    def wait(self, host: str, seconds: float) -> None:
        """Return when `host` may be asked; the next question after it comes `seconds` later at the soonest."""
        with self._lock:
            now = self._timing.ticks()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + seconds
        if turn > now:
            self._timing.sleep(turn - now)

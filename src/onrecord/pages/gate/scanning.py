"""Look for many words at once in bytes, with Hyperscan (https://intel.github.io/hyperscan/dev-reference/).

It comes with the extra `archives`. Without it there is no scanner, and those who ask do the same more slowly.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["Scanner", "make_scanner"]

Seen = Callable[[int, int, int, int, Any], bool | None]


class Scanner:
    """Words, compiled once; any number of threads may scan, each in a room of its own."""

    def __init__(
        self, words: Sequence[bytes], *, any_case: bool = False, once: bool = False, patterns: bool = False
    ) -> None:
        """Raise ImportError where Hyperscan is not installed."""
        import hyperscan

        flags = (hyperscan.HS_FLAG_CASELESS if any_case else 0) | (hyperscan.HS_FLAG_SINGLEMATCH if once else 0)
        self._scratch: Any = hyperscan.Scratch
        self._base: Any = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        count = len(words)
        self._base.compile(
            expressions=list(words), ids=list(range(count)), elements=count, flags=[flags] * count, literal=not patterns
        )
        self._rooms = threading.local()

    def scan(self, content: bytes, seen: Seen) -> None:
        """Call `seen` with the number of each word met, 0, the place behind it, and two values without a meaning."""
        room = getattr(self._rooms, "room", None)
        if room is None:
            room = self._rooms.room = self._scratch(self._base)
        self._base.scan(content, match_event_handler=seen, scratch=room)


def make_scanner(
    words: Sequence[bytes], *, any_case: bool = False, once: bool = False, patterns: bool = False
) -> Scanner | None:
    """Return a scanner for `words`, or None where Hyperscan is not installed.

    `any_case`: letters of ASCII count in either case; `once`: of each word only the first place is told; `patterns`:
    the words are regular expressions.
    """
    try:
        return Scanner(words, any_case=any_case, once=once, patterns=patterns)
    except ImportError:
        return None

"""How often one address may ask."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import Scope

from onrecord.web.accounts.attempts import network_of

__all__ = ["Limiter"]


class Limiter:
    """Counts the requests of each address over the last minute. A restart forgets them.

    Addresses of one IPv6 network count as one: a household has more of them than there are of IPv4.
    """

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def wait_of(self, scope: Scope) -> int:
        """Count a request; return for how many seconds its sender should wait, 0 where it may go on."""
        address = network_of(scope["client"][0]) if scope.get("client") else ""
        if self._limiter.hit(self._item, address):
            return 0
        ends = self._limiter.get_window_stats(self._item, address).reset_time
        return max(1, math.ceil(ends - time.time()))

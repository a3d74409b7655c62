"""What stands before an answer is taken in pieces of any size, and never more of it than it may have."""

from __future__ import annotations

import pytest

from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.dialing import Call
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import Timing

CAPS = Caps(size=3_000_000, wire=1_000_000, seconds=60, idle=10, ratio=200, ratio_from=500_000)
MOST = 1 << 16


@pytest.mark.parametrize("first", [1, 40_000, 60_000, MOST - 1, MOST])
def test_headers_without_an_end_are_told_of_before_the_engine_gives_up(first: int) -> None:
    """The engine ends with an error of its own at 100 kB: two pieces of 60 kB would come to that."""
    call = Call("https://a.example/", Timing(ticks=lambda: 0.0), CAPS)
    taken = 0
    for piece in (first, MOST):
        size = min(piece, call.room(MOST))
        call.take(b"a" * size)
        taken += size
    assert taken == MOST
    with pytest.raises(FetchError, match="headers"):
        call.check_size()


def test_a_body_is_taken_as_it_comes() -> None:
    call = Call("https://a.example/", Timing(ticks=lambda: 0.0), CAPS)
    call.take(b"HTTP/1.1 200 OK\r\n\r\n")
    call.begin_body()
    assert call.room(MOST) == MOST

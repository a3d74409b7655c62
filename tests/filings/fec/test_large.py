"""A Form 13 of 100,000 rows: exact to the cent, and no more memory than a short one needs."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import BinaryIO, cast

from onrecord.filings.fec import stream_fec
from onrecord.records import Filing, Problem, Receipt, Refund
from tests.filings.fec.writing import COVER, HEADER, gift

ROWS = 100_000


def cents(place: int) -> int:
    return 20_000 + place * 7919 % 100_000_000


def rows(number: int) -> Iterator[bytes]:
    yield f"{HEADER}\n{COVER}\n".encode()
    for place in range(number):
        amount = f"{cents(place) // 100}.{cents(place) % 100:02}"
        line = gift(amount, last=f"Vane {place}")
        yield (line.replace("F132", "F133", 1) if place % 10 == 9 else line).encode() + b"\n"


class Rows:
    """A file that is written while it is read."""

    def __init__(self, number: int) -> None:
        self._rows = rows(number)

    def read(self, size: int) -> bytes:
        return b"".join(islice(self._rows, size // 100))


def large(number: int) -> BinaryIO:
    return cast("BinaryIO", Rows(number))


def test_sums_of_a_large_filing_are_exact() -> None:
    received, refunded, problems = Decimal(0), Decimal(0), 0
    last = None
    for item in stream_fec(large(ROWS), "large.fec"):
        last = item
        if isinstance(item, Receipt):
            received += item.amount or 0
        elif isinstance(item, Refund):
            refunded += item.amount or 0
        problems += isinstance(item, Problem)
    assert received == Decimal(sum(cents(place) for place in range(ROWS) if place % 10 != 9)).scaleb(-2)
    assert isinstance(last, Filing)
    assert dict(last.rows) == {"F13N": 1, "F132": ROWS * 9 // 10, "F133": ROWS // 10}
    # A row of F133 has no aggregate: what stands there here is its memo, and no problem.
    assert refunded == Decimal(sum(cents(place) for place in range(ROWS) if place % 10 == 9)).scaleb(-2)
    assert problems == 0


def _peak(number: int) -> int:
    tracemalloc.start()
    try:
        for _ in stream_fec(large(number), "large.fec"):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_filing() -> None:
    _peak(10)
    assert _peak(40_000) < 10_000_000

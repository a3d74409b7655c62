"""Somebody who adds a page every second while others read."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from made.pages import make_pages
from made.world import make_world

import onrecord
from onrecord.ledger import Ledger
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.records import DocumentReading

__all__ = ["Adding"]

_DONORS = 200


class Adding:
    """Adds while it is entered; `seconds` afterwards holds how long each page took until it was on the list.

    `known` is how many articles the ledger was made with, so that the pages tell of its most told donors.
    """

    def __init__(self, ledger: Path, known: int, seed: int) -> None:
        self.seconds: list[float] = []
        context = get_context("spawn")
        self._own, other = context.Pipe()
        self._process = context.Process(target=_add_pages, args=(ledger, known, seed, other))

    def __enter__(self) -> Adding:
        """Begin to add, once the ledger is open."""
        self._process.start()
        self._own.recv()
        return self

    def __exit__(self, *error: object) -> None:
        """End, and take over what was measured."""
        self._own.send("end")
        self.seconds = self._own.recv() if self._own.poll(60) else []
        self._process.join()


def _add_pages(ledger: Path, known: int, seed: int, told: Connection) -> None:
    pages, reader = _new_pages(known, seed), reader_fingerprint()
    seconds: list[float] = []
    with Ledger.open(ledger) as opened:
        run = opened.begin_run(datetime.now(UTC), version=onrecord.__version__, reader=reader)
        told.send("ready")
        while not told.poll(max(0.0, 1.0 - (seconds[-1] if seconds else 0.0))):
            start = time.perf_counter()
            opened.record(run, [next(pages)])
            opened.keep_up(reader)
            seconds.append(time.perf_counter() - start)
    told.send(seconds)


def _new_pages(known: int, seed: int) -> Iterator[DocumentReading]:
    """Pages that the ledger has not: of its donors, numbered from where it ends."""
    rng = random.Random(seed)
    world = make_world(rng, max(known // 8, 20))
    new = random.Random(time.time_ns())
    return islice(make_pages(new, world, 10**6), 1, None)

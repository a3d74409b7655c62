"""So many readers at once, each asking for one page after the other, with or without a thought between."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import uvloop

from load.addresses import find_next
from load.connection import Connection, connect

__all__ = ["Draw", "Load", "Seen", "read_pages"]

_LISTS = ("list", "filtered list", "search", "next page")

Draw = Callable[[random.Random, str | None], tuple[str, str]]
"""Returns the kind and the path of the page that a reader asks for, who was last shown a page that goes on there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many readers, for how many seconds, with how long a thought before each page (from, to)."""

    readers: int = 50
    seconds: float = 30.0
    thinking: tuple[float, float] = (0.0, 0.0)
    warming: float = 3.0
    """Seconds before anything counts."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """Seconds of each page by its kind, errors by status and kind, and what the readers themselves cost."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    sizes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    took: float = 0.0
    asked: int = 0
    """Pages that were asked for, those of the warming among them."""
    client: float = 0.0
    """Seconds of a core that the readers took for a page."""

    @property
    def pages(self) -> int:
        """How many pages were shown."""
        return sum(map(len, self.seconds.values()))


def read_pages(host: str, port: int, draw: Draw, load: Load, seed: int = 1) -> Seen:
    """Let the readers read, and return what they saw. Raises OSError where no server answers."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_read_all(host, port, draw, load, seed))


async def _read_all(host: str, port: int, draw: Draw, load: Load, seed: int) -> Seen:
    seen, begin = Seen(), time.perf_counter() + load.warming
    readers = [
        _Reader(rng=random.Random(seed * 1000 + number), draw=draw, load=load, seen=seen, begin=begin)
        for number in range(load.readers)
    ]
    connections = await asyncio.gather(*(connect(host, port) for _ in readers))
    started = time.process_time()
    pairs = zip(readers, connections, strict=True)
    await asyncio.gather(*(reader.read(connection, host, port) for reader, connection in pairs))
    seen.asked = sum(reader.asked for reader in readers)
    seen.client = (time.process_time() - started) / max(1, seen.asked)
    seen.took = load.seconds
    return seen


@dataclass(slots=True, kw_only=True)
class _Reader:
    rng: random.Random
    draw: Draw
    load: Load
    seen: Seen
    begin: float
    asked: int = 0

    async def read(self, connection: Connection, host: str, port: int) -> None:
        """Read until the time is over."""
        goes_on: str | None = None
        while (now := time.perf_counter()) < self.begin + self.load.seconds:
            if self.load.thinking[1]:
                await asyncio.sleep(self.rng.uniform(*self.load.thinking))
                now = time.perf_counter()
            if not connection.is_open:
                connection = await connect(host, port)
            kind, path = self.draw(self.rng, goes_on)
            answer = await connection.ask(path)
            self.asked += 1
            if answer.status == 200 and kind in _LISTS:
                goes_on = find_next(answer.body)
            if now >= self.begin:
                self._note(kind, answer.status, time.perf_counter() - now, len(answer.body))
        connection.close()

    def _note(self, kind: str, status: int, seconds: float, size: int) -> None:
        if status == 200:
            self.seen.seconds[kind].append(seconds)
            self.seen.sizes[kind].append(size)
        else:
            self.seen.errors[f"{kind}: {status or 'broke off'}"] += 1

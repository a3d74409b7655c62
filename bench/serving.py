"""Measure `onrecord serve`: 50 readers at once, while somebody adds a page a second. See bench/README.md.

    python bench/serving.py [--ledger FILE | --articles 100000] [--readers 50] [--seconds 30] [--workers N]

Without --ledger a ledger is made first, and its pledges derived. Beside it, in the same run: Datasette on a table of
the same file, and a page that never changes served by the same framework, which is what framework and readers cost.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from load.adding import Adding
from load.addresses import Addresses, sample_ledger
from load.figures import HEADINGS, percentile, rows_of
from load.reading import Draw, Load, Seen, read_pages
from load.servers import Server, run_constant, run_datasette, run_onrecord
from making_ledger import SEED, make_ledger
from rich.console import Console

from onrecord.cli.tables import new_table
from onrecord.ledger import Ledger
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.pool import count_cores

__all__ = ["main"]

HOST = "127.0.0.1"
THINKING = (0.1, 1.0)
_Row = tuple[str, ...]


def main() -> None:
    """Make what is missing, measure, print one table."""
    asked = _parse()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "bench.db"
        if asked.ledger:
            shutil.copyfile(asked.ledger, ledger)
        else:
            make_ledger(ledger, asked.articles)
        _derive(ledger, console)
        table = new_table(*HEADINGS, right=HEADINGS[1:])
        for row in _measure(ledger, asked):
            table.add_row(*row)
        console.print(table)
    told = f"{asked.readers} readers, {asked.seconds:.0f} s each, {asked.workers} processes of the server"
    console.print(f"{told}, {count_cores()} cores, shared with the readers")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the page under load.")
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=min(count_cores(), 4), help="processes of the server")
    return parser.parse_args()


def _derive(ledger: Path, console: Console) -> None:
    start = time.perf_counter()
    with Ledger.open(ledger) as opened:
        opened.keep_up(reader_fingerprint())
        console.print(f"{opened.count().articles:,} articles, {opened.count().claims:,} claims")
    console.print(f"derived in {time.perf_counter() - start:.0f} s")


def _measure(ledger: Path, asked: argparse.Namespace) -> Iterator[_Row]:
    load = Load(readers=asked.readers, seconds=asked.seconds)
    addresses = sample_ledger(ledger, random.Random(SEED))
    size = 30_000
    with run_onrecord(ledger, "--workers", str(asked.workers)) as server:
        for name, own in (("thinking", replace(load, thinking=THINKING)), ("no thinking", load)):
            seen, rows = _measure_onrecord(f"onrecord, {name}", server, ledger, addresses, own)
            yield from rows
            size = int(median(size for sizes in seen.sizes.values() for size in sizes))
    yield from _measure_peer("a page that never changes", run_constant(size, asked.workers), _always("/page"), load)
    yield from _measure_peer("Datasette, rows of a table", run_datasette(ledger), _datasette(addresses, ledger), load)


def _measure_onrecord(
    name: str, server: Server, ledger: Path, addresses: Addresses, load: Load
) -> tuple[Seen, list[_Row]]:
    with Ledger.open(ledger) as opened:
        articles = opened.count().articles
    adding, busy = Adding(ledger, known=articles, seed=SEED), server.busy
    with adding:
        seen = read_pages(HOST, server.port, addresses.draw, load)
    rows = list(rows_of(name, seen))
    rows.append(_busy(server.busy - busy, seen))
    rows.append(_cost("  memory of the server", f"{server.memory:.0f} MB", ""))
    if adding.seconds:
        told = (median(adding.seconds), percentile(adding.seconds, 0.95), percentile(adding.seconds, 0.99))
        times = (f"{1000 * value:.0f} ms" for value in (*told, max(adding.seconds)))
        rows.append(("  adding a page", str(len(adding.seconds)), *times, ""))
    return seen, rows


def _busy(seconds: float, seen: Seen) -> _Row:
    """What a page costs the server and the readers, in time of one core; pages while it warmed up count too."""
    beside = f"readers {1000 * seen.client:.2f} ms"
    return _cost("  of one core for a page", f"{1000 * seconds / max(1, seen.asked):.2f} ms", beside)


def _cost(name: str, value: str, beside: str) -> _Row:
    return name, "", value, beside, "", "", ""


def _measure_peer(name: str, running: AbstractContextManager[Server], draw: Draw, load: Load) -> Iterator[_Row]:
    with running as server:
        seen = read_pages(HOST, server.port, draw, load)
        busy = server.busy
    yield from rows_of(name, seen)
    yield _busy(busy, seen)


def _always(path: str) -> Draw:
    return lambda rng, goes_on: ("page", path)


def _datasette(addresses: Addresses, ledger: Path) -> Draw:
    """A piece of the pledges as long as our list's, of one fund or in an order; or one pledge by its id."""
    table = f"/{ledger.stem}/pledges"
    short = "_size=25&_nofacet=1&_nocount=1"

    def draw(rng: random.Random, goes_on: str | None) -> tuple[str, str]:
        chance = rng.random()
        if chance < 0.2:
            return "row", f"{table}/{rng.choice(addresses.gifts)}"
        if chance < 0.6:
            return "table by fund", f"{table}?{urlencode({'fund_key': rng.choice(addresses.funds)})}&{short}"
        return "table in order", f"{table}?_sort_desc=newest_order&{short}"

    return draw


if __name__ == "__main__":
    main()

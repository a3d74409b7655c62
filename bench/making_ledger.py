"""Write a ledger of made pages, claims, filings and judgements, to measure the page and the derived tables on.

    python bench/making_ledger.py --articles 100000 --out /tmp/large.db [--seed 5] [--rebuild]

The same seed gives the same records. Of N articles, half are copies, translations or retellings of others; there are
some 3 N claims of N/8 invented donors, the first of whom are told of far more often than the last, 0.6 N filed lines,
and N/300 judgements. Pages are not read: each record is made, its evidence where its text has it, and written by
`Ledger.record` in the order of publication. `--rebuild` derives pledges afterwards, as `onrecord rebuild` does.

From Python: `make_ledger(Path("small.db"), articles=2000)`, or `make_readings(2000)` for the readings alone, to record
them elsewhere or piecemeal.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from made.filings import make_filings
from made.judging import Seen, make_judgements
from made.pages import make_pages
from made.world import make_world
from rich.console import Console

import onrecord
from onrecord.ledger import Ledger
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.records import DocumentReading, FilingReading, Reading
from onrecord.reference.confidence import load_confidence

__all__ = ["Seen", "main", "make_ledger", "make_readings"]

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
SEED = 5
_MOST_SEEN = 5000


def make_readings(articles: int, seed: int = SEED, seen: Seen | None = None) -> Iterator[Reading]:
    """Yield the readings of a ledger of so many articles: filings first, as they are few, then pages by their day.

    `seen` takes down what may be judged.
    """
    rng = random.Random(seed)
    world = make_world(rng, max(articles // 8, 20))
    for filing in make_filings(rng, world, articles * 6 // 10):
        if seen is not None:
            _note_lines(seen, filing)
        yield filing
    for page in make_pages(rng, world, articles):
        if seen is not None:
            _note_claims(seen, page)
        yield page


def _note_lines(seen: Seen, reading: FilingReading) -> None:
    if reading.filing.system == "fec" and len(seen.lines) < _MOST_SEEN:
        seen.lines += [f"{reading.filing.id}:{entry.line}" for entry in islice(reading.receipts, 50)]


def _note_claims(seen: Seen, reading: DocumentReading) -> None:
    floor = load_confidence().floor
    for claim in reading.claims:
        own = seen.sure if claim.confidence >= floor else seen.unsure
        if len(own) < _MOST_SEEN:
            own.append(claim.id)
            seen.donors.append((claim.donor.name, claim.donor.kind, claim.fund.id or claim.fund.name or ""))


def make_ledger(path: Path, articles: int, seed: int = SEED, reader: str | None = None) -> None:
    """Write a new ledger at `path`; `reader` is the fingerprint that the runs are kept under, by default the usual one.

    Raises LedgerError where the file cannot be written.
    """
    seen = Seen()
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(NOW, version=onrecord.__version__, reader=reader or reader_fingerprint())
        recorded = ledger.record(run, make_readings(articles, seed, seen))
        ledger.end_run(run, recorded, NOW)
        for judgement in make_judgements(random.Random(seed), seen, max(articles // 300, 10)):
            ledger.judge(judgement)


def main() -> None:
    """Make the ledger and print what it holds, and how long that took."""
    parser = argparse.ArgumentParser(description="Write a ledger of made records.")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rebuild", action="store_true")
    asked = parser.parse_args()
    if asked.out.exists():
        parser.error(f"{asked.out} is there already (name a file that is not)")
    console, start = Console(), time.perf_counter()
    make_ledger(asked.out, asked.articles, asked.seed)
    with Ledger.open(asked.out) as ledger:
        console.print(ledger.count())
        console.print(f"{asked.out}: {asked.out.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - start:.0f} s")
        if asked.rebuild:
            start = time.perf_counter()
            derived = ledger.rebuild(reader_fingerprint())
            took = time.perf_counter() - start
            console.print(f"{derived.pledges} pledges, {derived.matches} matches derived in {took:.0f} s")


if __name__ == "__main__":
    main()

"""Sweeping archives: the same readings in the same order whatever the number of processes, each piece once."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.pipeline import ReadingOptions, read_documents
from onrecord.pipeline.sweeping import SweepCounts, sweep_piece
from onrecord.pipeline.sweeps import Sweep, piece_key, sweep_archives
from onrecord.records import DocumentReading, Reading
from onrecord.sources.archives import Piece
from tests.sources.test_archives import record

GIFT = "<p>Larkspur Media donated $%d,000 to Donald Trump's inaugural committee.</p>"
PLAIN = "<p>Oats are up for the third day, the miller said.</p>"


def archive(path: Path, pages: int = 40, gifts: int = 8) -> Path:
    """An archive with a gift on every page of so many."""
    every = pages // gifts
    bodies = [GIFT % (n + 1) if n % every == 0 else PLAIN + f"<i>{n}</i>" for n in range(pages)]
    raw = (record(f"<html lang='en'>{body}</html>".encode(), number=n) for n, body in enumerate(bodies))
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) for one in raw))
    return path


def told(readings: list[Reading]) -> list[tuple[str, int]]:
    return [(one.source.rpartition("/")[2], len(one.claims)) for one in readings if isinstance(one, DocumentReading)]


def test_only_pages_with_a_gift_are_handed_on_in_order(tmp_path: Path) -> None:
    sweep = Sweep()
    read = list(read_documents([str(archive(tmp_path / "a.warc.gz"))], ReadingOptions(jobs=1, sweep=sweep)))
    assert [claims for _, claims in told(read)] == [1] * 8
    assert (sweep.counts.pages, sweep.counts.opened, sweep.counts.passed_by) == (40, 8, 32)
    assert (sweep.counts.with_gifts, sweep.pieces) == (8, 1)
    assert [one.capture is not None for one in read if isinstance(one, DocumentReading)] == [True] * 8


def test_two_processes_tell_the_same_as_one(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a.warc.gz", "c.warc.gz"):
        archive(tmp_path / name, pages=12, gifts=3)
    one, two = Sweep(), Sweep()
    alone = list(read_documents([str(tmp_path)], ReadingOptions(jobs=1, sweep=one)))
    together = list(read_documents([str(tmp_path)], ReadingOptions(jobs=2, sweep=two)))
    assert told(alone) == told(together)
    assert one.counts == two.counts
    assert [source.partition("#")[0] for source, _ in told(alone)] == [f"{n}.warc.gz" for n in "abc" for _ in range(3)]


def test_a_piece_that_was_done_is_left_out(tmp_path: Path) -> None:
    paths = [archive(tmp_path / f"{name}.warc.gz", 6, 2) for name in "ab"]
    done: list[str] = []
    first = list(sweep_archives(paths, Sweep(note_done=done.append), jobs=1, max_bytes=10**6))
    assert len(done) == 2
    again = Sweep(is_done=done[:1].__contains__)
    rest = list(sweep_archives(paths, again, jobs=1, max_bytes=10**6))
    assert told(rest) == told(first)[2:]
    assert (again.skipped, again.pieces) == (1, 1)


def test_an_archive_that_changed_is_another_one(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", 6, 2)
    before = piece_key(Piece(source=str(path)))
    archive(path, 9, 3)
    assert piece_key(Piece(source=str(path))) != before


def test_a_piece_ends_with_its_counts(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", 6, 2)
    *readings, counts = sweep_piece(Piece(source=str(path)))
    assert len(readings) == 2
    assert isinstance(counts, SweepCounts)
    assert (counts.records, counts.read) == (6, 2)


def test_the_gate_changes_nothing_but_the_work(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", 20, 4)
    gated, bare = (list(sweep_piece(Piece(source=str(path)), gated=gated)) for gated in (True, False))
    assert told([one for one in gated if isinstance(one, DocumentReading)]) == told(
        [one for one in bare if isinstance(one, DocumentReading)]
    )


def test_an_archive_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    (reading,) = sweep_archives([tmp_path / "none.warc.gz"], Sweep(), jobs=1, max_bytes=10**6)
    assert isinstance(reading, DocumentReading)
    assert [problem.code for problem in reading.problems] == ["vanished"]


def _add(archive_path: Path, ledger: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", "add", "--jobs", "1", "--ledger", str(ledger), str(archive_path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("times", [2])
def test_adding_an_archive_again_sweeps_nothing_and_adds_nothing(tmp_path: Path, times: int) -> None:
    path, ledger = archive(tmp_path / "a.warc.gz", 8, 2), tmp_path / "ledger.db"
    first, second = (_add(path, ledger) for _ in range(times))
    assert "2 documents read: 2 new" in first.stdout
    assert "swept 8 pages" in first.stderr
    assert "0 documents read: 0 new" in second.stdout
    assert "swept nothing anew: the piece was swept before" in second.stderr

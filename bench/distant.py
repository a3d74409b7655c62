"""Measure how a distant archive is best read: as a stream, read ahead, or copied first. See bench/README.md.

python bench/distant.py ARCHIVE.warc.gz [WAIT_MS] [MB_PER_S]
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1]))

from onrecord.sources.remote import open_anywhere, open_remote
from tests.pipeline.spark import store

_ADDRESS = "s3a://bucket/archive.warc.gz"


def make_slow(wait: float, rate: float) -> None:
    """Let the store wait before each answer, and give each connection so many bytes a second."""
    send = store.Bucket._send

    def send_slowly(self: store.Bucket, status: int, content: bytes, content_range: str = "") -> None:
        if content_range:
            time.sleep(wait + len(content) / rate)
        send(self, status, content, content_range)

    store.Bucket._send = send_slowly  # type: ignore[method-assign]


def measure(opened: Callable[[], Any]) -> tuple[float, float]:
    """Return the raw megabytes a second, by the clock and by the core, of reading all records."""
    clock, core, raw = time.monotonic(), time.process_time(), 0
    for record in ArchiveIterator(opened(), parse_http=True):
        raw += len(record.reader.read())
    return raw / 1e6 / (time.monotonic() - clock), raw / 1e6 / (time.process_time() - core)


def main() -> None:
    """Serve the archive from a slow store on this machine, read it in each way, print what was measured."""
    wait, rate = (float(text) for text in (*sys.argv[2:], "50", "80")[:2])
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "bucket").mkdir()
        shutil.copy(sys.argv[1], root / "bucket" / "archive.warc.gz")
        make_slow(wait / 1000, rate * 1e6)
        with store.serve_store(root) as address:
            os.environ.update(store.VARIABLES, AWS_ENDPOINT_URL=address)
            ways = {
                "a file of this disk": lambda: (root / "bucket" / "archive.warc.gz").open("rb"),
                "a store, read ahead": lambda: open_remote(_ADDRESS),
                "a store, part after part": lambda: io.BufferedReader(open_anywhere(_ADDRESS), 8 << 20),
                "a store, copied first": lambda: _copied(root / "copy"),
            }
            for way, opened in ways.items():
                clock, core = measure(opened)
                Console().print(f"{way}: {clock:.0f} MB/s by the clock, {core:.0f} by the core")


def _copied(path: Path) -> Any:  # noqa: ANN401 - an open file
    with open_anywhere(_ADDRESS) as distant, path.open("wb") as copy:
        shutil.copyfileobj(distant, copy, 8 << 20)
    return path.open("rb")


if __name__ == "__main__":
    main()

"""Measure the reader of FEC filings beside others, and print one table. See bench/README.md for what each row means."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
READERS = ROOT / "bench" / "readers.py"
# A real report whose rows are repeated to size; where it is not at hand, rows are made up.
SAMPLE = ROOT.parent / "shared" / "data" / "filings" / "fec-samples" / "fastfec" / "1544132.fec"
OLD_SAMPLE = SAMPLE.parents[1] / "fecfile" / "27789.fec"
SIZE = 125_500_000
OLD_SIZE = 25_000_000
# What stands between the fields of a row, since version 6 and before.
SEPARATED = "\x1c"
QUOTED = '","'


@dataclass(frozen=True)
class Taken:
    """What one reading took: seconds by the clock, seconds of cores, the highest memory in MB."""

    clock: float
    cores: float
    memory: float


@dataclass(frozen=True)
class Row:
    """A reader: its name in the table, what its process is called with, the package that it needs."""

    name: str
    command: tuple[str, ...]
    package: str


def main() -> None:
    """Make the files, let each reader read them, print the table."""
    from_real = SAMPLE.exists()
    with tempfile.TemporaryDirectory() as folder:
        new, old = Path(folder, "8.fec"), Path(folder, "3.fec")
        _write(new, SIZE, *(_parts(SAMPLE) if from_real else _invented(SEPARATED)))
        _write(old, OLD_SIZE, *(_parts(OLD_SAMPLE) if from_real else _invented(QUOTED)))
        tables = [
            (f"Schedule A, version 8.3, {SIZE / 1e6:.1f} MB", list(_measure(new, _rows(new)))),
            (f"Schedule A, version 3.00, {OLD_SIZE / 1e6:.1f} MB", list(_measure(old, _rows(old)[:3]))),
        ]
    _print(tables, "rows of a real report, repeated" if from_real else "invented rows, repeated")


def _rows(path: Path) -> list[Row]:
    def python(reader: str) -> tuple[str, ...]:
        return sys.executable, str(READERS), reader, str(path)

    libfec = shutil.which("libfec", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    export = ("--offline", "export", str(path), "--target", "schedule-a", "--clobber", "-o", f"{path}.csv")
    return [
        Row("onrecord, typed rows", python("onrecord"), ""),
        Row("fecfile, typed rows", python("fecfile"), "fecfile"),
        Row("fecfile, strings", python("fecfile-strings"), "fecfile"),
        Row("fastfec, Python rows", python("fastfec"), "fastfec"),
        Row("fastfec, CSV files (compiled)", python("fastfec-files"), "fastfec"),
        Row("libfec, CSV file (compiled)", (libfec or "", *export), "" if libfec else "libfec"),
        Row("onrecord, whole in memory", python("onrecord-whole"), ""),
    ]


def _measure(path: Path, rows: list[Row]) -> Iterator[tuple[str, ...]]:
    """Yield what the table says of each reader; the first is what the others are compared with."""
    size, first = path.stat().st_size / 1e6, 0.0
    for row in rows:
        if row.package and find_spec(row.package) is None:
            yield row.name, "not installed", "", "", "make bench-setup"
            continue
        taken = _run(row.command)
        first = first or taken.cores
        beside = f"{taken.cores / first:.2f} of the first row's time"
        yield row.name, f"{size / taken.cores:.1f}", f"{taken.clock:.1f}", f"{taken.memory:.0f}", beside


def _run(command: tuple[str, ...]) -> Taken:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Taken(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _parts(sample: Path) -> tuple[bytes, list[bytes]]:
    """The first two lines of a report, and its rows of Schedule A."""
    lines = [line + b"\n" for line in sample.read_bytes().split(b"\n")]
    return b"".join(lines[:2]), [line for line in lines[2:] if line.lstrip(b'"').startswith(b"SA")]


def _invented(between: str) -> tuple[bytes, list[bytes]]:
    """The same of donors that do not exist."""
    is_old = between == QUOTED
    edge = '"' if is_old else ""

    def line(*fields: str) -> bytes:
        return f"{edge}{between.join(fields)}{edge}\n".encode()

    head = (
        line("HDR", "FEC", "3.00", "Typing", "1", "^", "", "0") if is_old else line("HDR", "FEC", "8.3", "Typing", "1")
    )
    cover = line("F3XN" if is_old else "F3N", "C00000001", "Invented Committee")
    return head + cover, [line(*(_old_row(n) if is_old else _new_row(n))) for n in range(2_500)]


def _new_row(n: int) -> tuple[str, ...]:
    who = ("IND", "", f"Vane{n}", "Ida", "", "", "", f"{n} Example Lane", "", "Salem", "MA", "01970", "P2024", "")
    money = (f"202501{n % 28 + 1:02}", f"{n % 90 * 25 + 25}.00", f"{n % 90 * 50 + 50}.00", "", "Mills Inc.", "Miller")
    return ("SA11AI", "C00000001", f"A{n:08}", "", "", *who, *money, *[""] * 18, "Earmarked through nobody at all", "")


def _old_row(n: int) -> tuple[str, ...]:
    who = ("IND", f"Vane{n}^Ida^^", f"{n} Example Lane", "", "Salem", "MA", "01970", "", "", "Mills Inc.", "Miller")
    money = (f"{n % 90 * 50 + 50}.00", f"200101{n % 28 + 1:02}", f"{n % 90 * 25 + 25}.00", "15", "")
    return ("SA11A1", "C00000001", *who, *money, *[""] * 14, "", f"A{n:08}", "", "")


def _write(path: Path, size: int, head: bytes, rows: list[bytes]) -> None:
    with path.open("wb") as stream:
        written = stream.write(head)
        for row in cycle(rows):
            if written >= size:
                return
            written += stream.write(row)


def _print(tables: list[tuple[str, list[tuple[str, ...]]]], made_of: str) -> None:
    # Loaded only now: what this process holds would count as the least memory of those that it starts.
    import platform

    from rich.console import Console

    from onrecord.cli.tables import new_table

    console = Console()
    for title, rows in tables:
        table = new_table(
            title, "MB/s of a core", "clock s", "peak MB", "beside", right=("MB/s of a core", "clock s", "peak MB")
        )
        for row in rows:
            table.add_row(*row)
        console.print(table)
    console.print(f"{made_of}; {platform.machine()}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()

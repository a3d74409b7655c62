"""Servers to ask, each in processes of its own: onrecord, Datasette on the same file, and a page that never changes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Server", "run_constant", "run_datasette", "run_onrecord"]

_BENCH = Path(__file__).parents[1]
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers."""

    port: int
    process: int

    @property
    def memory(self) -> float:
        """Megabytes of it and of its workers, shared pages counted once."""
        return sum(_proportional(process) for process in _family(self.process)) / 1000

    @property
    def busy(self) -> float:
        """Seconds of cores that it and its workers took so far."""
        return sum(_busy(process) for process in _family(self.process))


def _family(process: int) -> list[int]:
    found = [process]
    for known in found:
        children = Path(f"/proc/{known}/task/{known}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return found


def _proportional(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _busy(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def run_onrecord(ledger: Path, *options: str) -> Iterator[Server]:
    """Serve a ledger as `onrecord serve` does."""
    program = "import onrecord.cli; onrecord.cli.main()"
    command = [sys.executable, "-c", program, "serve", "--ledger", str(ledger), *options]
    yield from _run(command, "--port")


@contextmanager
def run_datasette(ledger: Path) -> Iterator[Server]:
    """Serve the same file with Datasette, which shows rows of tables."""
    command = [sys.executable, "-m", "datasette", "serve", str(ledger), "--setting", "sql_time_limit_ms", "5000"]
    yield from _run(command, "--port")


@contextmanager
def run_constant(size: int, workers: int) -> Iterator[Server]:
    """Serve a page of so many bytes that never changes, with as many workers: what framework and readers cost."""
    command = [sys.executable, "-m", "uvicorn", "load.constant:app", "--app-dir", str(_BENCH)]
    command += ["--log-level", "warning", "--no-access-log", "--workers", str(workers)]
    yield from _run(command, "--port", CONSTANT_SIZE=str(size))


def _run(command: Sequence[str], port_option: str, **environment: str) -> Iterator[Server]:
    port = _free_port()
    with subprocess.Popen(
        [*command, port_option, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    ) as process:
        try:
            _wait_for(port, process)
            yield Server(port=port, process=process.pid)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(int(_PATIENCE * 10)):
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}: {process.args!r}")
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"no server answered within {_PATIENCE:.0f} s: {process.args!r}")

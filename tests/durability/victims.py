"""A program that starts commands of onrecord and kills them: `python -m tests.durability.victims`.

Reads one JSON object a line: the `arguments` of a command, the file `told` that takes what it prints, and when it is
killed: at the `step`-th step (a statement, an end of a transaction, a wait for the disk, a file made or renamed), after
so many `seconds`, or never; with a `server`, that is what falls at the step. Answers with one JSON object a line: how
it ended (`code`, negative for a signal), how many `steps` it took, how many `seconds`, how many documents it called
`safe`.

Commands run in forks of this process, in which everything is loaded: a fork costs a hundredth of a start. A batch
holds three documents there, so that a command has several, and the clock stands still, so that runs can be compared.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from sqlalchemy import Engine, event

from onrecord.cli import adding, app, reviewing
from onrecord.ledger import recording
from tests.durability.scenarios import make_inputs

__all__ = ["answer"]

NOW = datetime(2025, 5, 6, 7, 8, 9, tzinfo=UTC)
_WATCHED = ("os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect")
_PATIENCE_SECONDS = 60.0


class _Stopped(datetime):
    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return NOW


class _Steps:
    """Counts the steps of this process, and kills it, or the server that it writes to, at one of them."""

    def __init__(self, last: int | None, server: int | None) -> None:
        self.taken = 0
        self._last, self._server = last, server

    def take(self, *_: object) -> Any:  # noqa: ANN401
        self.taken += 1
        if self.taken == self._last and self._server is None:
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.taken == self._last and self._server is not None:
            os.kill(self._server, signal.SIGQUIT)  # it drops everything, as at a loss of power, and recovers later
        return mock.DEFAULT

    def watch(self) -> None:
        for name in ("before_cursor_execute", "after_cursor_execute", "begin", "commit"):
            event.listen(Engine, name, self.take)
        sys.addaudithook(lambda name, _: self.take() if name in _WATCHED else None)
        mock.patch.object(os, "fsync", side_effect=self.take, wraps=os.fsync).start()


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Run one command in a fork, kill it when it is time, and say how it ended."""
    heard, said = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(heard)
        os.setsid()
        _run(order, said)
    os.close(said)
    if (seconds := order.get("seconds")) is not None:
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    took = time.monotonic() - start
    alone = _wait_for_readers(child)
    with os.fdopen(heard) as reports:
        lines = reports.read().splitlines()
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": took,
        "steps": next((int(line[6:]) for line in lines if line.startswith("steps ")), 0),
        "safe": sum(int(line[5:]) for line in lines if line.startswith("safe ")),
        "alone": alone,
    }


def _wait_for_readers(group: int) -> bool:
    """Whether the processes that a command started end by themselves once it is gone; those that do not are ended."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return False


def _run(order: dict[str, Any], said: int) -> None:
    """Be the command, to its end or the step at which it is killed."""
    code = 70
    try:
        told = os.open(order["told"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(told, 1)
        os.dup2(told, 2)
        steps = _Steps(order.get("step"), order.get("server"))
        steps.watch()
        with _telling(lambda count: os.write(said, f"safe {count}\n".encode())):
            code = run_command(order["arguments"])
        os.write(said, f"steps {steps.taken}\n".encode())
    finally:
        os._exit(code)


@contextmanager
def _telling(tell: Callable[[int], object]) -> Iterator[None]:
    counted = adding.Addition.count_batch

    def count(self: adding.Addition, recorded: Any) -> None:  # noqa: ANN401
        counted(self, recorded)
        tell(recorded.seen)

    with mock.patch.object(adding.Addition, "count_batch", count):
        yield


def run_command(arguments: list[str]) -> int:
    """Run a command as from the command line; return its exit code."""
    with (
        mock.patch.object(sys, "argv", ["onrecord", *arguments]),
        mock.patch.object(recording, "_BATCH_DOCUMENTS", 3),
        mock.patch.object(adding, "now", return_value=NOW),
        mock.patch.object(reviewing, "datetime", _Stopped),
    ):
        try:
            app.main()
        except SystemExit as end:
            sys.stdout.flush()
            sys.stderr.flush()
            return end.code if isinstance(end.code, int) else 0
    return 0


def _warm_up() -> None:
    """Load all that commands load."""
    with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w") as nowhere:
        make_inputs(Path(folder))
        ledger = ["--ledger", f"{folder}/warm.db"]
        sources = [f"{folder}/{name}" for name in ("pages.warc.gz", "pages", "filings")]
        with mock.patch.object(sys, "stdout", nowhere), mock.patch.object(sys, "stderr", nowhere):
            for arguments in (["add", *sources], ["rebuild"], ["review"], ["list"], ["verify"]):
                run_command([*arguments, *ledger])
            run_command(["backup", f"{folder}/copy.db", *ledger])
            run_command(["export", "sqlite", "--out", f"{folder}/public.db", *ledger])


def main() -> None:
    _warm_up()
    print(json.dumps({"ready": True}), flush=True)  # noqa: T201
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

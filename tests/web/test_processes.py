"""Several processes serve one page: all answer, one that dies is started again, and all end together."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from onrecord.errors import ServingError
from onrecord.web.serving import choose_workers, listen

PROGRAM = "import onrecord.cli; onrecord.cli.main()"
PATIENCE = 60.0

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up under /proc"),
    pytest.mark.usefixtures("loopback"),
]


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-c", PROGRAM, "serve", "--ledger", str(ledger), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = re.search(r":(\d+) \(Ctrl-C", said)
            assert found, said
            yield process, int(found[1])
        finally:
            process.kill()


def ask(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/?sort=largest")
        return connection.getresponse().status
    finally:
        connection.close()


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()}


def wait_until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.05)


def is_gone(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_that_dies_is_started_again_and_all_end_together(demo_ledger: Path, number: signal.Signals) -> None:
    with serving(demo_ledger, "--workers", "2") as (process, port):
        assert {ask(port) for _ in range(8)} == {200}
        before = workers_of(process)
        victim = min(before)
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: len(workers_of(process) - {victim}) == 2)
        assert {ask(port) for _ in range(8)} == {200}, "readers who come while one is away wait for it"
        last = workers_of(process)
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert all(is_gone(worker) for worker in before | last)


def test_workers_end_with_a_server_that_is_killed(demo_ledger: Path) -> None:
    with serving(demo_ledger, "--workers", "2") as (process, port):
        assert ask(port) == 200
        workers = workers_of(process)
        process.kill()
        wait_until(lambda: all(is_gone(worker) for worker in workers))


def test_one_process_needs_no_other(demo_ledger: Path) -> None:
    with serving(demo_ledger, "--workers", "1") as (process, port):
        assert ask(port) == 200
        assert workers_of(process) == set()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_a_server_whose_ledger_went_away_says_so_and_ends(demo_ledger: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "gone.db"
    ledger.write_bytes(demo_ledger.read_bytes())
    with serving(ledger, "--workers", "2") as (process, _):
        ledger.unlink()
        _, said = process.communicate(timeout=PATIENCE)
        assert (process.returncode, "cannot be served" in said, "gone.db" in said) == (2, True, True)


@pytest.mark.parametrize("number", [1, 3])
def test_an_address_that_is_taken_is_told(number: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ServingError, match=r"the page cannot be served there: .* --port"):
            listen("127.0.0.1", other.getsockname()[1], number)


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(ServingError, match=r"192\.0\.2\.7:0: the page cannot be served there"):
        listen("192.0.2.7", 0)


def test_another_server_of_ours_does_not_share_an_address_unseen() -> None:
    held = listen("127.0.0.1", 0, 2)
    try:
        with pytest.raises(ServingError):
            listen("127.0.0.1", held[0].getsockname()[1], 2)
    finally:
        for each in held:
            each.close()


def test_workers_are_as_many_as_are_wanted() -> None:
    assert [choose_workers(wanted, 3) for wanted in (None, 1, 9)] == [3, 1, 9]

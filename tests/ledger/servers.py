"""Ledgers on a server, for tests: one server for all processes of a run, one database a ledger."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.server import find_programs

__all__ = ["Server", "find_place", "find_server", "wait_for"]

_ROOT = Path(__file__).parents[2]
_TEMPLATE = "ledger_template"
_PATIENCE_SECONDS = 60
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A server that runs: the folder of its socket, and its port on this machine."""

    folder: Path
    port: int

    def url(self, database: str, user: str = "onrecord") -> str:
        """Return the address of a database by the socket, where everybody is believed."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def order(self, *commands: str, database: str = "postgres") -> None:
        """Give commands of SQL, each by itself."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())

    def new_database(self, template: str = "template0") -> str:
        """Return the name of a new database."""
        name = f"ledger_{os.getpid()}_{next(_numbers)}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def new_ledger(self) -> str:
        """Return the address of an empty ledger. Its tables are copied: to make them takes half a second."""
        return self.url(self.new_database(_TEMPLATE))

    def copy(self, url: str) -> str:
        """Return the address of a ledger like another that nobody uses."""
        return self.url(self.new_database(name_of(url)))


def name_of(url: str) -> str:
    """Return the name of the database of an address."""
    return url.rpartition("@/")[2].partition("?")[0]


def find_server(shared: Path) -> Server:
    """Return the server of this run of tests, which the first to ask starts; `shared` is a folder of all processes.

    Skips the test where there is no PostgreSQL; fails where there ought to be.
    """
    _demand_programs()
    with (shared / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = shared / "postgresql.txt"
        if not known.exists():
            server = _start()
            known.write_text(f"{server.folder}\n{server.port}\n")
        folder, port = known.read_text().split("\n")[:2]
    return Server(folder=Path(folder), port=int(port))


def _demand_programs() -> None:
    if missing := _find_missing():
        (pytest.fail if "ONRECORD_CI" in os.environ else pytest.skip)(f"needs PostgreSQL, but {missing}")


def _find_missing() -> str | None:
    if find_programs() is None:
        return "neither is `postgres` on the path, nor is there /usr/lib/postgresql (Debian: apt install postgresql)"
    try:
        import psycopg as _  # noqa: F401 - whether it is there
    except ImportError:
        return "psycopg is missing (pip install 'onrecord[postgres]')"
    return None


def find_place() -> Server:
    """Return where a server may run: a new folder that is its own, and a free port.

    Skips the test where there is no PostgreSQL; fails where there ought to be.
    """
    _demand_programs()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, pwd.getpwnam("postgres").pw_uid)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return Server(folder=folder, port=free.getsockname()[1])


def _start() -> Server:
    server = find_place()
    # A worker's parent is the process that all workers end with.
    whole = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    command = [sys.executable, "-m", "tests.ledger.server", str(server.folder), str(whole), str(server.port)]
    quiet = subprocess.DEVNULL
    keeper = subprocess.Popen(command, cwd=_ROOT, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    wait_for(server, keeper)
    server.order(f"CREATE DATABASE {_TEMPLATE} ENCODING 'UTF8' TEMPLATE template0")
    Ledger.open(server.url(_TEMPLATE)).close()
    return server


def wait_for(server: Server, keeper: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; fails where the process that keeps it ends first."""
    import psycopg

    for _ in range(_PATIENCE_SECONDS * 10):
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            log = server.folder / "log"
            assert keeper.poll() is None, log.read_text() if log.exists() else "the server did not start"
            time.sleep(0.1)
        else:
            return
    raise AssertionError((server.folder / "log").read_text())

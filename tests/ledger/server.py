"""A PostgreSQL server for tests, which lives as long as the tests do: `python -m tests.ledger.server FOLDER PID`.

It keeps its files in FOLDER, listens on a socket there and on a port of this machine, and ends with the process PID,
however that ends. What it keeps is worth nothing, so it waits for no disk.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["find_programs", "main", "make_data", "owner", "run_server"]

_SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 200
shared_buffers = 64MB
wal_level = minimal
max_wal_senders = 0
"""
_ACCESS = """
local all all trust
host all all 127.0.0.1/32 scram-sha-256
"""


def find_programs() -> Path | None:
    """Return the folder of `postgres` and `initdb`: Debian puts them on nobody's path."""
    found = shutil.which("postgres")
    if found and shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))


def owner() -> dict[str, Any]:
    """Return as whom the server runs: it refuses to be root's."""
    return {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.geteuid() == 0 else {}


def main(arguments: Sequence[str]) -> int:
    folder, parent, port = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    programs = find_programs()
    assert programs is not None
    server: subprocess.Popen[bytes] | None = None
    try:
        make_data(programs, folder, _SETTINGS)
        server = run_server(programs, folder, port)
        while server.poll() is None and _lives(parent):
            time.sleep(0.3)
    finally:
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGQUIT)
            server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def make_data(programs: Path, folder: Path, settings: str) -> None:
    """Make the files of a server with nothing in it."""
    data = folder / "data"
    with (folder / "log").open("ab") as log:
        made = ["--username=onrecord", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--auth=trust"]
        how: dict[str, Any] = {"stdout": log, "stderr": log, "cwd": folder, **owner()}
        subprocess.run([programs / "initdb", "-D", data, *made], check=True, **how)
    (data / "postgresql.auto.conf").write_text(settings)
    (data / "pg_hba.conf").write_text(_ACCESS)


def run_server(programs: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Run a server on the files of `folder`."""
    options = ["-c", f"unix_socket_directories={folder}", "-c", "listen_addresses=127.0.0.1", "-p", str(port)]
    with (folder / "log").open("ab") as log:
        command: list[str | Path] = [programs / "postgres", "-D", folder / "data", *options]
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **owner())


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

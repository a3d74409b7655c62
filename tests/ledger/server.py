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

__all__ = ["find_programs", "main", "owner"]

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
        server = _start(programs, folder, port)
        while server.poll() is None and _lives(parent):
            time.sleep(0.3)
    finally:
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGQUIT)
            server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _start(programs: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    data = folder / "data"
    with (folder / "log").open("wb") as log:
        how: dict[str, Any] = {"stdout": log, "stderr": log, "cwd": folder, **owner()}
        made = ["--username=onrecord", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--auth=trust"]
        subprocess.run([programs / "initdb", "-D", data, *made], check=True, **how)
        (data / "postgresql.auto.conf").write_text(_SETTINGS)
        (data / "pg_hba.conf").write_text(_ACCESS)
        options = ["-c", f"unix_socket_directories={folder}", "-c", "listen_addresses=127.0.0.1", "-p", str(port)]
        return subprocess.Popen([programs / "postgres", "-D", data, *options], **how)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

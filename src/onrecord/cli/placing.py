"""Files put in their place whole or not at all: written beside it, and moved there when they are done."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.ending import RefusedError

if TYPE_CHECKING:
    from onrecord.exports import ExportRequest, Format

__all__ = ["STANDARD_OUTPUT", "check_place", "place_chunks", "place_made"]

STANDARD_OUTPUT = "-"
"""Asks for standard output in the place of a file."""

_BESIDE_A_LEDGER = ("", "-wal", "-shm", "-journal")


def check_place(chosen: Format, out: str, ledger: str) -> None:
    """Refuse a place that a file of this format cannot be put in; raises RefusedError."""
    if out == STANDARD_OUTPUT:
        if chosen.place is not None:
            raise RefusedError(f"{chosen.name} is no stream of text: name a place with --out")
        if chosen.is_binary and sys.stdout.isatty():
            raise RefusedError(f"{chosen.name} is nothing for a terminal: name a file with --out, or use a pipe")
        return
    path = Path(out)
    if not out or (path.is_dir() and chosen.place is None):
        raise RefusedError(f"--out {out}: this is a folder (name a file in it, such as gifts{chosen.ending})")
    if not path.resolve().parent.is_dir():
        raise RefusedError(f"--out {out}: the folder {path.parent} does not exist (make it, or name another place)")
    if "://" not in ledger and any(path.resolve() == Path(ledger + ending).resolve() for ending in _BESIDE_A_LEDGER):
        raise RefusedError(f"--out {out}: this is the ledger itself (name another file)")


def place_chunks(chunks: Iterable[bytes], out: str) -> None:
    """Write the pieces of a file to `out`. Until the last is written there is what was there before.

    A device or pipe is written to as it is. Raises RefusedError where the file cannot be written.
    """
    target = Path(out).resolve()
    if target.exists() and not target.is_file():
        with _told(out), target.open("wb") as file:
            file.writelines(chunks)
        return
    with _told(out), _beside(target) as folder:
        made = folder / target.name
        with made.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, made)
        made.replace(target)


def place_made(chosen: Format, request: ExportRequest, out: str) -> None:
    """Let a format that needs a path of its own make its file or folder, and put it to `out`.

    Into a folder that is there already its files are moved one by one; others that stand in it are left alone.
    """
    if chosen.place is None:
        raise ValueError(f"{chosen.name} has no place")
    target = Path(out).resolve()
    with _told(out), _beside(target) as folder:
        made = folder / target.name
        chosen.place(request, made)
        if made.is_dir() and target.is_dir():
            for file in sorted(path for path in made.rglob("*") if path.is_file()):
                goal = target / file.relative_to(made)
                goal.parent.mkdir(parents=True, exist_ok=True)
                file.replace(goal)
        else:
            made.replace(target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a folder beside the place, on the same disk, that is gone afterwards with all that is left in it."""
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        yield Path(folder)


@contextmanager
def _told(out: str) -> Iterator[None]:
    """Say plainly what could not be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RefusedError(f"--out {out}: it cannot be written: {error.strerror or error}") from None

"""Where a copy is written: beside its place under another name, so that whatever has its name is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.errors import LedgerError

try:
    import fcntl
except ImportError:  # Windows: two backups to one place at once are not told apart there
    fcntl = None  # type: ignore[assignment]

__all__ = ["check_target", "drafted"]

# What SQLite keeps beside a file: a journal left beside an earlier file would be played into the copy.
_BESIDE = ("-wal", "-shm", "-journal")


def check_target(target: Path, ledger: Path | None, *, replaces: bool) -> None:
    """Raise LedgerError where no copy can be written at `target`; `ledger` is the file that is copied, if it is one."""
    if target.is_dir():
        example = target / "onrecord-backup.db"
        raise LedgerError(f"{target}: this is a folder, not a file (name a file in it, such as {example})")
    if not target.parent.is_dir():
        raise LedgerError(f"{target}: the folder {target.parent} does not exist (make it, or name another place)")
    if ledger and target.exists() and target.samefile(ledger):
        raise LedgerError(f"{target}: this is the ledger itself (name another file to copy it to)")
    if target.exists() and not replaces:
        raise LedgerError(f"{target}: there is a file already (name another, or replace it with --force)")
    for ending in _BESIDE:
        beside = target.with_name(target.name + ending)
        if beside.exists():
            advice = "see that no program has it open and run `onrecord verify` on it, or name another file"
            raise LedgerError(
                f"{target}: {beside.name} beside it belongs to a ledger that is open or was cut off ({advice})"
            )


@contextmanager
def drafted(target: Path, *, replaces: bool) -> Iterator[Path]:
    """Give a path beside `target` to write to; what is there at the end is safe on the disk, then takes its name.

    Where anything fails, `target` is as it was. What an earlier backup left when it was killed is written over.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        with _only_writer(draft, target):
            try:
                yield draft
                _sync(draft)
                _take_name(draft, target, replaces=replaces)
                _sync(target.parent)
            finally:
                _clear(draft)
    except OSError as error:
        what = error.strerror or str(error)
        raise LedgerError(
            f"{target}: it cannot be written: {what} (nothing was put there; make room or name another)"
        ) from error


@contextmanager
def _only_writer(draft: Path, target: Path) -> Iterator[None]:
    """Hold the draft for this program, and empty it."""
    held = os.open(draft, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            if fcntl:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LedgerError(f"{target}: another program writes a copy there now (wait until it is done)") from None
        os.ftruncate(held, 0)
        _clear_beside(draft)
        yield
    finally:
        os.close(held)


def _take_name(draft: Path, target: Path, *, replaces: bool) -> None:
    if target.exists() and not replaces:
        raise LedgerError(f"{target}: a file came to be there meanwhile (name another, or replace it with --force)")
    draft.replace(target)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _clear(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)
    _clear_beside(draft)


def _clear_beside(draft: Path) -> None:
    for ending in _BESIDE:
        with suppress(OSError):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)

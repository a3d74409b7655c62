"""The folder that fetched files go to: each whole or not there, and a list of what is complete.

The list is `.fetched.jsonl`: one JSON object a line with the file, its address, SHA-256, size, time, status
("complete", or "stale" once it must be fetched anew) and what the office says of it. Lines are only added; the last of
a file counts. Its name begins with a full stop, so that `onrecord add` walks past it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import SourceError
from onrecord.sources.naming import name_path

try:
    import fcntl
except ImportError:  # a system without such locks: two fetches into one folder at once are up to its user
    fcntl = None  # type: ignore[assignment]

__all__ = ["MANIFEST", "Draft", "Entry", "Facts", "Folder", "read_fetched"]

MANIFEST = ".fetched.jsonl"
_LOCK = ".fetching.lock"
_HEAD = 64

Facts = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file that came whole: where it is from, what it holds, when it came, and what the office says of it."""

    file: str
    url: str
    sha256: str
    size: int
    at: str
    status: str = "complete"
    facts: Facts = field(default_factory=dict)

    def as_object(self) -> dict[str, object]:
        """Return it as it stands in the list."""
        head = {"file": self.file, "url": self.url, "sha256": self.sha256, "size": self.size, "at": self.at}
        return {**head, "status": self.status, **self.facts}


class Draft:
    """A file while it comes: hashed as it is written, hidden until it is whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.restart()

    def restart(self) -> None:
        """Drop what was written."""
        self._stream.seek(0)
        self._stream.truncate()
        self._hash = hashlib.sha256()
        self.size = 0
        self.head = self.last = b""

    def write(self, piece: bytes, /) -> object:
        """Take the next bytes."""
        self.head = self.head if len(self.head) >= _HEAD else (self.head + piece)[:_HEAD]
        self.last = piece[-1:] or self.last
        self._hash.update(piece)
        self.size += len(piece)
        return self._stream.write(piece)

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was written."""
        return self._hash.hexdigest()

    def read(self) -> bytes:
        """Return all that was written."""
        self._stream.seek(0)
        content = self._stream.read()
        self._stream.seek(0, os.SEEK_END)
        return content

    def flush(self) -> None:
        """Have all that was written on the disk."""
        self._stream.flush()
        os.fsync(self._stream.fileno())


class Folder:
    """A folder of fetched files. Open it with `Folder.open`, one fetch at a time."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path, self._now = path, now
        self._entries = dict(_read_manifest(path / MANIFEST))

    @classmethod
    @contextmanager
    def open(cls, path: Path, now: Callable[[], datetime]) -> Iterator[Folder]:
        """Make the folder where needed and hold it; raises SourceError where it cannot be used."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            lock = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            why = error.strerror or str(error)
            raise SourceError(f"{name_path(path)}: nothing can be kept there: {why} (name another folder)") from error
        try:
            _hold(lock, path)
            yield cls(path, now)
        finally:
            os.close(lock)

    def find(self, file: str, url: str) -> Entry | None:
        """Return what is known of a file, where it is there, whole, and from this address."""
        entry = self._entries.get(file)
        if entry is None or entry.status != "complete" or entry.url != url:
            return None
        return entry if _digest(self.path / file) == entry.sha256 else None

    @contextmanager
    def draft(self, file: str) -> Iterator[Draft]:
        """Give a file to write to, gone at the end unless `keep` was called."""
        part = self._part(file)
        try:
            with open(part, "w+b") as stream:
                yield Draft(stream)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()

    def keep(self, file: str, url: str, draft: Draft, facts: Facts) -> Entry:
        """Put the file where it belongs, whole, and then into the list."""
        draft.flush()
        os.replace(self._part(file), self.path / file)
        _flush_folder(self.path)
        at = self._now().isoformat(timespec="seconds")
        entry = Entry(file=file, url=url, sha256=draft.sha256, size=draft.size, at=at, facts=facts)
        self._list(entry)
        return entry

    def forget(self, file: str) -> None:
        """Note that a file must be fetched anew; the file itself stays until then."""
        if entry := self._entries.get(file):
            at = self._now().isoformat(timespec="seconds")
            sums = {"sha256": entry.sha256, "size": entry.size}
            self._list(Entry(file=file, url=entry.url, at=at, status="stale", facts=entry.facts, **sums))  # type: ignore[arg-type]

    def _part(self, file: str) -> Path:
        return self.path / f".{file}.part"

    def _list(self, entry: Entry) -> None:
        _append_line(self.path / MANIFEST, json.dumps(entry.as_object(), ensure_ascii=False))
        self._entries[entry.file] = entry


def read_fetched(folder: Path) -> dict[str, Entry]:
    """Return what is known of the files that were fetched into a folder, by name; nothing where none were.

    Whoever uses it for a file holds the file's SHA-256 against the entry's. Raises SourceError where the list is there
    and cannot be read.

    >>> read_fetched(Path("no/such/folder"))
    {}
    """
    return {file: entry for file, entry in _read_manifest(folder / MANIFEST) if entry.status == "complete"}


def _hold(lock: int, path: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise SourceError(f"{name_path(path)}: another fetch is at work there (wait for it to end)") from error


def _append_line(path: Path, line: str) -> None:
    """Add a line in one write; a line that a killed process left half is ended first."""
    with open(path, "a+b") as stream:
        end = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, end - 1))
        is_torn = stream.read(1) not in (b"", b"\n")
        stream.write(b"\n" * is_torn + line.encode("utf-8") + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def _read_manifest(path: Path) -> Iterator[tuple[str, Entry]]:
    """Yield the files of the list; a line that is none (half written, or edited) is as if its file had not come."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    except OSError as error:
        raise SourceError(f"{name_path(path)}: {error.strerror or error} (check the permissions)") from error
    for line in lines:
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            entry = _as_entry(json.loads(line))
            yield entry.file, entry


def _as_entry(raw: dict[str, object]) -> Entry:
    own = {name: raw.pop(name) for name in ("file", "url", "sha256", "size", "at", "status")}
    return Entry(**own, facts=raw)  # type: ignore[arg-type]


def _digest(path: Path) -> str | None:
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _flush_folder(path: Path) -> None:
    """Have the new name on the disk, where the system can say so of a folder."""
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

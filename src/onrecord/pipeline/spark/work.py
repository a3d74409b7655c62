"""What one task of a cluster does: an archive, some files, or problems that were met before any file was opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePath
from typing import cast

from onrecord.records import Problem
from onrecord.sources.endings import ARCHIVE, media_type_of
from onrecord.sources.listing import FoundFile, find_files
from onrecord.sources.naming import name_path
from onrecord.sources.reading import refuse_unreadable
from onrecord.sources.remote import is_remote, list_remote

__all__ = ["Work", "plan_work"]

# Pages that one task reads: a task costs some milliseconds and a page some ten, and one that fails is read again whole.
_FILES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work of one task: an `archive` (a path or an address), `files` with how each was found, or `problems`.

    `name` is the same on every run, so that work that is done is known by it.
    """

    name: str
    archive: str | None = None
    files: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archive:
    source: str
    size: int


def plan_work(sources: Iterable[str]) -> Iterator[Work]:
    """Yield the work that `sources` make, in order: paths of files and folders, or addresses of a store.

    Names of files are asked for, and no file is opened. Raises ExtraError where pyarrow is missing.

    >>> [work.problems[0].code for work in plan_work(["no/such/page.html"])]
    ['not_found']
    """
    for source in sources:
        for kind, some in groupby(_find(source), _kind_of):
            if kind == "file":
                yield from _bundles(some)
            else:
                yield from map(_alone, some)


def _find(source: str) -> Iterator[FoundFile | Problem | _Archive]:
    """Yield files, problems, and archives by name."""
    if is_remote(source):
        yield from _find_remote(source)
    elif source == "-" or source.lower().startswith(("http://", "https://")):
        what, advice = (
            "a cluster reads files and no pages that are fetched or piped in",
            "name files, or leave --engine",
        )
        yield Problem(code="engine_unsupported", source=source, what=what, advice=advice)
    elif media_type_of(PurePath(source)) == ARCHIVE and Path(source).is_file():
        yield _Archive(source=source, size=Path(source).stat().st_size)
    else:
        yield from map(_sort_out, find_files(source))


def _sort_out(found: FoundFile | Problem) -> FoundFile | Problem | _Archive:
    if isinstance(found, Problem):
        return found
    if found.holds_readings:
        what, advice = "what holds readings needs no cluster", "add it without --engine"
        return Problem(code="engine_unsupported", source=name_path(found.path), what=what, advice=advice)
    if found.is_archive:
        return _Archive(source=str(found.path), size=found.path.stat().st_size)
    return found


def _find_remote(source: str) -> Iterator[FoundFile | Problem | _Archive]:
    """Archives alone are read from a store: single pages lie in none."""
    try:
        for address, size in list_remote(source):
            if media_type_of(PurePath(address)) == ARCHIVE:
                yield _Archive(source=address, size=size)
            elif address == source or media_type_of(PurePath(address)) is not None:
                what, advice = "only archives (.warc, .warc.gz) are read from a store", "copy it to a folder"
                yield Problem(code="engine_unsupported", source=address, what=what, advice=advice)
    except OSError as error:
        yield refuse_unreadable(source, error)


def _kind_of(found: FoundFile | Problem | _Archive) -> str:
    return "file" if isinstance(found, FoundFile) else "alone"


def _alone(found: FoundFile | Problem | _Archive) -> Work:
    if isinstance(found, _Archive):
        return Work(name=f"{found.source} ({found.size} bytes)", archive=found.source)
    problem = cast(Problem, found)
    return Work(name=f"problem {problem.id}", problems=(problem,))


def _bundles(found: Iterable[FoundFile | Problem | _Archive]) -> Iterator[Work]:
    files = [one for one in found if isinstance(one, FoundFile)]
    for start in range(0, len(files), _FILES):
        some = files[start : start + _FILES]
        name = f"{len(some)} files from {name_path(some[0].path)} ({_digest(some)})"
        yield Work(name=name, files=tuple((str(one.path), one.how) for one in some))


def _digest(files: Iterable[FoundFile]) -> str:
    """A page that was written anew is to be read anew: names, sizes and times tell so without opening any."""
    told = "".join(f"{one.path}\0{_state(one.path)}\0" for one in files)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _state(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return "gone"
    return f"{state.st_size} {state.st_mtime_ns}"

"""Walk a folder: every file in it in sorted order, and a problem for what could not be entered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.records import Problem
from onrecord.sources.naming import name_path
from onrecord.sources.reading import refuse_unreadable

__all__ = ["walk_files"]

# What a cluster leaves in a folder that it wrote: a mark of the end, and parts of a job that did not come to one.
_MARKS = ("_SUCCESS", "_temporary")


def walk_files(folder: Path) -> Iterator[Path | Problem]:
    """Yield the files below `folder`, sorted by name in each folder, folders among them in their place.

    What begins with a full stop is hidden and left out. A link to a folder is not followed, since links can form a
    ring: it gives a problem. A link to a file is read as that file. Names alone are in memory.
    """
    waiting: list[Path | Problem] = [folder]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Path) and (here is folder or _is_folder(here)):
            waiting.extend(reversed(_list_entries(here)))
        else:
            yield here


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False  # whoever reads it as a file says why it cannot be read


def _list_entries(folder: Path) -> list[Path | Problem]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith(".") and name not in _MARKS)
    except OSError as error:
        return [refuse_unreadable(name_path(folder), error)]
    return [_look_at(folder / name) for name in names]


def _look_at(path: Path) -> Path | Problem:
    try:
        is_linked_folder = path.is_symlink() and path.is_dir()
    except OSError:
        return path
    if not is_linked_folder:
        return path
    what, advice = "a link to a folder is not followed", "name the folder itself to read it"
    return Problem(code="linked_folder", source=name_path(path), what=what, advice=advice)

"""A site put in its place: over one that was made before, and over nothing else.

The file onrecord-site.txt says which files of a folder are the site's. Others that stand there (a CNAME, a .git folder)
are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from onrecord.errors import ExportError

__all__ = ["MARKER", "check_folder", "make_marker", "move_site"]

MARKER = "onrecord-site.txt"

_HEAD = "onrecord site 1: what stands in this folder by `onrecord export site`"

_ALLOWED_BESIDE = (".git", ".nojekyll", "CNAME")
"""What a folder may hold before its first site: where pages of a repository are published, these stand there."""


def make_marker(files: Iterable[str]) -> bytes:
    """Return the file that says which files are the site's."""
    return "\n".join((_HEAD, *sorted((*files, MARKER)), "")).encode()


def check_folder(target: Path) -> frozenset[str]:
    """Return the files of the site that stands at `target`; raises ExportError where something else does."""
    if not target.exists():
        return frozenset()
    if not target.is_dir():
        raise ExportError(f"{target}: this is no folder (name another place)")
    marker = target / MARKER
    if not marker.is_file():
        if any(entry.name not in _ALLOWED_BESIDE for entry in target.iterdir()):
            raise ExportError(f"{target}: other files stand there, and no site that was exported (name a new folder)")
        return frozenset()
    head, *files = marker.read_text("utf-8").splitlines()
    if head != _HEAD or not all(map(_is_below, files)):
        raise ExportError(f"{marker}: it does not tell the files of a site (name a new folder)")
    return frozenset(files)


def _is_below(file: str) -> bool:
    path = PurePosixPath(file)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def move_site(made: Path, target: Path) -> None:
    """Move a site that is whole to `target`, and take away files of the one before that it has no more.

    Raises ExportError, before anything is moved, where a file stands in the way that is none of the site's.
    """
    known = check_folder(target)
    if not target.exists():
        made.replace(target)
        return
    files = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    for file in files:
        if file not in known and (target / file).exists():
            raise ExportError(f"{target / file}: this stands in the way, and is none of the site's (move it away)")
    # The marker goes first: should the move be cut short, the next export still knows what is whose.
    (made / MARKER).write_bytes(make_marker({*files, *known}))
    for file in (MARKER, *_pages_last(files)):
        goal = target / file
        goal.parent.mkdir(parents=True, exist_ok=True)
        (made / file).replace(goal)
    for file in sorted(known - set(files)):
        _remove(target, file)
    (target / MARKER).write_bytes(make_marker(files))


def _pages_last(files: list[str]) -> list[str]:
    """Return the files with pages behind what they load, and without the marker."""
    return sorted((file for file in files if file != MARKER), key=lambda file: (file.endswith(".html"), file))


def _remove(target: Path, file: str) -> None:
    place = target / file
    place.unlink(missing_ok=True)
    for folder in place.parents:
        if folder == target or any(folder.iterdir()):
            return
        folder.rmdir()

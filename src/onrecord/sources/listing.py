"""Which files a path names, in order, before any of them is opened; and one of them as a capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from onrecord.records import Capture, Problem
from onrecord.sources.endings import (
    ARCHIVE,
    READINGS,
    TABLE,
    ending_of,
    is_file_ending,
    media_type_of,
    refuse_ending,
    refuse_others,
)
from onrecord.sources.mappings import find_mapping_beside, is_mapping
from onrecord.sources.naming import name_path
from onrecord.sources.provenance import Provenance
from onrecord.sources.reading import max_bytes_of, read_bytes, refuse_unreadable
from onrecord.sources.walking import walk_files

__all__ = ["Clock", "FoundFile", "capture_file", "find_files"]

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that is to be read; `how` says whether it was named itself ("file") or stands in a named "folder".

    >>> FoundFile(path=Path("readings/part-0.parquet"), how="folder").holds_readings
    True
    """

    path: Path
    how: str

    @property
    def holds_readings(self) -> bool:
        """Whether it holds readings that were made before (`onrecord.sources.readings`), and is no page."""
        return media_type_of(self.path) == READINGS

    @property
    def is_archive(self) -> bool:
        """Whether it is a web archive (`onrecord.sources.archives`), which holds pages by the thousand."""
        return media_type_of(self.path) == ARCHIVE


def find_files(source: str) -> Iterator[FoundFile | Problem]:
    """Yield the files that the path `source` names, and a problem for whatever is not read. Names alone are in memory.

    >>> [problem.code for problem in find_files("no/such/place.html")]
    ['not_found']
    """
    path, name = Path(source), name_path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        yield refuse_unreadable(name, error)
        return
    if not source.strip() or not exists:
        yield Problem(
            code="not_found", source=name, what="there is no such file or folder", advice=_advise_missing(source)
        )
    elif is_folder:
        yield from _find_in_folder(path)
    elif media_type_of(path) is None:
        yield refuse_ending(path)
    else:
        yield FoundFile(path=path, how="file")


def _advise_missing(source: str) -> str:
    """Say how an address is written, where something like "www.example.org/news" was typed; "gift.pdf" may be one."""
    host, path, _ = source.partition("/")
    is_host = "." in host.strip(".") and "\\" not in host and (bool(path) or not is_file_ending(Path(host)))
    advice = "check the spelling"
    return f"{advice}, or write https:// before it, if it is an address of the web" if is_host else advice


def _find_in_folder(folder: Path) -> Iterator[FoundFile | Problem]:
    """Yield the folder's files; the endings that are not read are counted and told at the end, one by one."""
    left_out: Counter[str] = Counter()
    found = False
    for entry in walk_files(folder):
        if isinstance(entry, Problem):
            yield entry
        elif is_mapping(entry):
            continue  # it is read with the table beside it
        elif media_type_of(entry) is None:
            left_out[ending_of(entry)] += 1
        else:
            found = True
            yield FoundFile(path=entry, how="folder")
    for ending, count in sorted(left_out.items()):
        yield refuse_others(folder, ending, count)
    if not found and not left_out:
        what, advice = "the folder holds no page", "name a folder with .html, .txt, .json or .fec files"
        yield Problem(code="empty_folder", source=name_path(folder), what=what, advice=advice)


def capture_file(
    found: FoundFile, *, clock: Clock | None, max_bytes: int, provenance: Provenance | None = None
) -> Capture | Problem:
    """Return a file as a capture, or the problem. `provenance` remembers the lists beside the files of a folder."""
    path = found.path
    media_type = media_type_of(path)
    if media_type is None:
        return refuse_ending(path)
    content = read_bytes(path, max_bytes_of(media_type, max_bytes))
    if isinstance(content, Problem):
        return content
    obtained_at = clock() if clock else None
    bare = Capture(
        content=content, source=name_path(path), media_type=media_type, how=found.how, obtained_at=obtained_at
    )
    capture = (provenance or Provenance()).tell(bare, path)
    return replace(capture, mapping=find_mapping_beside(path)) if media_type == TABLE else capture

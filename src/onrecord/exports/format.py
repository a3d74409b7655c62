"""A format of `onrecord export`: what it is called, what it holds, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.exports.contents import CONTENTS
from onrecord.exports.request import ExportRequest

__all__ = ["Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. `holds` are the contents that it can hold, the first one unless another is asked for.

    It has `chunks` or `place`. `chunks` yields the bytes of one file, piece by piece, so that it can be streamed.
    `place` writes to a path of its own, where nothing stands yet: a folder of files, or a file that is no stream (such
    as a database); it needs `--out`. `has_columns` says that it is a table, whose columns mean what `Table` says,
    `is_binary` that it is nothing for a terminal. Both may raise ExportError, and ExtraError where an extra
    is not installed.

    >>> Format(name="none", ending="", media_type="", meaning="")
    Traceback (most recent call last):
    ...
    ValueError: none: a format has either chunks or a place
    """

    name: str
    ending: str
    media_type: str
    meaning: str
    holds: tuple[str, ...] = tuple(CONTENTS)
    has_columns: bool = False
    is_binary: bool = False
    chunks: Callable[[ExportRequest], Iterator[bytes]] | None = None
    place: Callable[[ExportRequest, Path], None] | None = None

    def __post_init__(self) -> None:
        if (self.chunks is None) == (self.place is None):
            raise ValueError(f"{self.name}: a format has either chunks or a place")
        if not self.holds:
            raise ValueError(f"{self.name}: a format holds something")

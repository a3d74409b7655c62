"""A change to a source that keeps its lines where they are."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Edit"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in place of the bytes `first` to `last` of a line; lines count from 1."""

    line: int
    first: int
    last: int
    text: str

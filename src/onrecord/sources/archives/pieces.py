"""A piece of work: the records of an archive that begin between two places of its file."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Piece"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The records of the archive `source` that begin at byte `start` or later and before `end` (None: to its end).

    `source` is a path, or what else names the archive to people (an s3a or hdfs address). `start` and `end` count the
    bytes of the file as it lies, compressed or not; a record begins at `start`. `name` tells pieces of one archive
    apart and is the same on every run.

    >>> Piece(source="crawl.warc.gz", start=1000, end=2000).name
    'crawl.warc.gz#1000-2000'
    """

    source: str
    start: int = 0
    end: int | None = None

    @property
    def name(self) -> str:
        """The archive and the places, for people and for the note that the piece is done."""
        return f"{self.source}#{self.start}-{'' if self.end is None else self.end}"

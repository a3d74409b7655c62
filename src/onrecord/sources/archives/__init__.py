"""Read web archives (WARC): records to captures, and for every record that gives none the reason counted."""

from onrecord.sources.archives.cutting import PIECE_BYTES, cut_archive
from onrecord.sources.archives.pieces import Piece
from onrecord.sources.archives.reading import MAX_PAGE_BYTES, read_archive
from onrecord.sources.archives.tally import Tally

__all__ = ["MAX_PAGE_BYTES", "PIECE_BYTES", "Piece", "Tally", "cut_archive", "read_archive"]

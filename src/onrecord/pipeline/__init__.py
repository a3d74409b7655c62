"""The stages wired: sources to pages to claims, in one process or in several."""

from onrecord.pipeline.documents import read_capture
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.local import ReadingOptions, read_documents

__all__ = ["ReadingOptions", "read_capture", "read_documents", "reader_fingerprint"]

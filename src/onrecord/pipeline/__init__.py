"""The stages wired: sources to pages to claims, sources to filings, in one process or in several."""

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.documents import read_page
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.local import ReadingOptions, read_documents

__all__ = ["ReadingOptions", "read_capture", "read_documents", "read_page", "reader_fingerprint"]

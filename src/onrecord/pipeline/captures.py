"""One capture through its stages: a page to articles and claims, a filing to its lines."""

from __future__ import annotations

from onrecord.pipeline.documents import read_page
from onrecord.pipeline.filings import holds_filings, read_filing_capture
from onrecord.records import Capture, Reading

__all__ = ["read_capture"]


def read_capture(capture: Capture) -> tuple[Reading, ...]:
    """Return a reading for each article or filing that `capture` holds, or one whose problems say why there is none.

    Never raises for bytes at fault. Raises DataFileError where a packaged data file is wrong.
    """
    return read_filing_capture(capture) if holds_filings(capture) else read_page(capture)

"""One capture of filings through its stage: bytes to reports with their lines and checks."""

from __future__ import annotations

from onrecord.errors import DataFileError, FilingError
from onrecord.filings import filing_format, read_filings
from onrecord.pipeline.surprises import describe_surprise
from onrecord.records import Capture, DocumentReading, FilingReading, Problem, Reading

__all__ = ["holds_filings", "read_filing_capture"]


def holds_filings(capture: Capture) -> bool:
    """Whether a capture is to be read as filings and not as a page."""
    return filing_format(capture) is not None


def read_filing_capture(capture: Capture) -> tuple[Reading, ...]:
    """Return a reading for each filing in `capture`, and one with the problem alone where no more can be read.

    Never raises for a filing at fault. Raises DataFileError where a packaged data file is wrong.
    """
    found: list[Reading] = []
    try:
        found.extend(_with_capture(reading, capture) for reading in read_filings(capture))
    except DataFileError:
        raise
    except FilingError as error:
        found.append(_set_aside(capture, _refuse(capture, error)))
    except Exception as error:  # noqa: BLE001 - the boundary of this stage; the problem makes the command end with 1
        found.append(_set_aside(capture, describe_surprise(capture.source, error)))
    return tuple(found) or (_set_aside(capture, _nothing_filed(capture)),)


def _with_capture(reading: FilingReading, capture: Capture) -> FilingReading:
    return FilingReading(
        source=capture.source,
        capture=capture,
        filing=reading.filing,
        receipts=reading.receipts,
        refunds=reading.refunds,
        checks=reading.checks,
        problems=reading.problems,
    )


def _set_aside(capture: Capture, problem: Problem) -> DocumentReading:
    return DocumentReading(source=capture.source, capture=capture, problems=(problem,))


def _refuse(capture: Capture, error: FilingError) -> Problem:
    from onrecord.sources.web.media import is_feed  # as what fetches is imported late

    if is_feed(capture.content):
        what, advice = "this is a feed or a sitemap: a list of pages, and no page", "follow it with `onrecord watch`"
        return Problem(code="is_feed", source=capture.source, what=what, advice=advice)
    advice = error.advice or "see that the file is whole and what its name says; docs/filings.md lists what is read"
    return Problem(code="no_filing", source=capture.source, what=str(error), advice=advice)


def _nothing_filed(capture: Capture) -> Problem:
    return Problem(code="no_filing", source=capture.source, what="it holds no report", advice="see that it is whole")

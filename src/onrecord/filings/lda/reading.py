"""Bytes to LD-203 filings: the door of this package. Which of the three formats it is, the bytes say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from onrecord.errors import FilingError
from onrecord.filings.lda.api_json import looks_like_api_json, read_api_json
from onrecord.filings.lda.building import build_reading
from onrecord.filings.lda.house_xml import read_house_xml
from onrecord.filings.lda.report import Report
from onrecord.filings.lda.senate_xml import read_senate_xml
from onrecord.filings.lda.xml_pieces import decode_xml
from onrecord.records import Capture, Problem
from onrecord.records.reading import FilingReading

__all__ = ["is_ld203", "read_ld203"]

# The first report of a page of the API stands whole in this much, its items included, unless it is a giant's.
_HEAD = 65_536


def is_ld203(content: bytes) -> bool:
    """Return whether bytes look like LD-203 reports: the API's JSON, the Senate's bulk XML or the House's.

    >>> is_ld203(b"<CONTRIBUTIONDISCLOSURE><filerType>O</filerType></CONTRIBUTIONDISCLOSURE>")
    True
    >>> is_ld203(b"<html><p>Filing</p></html>")
    False
    """
    return _format_of(decode_xml(content[:_HEAD])) is not None


def read_ld203(capture: Capture) -> Iterator[FilingReading]:
    """Yield a reading for each LD-203 report of a capture, in its order; reports without items are filings too.

    Damage stays with the report that has it, as a problem; what cannot be told to be a report at all is a problem of
    the report before it, or of the one behind. Raises FilingError where there is no report, or the XML declares
    entities.

    >>> page = b'[{"filing_uuid": "A", "filing_type": "MM", "filing_year": 2017, "contribution_items": []}]'
    >>> capture = Capture(content=page, source="page.json", media_type="application/json", how="file")
    >>> [(reading.filing.number, reading.filing.report_code) for reading in read_ld203(capture)]
    [('a', 'MM')]
    """
    held: FilingReading | None = None
    lost: list[Problem] = []
    for report in _reports(capture):
        if not report.report:
            lost += [_lost(capture, what) for what in report.damage]
            continue
        if held is not None:
            yield held
        held, lost = _with_problems(build_reading(report, capture), lost), []
    if held is None:
        raise FilingError(lost[0].what if lost else "there is no LD-203 report in it")
    yield _with_problems(held, lost)


def _with_problems(reading: FilingReading, lost: list[Problem]) -> FilingReading:
    return replace(reading, problems=(*reading.problems, *lost)) if lost else reading


def _reports(capture: Capture) -> Iterator[Report]:
    text = decode_xml(capture.content)
    form = _format_of(text[:_HEAD])
    if form == "api":
        return read_api_json(text)
    if form == "senate":
        return read_senate_xml(text)
    if form == "house":
        stem = PurePath(capture.source).stem
        return read_house_xml(text, stem if stem.isdecimal() else "")
    raise FilingError("it is no LD-203: neither JSON of the LDA API nor XML of the Senate or the House")


def _format_of(head: str) -> str | None:
    if looks_like_api_json(head):
        return "api"
    if "<PublicFilings" in head or "<Filing " in head:
        return "senate"
    return "house" if "<CONTRIBUTIONDISCLOSURE" in head else None


def _lost(capture: Capture, what: str) -> Problem:
    return Problem(code="damaged_report", source=capture.source, what=what, advice="fetch the file again")

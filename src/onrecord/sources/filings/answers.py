"""What the two APIs answer, as documented: checked when it comes, so that nothing misread goes further."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onrecord.sources.filings.refusals import is_a_page, unexpected_answer

__all__ = ["CommitteePage", "FilingsPage", "LdaPage", "ListedFiling", "parse_answer"]


class _Answer(BaseModel):
    """An answer holds much more than is used here."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Pagination(_Answer):
    count: int = Field(ge=0)
    pages: int = Field(ge=0)
    is_count_exact: bool | None = None
    last_indexes: dict[str, str | int | float | None] | None = None


class ListedFiling(_Answer):
    """A filing in a committee's list (openFEC, `/committee/{id}/filings/`). Paper filings may have no file."""

    committee_id: str
    form_type: str
    file_number: int | None = None
    fec_url: str | None = None
    pdf_url: str | None = None
    receipt_date: str | None = None
    amendment_indicator: str | None = None
    report_type: str | None = None
    report_year: int | None = None
    means_filed: str | None = None


class FilingsPage(_Answer):
    """A page of a committee's list of filings."""

    pagination: _Pagination
    results: tuple[ListedFiling, ...]


class _Committee(_Answer):
    committee_id: str


class CommitteePage(_Answer):
    """What the FEC knows of a committee: no result where it knows none (openFEC, `/committee/{id}/`)."""

    results: tuple[_Committee, ...]


class _LdaReport(_Answer):
    filing_uuid: str
    dt_posted: datetime | None = None


class LdaPage(_Answer):
    """A page of LD-203 reports (`/contributions/`): 25 at most, `next` is null on the last."""

    count: int = Field(ge=0)
    next: str | None
    results: tuple[_LdaReport, ...]


_Page = TypeVar("_Page", FilingsPage, CommitteePage, LdaPage)


def parse_answer(kind: type[_Page], content: bytes, url: str) -> _Page:
    """Return an answer as `kind`; raises FetchError where it is no JSON, or not of the documented shape.

    >>> parse_answer(LdaPage, b'{"count": 0, "next": null, "results": []}', "https://lda.gov/api/v1/").count
    0
    """
    if content.lstrip()[:1] == b"<":
        raise is_a_page(url)
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        raise unexpected_answer(url, f"the answer is not as documented: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    """Name the first fault by its place and kind; what stands there is not repeated."""
    fault = error.errors(include_input=False, include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['type']}" if place else "it is no JSON"

"""What a reader asks of the list of filings, and of the lines of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.ledger.catalogue import FilingQuestion
from onrecord.records.filing import SYSTEMS
from onrecord.reference.funds import load_funds
from onrecord.web.asking.fields import Asked, Fields, clean_values

__all__ = ["FILING_FIELDS", "ask_filings", "ask_line"]

FILING_FIELDS = ("fund", "filer", "system", "after")
"""The fields, in the order in which an address has them."""

_MOST_DIGITS = 9
"""The longest file that the FEC keeps has some ten million lines."""


def ask_filings(given: Mapping[str, str], gettext: Callable[[str], str] = str) -> Asked[FilingQuestion]:
    """Return the question that the values of the fields make; a fund stands for the committees that file for it.

    >>> ask_filings({"fund": "us-inaugural-2025"}).question.filers, list(ask_filings({"system": "irs"}).errors)
    (('C00894162',), ['system'])
    """
    values = clean_values(given, FILING_FIELDS, {})
    fields = Fields(values, gettext)
    funds = {fund.id: fund.committees for fund in load_funds().all if fund.committees}
    fund = fields.choice("fund", tuple(funds))
    system = fields.choice("system", SYSTEMS)
    after = fields.place("after", "read")
    if fields.errors:
        return Asked(values=values, question=None, errors=fields.errors)
    filers = (*funds.get(fund or "", ()), *((values["filer"],) if "filer" in values else ()))
    return Asked(values=values, question=FilingQuestion(filers=tuple(filers), system=system, after=after))


def ask_line(given: Mapping[str, str]) -> int | None:
    """Return the line with which a piece of a filing is to begin; None where none is asked for, 0 for no number.

    >>> ask_line({"line": "17"}), ask_line({}), ask_line({"line": "seventeen"})
    (17, None, 0)
    """
    text = given.get("line", "").strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0

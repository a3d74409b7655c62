"""Report to filing: codes, days and amounts of an LD-203 as values, and a problem for each that cannot be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.filings.amounts import read_amount
from onrecord.filings.days import read_day
from onrecord.filings.lda.chains import chain_key
from onrecord.filings.lda.checks import check_report
from onrecord.filings.lda.names import full_name
from onrecord.filings.lda.payees import recognise_fund
from onrecord.filings.lda.report import Item, Report
from onrecord.filings.names import is_organization, part_name
from onrecord.filings.telling import tell_value
from onrecord.records import Capture, Problem
from onrecord.records.filing import Address, Filing, NameParts, Receipt
from onrecord.records.reading import FilingReading
from onrecord.reference.ld203 import load_ld203_words, plain_words

__all__ = ["build_reading"]

_SHOWN = 60
_YEAR = re.compile(r"[0-9]{4}")
_FIRST_YEAR = 1995
_ADVICE = "look at the report on the office's page"


def build_reading(report: Report, capture: Capture) -> FilingReading:
    """Return the filing that a report makes, its items in its order; `line` of an item counts from 1 in the report."""
    problems: list[Problem] = []
    filing = _filing(report, capture, problems)
    receipts = tuple(_receipt(number, item, report, filing) for number, item in enumerate(report.items, start=1))
    for receipt, item in zip(receipts, report.items, strict=True):
        problems += _item_problems(receipt, item, filing, capture)
    return FilingReading(
        source=capture.source,
        filing=filing,
        capture=capture,
        receipts=receipts,
        checks=check_report(filing, receipts),
        problems=tuple(problems),
    )


def _filing(report: Report, capture: Capture, problems: list[Problem]) -> Filing:
    code = _report_code(report)
    covers_from, covers_through = _period(report, code)
    posted = report.posted.strip()
    filing = Filing(
        system="lda",
        form="LD-203",
        digest=hashlib.sha256(report.report.encode("utf-8", "surrogatepass")).hexdigest(),
        version=report.version,
        filer_id=report.registrant_id,
        filer_name=report.registrant_name,
        lobbyist=full_name(report.lobbyist),
        number=report.number.lower() or None,
        report_code=code or report.report_word,
        covers_from=covers_from,
        covers_through=covers_through,
        signed=read_day(report.signed, "mdy"),
        received=read_day(posted),
        posted=posted,
        comments=report.comments,
        rows=report.rows,
        raw_cover=report.raw_cover,
    )
    where = f"report {filing.number or filing.filer_name}"
    problems += [_problem(capture, "damaged_report", what, where) for what in report.damage]
    if not code:
        what = f"its kind, {report.report_word[:_SHOWN]!r}, is not known"
        problems.append(_problem(capture, "unknown_word", what, where))
    if covers_from is None:
        what = f"its period cannot be read: {report.year[:_SHOWN]!r}, {report.period_word[:_SHOWN]!r}"
        problems.append(_problem(capture, "unreadable_day", what, where))
    return replace(filing, amends=chain_key(filing)) if code.endswith("A") else filing


def _report_code(report: Report) -> str:
    """Return MM, MA, YY or YA; "" where the report is called otherwise."""
    words = load_ld203_words()
    code = words.reports.get(plain_words(report.report_word), "")
    if code and report.is_amendment is not None:
        code = code[0] + ("A" if report.is_amendment else code[0])
    return code


def _period(report: Report, code: str) -> tuple[date | None, date | None]:
    period = load_ld203_words().periods.get(plain_words(report.period_word))
    is_first_half = code.startswith("M") if code else period == "mid_year"
    year = int(report.year) if _YEAR.fullmatch(report.year.strip()) else 0
    if year < _FIRST_YEAR or not (code or period):
        return None, None
    return (date(year, 1, 1), date(year, 6, 30)) if is_first_half else (date(year, 7, 1), date(year, 12, 31))


def _receipt(number: int, item: Item, report: Report, filing: Filing) -> Receipt:
    words = load_ld203_words()
    name, kind = _contributor(item, report)
    receipt = Receipt(
        line=number,
        row_type="contribution",
        name=name,
        kind=kind,
        name_parts=_name_parts(name, report) if kind == "person" else None,
        address=report.address if _is_filer(name, report) else Address(),
        date=read_day(item.day, "mdy" if report.version == "house" else "ymd"),
        amount=read_amount(item.amount),
        payee=item.payee,
        honoree=item.honoree,
        item_type=words.items.get(plain_words(item.type_word), ""),
        in_kind=_is_in_kind(item),
        raw=item.raw,
    )
    choice = recognise_fund(receipt, filing)
    return replace(receipt, fund_id=choice.fund_id, fund_reason=choice.reason) if choice.reason else receipt


def _contributor(item: Item, report: Report) -> tuple[str, str]:
    """Return who gave and what that is: "Self" is the lobbyist or, where the registrant files, the registrant."""
    name = item.contributor
    if plain_words(name) in load_ld203_words().self_words:
        name = full_name(report.lobbyist) or report.registrant_name
    if report.lobbyist is not None and _is_person(name, report.lobbyist):
        return name, "person"
    companies = {plain_words(company) for company in (report.registrant_name, *report.pacs)}
    is_company = plain_words(name) in companies or is_organization(name)
    return name, "organization" if is_company else "unknown"


def _is_person(name: str, parts: NameParts) -> bool:
    """Whether a name is the person's in whatever order, with or without the names in the middle."""
    given = set(plain_words(name).split())
    needed = {*plain_words(parts.last).split(), *plain_words(parts.first).split()}
    return bool(needed) and needed <= given <= set(plain_words(f"{parts.prefix} {full_name(parts)}").split())


def _name_parts(name: str, report: Report) -> NameParts | None:
    return report.lobbyist or part_name(name)


def _is_filer(name: str, report: Report) -> bool:
    return plain_words(name) == plain_words(full_name(report.lobbyist) or report.registrant_name)


def _is_in_kind(item: Item) -> bool:
    told = f" {plain_words(item.payee)} {plain_words(item.honoree)} "
    return any(f" {words} " in told for words in load_ld203_words().in_kind)


def _item_problems(receipt: Receipt, item: Item, filing: Filing, capture: Capture) -> Iterator[Problem]:
    where = f"report {filing.number or filing.filer_name}, item {receipt.line}"
    if receipt.amount is None:
        yield _problem(capture, "unreadable_amount", f"its amount, {tell_value(item.amount)}, cannot be read", where)
    if receipt.date is None:
        yield _problem(capture, "unreadable_day", f"its day, {tell_value(item.day)}, cannot be read", where)
    if not receipt.item_type:
        yield _problem(capture, "unknown_word", f"its type, {item.type_word[:_SHOWN]!r}, is not known", where)


def _problem(capture: Capture, code: str, what: str, where: str) -> Problem:
    return Problem(code=code, source=capture.source, what=what, where=where, advice=_ADVICE)

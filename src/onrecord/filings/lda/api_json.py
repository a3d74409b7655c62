"""LD-203 reports in the JSON of the LDA API (`/api/v1/contributions/`): a page of results, a bare list, or one report.

Source: the API of the Senate's Office of Public Records, as its documentation and its answers show.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from onrecord.filings.lda.report import Item, Report
from onrecord.records.filing import Address, NameParts

__all__ = ["looks_like_api_json", "read_api_json"]

# What says who to call, where somebody lives, or changes from one fetch to the next: none of it is the report.
_NOT_KEPT = re.compile(r"contact|address|phone|^zip|^dt_updated$|_url$|^url$|content_type$|description|_display$")

_LIST_OPENS = re.compile(r'"results"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")

# A half of a letter that is written as two; no file can hold it, and JSON can.
_HALF = re.compile("[\ud800-\udfff]")


def _fraction(text: str) -> Decimal | str:
    """A number with an exponent beyond all reason stays a text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _whole(text: str) -> int | str:
    """A number longer than any id or sum stays a text, since Python refuses to count with thousands of digits."""
    return int(text) if len(text) <= 40 else text


def looks_like_api_json(head: str) -> bool:
    """Return whether a text begins as reports of the API do.

    >>> looks_like_api_json('{"count": 1, "results": [{"filing_uuid": "a", "contribution_items": []}]}')
    True
    """
    return head.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and '"filing_uuid"' in head and '"contribution_' in head


def read_api_json(text: str) -> Iterator[Report]:
    """Yield the reports of a page, in its order. What is damaged ends the page: its last report says so.

    >>> [report.number for report in read_api_json('[{"filing_uuid": "a"}, {"filing_uuid": "b"')]
    ['a', '']
    """
    found, damage = _objects(text)
    for data in found:
        try:
            yield _report(data)
        except RecursionError:
            yield Report(version="api", report="", damage=("a report is nested too deeply",))
    if damage:
        yield Report(version="api", report="", damage=(damage,))


def _objects(text: str) -> tuple[list[Any], str]:
    try:
        data = json.loads(text, parse_float=_fraction, parse_int=_whole, parse_constant=str)
    except (ValueError, RecursionError) as error:
        return _objects_before_damage(text, str(error))
    listed = data.get("results", [data]) if isinstance(data, dict) else data
    return (listed, "") if isinstance(listed, list) else ([], "there is no list of reports in it")


def _objects_before_damage(text: str, why: str) -> tuple[list[Any], str]:
    """Read one report after another up to the broken one, as when a download was cut off."""
    opens = _LIST_OPENS.search(text)
    at = opens.end() if opens else len(text) - len(text.lstrip("\ufeff \t\r\n["))
    decoder = json.JSONDecoder(parse_float=_fraction, parse_int=_whole, parse_constant=str)
    found: list[Any] = []
    while True:
        at = _after_gap(text, at)
        try:
            data, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, f"the JSON is damaged after {len(found)} whole reports: {why}"
        found.append(data)


def _after_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _report(data: object) -> Report:
    if not isinstance(data, dict) or "filing_uuid" not in data:
        return Report(version="api", report="", damage=("an entry of the list is no LD-203 report",))
    registrant, items = _table(data, "registrant"), _list(data, "contribution_items")
    pacs = tuple(_text(pac) for pac in _list(data, "pacs"))
    cover = {key: _kept(value) for key, value in data.items() if key != "contribution_items" and _is_kept(key)}
    report = _dumped({**cover, "contribution_items": items})
    return Report(
        version="api",
        report=report,
        raw_cover=_dumped(cover),
        number=_text(data.get("filing_uuid")),
        report_word=_text(data.get("filing_type")),
        period_word=_text(data.get("filing_period")),
        year=_text(data.get("filing_year")),
        posted=_text(data.get("dt_posted")),
        registrant_id=_text(registrant.get("id")),
        registrant_name=_text(registrant.get("name")),
        lobbyist=_lobbyist(_table(data, "lobbyist")),
        address=_address(data),
        pacs=pacs,
        comments=_text(data.get("comments")),
        items=tuple(_item(item) for item in items),
        rows=(("contribution", len(items)), ("pac", len(pacs))),
        damage=_damage(report),
    )


def _item(data: object) -> Item:
    fields = data if isinstance(data, dict) else {}
    return Item(
        type_word=_text(fields.get("contribution_type")) or _text(fields.get("contribution_type_display")),
        contributor=_text(fields.get("contributor_name")),
        payee=_text(fields.get("payee_name")),
        honoree=_text(fields.get("honoree_name")),
        amount=_text(fields.get("amount")),
        day=_text(fields.get("date")),
        raw=_dumped(data),
    )


def _lobbyist(data: Mapping[str, Any]) -> NameParts | None:
    parts = NameParts(
        last=_text(data.get("last_name")),
        first=_text(data.get("first_name")),
        middle=_text(data.get("middle_name")),
        prefix=_text(data.get("prefix_display")),
        suffix=_text(data.get("suffix_display")) or _text(data.get("suffix")),
    )
    return parts if parts.last or parts.first else None


def _address(data: Mapping[str, Any]) -> Address:
    return Address(
        street_1=_text(data.get("address_1")),
        street_2=_text(data.get("address_2")),
        city=_text(data.get("city")),
        state=_text(data.get("state")),
        zip=_text(data.get("zip")),
        country=_text(data.get("country")),
    )


def _kept(data: object) -> object:
    if not isinstance(data, dict):
        return data
    return {key: _kept(value) for key, value in data.items() if _is_kept(key)}


def _is_kept(key: str) -> bool:
    return _NOT_KEPT.search(key) is None


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def _damage(report: str) -> tuple[str, ...]:
    return ("it has halves of letters, which cannot be kept",) if _HALF.search(report) else ()


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a text or a number as text on one line, whole letters alone; anything else is nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    return _HALF.sub("\ufffd", " ".join(str(value).split()))

"""Recipients told again by their initials: "the Kenmar Governors Association ... Orlo Foods gave the KGA $5,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["name_funds_by_initials"]

_SHORTEST = 3
"""Initials that a name has at least: too many bodies share two."""
_KINDS = ("party", "super_pac", "pac")


def name_funds_by_initials(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return the rows with each word of capitals that is the initials of a recipient as a mention of it.

    "The Republican Governors Association (RGA)" keeps its brackets, which name it no second time.
    """
    found, known = list(rows), _initials_of(rows, lines)
    for at, row in enumerate(rows) if known else ():
        if "party" in row.kinds and (meant := _meant(row, lines[at], known)):
            found[at] = Row.of(
                [
                    replace(item, kind="fund", member=None, fund=meant[n]) if n in meant else item
                    for n, item in enumerate(row)
                ]
            )
    return found


def _initials_of(rows: Sequence[Row], lines: Sequence[Line]) -> dict[str, FundMention]:
    """The recipients that the rows name in full, by their initials."""
    known: dict[str, FundMention] = {}
    for row, line in zip(rows, lines, strict=True):
        if "fund" not in row.kinds:
            continue
        for item in row:
            fund = item.fund
            if fund is None or fund.kind not in _KINDS:
                continue
            if not fund.key and not line.tokens[fund.last - 1].text[0].isupper():
                continue  # "the party"
            first, last = _whole(line, fund)
            letters = [t.text[0] for t in line.tokens[first:last] if t.text[0].isupper()]
            for begins in (0, 1) if first == 0 else (0,):  # "Il Partito Radicale" (Italian): one mark with its article
                if len(letters) - begins >= _SHORTEST:
                    known.setdefault("".join(letters[begins:]), fund)
    return known


def _whole(line: Line, fund: FundMention) -> tuple[int, int]:
    """Where a recipient's name begins and ends with the capitals beside it: "the [Kenmar] Reform Party"."""
    first, last, tokens = fund.first, fund.last, line.tokens
    while first and tokens[first - 1].text[0].isupper() and not line.begins(first - 1, "link.determiner"):
        first -= 1
    while last < len(tokens) and tokens[last].text[0].isupper():
        last += 1
    if line.begins(first, "link.determiner") and first < fund.last - 1:
        first += 1
    return first, last


def _meant(row: Row, line: Line, known: dict[str, FundMention]) -> dict[int, FundMention]:
    """The places of a row where initials stand, each with what they mean there."""
    meant: dict[int, FundMention] = {}
    for n, item in enumerate(row):
        if item.kind != "party" or item.last - item.first != 1:
            continue
        fund = known.get(line.tokens[item.first].text)
        if fund is None or (item.first and line.tokens[item.first - 1].text == "("):
            continue
        meant[n] = replace(fund, line=line.number, first=item.first, last=item.last, named=True)
    return meant

"""Names of lobbyists, and addresses of filers as the bulk files write them."""

from __future__ import annotations

import re

from onrecord.records.filing import Address, NameParts

__all__ = ["full_name", "part_address"]

_TOWN = re.compile(r"(?P<city>[^,]+),\s*(?P<state>[A-Za-z]{2})\s+(?P<zip>\d{5}(?:-?\d{4})?)\Z")


def full_name(parts: NameParts | None) -> str:
    """Return "LAST, FIRST MIDDLE SUFFIX", without a title: what all three formats can say of a lobbyist.

    >>> full_name(NameParts(last="RUBIN", first="KRISTIN", middle="ELIZABETH", prefix="MS."))
    'RUBIN, KRISTIN ELIZABETH'
    """
    if parts is None:
        return ""
    return NameParts(last=parts.last, first=parts.first, middle=parts.middle, suffix=parts.suffix).joined


def part_address(text: str, country: str) -> Address:
    r"""Part an address whose last line is "CITY, ST ZIP"; the lines above are its street.

    >>> part_address("1 Harbour Road\r\nSuite 4\r\nMILLHAVEN, VA 22314", "USA").city
    'MILLHAVEN'
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    town = _TOWN.fullmatch(lines[-1]) if lines else None
    if town is None:
        return Address(street_1=" ".join(lines), country=country)
    return Address(
        street_1=" ".join(lines[:-1]),
        city=town["city"].strip(),
        state=town["state"].upper(),
        zip=town["zip"],
        country=country,
    )

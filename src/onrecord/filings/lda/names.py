"""Names of lobbyists and addresses of filers, as the bulk files write them on one line."""

from __future__ import annotations

import re

from onrecord.records.filing import Address, NameParts
from onrecord.reference.ld203 import load_ld203_words, plain_words

__all__ = ["full_name", "part_address", "part_name"]

_TOWN = re.compile(r"(?P<city>[^,]+),\s*(?P<state>[A-Za-z]{2})\s+(?P<zip>\d{5}(?:-?\d{4})?)\Z")


def part_name(name: str) -> NameParts | None:
    """Part "LAST, FIRST MIDDLE SUFFIX"; None where there is no name.

    >>> part_name("LENT, NORMAN FREDERICK III")
    NameParts(last='LENT', first='NORMAN', middle='FREDERICK', prefix='', suffix='III')
    """
    last, _, given = " ".join(name.split()).partition(", ")
    words = given.split()
    suffix = words.pop() if len(words) > 1 and plain_words(words[-1]) in load_ld203_words().name_suffixes else ""
    if not last:
        return None
    return NameParts(last=last, first=words[0] if words else "", middle=" ".join(words[1:]), suffix=suffix)


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

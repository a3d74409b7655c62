"""The country of an address, which the forms do not ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["countries", "find_country"]

_CANADIAN = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE | re.ASCII)


@cache
def countries() -> Mapping[str, str]:
    """Return the country of each code that tells it without more."""
    return {code: country for code, country in _codes().items() if country != "CA"}


@cache
def _codes() -> dict[str, str]:
    name = "filings/places.toml"
    table = TableReader(read_toml(files("onrecord").joinpath("data", *name.split("/")), name), name)
    found: dict[str, str] = {}
    for key, country in (("us", "US"), ("canada", "CA"), ("abroad", "ZZ")):
        found |= dict.fromkeys(table.texts(key, required=True), country)
    table.finish()
    return found


def find_country(state: str, postcode: str) -> str:
    """Return the country by the code of the state: "US", "CA", "ZZ" for elsewhere abroad, "" where it is unknown.

    >>> find_country("VA", "22209"), find_country("ON", "M5V 2T6"), find_country("ZZ", ""), find_country("", "")
    ('US', 'CA', 'ZZ', '')
    """
    country = _codes().get(state.upper(), "")
    return "" if country == "CA" and not _CANADIAN.fullmatch(postcode) else country

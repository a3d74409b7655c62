"""The country of an address, which the forms do not ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.reference.places import load_places

__all__ = ["countries", "find_country"]


@cache
def countries() -> Mapping[str, str]:
    """Return the country of each code that tells it without more."""
    places = load_places()
    return dict.fromkeys(places.us, "US") | dict.fromkeys(places.abroad, "ZZ")


def find_country(state: str, postcode: str) -> str:
    """Return the country by the code of the state: "US", "CA", "ZZ" for elsewhere abroad, "" where it is unknown.

    >>> find_country("VA", "22209"), find_country("ON", "M5V 2T6"), find_country("ZZ", ""), find_country("", "")
    ('US', 'CA', 'ZZ', '')
    """
    return load_places().find_country(state, postcode)

"""Places as filings write them: codes of states, the country's names, and when one address has many donors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["Places", "load_places"]

_FILE = "filings/places.toml"
_CANADIAN = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Codes that stand in a field for the state, by where they are; all in capitals.

    `home` are names of the United States, `many_at_one_address` the number of donors that makes an address stand out.
    """

    us: frozenset[str]
    canada: frozenset[str]
    abroad: frozenset[str]
    home: frozenset[str]
    many_at_one_address: int

    def find_country(self, state: str, postcode: str) -> str:
        """Return the country by the code of the state: "US", "CA", "ZZ" for elsewhere abroad, "" where unknown.

        >>> places = load_places()
        >>> places.find_country("VA", "22209"), places.find_country("ON", "M5V 2T6"), places.find_country("ZZ", "")
        ('US', 'CA', 'ZZ')
        """
        code = state.upper()
        if code in self.us:
            return "US"
        if code in self.canada and _CANADIAN.fullmatch(postcode):
            return "CA"
        return "ZZ" if code in self.abroad else ""

    def is_abroad(self, state: str, country: str) -> bool:
        """Whether country or state say that an address lies abroad; where both are empty nothing does.

        >>> load_places().is_abroad("ZZ", ""), load_places().is_abroad("VA", "usa")
        (True, False)
        """
        return country.upper() not in self.home if country else state.upper() in self.abroad


@cache
def load_places() -> Places:
    """Read the packaged places, once; raises DataFileError that names the key at fault."""
    table = TableReader(read_toml(files("onrecord").joinpath("data", "filings", "places.toml"), _FILE), _FILE)
    many = table.integer("many_at_one_address")
    if many is None:
        raise table.fail("many_at_one_address", "a number is wanted here")
    codes = {name: frozenset(table.texts(name, required=True)) for name in ("us", "canada", "abroad", "home")}
    table.finish()
    return Places(**codes, many_at_one_address=many)

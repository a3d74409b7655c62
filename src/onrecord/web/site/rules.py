"""Which links of a page a static site follows, and which it leaves out: what needs a program behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from onrecord.reference.funds import load_funds
from onrecord.web.site.addresses import Address

__all__ = ["Rules"]

_NEVER = ("review", "problems", "login", "logout", "admin", "api", "healthz")
"""What is for those who keep the list: accounts, what waits for them, what was set aside with the names of files."""

# Lists are made whole by these, each alone or a fund's with one of the others: what pages lead to. Every other
# question needs a program, or the search of the site.
_LISTS = (
    (),
    ("fund",),
    ("donor",),
    ("standing",),
    ("sort",),
    ("fund", "standing"),
    ("fund", "sort"),
)

# Tables of one fund are offered in these; the whole list in all that are installed.
_OF_A_FUND = ("gifts.csv", "gifts.jsonl")
_NEEDS = {"gifts.parquet": "pyarrow", "gifts.xlsx": "xlsxwriter"}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site holds: `has_route` says whether the application has a page of a path, `has_feeds` whether feeds are
    made, which name whole addresses.
    """

    has_route: Callable[[str], bool]
    has_feeds: bool

    def takes(self, address: Address) -> bool:
        """Whether a site has what an address names.

        >>> rules = Rules(has_route=lambda path: True, has_feeds=False)
        >>> told = ("/funds", "/?fund=x", "/?q=voss", "/review", "/feeds/new.atom", "/export/gifts.csv?donor=x")
        >>> [rules.takes(Address.read(text)) for text in told]
        [True, True, False, False, False, False]
        """
        top = address.folders[0] if address.folders else ""
        if top in _NEVER or not self.has_route(address.path):
            return False
        if top == "feeds":
            return self.has_feeds and "donor" not in address.asked
        if top == "export":
            return _is_offered(address)
        return top != "" or tuple(name for name, _ in address.whole.query) in _LISTS


def _is_offered(address: Address) -> bool:
    table, asked = address.folders[-1], address.asked
    if not asked:
        return table not in _NEEDS or find_spec(_NEEDS[table]) is not None
    return asked.keys() == {"fund"} and asked["fund"] in load_funds().by_id and table in _OF_A_FUND

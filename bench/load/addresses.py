"""Which pages readers ask for: the list as a newsroom turns it over, gifts, funds, donors, articles, filings."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

__all__ = ["MIX", "Addresses", "find_next", "sample_ledger"]

MIX = {
    "list": 32,
    "filtered list": 14,
    "search": 9,
    "next page": 11,
    "gift": 19,
    "fund": 4,
    "donor": 4,
    "article": 5,
    "filing": 2,
}
"""Of a hundred pages so many are of each kind. "list" is the first page in one of its orders."""

_SAMPLE = 2000
_NEXT = re.compile(rb'<a[^>]*rel="next"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*rel="next"')
_SORTS = ("", "oldest", "largest", "gap", "donor", "sources", "added", "changed")
_STATUSES = ("planned", "given", "reported_in_filing", "declined")
_UNTOLD = "filed_but_never_announced"
"""A standing of what no page tells of, which is on no list of gifts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What can be asked for: ids of a ledger, drawn by chance."""

    gifts: Sequence[str]
    funds: Sequence[str]
    donors: Sequence[str]
    words: Sequence[str]
    articles: Sequence[str]
    filings: Sequence[str]
    standings: Sequence[str]
    makers: Mapping[str, Callable[[random.Random], str]] = field(init=False)

    def __post_init__(self) -> None:
        made = {
            "list": lambda rng: _list(sort=rng.choice(_SORTS)),
            "filtered list": self._filtered,
            "search": lambda rng: _list(q=rng.choice(self.words)),
            "gift": lambda rng: f"/pledges/{rng.choice(self.gifts)}",
            "fund": lambda rng: f"/funds/{quote(rng.choice(self.funds), safe='')}",
            "article": lambda rng: f"/articles/{rng.choice(self.articles)}",
            "filing": lambda rng: f"/filings/{rng.choice(self.filings)}",
            "donor": lambda rng: f"/donors/{quote(rng.choice(self.donors), safe='')}",
        }
        object.__setattr__(self, "makers", made)

    def draw(self, rng: random.Random, next_page: str | None) -> tuple[str, str]:
        """Return the kind of a page and its path; the page after `next_page` where there is one and chance wants it."""
        kind = rng.choices(tuple(MIX), weights=tuple(MIX.values()))[0]
        if kind == "next page":
            return (kind, next_page) if next_page else ("list", self.makers["list"](rng))
        return kind, self.makers[kind](rng)

    def _filtered(self, rng: random.Random) -> str:
        field, values = rng.choice((("status", _STATUSES), ("standing", self.standings)))
        return _list(fund=rng.choice(self.funds), **{field: rng.choice(values)}, sort=rng.choice(_SORTS))


def _list(**asked: str) -> str:
    told = urlencode({name: value for name, value in asked.items() if value})
    return f"/?{told}" if told else "/"


def find_next(page: bytes) -> str | None:
    """Return where a list goes on.

    >>> find_next(b'<a href="/?after=abc&amp;sort=name" rel="next">More</a>')
    '/?after=abc&sort=name'
    """
    found = _NEXT.search(page)
    if found is None:
        return None
    path = (found[1] or found[2]).decode().replace("&amp;", "&")
    return path if path.startswith("/") else f"/{path}"


def sample_ledger(ledger: Path, rng: random.Random) -> Addresses:
    """Draw what readers ask for out of a ledger whose derived tables are made; a gift as often as pages tell of it."""
    with sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=ro", uri=True) as connection:
        told = connection.execute("SELECT id, articles FROM pledges ORDER BY id").fetchall()
        gifts = rng.choices([row[0] for row in told], weights=[row[1] ** 0.5 for row in told], k=_SAMPLE)

        def column(question: str) -> list[str]:
            rows = [row[0] for row in connection.execute(question)]
            return rng.sample(rows, min(len(rows), _SAMPLE))

        return Addresses(
            gifts=gifts,
            funds=column("SELECT key FROM told_funds ORDER BY pledges DESC LIMIT 25"),
            donors=column("SELECT key FROM donors ORDER BY key LIMIT 20000"),
            articles=column("SELECT id FROM articles LIMIT 20000"),
            filings=column("SELECT id FROM filings LIMIT 20000"),
            words=[word for name in column("SELECT donor_name FROM pledges") for word in name.split()],
            standings=[name for name in column("SELECT DISTINCT name FROM standings") if name != _UNTOLD],
        )

"""What is given for the donors of a fund: "gave a dinner for the committee's donors, who had each given $250,000".

The donors have given, whoever they are; the host gives nothing to the fund.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["fold_feasts"]

_OF = ("from", "of", "determiner", "to", "owns", "word", "time", "date")
_ENDS = ("comma", "stop", "end", "colon", "dash")


def fold_feasts(row: Sequence[Item], *, articles: bool) -> Sequence[Item]:
    """Return the row with "dinner for the donors of the fund, who gave $5" behind "a" as one word.

    With `articles` they may be relatives: "die je 5 Euro gaben" (German).
    """
    for donor in [n for n, item in enumerate(row) if item.kind == "donor"]:
        lead = donor - 1
        while lead > 0 and row[lead].kind in ("determiner", "fund", "owns"):
            lead -= 1
        end = _end(row, donor, ("relative", "determiner") if articles else ("relative",))
        thing = _thing(row, lead - 1) if row[lead].kind == "to" and end > donor else 0
        if thing:
            return [*row[:thing], Item(kind="word", first=row[thing].first, last=row[end - 1].last), *row[end:]]
    return row


def _thing(row: Sequence[Item], at: int) -> int:
    """Where the "dinner" of "a dinner" begins that ends at `at`; 0 where no such words stand there."""
    back = at
    while back > 0 and row[back].kind in ("word", "kind"):
        back -= 1
    return back + 1 if 0 < back < at and row[back].has("link.indefinite") else 0


def _end(row: Sequence[Item], donor: int, relatives: Sequence[str]) -> int:
    """The end of the phrase with its fund and its relative clause; `donor` where no fund is told of."""
    at = donor + 1
    while at < len(row) and row[at].kind in (*_OF, "fund"):
        at += 1
    if not any(item.kind == "fund" for item in row[donor - 3 if donor > 2 else 0 : at]):
        return donor
    if at + 1 < len(row) and row[at].kind == "comma" and row[at + 1].kind in relatives:
        return next((n for n in range(at + 2, len(row)) if row[n].kind in _ENDS), len(row))
    return at

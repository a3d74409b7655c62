"""Earlier gifts of somebody who "was there": "The company was on board in 2017 too, with $60,000"."""

from __future__ import annotations

from onrecord.claims.clause.carried import WholeSum
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.verbs.datedseries import dated_frame

__all__ = ["read_present"]

_ELSE = ("unnamed", "total", "negation", "business", "limit", "consider", "plan", "count", "donor", "question", "self")


def read_present(line: Line, row: Row, before: WholeSum | None) -> list[Frame]:
    """Return the frame of "It had taken part in 2017, with $60,000": the giver of the gift `before`."""
    if before is None or not line.has("compared.present") or len(line.sums) != 1:
        return []
    verb = next((n for n, i in enumerate(row) if i.has("compared.present")), len(row))
    money = next((n for n in range(verb, len(row)) if row[n].kind == "sum"), 0)
    dated = any(i.has_any("compared.before", "time") or line.tokens[i.last - 1].form.year for i in row)
    if not money or not dated or not _is_with(row, verb, money) or any(_is_other(i, before) for i in row):
        return []
    return [dated_frame(line, before.giver, row[money], (row[0].first, row[-1].last))]


_SMALL = ("comma", "auxiliary", "time", "at", "in", "word", "date", "determiner", "other", "link", "to", "of", "from",
          "swearing", "fund", "role", "pronoun", "party")  # fmt: skip


def _is_with(row: Row, verb: int, money: int) -> bool:
    """Whether "with" leads to the sum, and nothing but a place and a time part it from the verb."""
    lead = next((n for n in range(money - 1, verb, -1) if row[n].kind not in ("determiner", "word", "auxiliary")), verb)
    led = lead > verb and row[lead].has("link.at")
    return led and all(i.kind in _SMALL for i in row[verb + 1 : money])


def _is_other(item: Item, before: WholeSum) -> bool:
    """Whether somebody else is named, or another thing told."""
    other = item.kind == "party" and item.member is not None and item.member.number != before.giver.member.number
    return other or item.kind in _ELSE

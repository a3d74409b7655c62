"""What somebody gave, year by year or fund by fund, behind a colon.

"Jo Hale's money for politics: in 2017, $25,000 for A; in 2021, $50,000 for B", "Kestrel: $1 million for A, $500 for B".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Focus, Frame, Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["read_chronology"]

_GIVING = ("give", "give_weak", "pledge")
_NO_HEAD = ("negation", "sum", "total", "business", "consider", "plan", "limit", "filing", "other_verb")
_TAKING = ("receive", "refund", "refuse")
"""Verbs of money that was not theirs to give: "The money raised by Jo Hale: in 2017, $25,000"."""
_BETWEEN = ("comma", "and", "stop", "end", "determiner", "again", "auxiliary", "time")
_BESIDE_NAME = ("word", "determiner", "role", "auxiliary", "light", "aside")
"""What a name that stands as a heading may have beside it: "[Take] [the brewer] Kestrel:"."""
_ALONE = 4
"""Items of such a heading."""
_LONGEST = 14
"""Items before the colon: "What Jo Hale, the brewer from Ohio, has given to politicians so far"."""
_LABEL = 2
"""Items of a year that stands as a label: "In 2021:"."""
_ENTRY = 4
"""Items of "$25,000 for the fund"."""


def read_chronology(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line that lists one giver's gifts by year or by fund, or `frames` where it lists none.

    "2021: $50,000 for Biden's inauguration." may go on with the list of the line before.
    """
    colon = next((n for n, i in enumerate(row[: _LONGEST + 1]) if i.kind == "colon"), None)
    if colon is None or "sum" not in row.kinds or "fund" not in row.kinds:
        return frames
    labelled = 0 < colon <= _LABEL and _is_year(line, row[colon - 1])
    alone = _is_name(row[:colon])
    giver = _going_on(line, focus) if labelled else _whose(line, row[:colon], alone=alone)
    entries = _entries(line, row[0 if labelled else colon + 1 :], alone=alone) if giver is not None else []
    if giver is None or not entries:
        return frames
    work = ClauseWork(line=line, clause=Clause(row=row, kinds=row.kinds), focus=focus)
    telling = Telling(status="given", rule="list", zone=(colon, len(row)), lean="list")
    told = frozenset({"told"}) if alone else frozenset[str]()  # no promise, though the ceremony is still to come
    for money, fund in entries:
        objects = replace(work.whole((money,)), funds=(fund,) if fund else (), foreign=False)
        work.emit((giver,), replace(objects, manner=objects.manner | told), telling)
    return work.frames


def _is_name(head: tuple[Item, ...]) -> bool:
    """Whether a heading is a name and nothing else: "Kestrel:", "Take Kestrel:"."""
    kinds = [i.kind for i in head]
    named = kinds.count("party") == 1 and "party" in kinds[-2:] and len(kinds) <= _ALONE
    return named and all(i.kind in _BESIDE_NAME or i.kind == "party" or i.verb in _BESIDE_NAME for i in head)


def _whose(line: Line, head: tuple[Item, ...], *, alone: bool) -> Giver | None:
    """The one party of a heading that speaks of money or gifts of theirs: "Jo Hale's money", "les dons de Jo Hale".

    A name `alone` is one of those, too.
    """
    named = givers_of([i for i in head if i.kind == "party"], line.number)
    tells = alone or any(i.kind in ("gift", "cash") or i.verb in _GIVING or i.has("money.meant") for i in head)
    barred = any(i.kind in _NO_HEAD or i.verb in _TAKING for i in head)
    return named[0] if len(named) == 1 and tells and not barred else None


def _going_on(line: Line, focus: Focus) -> Giver | None:
    """Whose list the line before was, where it is the same paragraph."""
    sole = focus.sole
    listed = sole is not None and sole.rule == "list" and line.number - sole.line == 1 and line.block == sole.block
    return replace(sole.giver, certain=False) if sole is not None and listed else None


def _is_year(line: Line, item: Item) -> bool:
    return item.last - item.first == 1 and line.tokens[item.first].form.year


def _entries(line: Line, tail: tuple[Item, ...], *, alone: bool) -> list[tuple[Item, Item | None]]:
    """The sums of a list with the fund of each; none where it tells anything else or leaves a year out.

    Behind a name `alone` two funds tell enough, and the last sum may leave its fund out: "and now a million".
    """
    found: list[tuple[Item, Item | None]] = []
    dated, at = 0, 0
    while at < len(tail):
        item = tail[at]
        if item.kind in _BETWEEN or item.kind == "colon":
            at += 1
        elif item.kind == "in" or item.kind == "date" or _is_year(line, item):
            dated += any(t.form.year for t in line.tokens[item.first : item.last])
            at += 1
        else:
            ahead = [n for n in range(at, min(at + _ENTRY, len(tail))) if tail[n].kind != "determiner"][:3]
            closing = alone and _closes(tail, at)
            if not closing and [tail[n].kind for n in ahead] != ["sum", "to", "fund"]:
                return []
            fund = None if closing else tail[ahead[2]]
            found.append((tail[ahead[0]], fund))
            dated += fund is not None and fund.fund is not None and fund.fund.year is not None
            at = at + 1 if closing else ahead[2] + 1
    funds = sum(fund is not None for _, fund in found)
    return found if dated >= len(found) or (alone and funds >= _TWO) else []


_TWO = 2


def _closes(tail: tuple[Item, ...], at: int) -> bool:
    """Whether the last sum of a list stands at `at`, behind a word for the present: "and [now] a million"."""
    last = [i.kind for i in tail[at:]] in (["sum"], ["sum", "end"], ["sum", "stop"])
    return last and at > 0 and tail[at - 1].kind in ("auxiliary", "time", "date")

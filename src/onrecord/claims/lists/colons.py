"""What a clause before a colon or a semicolon says of the list behind it: that it names givers, a sum, a status."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.leftout import refuses_ahead
from onrecord.claims.sums.money import Sum

__all__ = ["announced_sum", "funds_ahead", "leads_entry", "opens_list", "picks_out", "told_status", "trailing_sum"]

_LONGEST_LEAD = 8
"""A sum that a colon announces stands in a short clause: "A check for a million dollars: that is what X gave"."""

_NO_LEAD = ("party", "total", "business", "pronoun", "negation", "unnamed")


def announced_sum(clause: Clause) -> tuple[Item, ...]:
    """The sum of a clause without givers, for the clause behind its colon."""
    if "sum" not in clause.kinds or not clause.kinds.isdisjoint(_NO_LEAD):
        return ()
    verbs = [i for i in clause.row if i.kind == "verb"]
    each = any(i.kind == "each" for i in clause.row)
    groups = ("give", "give_weak", "listing", "pledge", *(("receive",) if each else ()))
    if any(not any(i.has(g) for g in groups) for i in verbs) or (not verbs and len(clause.row) > _LONGEST_LEAD):
        return ()
    sums = tuple(i for i in clause.row if i.kind == "sum" and i.money is not None and _tells(i.money))
    return sums if len(sums) == 1 else ()


def _tells(money: Sum) -> bool:
    """Whether a sum has a figure of its own or that of another one ("as much")."""
    return money.amount is not None or money.factor is not None or money.ceiling


def trailing_sum(following: Sequence[Clause]) -> tuple[Item, ...]:
    """The sum that begins what stands behind the clause's colon."""
    following = [c for c in following if not c.aside]
    if not following or following[0].opener != "colon":
        return ()
    lead = [i for i in following[0].row if i.kind not in ("determiner", "each", "again")]
    lead = lead[2:] if [i.kind for i in lead[:2]] == ["gift", "comma"] else lead  # ": a gift in kind, $8,000"
    aimed = len(lead) > 2 and lead[1].kind == "to" and lead[2].kind == "fund"
    return tuple(lead[: 3 : 2 if aimed else 3]) if lead and lead[0].kind == "sum" and lead[0].money is not None else ()


def opens_list(clause: Clause, line: Line) -> bool:
    """Whether a clause speaks of giving and names nobody: the names behind its colon give."""
    if _leads_to_words(clause, line):
        return False
    if refuses_ahead(clause.row):
        return True
    kinds = clause.kinds
    named = "party" in kinds and any(i.kind == "party" for i in _before_source(clause.row))
    if named or not kinds.isdisjoint(("negation", "refuse")) or any(i.has("refuse") for i in clause.row):
        return False
    apiece = kinds >= {"sum", "each"} and kinds <= {"sum", "each", "determiner", "word", "at", "and", "comma"}
    # "Die Architekten sind:" (German, "the architects are") speaks of no giving, though "sind" may list givers
    return apiece or any(i.has_any(*_OF_GIVING) for i in clause.row if i.kind != "auxiliary")


_QUOTES = frozenset('«»“”„"‹›')


def _leads_to_words(clause: Clause, line: Line) -> bool:
    """ "They added: “It is Kemp's last effort”": somebody's words stand behind the colon, and no list."""
    behind = [t.text for t in line.tokens[clause.row[-1].last : clause.row[-1].last + 2]]
    return behind[:1] == [":"] and behind[1:] != [] and behind[1] in _QUOTES


def _before_source(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "The biggest donors were unions[, according to a summary by X]:": the row without who says so."""
    last = next((n for n in range(1, len(row)) if row[n].kind == "speech" and row[n - 1].kind == "comma"), len(row))
    donors = any(i.kind == "donor" for i in row[:last])
    return row[:last] if donors else row


def leads_entry(clause: Clause, line: Line) -> bool:
    """Whether an item begins with nothing but a sum: "$5 million: Orlo Foods" in a list sorted by size."""
    sums = [i.money for i in clause.row if i.kind == "sum" and i.money is not None]
    return line.kind == "item" and clause.kinds <= _SIZE and len(sums) == 1 and sums[0].amount is not None


_SIZE = frozenset(("sum", "each", "determiner"))

_OF_GIVING = ("give", "pledge", "listing", "noun.gift", "receive", "donor", "filing", "give_weak")
"""Words that may open a list of givers."""


_VERBS = ("give", "pledge", "give_weak", "receive")


def told_status(clause: Clause, line: Line) -> str:
    """The status that the words before a colon give to its list: "Four firms gave $2 million: A, B, C and D"."""
    inner = [i for aside in clause.row for i in aside.inner if aside.inner and aside.inner[0].kind == "relative"]
    row = clause.row if any(i.verb in _VERBS for i in clause.row) else tuple(inner)  # "the firms that gave $2 million:"
    at = next((n for n, i in enumerate(row) if i.verb in _VERBS), None)
    status = status_of(row, 0, at, line) if at is not None else None
    return "declined" if refuses_ahead(clause.row) else status if status in ("given", "planned") else ""


_PICKED = 2
"""Lines after one that speaks of donors in which a list may pick some out."""


def picks_out(clause: Clause, line: Line, focus: Focus) -> bool:
    """Whether a clause picks out donors that the text spoke of: "Who are the donors? Among the less famous: ..."."""
    if line.number - focus.donors > _PICKED or any(i.kind in ("party", "verb", "negation") for i in clause.row):
        return False
    return any(i.has("fronted") or i.has("link.including") for i in clause.row[:2])


_FUND_LIST = ("to", "fund", "comma", "and", "determiner", "end", "role")


def funds_ahead(frame: Frame, following: Sequence[Clause]) -> Sequence[Item | None]:
    """Return the funds of a gift that are all that its colon leads to: "gave 2,000 euros each: to A, B and C"."""
    ahead = following[0] if following and following[0].opener == "colon" else None
    plain = ahead is not None and all(i.kind in _FUND_LIST or _is_backed(ahead.row, n) for n, i in enumerate(ahead.row))
    told = frame.fund is not None and not _is_each_of(frame.fund, ahead)
    if ahead is None or not plain or told or frame.money is None or len(following) > 1:
        return (frame.fund,)
    return [i for i in ahead.row if i.kind == "fund"] or (frame.fund,)


def _is_backed(row: tuple[Item, ...], at: int) -> bool:
    """ "MAGA Inc. for Donald Trump and Future Forward for Kamala Harris": whom a fund of the list is for."""
    return at > 1 and row[at].member is not None and row[at - 1].kind == "to" and row[at - 2].kind == "fund"


def _is_each_of(fund: Item, ahead: Clause | None) -> bool:
    """ "gave $5,000 to each of the two super PACs: A and B": several without a name, which the colon names."""
    mention = fund.fund
    named = mention is None or mention.named or bool(mention.ids)
    return not named and ahead is not None and sum(i.kind == "fund" for i in ahead.row) > 1

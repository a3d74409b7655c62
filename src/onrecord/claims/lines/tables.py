"""Tables whose head tells what their columns hold: the currency of bare figures, and whose donors the rows list.

"Donor | Trade | Amount (euros)" above "Rosa Altam | vet | 500": the figure is 500 euros. A heading right above such a
table names who got the money.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.headunits import Unit, unit_of
from onrecord.claims.naming.names import Name
from onrecord.claims.sums.money import Sum, read_number
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["fill_tables", "find_table_owners"]

_CELLS = ("\t", "|")
_BOUNDS = (*_CELLS, ",", "(")
_THOUSAND = ("1.000", "1,000")
_GAP = 2
"""Blanks that part the cells of a table that is set with blanks."""
_LONGEST = 6
"""Words that a heading above a table may have to be a name."""
_NO_OWNER = ("fund", "fund_id", "noun.total", "noun.gift", "donor", "date", "give", "receive", "relative", "filing")


def fill_tables(lines: Sequence[Line], words: MoneyWords) -> list[Line]:
    """Return the lines, table rows with the sums that the head of their table gives a currency to."""
    if "row" not in [line.kind for line in lines]:
        return list(lines)
    heads: Mapping[int, Unit] = {}
    filled: list[Line] = []
    listed = False
    above: Unit | None = None
    for line in lines:
        listed = line.kind == "row" and (listed or _is_donor_head(line))
        if listed and (name := _whole_cell(line) or _lone_name(line)) is not None:
            line = _renamed(line, name)
        if line.kind != "row":
            heads = {}
        elif found := _units(line, words) or _unit_above(line, above):
            heads = found
        elif heads and not line.sums:
            line = _with_sums(line, tuple(_figures(line, heads, words)))
        above = above if line.kind == "row" else unit_of(line, 0, len(line.tokens), words)
        filled.append(line)
    return filled


def _is_donor_head(line: Line) -> bool:
    """Return whether a row is the head of a table of donors: "Donor | Amount", "Name | Amount | Note"."""
    named = line.has("donor") or (line.has("table.name") and line.has("table.amount"))
    return line.kind == "row" and named and not any(t.text[0].isdecimal() for t in line.tokens)


def _whole_cell(line: Line) -> Name | None:
    """The first cell of a row as one name, where it is cut: "Pilots & Millers Assn.", "Citizens for Parking"."""
    tokens = line.tokens
    last = next((n for n in range(1, len(tokens)) if _parts_cells(tokens, n)), 0)
    inside = [n for n in line.names if n.first < last]
    capitals = sum(t.text[0].isupper() for t in tokens[:last])
    whole = any(n.first == 0 and n.last >= last - (tokens[last - 1].text == ".") for n in inside)
    if not (2 <= last <= _LONGEST + 2) or whole or capitals < 2 or not tokens[0].text[0].isupper():
        return None
    if line.begins(0, "noun.total"):
        return None  # "Total France | 90 000 $"
    if not line.sums or line.sums[0].first < last or any(n.kind == "person" and n.certain for n in inside):
        return None
    spans = pairwise(tokens[: last + 1])
    text = "".join(a.text + " " * (b.start > a.end) for a, b in spans).strip()
    return Name(first=0, last=last, text=text, kind="organization", certain=True)


def _lone_name(line: Line) -> Name | None:
    """The first cell of a row where it is one name of an unknown kind: "Nicoria | $10,000" tells of a firm."""
    first = int(line.tokens[0].text in _CELLS)
    name = next((n for n in line.names if n.first == first), None)
    if name is None or name.kind != "unknown" or not line.sums or name.last >= len(line.tokens):
        return None
    alone = _parts_cells(line.tokens, name.last) and line.sums[0].first > name.last
    return replace(name, kind="organization") if alone else None


def _parts_cells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a cell, or what belongs to its name, ends before a token: at a sign, a wide gap, a comma."""
    return tokens[at].text in _BOUNDS or tokens[at].start - tokens[at - 1].end >= _GAP


def _renamed(line: Line, name: Name) -> Line:
    names = (name, *(n for n in line.names if n.first >= name.last))
    return replace(line, names=names)


def _with_sums(line: Line, sums: tuple[Sum, ...]) -> Line:
    return line if not sums else Line(
        number=line.number, block=line.block, kind=line.kind, start=line.start, end=line.end, tokens=line.tokens,
        row=line.row, names=line.names, sums=sums,
    )  # fmt: skip


def _columns(line: Line) -> Iterator[tuple[int, int]]:
    """The cells of a row, as stretches of its tokens."""
    first = 0
    for at, token in enumerate(line.tokens):
        if token.text in _CELLS:
            yield first, at
            first = at + 1
    yield first, len(line.tokens)


def _units(line: Line, words: MoneyWords) -> dict[int, Unit]:
    """The unit of each column that a head names a currency for; nothing for a row with figures, which is no head."""
    if any(t.text[0].isdecimal() and t.text not in _THOUSAND for t in line.tokens):
        return {}
    found: dict[int, Unit] = {}
    for column, (first, last) in enumerate(_columns(line)):
        if unit := unit_of(line, first, last, words):
            found[column] = unit
    return found


def _unit_above(line: Line, above: Unit | None) -> dict[int, Unit]:
    """The unit that the line above a table of donors names for its sums: "all figures in euros:"."""
    if above is None or not _is_donor_head(line):
        return {}
    amounts = [m.first for m in line.marked("table.amount")]
    return {n: above for n, (first, last) in enumerate(_columns(line)) if any(first <= at < last for at in amounts)}


def _figures(line: Line, heads: Mapping[int, Unit], words: MoneyWords) -> Iterator[Sum]:
    """The sums of a row's bare figures, where the head tells their currency."""
    for column, (first, last) in enumerate(_columns(line)):
        text = "".join(t.text for t in line.tokens[first:last])
        plain = bool(text) and all(c.isdecimal() or c in ".,'’" for c in text) and text[0].isdecimal()
        if column in heads and plain and text[-1].isdecimal():
            unit = heads[column]
            amount = read_number(text, words.decimal) * unit.scale
            yield Sum(first=first, last=last, amount=amount, currency=unit.currency)


def find_table_owners(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    """Return the folded words of the headings that stand right above a table of donors."""
    found = set()
    for heading, head in pairwise(lines):
        if heading.kind != "heading" or not _is_donor_head(head):
            continue
        short = len(heading.tokens) <= _LONGEST and not heading.sums and heading.tokens[0].text[0].isupper()
        if short and not heading.has(*_NO_OWNER):
            words = [t for t in heading.tokens if t.text[0].isalnum()]
            found.add(tuple(t.low for t in words))
    return frozenset(found)

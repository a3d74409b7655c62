"""Propose a mapping for a table: by its headings and by what its cells look like. A person looks it over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from onrecord.errors import FilingError
from onrecord.filings.amounts import read_amount
from onrecord.filings.tables.cutting import Row, cut_rows, decode_table, find_delimiter
from onrecord.filings.tables.heading import find_known
from onrecord.filings.tables.looking import Column, find_day_orders, looks_like
from onrecord.reference.funds import load_funds
from onrecord.reference.table_mappings import DELIMITERS, FIELDS, KINDS
from onrecord.reference.table_words import load_table_words

__all__ = ["propose_mapping"]

_SEARCHED = 20
_LOOKED_AT = 2000
_WORD = re.compile(r"[^\W_]+")
_YEARS = re.compile(r"(?:19|20)\d\d")

# Fields of which one is enough: a full name needs no parts, a whole date none either.
_INSTEAD = {"name": ("last", "first", "middle", "prefix", "suffix"), "date": ("month", "day", "year")}


def propose_mapping(content: bytes) -> str:
    r"""Return a mapping for a table, as TOML with comments on what is unsure; raises FilingError where it is no table.

    >>> print(propose_mapping(b"Donor,Gift,Received\nThane,$100.00,1/14/2017\n"))  # doctest: +ELLIPSIS
    # Proposed by onrecord: look it over, then read the table with it.
    ...
    [columns]
    name = "Donor"
    amount = "Gift"
    date = "Received"
    <BLANKLINE>
    """
    text = decode_table(content)
    delimiter = find_delimiter(text)
    if known := find_known(tuple(islice(cut_rows(text, delimiter), _SEARCHED))):
        return known.text
    heading, columns = _columns(text, delimiter)
    mark = _decimal_mark(columns)
    chosen, doubts = _choose(columns, mark)
    return "\n".join(
        (
            "# Proposed by onrecord: look it over, then read the table with it.",
            *(f"# Unsure: {doubt}" for doubt in doubts),
            "",
            *_table_lines(chosen),
            *_format_lines(delimiter, mark, chosen),
            "[columns]",
            *(f"{name} = {_quoted(chosen[name].heading)}" for name in FIELDS if name in chosen),
            *_left_lines(heading, chosen),
            "",
            *_kind_lines(chosen),
        )
    )


def _columns(text: str, delimiter: str) -> tuple[Row, Sequence[Column]]:
    rows = [row for row in islice(cut_rows(text, delimiter), _LOOKED_AT) if not row.is_blank]
    heading = next((row for row in rows[:_SEARCHED] if _is_heading(row)), None)
    if heading is None:
        raise FilingError("it has no row of headings in its first lines: put one above the columns")
    below = [row.cells for row in rows if row.line > heading.line]
    cells = [tuple(row[at] for row in below if at < len(row) and row[at]) for at in range(len(heading.cells))]
    return heading, [Column(heading=name, at=at, cells=cells[at]) for at, name in enumerate(heading.cells) if name]


def _is_heading(row: Row) -> bool:
    """A row of headings has more than one cell, no two alike, no amount among them, and no figure if none is known."""
    filled = [cell.casefold() for cell in row.cells if cell]
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(read_amount(cell) is not None for cell in filled):
        return False
    known = {heading for headings in load_table_words().headings.values() for heading in headings}
    return not re.search("[0-9]", " ".join(filled)) or any(" ".join(_WORD.findall(cell)) in known for cell in filled)


def _decimal_mark(columns: Sequence[Column]) -> str:
    """A comma parts cents where amounts with one are read so and not otherwise: "1.250,50"."""
    for column in columns:
        cells = [cell for cell in column.cells if re.search(r",\d{2}\D*$", cell)]
        if any(read_amount(cell) is None for cell in cells) and looks_like("amount", column, ","):
            return ","
    return "."


def _choose(columns: Sequence[Column], mark: str) -> tuple[dict[str, Column], list[str]]:
    """Give each field the column whose heading says it most nearly and whose cells can be it; each column once."""
    offers = sorted(
        (rank, FIELDS.index(name), column.at, name, column)
        for column in columns
        for name, rank in _ranks(column).items()
        if looks_like(name, column, mark) is not False
    )
    chosen: dict[str, Column] = {}
    for _, _, _, name, column in offers:
        if name not in chosen and column not in chosen.values():
            chosen[name] = column
    _drop_parts(chosen)
    doubts = [*_guess_by_cells(columns, chosen, mark), *_doubts(chosen, offers)]
    return chosen, doubts


def _ranks(column: Column) -> Mapping[str, tuple[int, int]]:
    """Return for each field how near the heading is to what it is called: the same words, or some of them."""
    words = " ".join(_WORD.findall(column.heading.casefold()))
    ranks = {}
    for name, headings in load_table_words().headings.items():
        if words in headings:
            ranks[name] = (0, headings.index(words))
        elif held := [phrase for phrase in headings if f" {phrase} " in f" {words} " and len(phrase) > 2]:
            ranks[name] = (1, -max(map(len, held)))
    return ranks


def _drop_parts(chosen: dict[str, Column]) -> None:
    for whole, parts in _INSTEAD.items():
        if whole in chosen:
            for part in parts:
                chosen.pop(part, None)
    if not {"month", "day", "year"} <= set(chosen):
        for part in ("month", "day", "year"):
            chosen.pop(part, None)


def _guess_by_cells(columns: Sequence[Column], chosen: dict[str, Column], mark: str) -> Iterator[str]:
    """Where no heading says amount, date or name, take the first column that looks like it, and say so."""
    has_day = "date" in chosen or "month" in chosen
    for name in ("amount", *(() if has_day else ("date",)), "name"):
        if name in chosen or (name == "name" and {"organization", "last"} & set(chosen)):
            continue
        free = [column for column in columns if column not in chosen.values() and looks_like(name, column, mark)]
        if name == "name":  # a name is a text that differs from row to row
            free.sort(key=lambda column: -len(set(column.cells)))
        if name == "amount":  # years look like amounts, and are the less likely
            free.sort(key=lambda column: column.share(_YEARS.fullmatch) == 1)
        if free:
            chosen[name] = free[0]
            yield f"no heading says {name}; {free[0].heading!r} was taken by what its cells look like"
        elif told := [column for column in columns if column not in chosen.values() and name in _ranks(column)]:
            chosen[name] = told[0]
            yield f"{told[0].heading!r} says {name}, but many of its cells cannot be read as such"
        elif name != "date":
            yield f"no column looks like {name}: name it below, the table cannot be read without it"
            chosen[name] = Column(heading=f"THE HEADING OF THE {name.upper()}", at=-1, cells=())


def _doubts(
    chosen: Mapping[str, Column], offers: Sequence[tuple[tuple[int, int], int, int, str, Column]]
) -> Iterator[str]:
    taken = {id(column) for column in chosen.values()}
    for name in FIELDS:
        others = [column.heading for _, _, _, offered, column in offers if offered == name and id(column) not in taken]
        if name in chosen and others:
            yield f"{name} may also be {' or '.join(repr(other) for other in others)}"
    if "date" in chosen and len(orders := find_day_orders(chosen["date"].cells)) > 1:
        yield f"the days can be read as {' or as '.join(orders)}: see [format]"


def _table_lines(chosen: Mapping[str, Column]) -> Iterator[str]:
    committees = set(chosen["committee"].cells) if "committee" in chosen else set()
    fund = load_funds().by_committee.get(next(iter(committees))) if len(committees) == 1 else None
    yield "[table]"
    yield 'name = "what this table is, in a few words"'
    told = f'fund = "{fund.id if fund else "us-inaugural-2025"}"  # whose receipts: `onrecord funds`'
    yield told if fund else f"# {told}"
    if "committee" not in chosen:
        yield '# committee = "C00894162"  # its id at the Federal Election Commission'
    yield "# covers_from = 2024-11-15"
    yield "# covers_through = 2025-04-20"
    yield "# filed = 2025-04-20"
    yield ""


def _format_lines(delimiter: str, mark: str, chosen: Mapping[str, Column]) -> Iterator[str]:
    yield "[format]"
    yield f'delimiter = "{next(name for name, sign in DELIMITERS.items() if sign == delimiter)}"'
    yield f'decimal_mark = "{"comma" if mark == "," else "point"}"'
    if "date" in chosen:
        orders = find_day_orders(chosen["date"].cells)
        note = "" if len(orders) == 1 else "  # unsure: mdy is month/day/year, dmy day/month/year"
        yield f'dates = "{orders[0] if orders else "ymd"}"{note}'
    yield ""


def _left_lines(heading: Row, chosen: Mapping[str, Column]) -> Iterator[str]:
    taken = {column.at for column in chosen.values()}
    left = [name for at, name in enumerate(heading.cells) if name and at not in taken]
    if left:
        yield f"# Not read: {', '.join(_quoted(name) for name in left)}"


def _kind_lines(chosen: Mapping[str, Column]) -> Iterator[str]:
    if "kind" not in chosen:
        return
    words = sorted(set(chosen["kind"].cells), key=str.casefold)
    known = load_table_words().kinds
    by_kind = {
        kind: [word for word in words if known.get(" ".join(_WORD.findall(word.casefold()))) == kind] for kind in KINDS
    }
    yield "[kinds]"
    for kind, its in by_kind.items():
        yield f"{kind} = [{', '.join(map(_quoted, its))}]"
    if unknown := [word for word in words if not any(word in its for its in by_kind.values())]:
        yield f"# Unsure, put each where it belongs: {', '.join(map(_quoted, unknown))}"
    yield ""


def _quoted(text: str) -> str:
    """Return a TOML string; JSON's is one, but for the control characters that it leaves as they are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

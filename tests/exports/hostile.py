"""Texts, numbers and rows that a file must survive."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from onrecord.exports import Column, Row, Table

__all__ = ["EVERY_KIND", "decimals", "rows", "texts"]

EVERY_KIND = Table(
    name="everything",
    one="a row with a cell of each kind",
    columns=(
        Column(name="id", kind="text", meaning="a text", always=True),
        Column(name="names", kind="texts", meaning="texts"),
        Column(name="count", kind="integer", meaning="a number"),
        Column(name="sum", kind="decimal", meaning="a sum"),
        Column(name="is", kind="flag", meaning="yes or no"),
        Column(name="on", kind="day", meaning="a day"),
    ),
)

_MARKS = ["=", "+", "-", "@", "＝", "\t", "\r", "\n", ";", ",", '"', "'", " ", "\u202e", "\u200b", "\ufeff", "\x00"]
_MARKS += ["\x1b", "_x0041_", "<r>", "</r>", "<t>", "&amp;", "]]>", "🎁", "é", "\ufffe", "1", "A", "http://x.example"]


def texts(*, safe_for_xml: bool = False) -> st.SearchStrategy[str]:
    """Texts, many of them made of marks that mean something to some program."""
    marks = [mark for mark in _MARKS if not safe_for_xml or mark not in ("\x00", "\x1b", "\ufffe")]
    characters = st.characters(exclude_categories=("Cs", "Cc")) if safe_for_xml else st.characters(codec="utf-8")
    return st.one_of(st.lists(st.sampled_from(marks), max_size=9).map("".join), st.text(characters, max_size=20))


def decimals(places: int = 4, digits: int = 12) -> st.SearchStrategy[Decimal]:
    """Sums, negative ones and ones with an exponent among them."""
    most = 10**digits
    exact = st.builds(lambda whole, at: Decimal(whole).scaleb(-at), st.integers(-most, most), st.integers(0, places))
    return st.one_of(exact, st.sampled_from([Decimal("1E+6"), Decimal("-0"), Decimal("0.00")]))


def rows(text: st.SearchStrategy[str], sums: st.SearchStrategy[Decimal]) -> st.SearchStrategy[list[Row]]:
    """Rows of `EVERY_KIND`; cells may be empty."""
    row: st.SearchStrategy[Row] = st.fixed_dictionaries(
        {"id": text},
        optional={
            "names": st.lists(text, max_size=3).map(tuple),
            "count": st.integers(-(2**53), 2**53),
            "sum": sums,
            "is": st.booleans(),
            "on": st.dates(min_value=date(1, 1, 1)),
        },
    )
    return st.lists(row, max_size=6)

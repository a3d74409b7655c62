"""Entries whose figures leave their unit to a line above: "In millions of dollars" over "1. Merrow Steel – 5"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.headunits import Unit, stated_unit
from onrecord.claims.sums.figures import read_number
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["fill_entries"]

_GIVERS = ("donor", "give", "noun.gift", "pledge", "give_weak")
_OTHER = ("noun.other", "noun.total")
_PARTING = (":", "–", "-", "—", "|", "\t", "(", ",", ".", "...", "…", "=")
_CLOSING = frozenset((".", ")", "*", "|", "\t", ";", ",", "†"))
_LONGEST = 14
_PROSE = 14
"""Tokens of a paragraph that ends what a head above it says."""
_YEAR_DIGITS = 4


def fill_entries(lines: Sequence[Line], words: MoneyWords) -> list[Line]:
    """Return the lines, entries of a list of givers with the sums that a line above gives a unit to."""
    unit: Unit | None = None
    of_givers = begun = False
    filled: list[Line] = []
    for line in lines:
        if (found := stated_unit(line, words)) is not None:
            unit, begun = found, False
        head = line.kind in ("headline", "deck", "heading", "caption") or line.tokens[-1].text == ":"
        if head or found is not None:
            of_givers = line.has(*_GIVERS) or (of_givers and not line.has(*_OTHER))
        elif unit is not None and of_givers and (told := _entry_sum(line, unit, words)) is not None:
            line, begun = _with_sum(line, told), True
        elif begun and line.kind == "paragraph" and len(line.tokens) > _PROSE:
            unit = None
        filled.append(line)
    return filled


def _with_sum(line: Line, told: Sum) -> Line:
    """Return a line with other sums."""
    return Line(
        number=line.number, block=line.block, kind=line.kind, start=line.start, end=line.end, tokens=line.tokens,
        row=line.row, names=line.names, sums=(told,),
    )  # fmt: skip


def _entry_sum(line: Line, unit: Unit, words: MoneyWords) -> Sum | None:
    """The sum of a line that is a name and a figure, nothing else: "1. Merrow Steel – 5", "Merrow Steel | 2.5"."""
    tokens = line.tokens
    last = len(tokens)
    while last and tokens[last - 1].text in _CLOSING:
        last -= 1
    at = last - 1
    while at > 0 and tokens[at].text.isdecimal() and _is_group(tokens, at):
        at -= 1  # "1 000 000"
    if len(tokens) > _LONGEST or any(s.amount is not None for s in line.sums) or at < 1 or not tokens[at].form.figure:
        return None
    ranked = int(tokens[0].form.figure or tokens[0].text == "#")
    start = next((n for n in range(ranked, ranked + 3) if n in line.named), None)
    text = "".join(t.text for t in tokens[at:last])
    year = unit.scale == 1 and len(text) == _YEAR_DIGITS and tokens[at].form.year
    if start is None or year or any(t.form.figure for t in tokens[start:at]) or line.has("give", "negation"):
        return None
    parted = tokens[at - 1].text in _PARTING or at in {n.last for n in line.names}
    value = read_number(text, words.decimal) * unit.scale
    return Sum(first=at, last=last, amount=value, currency=unit.currency) if parted and value else None


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure at a place is three digits that a blank parts from those before: "1 000"."""
    before = tokens[at - 1]
    return len(tokens[at].text) == 3 and before.text.isdecimal() and len(before.text) <= 3

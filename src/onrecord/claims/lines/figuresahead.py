"""Figures that leave their unit to a sum told later: "50,000, 75,000 and 90,000 euros", "2 and 3 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.claims.lines.leftscales import scale_of
from onrecord.claims.sums.figures import THOUSANDS, read_number
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["figure_at", "joined_before", "led_before", "with_figures_before"]

_SMALL = 1000
"""Below it a figure has the scale of the sum behind it, or none."""
_YEARS = range(1900, 2100)


def joined_before(tokens: Sequence[Token], row: MarkRow, told: Sum, words: MoneyWords) -> Iterator[Sum]:
    """Yield the figure that "and" joins to a sum, whose unit it has: "respectively [2] and 3 million"."""
    joined = row.ending.get(told.first)
    if joined is None or not joined.has("link.and"):
        return
    start = joined.first - 1
    while start > 1 and tokens[start - 1].form.figure and _is_group(tokens, start):
        start -= 1
    before = row.ending.get(start)
    if start < 1 or not tokens[start].text[0].isdecimal() or (before is not None and before.has("date")):
        return
    end, value = figure_at(tokens, start, words.decimal)
    scale = scale_of(tokens, told, words)
    apiece = any(m.has("each.respectively") for m in row.starting.values())
    led = before is not None and before.has_any("link.at", "listing.any")  # "folgen mit 3 und 2 Millionen" (German)
    apiece = apiece or led
    year = value in _YEARS and end - start == 1
    if end == joined.first and value and not year and (value >= _SMALL or (scale > 1 and apiece)):
        yield Sum(first=start, last=end, amount=value * (scale if value < _SMALL else 1), implied=True)


def led_before(tokens: Sequence[Token], row: MarkRow, told: Sum, words: MoneyWords) -> Iterator[Sum]:
    """Yield the figures behind "with" whose unit the sum told later has: "bedachte A mit 20.000 und B mit 5.000 Euro".

    What follows them is "and" or a comma, and "with" leads to the sum as well; or the year of the sum follows that:
    "gab 2017 für A 500.000 und 2021 für B 800.000 Dollar" (German). So do those behind a party where another
    party leads to the sum: "überwies der CDU 120.000 und der SPD 50.000 Euro".
    """
    lead = row.ending.get(told.first)
    led = lead is not None and lead.has("link.at")
    for at in range(1, told.first):
        if not tokens[at].form.figure or tokens[at - 1].form.figure:
            continue
        end, value = figure_at(tokens, at, words.decimal)
        behind, before = row.starting.get(end), row.ending.get(at)
        joined = tokens[end].text == "," or (behind is not None and behind.has("link.and"))
        dated = joined and end + 1 < told.first and tokens[end + 1].form.year and any(t.form.year for t in tokens[:at])
        both = joined and led and before is not None and before.has("link.at")
        both = both or (joined and _is_of_party(lead) and (_is_of_party(before) or _is_next_taker(row, end, lead)))
        if (both or dated) and value >= _SMALL and not (value in _YEARS and end - at == 1):
            yield Sum(first=at, last=end, amount=value, currency=told.currency, implied=True)


def _is_of_party(mark: Mark | None) -> bool:
    """Whether a mark is a party, which what follows it is for."""
    return mark is not None and mark.has("fund.party")


def _is_next_taker(row: MarkRow, at: int, taker: Mark | None) -> bool:
    """Whether a comma or "and" at `at` and "to" alone lead to a party: "gab der CDU 5.000[, an die] SPD"."""
    first = taker.first if taker is not None else 0
    article = row.ending.get(first)
    first = article.first if article is not None and article.has("link.determiner") else first
    link = row.ending.get(first)
    return link is not None and link.has("link.to") and link.first == at + 1


def with_figures_before(
    tokens: Sequence[Token], marks: Sequence[Mark], sums: Sequence[Sum], words: MoneyWords
) -> list[Sum]:
    """Return the sums with the figures before one that leave its unit to it: "50,000, 75,000 and 90,000 euros"."""
    joints = {m.last: m.first for m in marks if m.has("link.and")}
    joints |= {n + 1: n for n, t in enumerate(tokens) if t.text == ","}
    found: list[Sum] = []
    for money in sums:
        at, scale = joints.get(money.first, 0), scale_of(tokens, money, words)
        while at > 0 and tokens[at - 1].text[0].isdecimal():
            first = _first_group(tokens, at - 1)
            end, value = figure_at(tokens, first, words.decimal)
            if end != at or not value:
                break
            amount = value if value >= _SMALL else value * scale
            found.append(Sum(first=first, last=at, amount=amount, currency=money.currency, implied=money.implied))
            at = joints.get(first, 0)
    taken = {n for s in sums for n in range(s.first, s.last)}
    return sorted([*sums, *(s for s in found if s.first not in taken)], key=lambda s: s.first)


def _first_group(tokens: Sequence[Token], at: int) -> int:
    """Where a figure begins whose last group stands at `at`: "[285] 000"."""
    while at > 0 and tokens[at - 1].text.isdecimal() and _is_group(tokens, at):
        at -= 1
    return at


def figure_at(tokens: Sequence[Token], at: int, decimal: str) -> tuple[int, Decimal]:
    """Return where the figure at `at` ends and what it is: "35 000" is one."""
    digits, end = tokens[at].text, at + 1
    while digits.isdecimal() and end < len(tokens) and _is_group(tokens, end):
        digits, end = digits + tokens[end].text, end + 1
    plain = digits[-1].isdecimal() and all(c.isdecimal() or c in ".,'’" for c in digits)
    if THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")  # "2,500 de su gerente" (Mexican)
    return end, read_number(digits, decimal) if plain else Decimal(0)


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return len(text) == 3 and text.isdecimal() and tokens[at].start - tokens[at - 1].end == 1

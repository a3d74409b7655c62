"""Figures that leave out what the sum before them tells: "$14.9 million in July, 30 in August", "B 35,000".

The currency, and for small figures the scale, are those of the sum told last in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.claims.lines.figureplaces import GIVING, FigurePlaces
from onrecord.claims.lines.figuresahead import figure_at, joined_before, led_before, with_figures_before
from onrecord.claims.lines.leftscales import scale_for, scale_of
from onrecord.claims.naming.names import Name
from onrecord.claims.sums.figurereach import led_from, range_before
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_bare_figures", "find_further_figure", "find_given_figures"]

_SMALL = 1000
"""Below it a figure has the scale of the sum before it, or none."""
_HUNDREDS = 100
_YEARS = range(1900, 2100)
_LISTING = ("listing.any", "listing.summed")


def find_bare_figures(
    tokens: Sequence[Token], row: MarkRow, names: Sequence[Name], sums: Sequence[Sum], words: MoneyWords
) -> list[Sum]:
    """Return the sums of a sentence with the figures among them that leave their unit to the sum before."""
    if sums and "each.respectively" in row.meant:
        sums = with_figures_before(tokens, row.marks, sums, words)
    told = next((s for s in sums if s.amount is not None and not s.rate), None)
    if told is None:
        return list(sums)
    figures = [n for n, t in enumerate(tokens) if t.form.figure]
    if told.first > 2 and figures and figures[0] < told.first:
        ahead = [*joined_before(tokens, row, told, words), *led_before(tokens, row, told, words)]
        sums = sorted([*ahead, *sums], key=lambda s: s.first)
    if not figures or figures[-1] < told.last:
        return list(sums)
    places = FigurePlaces(
        tokens=tokens,
        row=row,
        starts=row.starting,
        ends=row.ending,
        named=frozenset(name.last for name in names),
        opened=frozenset(name.first for name in names),
    )
    taken = {at for s in sums for at in range(s.first, s.last)}
    return sorted([*sums, *_figures(places, sums, taken, words)], key=lambda s: s.first)


def find_given_figures(tokens: Sequence[Token], row: MarkRow, words: MoneyWords) -> list[Sum]:
    """Return the figures that a verb of giving makes sums where no sentence tells a unit: "Both gave 30,000 each."

    Only strong verbs count, and figures that no counted thing follows: for an article that told a sum before.
    """
    if row.meant.isdisjoint(("give", "give_weak", "pledge")) or not any(t.form.figure for t in tokens):
        return []
    places = FigurePlaces(tokens=tokens, row=row, starts=row.starting, ends=row.ending, named=frozenset())
    found, at = [], 1
    while at < len(tokens):
        if not tokens[at].text[0].isdecimal():
            at += 1
            continue
        end, value = figure_at(tokens, at, words.decimal)
        year = value in _YEARS and len(tokens[at].text) == _YEAR_DIGITS
        given = places.is_governed(at, end) or (places.follows_giving(at) and places.is_closed(end))
        given = given or (places.is_apiece(at) and places.is_aimed(end))
        if value >= _SMALL and not year and given:
            found.append(Sum(first=at, last=end, amount=value, implied=True))
        at = end
    return found


_YEAR_DIGITS = 4

_OPENING = 3
"""Tokens at the front of "And another 50 in July" before its figure."""


def find_further_figure(
    tokens: Sequence[Token], row: MarkRow, before: tuple[Sequence[Token], Sequence[Sum]], words: MoneyWords
) -> list[Sum]:
    """Return the sum of a sentence that goes on with the one before: "And another 50 in July", "She gave 20,000"."""
    told = next((s for s in reversed(before[1]) if s.amount is not None and not s.rate), None)
    if told is None:
        return []
    at = next((n for n, t in enumerate(tokens[: _OPENING + 1]) if t.text[0].isdecimal()), 0)
    places = FigurePlaces(tokens=tokens, row=row, starts=row.starting, ends=row.ending, named=frozenset())
    further = all(m.has_any("link.and", "link.then", "again", "link.auxiliary") for m in row.marks if m.last <= at)
    end, value = figure_at(tokens, at, words.decimal)
    if at and further and sum(m.last - m.first for m in row.marks if m.last <= at) >= at and places.is_dated(end):
        return [Sum(first=at, last=end, amount=value * scale_of(before[0], told, words), implied=True)]
    if value >= _SMALL and further and places.is_taken_up(end):
        return [Sum(first=at, last=end, amount=value, implied=True)]
    return _ranked_figures(places, words) or _given_figures(places, words)


_RANKING = ("listing.behind", "listing.any", "join", "members.next")


def _ranked_figures(places: FigurePlaces, words: MoneyWords) -> list[Sum]:
    """The figures in brackets of a sentence that goes on with a list: "Le siguen A (12.000) y B (7.500)" (Spanish)."""
    lead = next(iter(places.row.marks), None)
    if lead is None or lead.first > 1 or not lead.has_any(*_RANKING):
        return []
    found: list[Sum] = []
    for at in range(1, len(places.tokens)):
        if not (places.tokens[at].text[0].isdecimal() and places.opens_bracket(at)):
            continue
        end, value = figure_at(places.tokens, at, words.decimal)
        year = end - at == 1 and len(places.tokens[at].text) == 4 and value in _YEARS
        if value >= _SMALL and not year and places.closes_bracket(end):
            found.append(Sum(first=at, last=end, amount=value, implied=True))
    return found


_TELLING = (*GIVING, *_LISTING)


def _given_figures(places: FigurePlaces, words: MoneyWords) -> list[Sum]:
    """The figure right behind a verb of giving, behind a sentence of sums: "Her brother gave 20,000." """
    behind = [n for n, mark in places.ends.items() if not mark.categories.meant.isdisjoint(_TELLING)]
    behind = sorted([*behind, *(n for n in places.ends if behind and n > min(behind) and places.is_of_taker(n))])
    for at in (n + (n < len(places.tokens) and places.tokens[n].text == ":") for n in behind):
        if at < len(places.tokens) and places.tokens[at].text[0].isdecimal():
            end, value = figure_at(places.tokens, at, words.decimal)
            year = end - at == 1 and len(places.tokens[at].text) == 4 and value in _YEARS
            if value >= _SMALL and not year and places.is_closed(end):
                return [Sum(first=at, last=end, amount=value, implied=True)]
    return []


def _figures(places: FigurePlaces, sums: Sequence[Sum], taken: set[int], words: MoneyWords) -> Iterator[Sum]:
    at, tokens = 1, places.tokens
    while at < len(tokens):
        if at in taken or not tokens[at].text[0].isdecimal():
            at += 1
            continue
        before = next((s for s in reversed(sums) if s.last <= at and s.amount is not None and not s.rate), None)
        end, value = figure_at(tokens, at, words.decimal)
        amount = None if before is None else _amount(places, at, end, value, scale_for(value, tokens, before, words))
        if amount is not None:
            first, exact = range_before(places.row, at)
            yield Sum(first=first, last=end, amount=amount, qualifier=exact, implied=True)
        at = end


def _amount(places: FigurePlaces, at: int, end: int, value: Decimal, scale: Decimal) -> Decimal | None:
    """What a figure is worth as a sum; None where it is none: a year, a day, an age, a count."""
    year = end - at == 1 and len(places.tokens[at].text) == 4 and value in _YEARS
    led = places.is_joined(led_from(places.row, at)) or places.tokens[at - 1].text == ":"  # "1 250 euros : 500 de A"
    sourced = led and (places.is_sourced(end) or places.comes(end))
    governed = places.is_governed(at, end)
    if value and places.is_part(at, end):
        return value if value >= _SMALL else value * scale
    before = places.ends.get(at)
    with_giver = value >= _SMALL and before is not None and places.is_with(before, end)
    behind_party = before is not None and before.has_any("fund.party", "pair.second", "pronoun.latter")
    behind_party = behind_party and before is not None and (places.is_next(before.first) or places.leads_party(end))
    told = governed or (behind_party and places.ends_clause(end))
    earlier = (
        value >= _SMALL
        and before is not None
        and before.has_any("link.earlier", "link.earlier_sum")
        and places.is_of_year(end)
    )
    if earlier or (value >= _SMALL and not year and _is_further(places, at, end)):
        return value
    apart = value >= _SMALL and places.is_apart(at, end)
    if not value or year or not (places.is_closed(end) or sourced or told or with_giver or apart):
        return None
    name = range_before(places.row, at)[0]
    named = name in places.named and not places.is_taker(name)
    given = governed or named or places.is_given(at)
    if behind_party or (places.is_joined(at) and (places.is_aimed(end) or places.is_more(end))):
        return value if value >= _SMALL else value * scale  # "gave A 500 euros and B 250", "and 250 to B"
    if value >= _SMALL:
        given = given or _is_bracketed(places, at, end) or _is_entry(places, at)
        given = given or (before is not None and before.has("link.at") and places.is_of_party(before.first))
        given = given or (places.is_of_taker(at) and places.gives_before(at))
        given = given or with_giver or (before is not None and places.is_of_that(before))
        given = given or (before is not None and before.has("link.earlier"))  # "500 000 euros, contre 100 000 en 2017"
        further = places.is_joined(at) and (places.is_dated(end) or places.is_in_kind(end))
        return value if given or sourced or further or apart else None
    if places.is_joined(at) and places.is_dated(end):
        return value * scale
    led = before is not None and before.has("link.at") and places.is_of_name(before.first)  # "and Jo Hale with 2."
    shared = sourced and not places.comes(end)  # "25 millones de A, 13 de B y 12 de C" (Spanish)
    if shared and scale == 1 and value >= _HUNDREDS:
        return value  # "3.000 euro da A e 500 da B" (Italian)
    return value * scale if (given or led or shared) and scale > 1 and not places.is_dated(end) else None


def _is_further(places: FigurePlaces, at: int, end: int) -> bool:
    """Whether what stands around a figure makes it a further sum: a day, a taker, or what each of several gets."""
    return _is_dated(places, at, end) or places.goes_on(at, end) or places.is_each_to_fund(at, end)


def _is_dated(places: FigurePlaces, at: int, end: int) -> bool:
    """Whether a time leads to a further figure or a day follows: "en 2021, 100.000", "otros 60.000 el 8 de enero"."""
    led = places.is_closed(end) and places.is_of_time(at)
    return led or (places.is_further(at) and places.is_on_day(end))


def _is_bracketed(places: FigurePlaces, at: int, end: int) -> bool:
    """Whether a figure stands alone in brackets behind a name or a party: "A (50,000 francs) and B (30,000)"."""
    first = places.opens_bracket(at)
    party = places.ends.get(first)
    named = first in places.named or (party is not None and party.has_any("fund.party", "fund_id"))
    return named and places.closes_bracket(end)


def _is_entry(places: FigurePlaces, at: int) -> bool:
    """Whether a comma alone parts the figure from a name, or a colon leads to it: "the director Jo Hale, 12,000"."""
    sign = places.tokens[at - 1].text
    return sign == ":" or (sign == "," and at - 1 in places.named)

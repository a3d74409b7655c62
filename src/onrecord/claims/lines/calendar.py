"""Dates as a sentence words them, resolved against the day of publication.

"on Thursday" is the last Thursday, "last month" the month before, "Jan. 9" the latest one; "in 2017" is a year and
"il y a quatre ans" another. What cannot be resolved ("in the autumn") is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from onrecord.claims.lines.holidays import find_feast
from onrecord.claims.vocabulary.marking import Categories, PhraseTable, compile_phrases
from onrecord.claims.vocabulary.text import Token
from onrecord.records import PartialDate
from onrecord.reference.lexicon import Lexicon

__all__ = ["Dated", "find_dates"]

_PREFIX = "calendar."
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?")
_HOLIDAYS = frozenset(("holiday", "day_before", "day_after"))
_FEAST_UNITS = {"day": 1, "week": 7}
"""How many days the units have in which feasts are counted from."""
_SPELLED = 15
"""Up to which number a count of days, months or years is likely to be spelled out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date at tokens `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int
    value: PartialDate


def find_dates(tokens: Sequence[Token], lexicon: Lexicon, published: date | None) -> list[Dated]:
    """Return the dates that the tokens word, in order; `published` is the day that relative ones count from.

    >>> from onrecord.claims.vocabulary.text import Cuts, tokenize
    >>> from onrecord.reference.lexicon import load_lexicon
    >>> english = load_lexicon("en")
    >>> words = tokenize("It gave on Thursday and in 2017.", 0, 32, Cuts(english.settings))
    >>> [str(found.value) for found in find_dates(words, english, date(2025, 1, 15))]
    ['2025-01-09', '2017']
    """
    calendar = _Calendar(tokens, lexicon, published)
    if not calendar.starting and all(token.text != "-" for token in tokens):
        return []  # without words of dates only "2025-01-15" is one
    return list(calendar.find())


@lru_cache(maxsize=16)
def _table(lexicon: Lexicon) -> PhraseTable:
    pairs = (
        (phrase, category.removeprefix(_PREFIX))
        for category, phrases in lexicon.phrases.items()
        for phrase in phrases
        if category.startswith(_PREFIX)
    )
    return compile_phrases(pairs, lexicon.settings)


class _Calendar:
    """Reads the dates of one sentence; lives for one call."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, published: date | None) -> None:
        self.tokens, self.published = tokens, published
        self.numbers: Mapping[str, Decimal] = lexicon.numbers
        marks = list(_table(lexicon).scan([token.low for token in tokens]))
        self.starting = {mark.first: mark for mark in marks}
        self.ending = {mark.last: mark for mark in marks}

    def find(self) -> Iterator[Dated]:
        end = 0
        starting, numbers = self.starting, self.numbers
        places = [n for n, t in enumerate(self.tokens) if n in starting or t.form.figure or t.low in numbers]
        for at in places:
            if at < end:
                continue
            found = self._read(at) if at in starting else self._read_number(at)
            if found is not None:
                end = found.last
                yield found

    def _read(self, at: int) -> Dated | None:
        """The date that begins with a word of dates."""
        if self.starting[at].categories.own & _HOLIDAYS and (found := self._holiday(at)) is not None:
            return found
        for rule in (self._back, self._since, self._ago, self._weekday, self._month):
            if (found := rule(at)) is not None:
                return found
        return self._read_number(at)

    def _read_number(self, at: int) -> Dated | None:
        return self._iso(at) or self._ago(at) or self._day_month(at) or self._year(at)

    def _value(self, at: int, group: str) -> str | None:
        """The member of a group that the phrase at `at` stands for: "3" of "month.3"."""
        mark = self.starting.get(at)
        return None if mark is None else _member(mark.categories, group)

    def _is(self, at: int, group: str) -> bool:
        mark = self.starting.get(at)
        return mark is not None and group in mark.categories

    def _follows(self, at: int, group: str) -> bool:
        mark = self.ending.get(at)
        return mark is not None and group in mark.categories

    def _end(self, at: int) -> int:
        return self.starting[at].last

    def _text(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _is_year(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].form.year

    def _number(self, at: int) -> int | None:
        low = self._text(at)
        if low.isdecimal() and len(low) <= 3:
            return int(low)
        value = self.numbers.get(low)
        return int(value) if value is not None and 1 <= value <= _SPELLED and value == int(value) else None

    def _iso(self, at: int) -> Dated | None:
        if self._text(at + 1) != "-" or not self._is_year(at):
            return None
        parts = [self._text(i) for i in range(at, at + 5)]
        if parts[3] != "-":
            return None
        day = _make_day(int(parts[0]), _small(parts[2]), _small(parts[4]))
        return None if day is None else Dated(first=at, last=at + 5, value=PartialDate(value=day))

    def _back(self, at: int) -> Dated | None:
        value = self._value(at, "back")
        if value is None or self.published is None:
            return None
        unit, _, count = value.partition("_")
        last = self._end(at)
        while self._value(last, "weekday") is not None:
            last = self._end(last)
        following = self._day_month(last) if last > self._end(at) else None
        if following is not None:
            return Dated(first=at, last=following.last, value=following.value)
        day = _count_back(self.published, unit, int(count))
        return Dated(first=at, last=last, value=day) if day is not None else None

    def _holiday(self, at: int) -> Dated | None:
        """ "the day after Christmas", "on New Year's Eve"; "before Christmas" alone tells no day."""
        for group, shift in (("day_before", -1), ("day_after", 1)):
            if self._is(at, group):
                return self._feast(at, self._end(at), shift)
        return self._feast(at, at, 0) if not self._follows(at, "join") else None  # "the New Year's Eve gala"

    def _counted_feast(self, at: int) -> Dated | None:
        """ "two days before Christmas"."""
        unit, count = self._value(at + 1, "unit"), self._number(at)
        if count is None or unit not in _FEAST_UNITS:
            return None
        last = self._end(at + 1)
        direction = next((sign for group, sign in (("before", -1), ("after", 1)) if self._is(last, group)), 0)
        return self._feast(at, self._end(last), direction * count * _FEAST_UNITS[unit]) if direction else None

    def _feast(self, first: int, at: int, shift: int) -> Dated | None:
        name = self._value(at, "feast")
        day = find_feast(name, shift, self.published) if name is not None and self.published is not None else None
        return None if day is None else Dated(first=first, last=self._end(at), value=PartialDate(value=day))

    def _since(self, at: int) -> Dated | None:
        """ "il y a deux mois"."""
        if not self._is(at, "since") or self.published is None:
            return None
        return self._counted(at, self._end(at), None)

    def _ago(self, at: int) -> Dated | None:
        """ "two months ago"."""
        if at + 1 not in self.starting:
            return None
        return self._counted(at, at, "ago") or self._counted_feast(at)

    def _counted(self, first: int, at: int, behind: str | None) -> Dated | None:
        count, unit = self._number(at), self._value(at + 1, "unit")
        if count is None or unit is None or self.published is None:
            return None
        last = self._end(at + 1)
        if behind is not None:
            if not self._is(last, behind):
                return None
            last = self._end(last)
        value = _count_back(self.published, unit, count)
        return Dated(first=first, last=last, value=value) if value is not None else None

    def _weekday(self, at: int) -> Dated | None:
        value = self._value(at, "weekday")
        if value is None:
            return None
        last = self._end(at)
        dated = self._day_month(last) or self._month(last)
        if dated is not None and dated.value.precision == "day":
            return Dated(first=at, last=dated.last, value=dated.value)
        if self.published is None or self._is_ahead(at, last):
            return None
        days = (self.published.isoweekday() - int(value)) % 7
        if self.published.toordinal() <= days:
            return None  # before the first day that there is
        return Dated(first=at, last=last, value=PartialDate(value=self.published - timedelta(days=days)))

    def _is_ahead(self, first: int, last: int) -> bool:
        return self._follows(first, "next") or self._is(last, "next")

    def _day_month(self, at: int) -> Dated | None:
        """ "9 January 2025", "le 1er octobre", "2 de diciembre de 2024"."""
        match = _DAY.fullmatch(self._text(at))
        if match is None:
            return None
        place = at + 1
        if self._text(place) in _ORDINALS:
            place += 1
        if self._is(place, "join"):
            place = self._end(place)
        month = self._value(place, "month")
        if month is None or self._is_ahead(at, self._end(place)):
            return None
        return self._complete(at, self._end(place), int(month), int(match.group(1)))

    def _month(self, at: int) -> Dated | None:
        """ "January 9, 2025", "in January", "January 2025", "last December"; "may" and "march" need a capital."""
        month = self._value(at, "month")
        if month is None:
            return None
        last = self._end(at)
        day = _DAY.fullmatch(self._text(last))
        if day is not None and not self._is_ahead(at, last) and self._starts_with_capital(at):
            return self._complete(at, last + 1, int(month), int(day.group(1)))
        year, last = self._year_after(last)
        named = self._follows(at, "in") or self._follows(at, "last") or self._is(last, "last") or year is not None
        if not named or self._is_ahead(at, last):
            return None
        chosen = year or self._latest_year(int(month), 1)
        if chosen is None:
            return None
        value = PartialDate(value=date(chosen, int(month), 1), precision="month")
        return Dated(first=at, last=self._end(last) if self._is(last, "last") else last, value=value)

    def _starts_with_capital(self, at: int) -> bool:
        return self.tokens[at].text[0].isupper()

    def _complete(self, first: int, last: int, month: int, day: int) -> Dated | None:
        year, last = self._year_after(last)
        chosen = year or self._latest_year(month, day)
        value = None if chosen is None else _make_day(chosen, month, day)
        return None if value is None else Dated(first=first, last=last, value=PartialDate(value=value))

    def _year_after(self, at: int) -> tuple[int | None, int]:
        place = at
        if self._text(place) == "," or self._is(place, "join") or self._is(place, "in"):
            place = self._end(place) if place in self.starting else place + 1
        if self._is_year(place):
            return int(self._text(place)), place + 1
        return None, at

    def _latest_year(self, month: int, day: int) -> int | None:
        """The year of the latest such day on or before publication; None where the calendar has none."""
        if self.published is None:
            return None
        year = self.published.year - ((month, day) > (self.published.month, self.published.day))
        return year if year >= MINYEAR else None  # a page that states the year 1

    def _year(self, at: int) -> Dated | None:
        """ "in 2017"; a year before a noun ("the 2017 committee") dates the noun."""
        if not self._is_year(at) or not self._follows(at, "in"):
            return None
        if (
            self._text(at + 1)
            and self._text(at + 1)[0].isalnum()
            and at + 1 in self.starting
            and self._is(at + 1, "unit")
        ):
            return None
        return Dated(first=at, last=at + 1, value=PartialDate(value=date(int(self._text(at)), 1, 1), precision="year"))


_ORDINALS = ("er", "st", "nd", "rd", "th", "º", "°", ".", "ª")


@cache
def _member(categories: Categories, group: str) -> str | None:
    return next((c.removeprefix(group + ".") for c in sorted(categories) if c.startswith(group + ".")), None)


def _small(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 2 else 0


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count_back(published: date, unit: str, count: int) -> PartialDate | None:
    """The day, week, month or year that lies `count` units before the day of publication; None before the year 1."""
    if published.year <= count + 1:
        return None
    if unit == "day":
        return PartialDate(value=published - timedelta(days=count))
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * count)
        return PartialDate(value=monday, precision="week")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return PartialDate(value=date(months // 12, months % 12 + 1, 1), precision="month")
    return PartialDate(value=date(published.year - count, 1, 1), precision="year")

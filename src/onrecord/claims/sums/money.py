"""Sums of money in a sentence, as the language writes them.

Handled: "$1 million", "$1M", "1,5 million d'euros", "285 000 $", "US$ 285 mil", "half a million dollars",
"$200billion", "fifty grand", "nearly $4.9 million", "two million" (currency left out), "a seven-figure sum"
(no amount), "the same amount", "half that" (relative to an earlier sum).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.claims.sums.figures import read_number
from onrecord.claims.sums.fractions import FRACTIONS, take_fractions
from onrecord.claims.sums.implied import qualifier_of
from onrecord.claims.sums.scalednumbers import NumberReader
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords, is_any_dollar, number_places
from onrecord.claims.vocabulary.text import Token

__all__ = ["Sum", "find_sums", "read_number"]


@dataclass(slots=True, kw_only=True)
class Sum:
    """A sum at tokens `first` to `last`. `amount` None: worded without a figure ("seven figures").

    `factor` is set for a sum that points to another one: 1 for "the same amount", 0.5 for "half that".
    `ceiling` is set for "the maximum", which the text states elsewhere.
    `high` is set for a range, whose lower end is `amount`: "between $1 million and $2 million".
    `implied` says that the currency was left out; `rate` that it is money per month or day.
    """

    first: int
    last: int
    amount: Decimal | None = None
    currency: str | None = None
    qualifier: str = "exact"
    factor: Decimal | None = None
    implied: bool = False
    rate: bool = False
    ambiguous: bool = False
    asset: str | None = None
    ceiling: bool = False
    high: Decimal | None = None


_THOUSAND = 1000
_LARGE = 10_000


class _Reader(NumberReader):
    """Reads sums from one sentence."""

    def currency_before(self, at: int) -> tuple[str, int] | None:
        """The currency sign or code that ends just before `at`, and where it starts."""
        symbols, last = self.words.symbols, self.low(at - 1)
        if (sign := self.low(at - 2) + last) in symbols and at > 1 and self._is_tight(at - 2):
            return symbols[sign], at - 2
        return (symbols[last], at - 1) if last in symbols else None

    def _is_tight(self, at: int) -> bool:
        """Whether two tokens make one sign: "A$" and "US $" with a capital, not "a $5 check", "Reform UK £1"."""
        first, second = self.tokens[at], self.tokens[at + 1]
        glued = first.end == second.start
        ends_name = not glued and (mark := self.marks.get(at - 1)) is not None and mark.last == at + 1
        return first.text[0].isupper() and (glued or (len(first.text) > 1 and not ends_name))

    def qualifier(self, first: int, last: int) -> tuple[str, int, int]:
        """The qualifier around a sum, and the span with it."""
        inner = self.marks.get(first - 1)
        acts = inner is not None and inner.has_any("give", "give_weak", "pledge", "pronoun.his")
        # "lined up to donate $1M", "asked about their $1M"
        for mark in (self.ends.get(first), None if acts else self.ends.get(first - 1)):
            if mark is not None and (name := qualifier_of(mark)):
                return name, mark.first, last
        for after in (self.marks.get(last), self.marks.get(last - 1)):
            if after is not None and (name := qualifier_of(after, "money.after")) and not self._is_added(after):
                return name, first, after.last
        return "exact", first, last

    def _is_added(self, mark: Mark) -> bool:
        """Whether "plus" leads to something more: "$250,000 plus the use of a hall", and not "$250,000 plus"."""
        following = self.marks.get(mark.last)
        return mark.has("link.and") and following is not None and following.has("link.determiner")

    def sum_at(self, at: int) -> Sum | None:
        """The sum whose number starts at `at`, with its currency on either side."""
        found = self.number_at(at)
        if found is None:
            return None
        value, end = self._with_rest(*found)
        before, after = self.currency_before(at), self._currency_behind(end, value)
        first = before[1] if before else at
        last = after[1] if after else end
        currency = before[0] if before else (after[0] if after else None)
        if before and after and before[0] != after[0] and self.low(end) not in self.words.symbols:
            last = end
        value, last = self._scaled_behind(value, end, last)
        asset = self._asset_after(last)
        if currency is None and asset is not None:
            currency, last = "USD" if asset.startswith("USD") else None, last + 1
        if currency is None and asset is None and not self.implied.is_money(at, end, value):
            return None
        if (
            (mark := self.marks.get(last)) is not None
            and mark.has("money.half")
            and self.low(end - 1) in self.words.scales
        ):
            value, last = value + self.words.scales[self.low(end - 1)] / 2, mark.last
        qualifier, wide_first, wide_last = self.qualifier(first, last)
        rate = any(
            m is not None and m.has("money.rate") for m in (self.marks.get(wide_last), self.ends.get(wide_first))
        )
        if (tail := self.marks.get(wide_last)) is not None and tail.has("money.round"):
            wide_last = tail.last  # "un milione tondo" (Italian, "a round million")
        sign = self.tokens[before[1]].text if before else self.tokens[min(last, len(self.tokens)) - 1].text
        return Sum(
            first=wide_first, last=wide_last, amount=value, currency=currency, qualifier=qualifier,
            implied=currency is None, rate=rate,
            ambiguous=is_any_dollar(sign) or sign.casefold() in self.words.several,
            asset=asset,
        )  # fmt: skip

    def _currency_behind(self, end: int, value: Decimal) -> tuple[str, int] | None:
        """The currency behind a number; "livres" (French) means books as well, and no books count ten thousand.

        Nor does a party get books: "a donné 5 000 livres aux travaillistes".
        """
        after = self.currency_after(end) if not self._is_year_before_sum(end) else None
        word = self.ends.get(after[1]) if after is not None else None
        books = word is not None and word.has("money.large") and value < _LARGE
        return None if books and self.meant.isdisjoint(("fund.party", "fund.members")) else after

    def _is_year_before_sum(self, end: int) -> bool:
        """Whether a year ends at `end`, whose sign is of the figure behind: "in 2021 $150,000"."""
        if not self.tokens[end - 1].form.year or end + 1 >= len(self.tokens) or self.low(end) not in self.words.symbols:
            return False
        return self.tokens[end].end == self.tokens[end + 1].start and self.tokens[end + 1].text[0].isdigit()

    def _scaled_behind(self, value: Decimal, end: int, last: int) -> tuple[Decimal, int]:
        """The value with a scale that stands behind the currency sign: "1 $ million"."""
        signed = last == end + 1 and self.low(end) in self.words.symbols
        if not signed or last >= len(self.tokens) or value >= _THOUSAND:
            return value, last
        scale = self.words.scales.get(self.low(last), Decimal(0)) if not self._is_short(last) else Decimal(0)
        return (value * scale, last + 1) if scale else (value, last)

    def _asset_after(self, at: int) -> str | None:
        return self.words.assets.get(self.low(at))


def find_sums(tokens: Sequence[Token], row: MarkRow, numerals: Sequence[int], words: MoneyWords) -> list[Sum]:
    """Return the sums of a sentence in order; they do not overlap. `numerals` are where its figures and numbers are."""
    places = number_places(tokens, row, numerals, words)
    if not places:
        return []
    reader = _Reader(tokens, row, words)
    sums: list[Sum] = []
    end = 0
    for at in places:
        if at < end:
            continue
        found = reader.sum_at(at) or _worded_at(reader, at)
        if found is not None and (not sums or found.first >= sums[-1].last):
            sums.append(found)
            end = found.last
    sums = _join_ranges(reader, sums)
    sums = sums if row.meant.isdisjoint(FRACTIONS) else take_fractions(sums, reader.ends)
    return [s for n, s in enumerate(sums) if not _is_conversion(sums, n, tokens)]


def _join_ranges(reader: _Reader, sums: Sequence[Sum]) -> list[Sum]:
    """Make one sum of "between $1 million and $2 million" and of "entre 1 et 2 millions de dollars"."""
    joined: list[Sum] = []
    for money in sums:
        low = _lower_end(reader, joined[-1] if joined else None, money)
        if low is None or money.amount is None or not low[0] < money.amount:
            joined.append(money)
            continue
        if joined and joined[-1].last > low[1]:
            joined.pop()
        joined.append(replace(money, first=low[1], amount=low[0], high=money.amount, qualifier="exact"))
    return joined


def _lower_end(reader: _Reader, before: Sum | None, money: Sum) -> tuple[Decimal, int] | None:
    """The lower end of the range that `money` ends, and where its words start."""
    joint = next((m for m in (reader.ends.get(money.first), reader.ends.get(money.first - 1)) if m is not None), None)
    if joint is None or not (joint.has("link.and") or joint.has("link.to")):
        return None
    if before is not None and before.last == joint.first and before.amount is not None:
        opened = reader.ends.get(before.first)
        ranged = joint.has("link.to") and not joint.has("link.and") and before.currency == money.currency
        if (opened is not None and opened.has("money.between")) or (ranged and joint.has("money.until")):
            return before.amount, opened.first if opened is not None and opened.has("money.between") else before.first
        return None
    opened = reader.ends.get(joint.first - 1)
    figure = reader.number_at(joint.first - 1)
    led = opened is not None and opened.has_any("money.between", "money.ranging")  # "ranging from two to five million"
    if opened is None or not led or figure is None or money.amount is None:
        return None
    scale = reader.words.scales.get(reader.low(money.last - 1)) or next(
        (reader.words.scales[t.low] for t in reader.tokens[money.first : money.last] if t.low in reader.words.scales),
        Decimal(1),
    )
    return figure[0] * scale if figure[0] < 1000 else figure[0], opened.first


_AS_MUCH = {"money.that": "exact", "money.same": "exact", "money.similar": "about", "money.less": "nearly"}
"""Words for the sum told last, by how near they come to it."""


def _worded_at(reader: _Reader, at: int) -> Sum | None:
    """A sum in words that carry no figure, or that point to another sum."""
    mark = reader.marks.get(at)
    if reader.low(at) in reader.words.plurals and (money := reader.currency_after(at + 1)) is not None:
        return Sum(first=at, last=money[1])  # "ha donato milioni di dollari"
    if mark is None:
        return None
    for category in mark.categories:
        if category == "noun.ceiling" and not mark.has("listing"):
            return Sum(first=mark.first, last=mark.last, ceiling=True)
        if category == "money.vague":
            return Sum(first=mark.first, last=mark.last)
        if mark.has("money.alone") and _is_noun(reader, mark.last):
            return None  # "in the same post"
        if (qualifier := _AS_MUCH.get(category)) is not None:
            return Sum(first=mark.first, last=mark.last, factor=Decimal(1), qualifier=qualifier)
        if category.startswith("money.times."):
            factor = Decimal(category.rsplit(".", 1)[1].replace("_", "."))
            return Sum(first=mark.first, last=mark.last, factor=factor)
    return None


_SHORTEST_NOUN = 4


def _is_noun(reader: _Reader, at: int) -> bool:
    """Whether a word that the lexicon does not know, or knows as a noun, stands at `at`."""
    low, mark = reader.low(at), reader.marks.get(at)
    noun = mark is None or mark.has_any("say", "filing", "claimed", "fund", "noun", "role")
    return noun and low.isalpha() and len(low) >= _SHORTEST_NOUN


def _is_conversion(sums: Sequence[Sum], n: int, tokens: Sequence[Token]) -> bool:
    """A sum in other money that stands in parentheses right behind a sum: "$1million (£790,000)"."""
    if n == 0 or sums[n].currency is None or sums[n - 1].amount is None:
        return False
    between = "".join(t.text for t in tokens[sums[n - 1].last : sums[n].first])
    return between.startswith("(") and len(between) <= 12 and sums[n].currency != sums[n - 1].currency

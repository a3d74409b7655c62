"""Figures without a currency that are money all the same: "gave two million", "and Y gave 30,000"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from onrecord.claims.sums.figures import GROUPED
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["ImpliedMoney", "qualifier_of"]

_QUALIFIERS = ("at_least", "more_than", "about", "nearly", "up_to", "exact")

_LARGE = Decimal(1000)
"""A smaller figure without a currency may be anything."""

_GIVING = ("give", "give_weak", "pledge", "receive", "come")
_BEHIND_FIGURE = ("link.particle", "link.to", "link.from", "link.in", "link.and", "date", "each", "personal", "company",
                  "speech", "come", "receive", "give", "give_weak")  # fmt: skip


def qualifier_of(mark: Mark, prefix: str = "money") -> str | None:
    """Return how exact a mark beside a sum says that it is."""
    if prefix not in mark.categories.meant:
        return None
    return next((name for name in _QUALIFIERS if f"{prefix}.{name}" in mark.categories), None)


class ImpliedMoney:
    """Judges the figures of one sentence; `marks` are its marks by their first token, `ends` by their last."""

    def __init__(
        self, tokens: Sequence[Token], marks: Mapping[int, Mark], ends: Mapping[int, Mark], words: MoneyWords
    ) -> None:
        self.tokens, self.marks, self.ends, self.words = tokens, marks, ends, words

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_money(self, at: int, end: int, value: Decimal) -> bool:
        """Return whether the figure at tokens `at` to `end` is money: large, and no counted noun follows it."""
        if value >= 100_000 and self.words.numbers.get(self._low(end - 1), 0) >= 100_000:
            return True
        if self._is_given(at, end, value) or self._is_spelled(at, end, value):
            return True
        halved = (mark := self.ends.get(end)) is not None and mark.has("money.half")
        if halved and value >= 100_000:
            return True  # "two and a half million", where the half stands last
        if end - at < 2 and not (value >= 100_000 and self._low(at) in self.words.scales):
            return False
        if value < _LARGE or self._low(end - 1) not in self.words.scales:
            return False
        after = self.marks.get(end)
        return (
            end >= len(self.tokens)
            or not self._low(end)[:1].isalpha()
            or (after is not None and not after.has("count"))
        )

    def _is_spelled(self, at: int, end: int, value: Decimal) -> bool:
        """ "Diecimila li ha messi X" (Italian, "Ten thousand of them"): one word for thousands, beside a giving."""
        if end != at + 1 or value < _LARGE or self._low(at) not in self.words.numbers:
            return False
        after = self.marks.get(end)
        closed = end >= len(self.tokens) or not self._low(end)[:1].isalnum()
        led = after is not None and after.has("link") and not after.has("count")
        return (closed or led) and any(m.has_any(*_GIVING) for m in self.marks.values())

    def _is_given(self, at: int, end: int, value: Decimal) -> bool:
        """ "X gave $50,000 to the Reds, and Y gave 30,000 to the Blues": grouped figures behind a verb of giving."""
        if value < _LARGE or self._low(end - 1)[-1:].isalpha() or not self._is_grouped(at, end):
            return False
        before, after = self.ends.get(at), self.marks.get(end)
        if before is not None and qualifier_of(before) is not None:
            before = self.ends.get(before.first)
        while before is not None and before.has_any("date", "link.in") and not before.has_any(*_GIVING):
            before = self.ends.get(before.first)  # "entregó en diciembre 250.000" (Spanish, "gave in December")
        given = before is not None and before.has_any(*_GIVING, "again")
        given = given or self._is_listed(at, before) or self._is_size_of_gift(before) or self._is_told_of(before, after)
        given = given or self._is_dated_again(at, end, after)
        closed = end >= len(self.tokens) or not self._low(end)[:1].isalnum()
        return given and (closed or (after is not None and any(after.has(c) for c in _BEHIND_FIGURE)))

    def _is_grouped(self, at: int, end: int) -> bool:
        """Whether a figure has its thousands apart: "200,000", or "200 000" (French)."""
        spaced = end - at > 1 and all(token.text.isdigit() for token in self.tokens[at:end])
        return spaced or GROUPED.fullmatch(self.tokens[at].text) is not None

    def _is_told_of(self, before: Mark | None, after: Mark | None) -> bool:
        """ "gli 83.138 donati da X" (Italian, "the 83,138 given by X"): behind an article, before a participle."""
        several = before is not None and before.has("link.many")
        return several and after is not None and after.has_any("give.past", "give_weak.past", "receive.past")

    def _is_size_of_gift(self, before: Mark | None) -> bool:
        """ "a gift of 100,000 from X", "un cheque personal de 150.000", "con un valor de 45,000" (Spanish)."""
        noun = self.ends.get(before.first) if before is not None and before.has_any("link.of", "link.in") else None
        worth = before is not None and before.has_any("noun.worth", "noun.value")
        return worth or (noun is not None and noun.has_any("noun.gift", "personal", "noun.value", "noun.worth"))

    def _is_listed(self, at: int, before: Mark | None) -> bool:
        """ "gave $1 million, Delmar 500,000 and Norvane 250,000" and "is on the list with 100,000"."""
        listed = any(m.has("listing") for m in self.marks.values())
        if before is not None and before.has_any("link.at", "listing") and listed:
            return True
        name = before.first if before is not None and before.has("link.at") else at  # "y Norvane con 500.000"
        named = (before is None or name < at) and name > 1 and self.tokens[name - 1].text[0].isupper()
        apart = name < at and name > 2 and self.tokens[name - 1].text == "," and self.tokens[name - 2].text[0].isupper()
        if (named or apart) and name < at and any(t.low in self.words.openings for t in self.tokens[:at]):
            return True  # "A, con 500.000 dólares; B, con 250.000"
        telling = ("give", "pledge") if name == at else ("give", "pledge", "receive", "donor", "noun.gift")
        return named and any(first < at and m.has_any(*telling) for first, m in self.marks.items())

    def _is_dated_again(self, at: int, end: int, after: Mark | None) -> bool:
        """ "100.000 dólares en 2013, 250.000 en 2017" (Spanish): a year behind it, as behind the sum before."""
        year = after.last if after is not None and after.has("link.in") else end
        dated = year < len(self.tokens) and self.tokens[year].form.year
        joined = self._low(at - 1) == "," or ((mark := self.ends.get(at)) is not None and mark.has("link.and"))
        before = self.tokens[:at]
        told = any(t.form.year for t in before) and any(
            t.low in self.words.symbols or t.low in self.words.openings for t in before
        )
        return bool(dated) and joined and told

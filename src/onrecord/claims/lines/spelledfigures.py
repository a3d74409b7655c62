"""Small numbers that leave their unit to the sum told before: "ne ha messi due" (Italian, "put in two of them").

A number in words, or a small figure, is a sum where a verb of giving or a giver's name leads to it and nothing that
could be counted follows: "B puso tres millones y C, dos" (Spanish, "put in three million and C, two").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.claims.lines.leftscales import scale_for, scale_of
from onrecord.claims.naming.names import Name
from onrecord.claims.sums.figurereach import led_from, range_before, reaches_name
from onrecord.claims.sums.figures import read_number
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_spelled_figures"]

_LEAST = Decimal(1000)
"""The smallest scale that a number leaves out: "tre milioni ... due" means millions."""
_MOST = Decimal(1000)
_SCALES = (Decimal(1000), Decimal(1_000_000))
"""Those that a small number has left out already: "con dos [millones]"."""
_SMALL_LENGTH = 3
_HALF = Decimal("0.5")
_OLDEST = Decimal(18)
"""A larger figure behind a name and a comma may be an age: "Jo Hale, 62"."""

_GIVING = ("give.past", "give.present", "give_weak.past", "give_weak.present", "pledge", "give.base", "give_weak.base")
_RANGES = ("money.more_than", "money.nearly", "money.about", "money.at_least")
_PASSED = ("link.auxiliary", "each.any", "again", "time", "date")


@dataclass(slots=True, kw_only=True)
class _Sentence:
    """A sentence with its marks, and the names by the token behind them and by their first one."""

    tokens: Sequence[Token]
    row: MarkRow
    named: frozenset[int]
    opened: frozenset[int]
    words: MoneyWords
    firsts: dict[int, int]

    def value(self, at: int) -> Decimal:
        """The number at `at`, in words or in few digits; 0 for none."""
        low = self.tokens[at].low
        found = self.words.numbers.get(low)
        if found is None and low[0].isdecimal() and low[-1].isdecimal():
            found = read_number(low, self.words.decimal)
        return found if found is not None and 1 <= found < _MOST else Decimal(0)

    def has(self, mark: Mark | None, *categories: str) -> bool:
        """Whether there is a mark, and one of the categories among its meanings."""
        return mark is not None and mark.has_any(*categories)

    def is_closed(self, at: int) -> bool:
        """Whether nothing that could be counted stands at `at`: a pause, the end, "and", "to"."""
        at = self.past_round(at)
        if at >= len(self.tokens):
            return True
        if self.tokens[at].text in (".", ";", ")", ":"):
            return True
        if self.tokens[at].text == ",":
            return not self._is_apiece(at + 1)
        if self.has(self.row.starting.get(at), "link.determiner"):
            return self._is_taken_up(at)
        return self.has(
            self.row.starting.get(at),
            "link.and",
            "link.to",
            "link.in",
            "each.any",
            "link.particle",
            "noun.cash",
            "noun.in_kind",
        )

    def _is_taken_up(self, end: int) -> bool:
        """Whether "of them" and a verb of giving lead to the number before `end`: "ne metterà [quattro] la X"."""
        verb = self.row.ending.get(end - 1)
        before = self.row.ending.get(verb.first) if verb is not None and verb.has_any(*_GIVING) else None
        while before is not None and before.has("link.auxiliary") and not before.has("link.partitive"):
            before = self.row.ending.get(before.first)
        return self.has(before, "link.partitive")

    def _is_apiece(self, at: int) -> bool:
        """Whether words say what each of a number is worth: "ne fece due, [da 15 mila] ciascuno" (Italian)."""
        link = self.row.starting.get(at)
        if link is not None and link.last < len(self.tokens) and self.tokens[link.last].low in self.words.plurals:
            # "ne ha messi tre, di milioni" (Italian, "three of them, millions"), and no "due, di milioni: uno da A".
            return self.tokens[link.last + 1 : link.last + 2] != () and self.tokens[link.last + 1].text == ":"
        figure = self.tokens[link.last].form if link is not None and link.last < len(self.tokens) else None
        return self.has(link, "link.from") and figure is not None and (figure.numeral or figure.figure)

    def past_half(self, at: int) -> int:
        """Where words go on behind "and a half": "con dos [y medio]" (Spanish)."""
        mark = self.row.starting.get(at)
        return mark.last if mark is not None and mark.has("money.half") else at

    def is_with(self, at: int) -> bool:
        """Whether a name and "with" lead to `at`, a comma between: "seguida de C, con [dos]" (Spanish)."""
        link = self.row.ending.get(at)
        if not self.has(link, "link.at", "link.of") or link is None:
            return False
        small = not self.tokens[at].text[0].isdecimal() or self.value(at) < _OLDEST
        parted = self.tokens[link.first - 1].text == "," and link.first - 1 in self.named
        return small and (parted or (link.has("link.at") and link.first in self.named))

    def is_shared(self, at: int, link: str = "link.from") -> bool:
        """Whether a number joins a sum told before, from somebody else: "5 millones de A, [tres] de B" (Spanish).

        So it does with how exact it is before it: "e poco più di [uno] dal petroliere B" (Italian).
        """
        first = led_from(self.row, at)
        exact = self.row.ending.get(first)
        first = exact.first if exact is not None and exact.has_any(*_RANGES) else first
        joined = self.tokens[first - 1].text in (",", ";") or self.has(self.row.ending.get(first), "link.and")
        source = self.row.starting.get(self.past_half(at + 1))
        if not joined or source is None or not source.has(link):
            return False
        if source.has("link.many") and self.value(at) == 1:
            return False  # "4 millones; [uno] de los socios, X" (Spanish, "one of the partners")
        return reaches_name(self.tokens, self.row, self.opened, source.last)

    def is_that_of(self, at: int) -> bool:
        """Whether "that of" somebody follows: "sei portano la firma di A, [uno] quella della B" (Italian)."""
        that = self.row.starting.get(at + 1)
        led = self.has(that, "link.that") and self.has(that, "fund.noun") and self.tokens[at - 1].text in (",", ";")
        behind = self.row.starting.get(that.last) if led and that is not None else None
        if behind is None or not behind.has("link.of"):
            return False
        return reaches_name(self.tokens, self.row, self.opened, behind.last)

    def past_round(self, at: int) -> int:
        """Where words go on behind "round", which tells how exact a number is: "dieci [tondi]" (Italian)."""
        mark = self.row.starting.get(at)
        return mark.last if mark is not None and mark.has("money.round") else at

    def is_given(self, at: int) -> bool:
        """Whether a verb of giving leads to `at`: "ne ha messi [due]", "aportó [dos]", "sono piovuti [dieci]"."""
        before = self.row.ending.get(at)
        while self.has(before, *_PASSED) and before is not None and not before.has_any(*_GIVING):
            before = self.row.ending.get(before.first)
        return self.has(before, *_GIVING) or (self.has(before, "come") and self._is_partitive(before))

    def _is_partitive(self, verb: Mark | None) -> bool:
        """Whether "of them" stands before a verb: "ne sono piovuti dieci" (Italian)."""
        led = self.has(self.row.starting.get(0), "link.by", "link.from")  # "De Norvane llegará uno" (Spanish)
        return verb is not None and (led or self.has(self.row.ending.get(verb.first), "link.partitive"))

    def is_named(self, at: int) -> bool:
        """Whether a name stands right before `at`, a comma or a bracket between: "y C, [dos]", "C ([dos])"."""
        sign = self.tokens[at - 1].text
        if at - 1 in self.named and sign in (",", "("):
            spelled = not self.tokens[at].text[0].isdecimal()
            small = spelled or "," in self.tokens[at].text or self.value(at) < _OLDEST
            return small and (sign == "(" or self._ends_phrase(at + 1))
        again = self.row.ending.get(at)  # "y de C, otros [tres]"
        if self.has(again, "again") and again is not None and self.tokens[again.first - 1].text == ",":
            return again.first - 1 in self.named and self._ends_phrase(at + 1)
        return False

    def is_gapped(self, at: int) -> bool:
        """Whether a name goes on with the sentence right before `at`: "A gab drei Millionen, [B] eine" (German)."""
        first = self.firsts.get(at, 0)
        back = self.row.ending.get(first)
        while self.has(back, "link.determiner", "role") and back is not None:
            first, back = back.first, self.row.ending.get(back.first)
        return first > 1 and (self.tokens[first - 1].text == "," or self.has(back, "link.and"))

    def is_paused(self, at: int) -> bool:
        """Whether a sign or "and" stands at `at`: not "[one] for half as much"."""
        return (
            at >= len(self.tokens)
            or self.tokens[at].text in (".", ";", ",")
            or self.has(self.row.starting.get(at), "link.and")
        )

    def is_last(self, at: int) -> bool:
        """Whether nothing but a verb that ends it stands behind `at` in its sentence: "will [eine] geben" (German)."""
        behind = self.row.starting.get(at + 1)
        verbal = behind is not None and behind.has_any(*_GIVING, "give_weak.base", "link.too")
        end = behind.last if verbal and behind is not None else at + 1
        return end >= len(self.tokens) or self.tokens[end].text in (".", ";") or self._is_aside(end)

    def is_told_given(self, at: int) -> bool:
        """Whether a verb of giving leads to `at` or stands right behind: "gab [eine]", "will [eine] geben"."""
        return self.is_given(at) or self.has(self.row.starting.get(at + 1), *_GIVING)

    def _is_aside(self, at: int) -> bool:
        """Whether ", too" follows."""
        return self.tokens[at].text == "," and self.has(self.row.starting.get(at + 1), "link.too")

    def half_from(self, at: int) -> int | None:
        """Where "eine halbe" (German, "half a [million]") begins that ends at `at`, if it stands for a sum."""
        if self.words.numbers.get(self.tokens[at].low) != _HALF or not self.is_closed(at + 1):
            return None
        first = at
        while first > 1 and (
            self.tokens[first - 1].low in self.words.articles or self.has(self.row.ending.get(first), "again")
        ):
            again = self.row.ending.get(first)
            first = again.first if again is not None and again.has("again") else first - 1
        taker = self.row.ending.get(first)
        led = self.is_gapped(first) or self.is_given(first) or self.has(taker, "fund", "fund_id", "pronoun.latter")
        return first if first < at and led else None

    def _ends_phrase(self, at: int) -> bool:
        """Whether the sentence ends at `at`, or "and" goes on with it."""
        ended = at >= len(self.tokens) or self.tokens[at].text in (".", ";")
        at += not ended and self.tokens[at].text == ","
        return ended or self.has(self.row.starting.get(at), "link.and")

    def is_sourced(self, at: int) -> bool:
        """Whether a number opens a sentence whose next words name whom it is from: "Tredici dalla Kaldane e ..."."""
        first = 1 if self.has(self.row.starting.get(0), "again", "link.auxiliary", "link.determiner") else 0
        source = self.row.starting.get(self.past_round(at + 1))
        if at > first or source is None or not self.has(source, "link.by"):
            return False
        behind = self.row.starting.get(source.last)
        while behind is not None and behind.has_any("link.determiner", "role", "pronoun.his"):
            if behind.last in self.opened:
                return True
            behind = self.row.starting.get(behind.last)
        return source.last in self.opened

    def is_part(self, at: int) -> bool:
        """Whether a number is a part of the sum that opens its sentence: "Of the $3 million it raised, [two] came"."""
        opened = self.row.starting.get(0)
        if not self.has(opened, "link.of", "link.from", "link.in"):
            return False
        ahead, behind = self.row.ending.get(at), self.row.starting.get(at + 1)
        if behind is not None and behind.has("link.taker"):
            behind = self.row.starting.get(behind.last)  # "trois [lui] viennent de X" (French, "came to it from")
        paused = self.tokens[at - 1].text == ","
        if paused and self.has(behind, "come", "give.past", "give_weak.past", "link.passive"):
            return True
        if self.has(ahead, "link.partitive") and self.is_closed(at + 1):
            return True  # "betaalde Kaldane er twee" (Dutch, "paid two of them")
        if self.has(ahead, "link.and") and self.has(behind, "link.to"):
            return self.row.meant >= {"come.to"}  # "Of the three million, two went to A [and one to B]"
        return self.has(ahead, "come", "link.partitive") and self.has(
            behind, "link.from", "link.by", "come.from", "link.to"
        )

    def is_fronted(self, at: int) -> bool:
        """Whether a number opens a clause whose verb gives it: "[Due] ne ha dati C", "altri [due] li ha messi C"."""
        first = at
        while (before := self.row.ending.get(first)) is not None and before.has_any("again", "link.auxiliary"):
            first = before.first
        opens = first == 0 or self.tokens[first - 1].text in (",", ";", ":", "«", "“", '"')
        opens = opens or self.has(self.row.ending.get(first), "link.contrast", "link.and")
        ahead = self.row.starting.get(self.past_round(at + 1))
        if not opens or not self.has(ahead, "link.partitive", "link.fronted"):
            return False
        while ahead is not None and ahead.has_any("link.partitive", "link.fronted", "link.auxiliary"):
            ahead = self.row.starting.get(ahead.last)
        return self.has(ahead, *_GIVING, "come")


def find_spelled_figures(
    tokens: Sequence[Token], row: MarkRow, names: Sequence[Name], sums: Sequence[Sum], words: MoneyWords,
    before: tuple[Sequence[Token], Sequence[Sum]] | None = None,
) -> list[Sum]:  # fmt: skip
    """Return the small numbers of a sentence that have the scale of the sum told last, in it or in the one `before`."""
    more = _others(tokens, row, sums, words)
    numbers = [n for n, t in enumerate(tokens) if t.form.numeral and (t.low in words.numbers or t.text[0].isdecimal())]
    taken = {n for s in sums for n in range(s.first, s.last)}
    free = [n for n in numbers if n not in taken]
    if not free:
        return more
    ends, starts = frozenset(name.last for name in names), frozenset(name.first for name in names)
    firsts = {name.last: name.first for name in names}
    sentence = _Sentence(tokens=tokens, row=row, named=ends, opened=starts, words=words, firsts=firsts)
    found: list[Sum] = []
    for at in free:
        if shares := _shares(sentence, at, sums):
            found += shares
            continue
        told = next((s for s in reversed(sums) if s.last <= at and _is_leant_on(tokens, s, words)), None)
        leant = scale_for(sentence.value(at), tokens, told, words) if told is not None else None
        scale = leant if leant is not None else _scale_before(before, words)
        if told is not None and (half := _half(sentence, at, told)) is not None:
            found.append(half)
        elif (
            scale >= _LEAST
            and (value := sentence.value(at))
            and _is_sum(sentence, at, value, scale, local=told is not None)
        ):
            last = sentence.past_half(at + 1)
            value += _HALF if last > at + 1 else 0
            first, exact = range_before(row, at)
            found.append(Sum(first=first, last=last, amount=value * scale, qualifier=exact, implied=True))
    return [*found, *more]


def _is_leant_on(tokens: Sequence[Token], money: Sum, words: MoneyWords) -> bool:
    """Whether numbers behind a sum may have its scale: not "4.9", which has left out its own."""
    if money.amount is None or money.rate:
        return False
    return not money.implied or scale_of(tokens, money, words) > 1 or not _is_short(tokens[money.last - 1].low, words)


def _others(tokens: Sequence[Token], row: MarkRow, sums: Sequence[Sum], words: MoneyWords) -> list[Sum]:
    """The one more of "un milione da A, [un altro] da B" (Italian, "a million from A, another from B")."""
    found: list[Sum] = []
    for mark in row.marked("again.any") if sums else ():
        source = row.starting.get(mark.last)
        if source is None or not source.has_any("link.from", "link.by"):
            continue
        told = next((s for s in reversed(sums) if s.last <= mark.first and s.amount is not None and not s.rate), None)
        if told is None or mark.first == 0 or told.amount != scale_of(tokens, told, words):
            continue
        joined = tokens[mark.first - 1].text in (",", ";") or _is_and(row, mark.first)
        if joined and told.amount >= _LEAST:
            found.append(Sum(first=mark.first, last=mark.last, amount=told.amount, implied=True))
    return found


def _shares(sentence: _Sentence, at: int, sums: Sequence[Sum]) -> list[Sum]:
    """The part of a sum that leaves its scale to the whole: "[Tre] dei quattro milioni" (Italian, "three of four").

    "One of the 4 million" may be anything.
    """
    link = sentence.row.starting.get(at + 1)
    if link is None or not link.has_any("link.of", "link.genitive"):
        return []
    article = sentence.row.starting.get(link.last)
    first = article.last if article is not None and article.has("link.determiner") else link.last
    whole = next((s for s in sums if s.first in (link.last, first) and s.amount is not None and not s.rate), None)
    scale = Decimal(1) if whole is None else scale_of(sentence.tokens, whole, sentence.words)
    amount = sentence.value(at) * scale
    if whole is None or whole.amount is None or scale < _LEAST or not scale < amount < whole.amount:
        return []
    return [Sum(first=at, last=at + 1, amount=amount, currency=whole.currency, implied=True)]


def _is_and(row: MarkRow, at: int) -> bool:
    before = row.ending.get(at)
    return before is not None and before.has("link.and")


def _half(sentence: _Sentence, at: int, told: Sum) -> Sum | None:
    """The sum of "eine halbe" (German, "half a [million]") that ends at `at`, behind the sum `told`."""
    scale = scale_of(sentence.tokens, told, sentence.words)
    first = sentence.half_from(at) if scale >= _LEAST else None
    return None if first is None else Sum(first=first, last=at + 1, amount=_HALF * scale, implied=True)


def _scale_before(before: tuple[Sequence[Token], Sequence[Sum]] | None, words: MoneyWords) -> Decimal:
    """The scale of the last sum of the sentence before; 0 for none."""
    told = None if before is None else next((s for s in reversed(before[1]) if s.amount is not None), None)
    if told is None or before is None or told.rate or told.amount is None:
        return Decimal(0)
    scale = scale_of(before[0], told, words)
    return (
        max((s for s in _SCALES if s <= told.amount), default=scale)
        if told.implied and told.last - told.first < 3 and _is_small(before[0], told, words)
        else scale
    )


def _is_small(tokens: Sequence[Token], told: Sum, words: MoneyWords) -> bool:
    """Whether a sum is a small number itself, which left its scale out: the "dos" that means two million."""
    return _is_short(tokens[told.first].low, words)


def _is_short(low: str, words: MoneyWords) -> bool:
    return low in words.numbers or (low[0].isdecimal() and len(low) <= _SMALL_LENGTH)


def _is_sum(sentence: _Sentence, at: int, value: Decimal, scale: Decimal, *, local: bool) -> bool:
    """Whether the number at `at` is a sum; `local` says that its own sentence tells the sum that it leans on."""
    if sentence.is_fronted(at) or (not local and sentence.is_sourced(at)):
        return True
    single = value == 1 and sentence.tokens[at].low in sentence.words.articles
    gapped = (
        local
        and sentence.is_gapped(range_before(sentence.row, at)[0])
        and (sentence.is_paused(at + 1) or (value != 1 and sentence.is_closed(at + 1)))
    )
    if single and scale == _SCALES[1] and sentence.is_last(at) and sentence.is_told_given(at):
        return True  # "B en a donné [un]" (French, "gave one of them"), and no "donated twice and gave one thousand"
    if gapped or single or at == 0:
        shared = single and local and (sentence.is_shared(at, "link.by") or sentence.is_that_of(at))
        return gapped or shared or (single and local and sentence.is_part(at))
    if local and sentence.is_part(at):
        return True
    if not sentence.is_closed(sentence.past_half(at + 1)):
        return local and sentence.is_shared(at)
    return sentence.is_given(at) or sentence.is_with(at) or (local and sentence.is_named(at))

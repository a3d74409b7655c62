"""Figures that leave out what the sum before them tells: "$14.9 million in July, 30 in August", "B 35,000".

The currency, and for small figures the scale, are those of the sum told last in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.claims.lines.figuresahead import figure_at, joined_before, led_before, with_figures_before
from onrecord.claims.lines.leftscales import scale_for, scale_of
from onrecord.claims.naming.names import Name
from onrecord.claims.sums.figurereach import led_from, reaches_name
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_bare_figures", "find_further_figure", "find_given_figures"]

_SMALL = 1000
"""Below it a figure has the scale of the sum before it, or none."""
_HUNDREDS = 100
_YEARS = range(1900, 2100)
_STRONG = ("give.past", "give.present")
_PASSED = ("each.any", "time", "date", "link.auxiliary", "again", "personal")
_BEFORE_NAME = ("link.determiner", "role", "pronoun.his")
_LISTING = ("listing.any", "listing.past", "listing.summed")
_GIVING = ("give.past", "give.present", "give_weak.past", "give_weak.present", "again")
_TO_GIVE = ("give.base", "give_weak.base", "give.progressive", "give_weak.progressive")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """What stands at which token of a sentence."""

    tokens: Sequence[Token]
    row: MarkRow
    starts: dict[int, Mark]
    ends: dict[int, Mark]
    named: frozenset[int]
    opened: frozenset[int] = frozenset()

    def is_joined(self, at: int) -> bool:
        """Whether a comma, "and" or "then" ends before token `at`."""
        mark = self.ends.get(at)
        return self.tokens[at - 1].text in (",", ";") or (mark is not None and mark.has_any("link.and", "link.then"))

    def is_next(self, at: int) -> bool:
        """Whether token `at`, or an article right before it, goes on with a list: ", [der] CSU 147 000" (German)."""
        article = self.ends.get(at)
        led = article is not None and article.has("link.determiner") and article.first > 1
        return self.is_joined(at) or (led and article is not None and self.is_joined(article.first))

    def is_of_name(self, at: int) -> bool:
        """Whether a name or a party ends before token `at`, or before the comma there: "e Norvane, [ferma a] 2,5"."""
        return at in self.named or (self.tokens[at - 1].text == "," and at - 1 in self.named) or self.is_of_party(at)

    def is_taken_up(self, end: int) -> bool:
        """Whether a pronoun takes up what ends before `end`: "Otros 5.000 [los] aportó X" (Spanish)."""
        behind = self.starts.get(end)
        return behind is not None and behind.has_any("link.fronted", "link.partitive") and not behind.has("role")

    def is_apiece(self, at: int) -> bool:
        """Whether "each" stands before token `at`: "will [jeweils] 500.000 an CDU und FDP überweisen" (German)."""
        before = self.ends.get(at)
        return before is not None and before.has("each.any")

    def is_taker(self, at: int) -> bool:
        """Whether "to" and a name of one word stand before token `at`: "had also given to Trump 47"."""
        link = self.ends.get(at - 1)
        return link is not None and link.has("link.to")

    def is_of_party(self, at: int) -> bool:
        """Whether a party ends before token `at`: "y al PP [con] 10.000" (Spanish)."""
        fund = self.ends.get(at)
        return fund is not None and fund.has("fund.party")

    def is_of_taker(self, at: int) -> bool:
        """Whether "to the committee" ends before token `at`: "regaló al mismo comité [5.000]" (Spanish)."""
        fund = self.ends.get(at)
        link = self.ends.get(fund.first) if fund is not None and fund.has("fund") else None
        link = self.ends.get(link.first) if link is not None and not link.has("link.to") else link
        return link is not None and link.has("link.to")

    def gives_before(self, at: int) -> bool:
        """Whether a verb of giving stands before token `at`."""
        return any(mark.first < at and mark.has_any(*_GIVING[:4]) for mark in self.row.marks)

    def is_dated(self, at: int) -> bool:
        """Whether "in July" begins at token `at`."""
        link = self.starts.get(at)
        date = self.starts.get(link.last) if link is not None and link.has("link.in") else None
        before = link is not None and link.has("compared.before")  # "the year before"
        return before or (date is not None and date.has("date.month"))

    def is_of_year(self, at: int) -> bool:
        """Whether "of 2017" begins at token `at`: "frente a los 250.000 [de 2017]" (Spanish)."""
        link = self.starts.get(at)
        return link is not None and link.has("link.of") and any(t.form.year for t in self.tokens[link.last :][:1])

    def is_in_kind(self, at: int) -> bool:
        """Whether "in flights" begins at token `at`: "$1 million in cash and 300,000 in flights"."""
        link = self.starts.get(at)
        goods = self.starts.get(link.last) if link is not None and link.has("link.in") else None
        return goods is not None and goods.has("noun.kind")

    def is_more(self, at: int) -> bool:
        """Whether "more" stands at token `at`: "$50,000 in August, then 25,000 more after the debate"."""
        mark = self.starts.get(at)
        return mark is not None and mark.has("again")

    def comes(self, at: int) -> bool:
        """Whether "came from" begins at token `at`: "of the 50,000 euros, 10,500 came from X"."""
        mark = self.starts.get(at)
        return mark is not None and mark.has("come.from")

    def is_aimed(self, at: int) -> bool:
        """Whether "to the VVD" begins at token `at`: a party or another fund, its article passed."""
        link = self.starts.get(at)
        if link is None or not link.has("link.to"):
            return False
        taker = self.starts.get(link.last)
        taker = self.starts.get(taker.last) if taker is not None and taker.has("link.determiner") else taker
        return taker is not None and taker.has_any("fund", "fund_id")

    def is_sourced(self, at: int) -> bool:
        """Whether "from" and a name, its article and title passed, begin at token `at`: "and 1,500 from Jo Hale"."""
        link = self.starts.get(at)
        sourced = link is not None and link.has("link.from")
        return sourced and link is not None and reaches_name(self.tokens, self.row, self.opened, link.last)

    def is_with(self, link: Mark, end: int) -> bool:
        """Whether "and with" leads to a figure, and a giver follows it at `end`: "y con [12.000] su yerno, Jo"."""
        joined = link.has("link.at") and self.is_joined(link.first)
        return joined and end not in self.opened and reaches_name(self.tokens, self.row, self.opened, end)

    def is_of_that(self, link: Mark) -> bool:
        """Whether "of" leads to a figure behind a name and a comma: "y la de Norvane, de [200.000]" (Spanish)."""
        return (
            link.has_any("link.of", "link.to")
            and self.tokens[link.first - 1].text == ","
            and link.first - 1 in self.named
        )

    def is_part(self, at: int, end: int) -> bool:
        """Whether "dont 2 apportés par" (French, "of which 2 brought by") stands around a figure."""
        before, behind = self.ends.get(at), self.starts.get(end)
        if before is None or behind is None or not before.has_any("link.including", "money.whereof"):
            return False
        further = self.starts.get(behind.last)
        given = behind.has_any("give.past", "give_weak.past") and further is not None and further.has("link.by")
        return (
            given or self.is_sourced(end) or self.comes(end) or (behind.has("link.from") and not behind.has("link.of"))
        )

    def is_governed(self, at: int, end: int) -> bool:
        """Whether a verb stands right behind: "der 40'000 spendierte", "legte nun 50.000 drauf" (German)."""
        behind = self.starts.get(end)
        if behind is not None and behind.has("link.particle"):
            return self.follows_giving(at)
        further = None if behind is None else self.starts.get(behind.last)
        if behind is not None and behind.has("relative.object") and further is not None:
            further = (self.starts.get(further.last) if further.has("link.taker") else None) or further
            return further.has_any(*_GIVING) and not further.has("again")  # "el doble de los 500.000 que dio"
        passive = further is not None and further.has_any("link.by", "link.from")  # "the 10,000 donated by X"
        return behind is not None and behind.has_any(*_STRONG, "pledge.past") and not passive

    def leads_party(self, end: int) -> bool:
        """Whether "and", a party and a figure follow: "der FDP 120.000 [und der SPD 50.000] Euro" (German)."""
        joint = self.starts.get(end)
        party = self.starts.get(joint.last) if joint is not None and joint.has("link.and") else None
        party = self.starts.get(party.last) if party is not None and party.has("link.determiner") else party
        named = party is not None and party.has("fund.party") and party.last < len(self.tokens)
        return named and party is not None and self.tokens[party.last].form.figure

    def ends_clause(self, end: int) -> bool:
        """Whether a participle of giving stands right behind: "und der FDP 30.000 überwiesen" (German)."""
        behind = self.starts.get(end)
        return behind is not None and behind.has_any("give.past", "give_weak.past", "pledge.past")

    def follows_giving(self, at: int) -> bool:
        """Whether a verb of giving stands before, "each" and "this time" passed: "gaben jeweils 30.000" (German)."""
        before = self.ends.get(at)
        verbs: tuple[str, ...] = _STRONG
        while before is not None and before.has_any(*_PASSED) and not before.has_any(*verbs):
            verbs = _GIVING[:-1] if before.has("link.partitive") else verbs  # "legde er 25.000 neer" (Dutch)
            before = self.ends.get(before.first)
        return before is not None and before.has_any(*verbs)

    def is_given(self, at: int) -> bool:
        """Whether a verb of giving stands before token `at`, "this time" passed: "dará esta vez 500.000" (Spanish)."""
        before = self.ends.get(at)
        while before is not None and before.has("time") and not before.has_any(*_GIVING, *_TO_GIVE):
            before = self.ends.get(before.first)
        return before is not None and before.has_any(*_GIVING, *_TO_GIVE)

    def is_closed(self, at: int) -> bool:
        """Whether no counted thing stands at `at`: a pause, the end, "in", "to", "and"."""
        if at >= len(self.tokens) or self.tokens[at].text in (".", ",", ";", ")"):
            return True
        mark = self.starts.get(at)
        return (
            mark is not None
            and mark.has_any(
                "link.and",
                "link.to",
                "link.in",
                "each",
                "personal",
                "company",
                "again",
                "compared.before",
                "time",
                "fund.to_that",
            )
            and not mark.has("count")
        )


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
    places = _Places(
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
    places = _Places(tokens=tokens, row=row, starts=row.starting, ends=row.ending, named=frozenset())
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
    places = _Places(tokens=tokens, row=row, starts=row.starting, ends=row.ending, named=frozenset())
    further = all(m.has_any("link.and", "link.then", "again", "link.auxiliary") for m in row.marks if m.last <= at)
    end, value = figure_at(tokens, at, words.decimal)
    if at and further and sum(m.last - m.first for m in row.marks if m.last <= at) >= at and places.is_dated(end):
        return [Sum(first=at, last=end, amount=value * scale_of(before[0], told, words), implied=True)]
    if value >= _SMALL and further and places.is_taken_up(end):
        return [Sum(first=at, last=end, amount=value, implied=True)]
    return _ranked_figures(places, words) or _given_figures(places, words)


_RANKING = ("listing.behind", "listing.any", "join")


def _ranked_figures(places: _Places, words: MoneyWords) -> list[Sum]:
    """The figures in brackets of a sentence that goes on with a list: "Le siguen A (12.000) y B (7.500)" (Spanish)."""
    lead = next(iter(places.row.marks), None)
    if lead is None or lead.first > 1 or not lead.has_any(*_RANKING):
        return []
    found: list[Sum] = []
    for at, token in enumerate(places.tokens[:-1], start=1):
        if token.text != "(" or not places.tokens[at].text[0].isdecimal():
            continue
        end, value = figure_at(places.tokens, at, words.decimal)
        year = end - at == 1 and len(places.tokens[at].text) == 4 and value in _YEARS
        if value >= _SMALL and not year and end < len(places.tokens) and places.tokens[end].text == ")":
            found.append(Sum(first=at, last=end, amount=value, implied=True))
    return found


_TELLING = (*_GIVING, *_LISTING)


def _given_figures(places: _Places, words: MoneyWords) -> list[Sum]:
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


def _figures(places: _Places, sums: Sequence[Sum], taken: set[int], words: MoneyWords) -> Iterator[Sum]:
    at, tokens = 1, places.tokens
    while at < len(tokens):
        if at in taken or not tokens[at].text[0].isdecimal():
            at += 1
            continue
        before = next((s for s in reversed(sums) if s.last <= at and s.amount is not None and not s.rate), None)
        end, value = figure_at(tokens, at, words.decimal)
        amount = None if before is None else _amount(places, at, end, value, scale_for(value, tokens, before, words))
        if amount is not None:
            yield Sum(first=at, last=end, amount=amount, implied=True)
        at = end


def _amount(places: _Places, at: int, end: int, value: Decimal, scale: Decimal) -> Decimal | None:
    """What a figure is worth as a sum; None where it is none: a year, a day, an age, a count."""
    year = end - at == 1 and len(places.tokens[at].text) == 4 and value in _YEARS
    led = places.is_joined(led_from(places.row, at)) or places.tokens[at - 1].text == ":"  # "1 250 euros : 500 de A"
    sourced = led and (places.is_sourced(end) or places.comes(end))
    governed = places.is_governed(at, end)
    if value and places.is_part(at, end):
        return value if value >= _SMALL else value * scale
    before = places.ends.get(at)
    with_giver = value >= _SMALL and before is not None and places.is_with(before, end)
    behind_party = before is not None and before.has("fund.party")
    behind_party = behind_party and before is not None and (places.is_next(before.first) or places.leads_party(end))
    told = governed or (behind_party and places.ends_clause(end))
    earlier = (
        value >= _SMALL
        and before is not None
        and before.has_any("link.earlier", "link.earlier_sum")
        and places.is_of_year(end)
    )
    if earlier:
        return value
    if not value or year or not (places.is_closed(end) or sourced or told or with_giver):
        return None
    named = at in places.named and not places.is_taker(at)
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
        return value if given or sourced or further else None
    if places.is_joined(at) and places.is_dated(end):
        return value * scale
    led = before is not None and before.has("link.at") and places.is_of_name(before.first)  # "and Jo Hale with 2."
    shared = sourced and not places.comes(end)  # "25 millones de A, 13 de B y 12 de C" (Spanish)
    if shared and scale == 1 and value >= _HUNDREDS:
        return value  # "3.000 euro da A e 500 da B" (Italian)
    return value * scale if (given or led or shared) and scale > 1 and not places.is_dated(end) else None


def _is_bracketed(places: _Places, at: int, end: int) -> bool:
    """Whether a figure stands alone in brackets behind a name: "A (50,000 francs) and B (30,000)"."""
    closed = end < len(places.tokens) and places.tokens[end].text == ")"
    return closed and at - 1 in places.named and places.tokens[at - 1].text == "("


def _is_entry(places: _Places, at: int) -> bool:
    """Whether a comma alone parts the figure from a name, or a colon leads to it: "the director Jo Hale, 12,000"."""
    sign = places.tokens[at - 1].text
    return sign == ":" or (sign == "," and at - 1 in places.named)

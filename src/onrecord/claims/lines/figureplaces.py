"""What stands at which token of a sentence, for figures that leave out their unit: names, links, verbs of giving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.sums.figurereach import reaches_name
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["GIVING", "FigurePlaces"]

GIVING = ("give.past", "give.present", "give_weak.past", "give_weak.present", "again")
_STRONG = ("give.past", "give.present")
_SIGNS = frozenset(".,;")
_TO_GIVE = ("give.base", "give_weak.base", "give.progressive", "give_weak.progressive")
_PASSED = ("each.any", "time", "date", "link.auxiliary", "again", "personal")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePlaces:
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

    def opens_bracket(self, at: int) -> int:
        """Where the bracket stands that opens before token `at`, "each" passed: "A und B ([je] 50.000)"; else 0."""
        each = self.ends.get(at)
        first = each.first if each is not None and each.has("each.any") else at
        return first - 1 if first > 1 and self.tokens[first - 1].text == "(" else 0

    def closes_bracket(self, end: int) -> bool:
        """Whether a bracket closes at `end`, "each" passed: "A y B (50.000 [cada uno])" (Spanish)."""
        each = self.starts.get(end)
        last = each.last if each is not None and each.has("each.any") else end
        return last < len(self.tokens) and self.tokens[last].text == ")"

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
        """Whether a verb of giving stands before token `at`, or one of coming: "An A gingen 5.000 Euro, an B 3.000"."""
        return any(mark.first < at and mark.has_any(*GIVING[:4], "come.any") for mark in self.row.marks)

    def goes_on(self, at: int, end: int) -> bool:
        """Whether a further figure stands here with who gets it: "bekam die SPD, weitere 2.000 die FDP" (German)."""
        return self.is_further(at) and (self.is_aimed(end) or self.is_partys(end))

    def is_further(self, at: int) -> bool:
        """Whether a comma or "and" ends before token `at`, an "another" passed: ", [weitere] 20.000" (German)."""
        more = self.ends.get(at)
        return self.is_joined(at) or (more is not None and more.has("again") and self.is_joined(more.first))

    def is_partys(self, end: int) -> bool:
        """Whether a party stands right behind and ends its part: "weitere 20.000 [den Grünen]" (German)."""
        party = self.starts.get(end)
        party = self.starts.get(party.last) if party is not None and party.has("link.determiner") else party
        if party is None or not party.has("fund.party"):
            return False
        joint = self.starts.get(party.last)
        ends = party.last >= len(self.tokens) or self.tokens[party.last].text in _SIGNS
        return ends or (joint is not None and joint.has("link.and"))

    def is_dated(self, at: int) -> bool:
        """Whether "in July" begins at token `at`."""
        link = self.starts.get(at)
        date = self.starts.get(link.last) if link is not None and link.has("link.in") else None
        before = link is not None and link.has("compared.before")  # "the year before"
        return before or (date is not None and date.has("date.month")) or self.is_on_day(at)

    def is_on_day(self, at: int) -> bool:
        """Whether a day begins at token `at`: "60.000 [el 8 de enero]" (Spanish), "60 000 [le 8 janvier]" (French)."""
        day = next((n for n in range(at, min(at + 3, len(self.tokens))) if self.tokens[n].text.isdecimal()), None)
        if day is None or len(self.tokens[day].text) > 2:
            return False
        months = (self.starts.get(n) for n in range(day + 1, min(day + 3, len(self.tokens))))
        return any(mark is not None and mark.has("date.month") for mark in months)

    def is_of_time(self, at: int) -> bool:
        """Whether "and in 2021", "four years later" ends before token `at`: "y, en 2021, [100.000]" (Spanish)."""
        while at > 2 and (self.tokens[at - 1].text == "," or self._ends_with(at, "link.auxiliary", "money")):
            at -= 1
        if self._ends_with(at, "time"):
            return self.is_joined(self.ends[at].first)
        year = at > 2 and self.tokens[at - 1].form.year
        first = self.ends[at - 1].first if year and self._ends_with(at - 1, "link.in") else at - 1
        return bool(year) and first > 1 and self.is_joined(first)

    def _ends_with(self, at: int, *categories: str) -> bool:
        mark = self.ends.get(at)
        return mark is not None and mark.has_any(*categories)

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

    def is_apart(self, at: int, end: int) -> bool:
        """Whether a figure behind a comma or a name is a difference: ", [150.000] más de lo que dio" (Spanish)."""
        mark = self.starts.get(end)
        return (
            mark is not None
            and mark.has_any("compared.more", "compared.less")
            and (self.is_joined(at) or at in self.named)
        )

    def comes(self, at: int) -> bool:
        """Whether "came from" begins at token `at`: "of the 50,000 euros, 10,500 came from X"."""
        mark = self.starts.get(at)
        return mark is not None and mark.has("come.from")

    def is_aimed(self, at: int) -> bool:
        """Whether "to the VVD" begins at token `at`: a party or another fund, its article passed."""
        link = self.starts.get(at)
        if link is not None and link.has("fund.to_that"):
            return True  # "und 500.000 [für die von] Joe Biden" (German, "for that of")
        if link is None or not link.has("link.to"):
            return False
        taker = self.starts.get(link.last)
        taker = self.starts.get(taker.last) if taker is not None and taker.has("link.determiner") else taker
        return taker is not None and taker.has_any("fund", "fund_id")

    def is_each_to_fund(self, at: int, end: int) -> bool:
        """Whether the figure goes on with what each of several funds gets: ", [je] 40.000 an CDU und SPD" (German)."""
        before, behind = self.ends.get(at), self.starts.get(end)
        led = before is not None and before.has("each")
        followed = behind is not None and behind.has("each")
        first = before.first if led and before is not None else at
        last = behind.last if followed and behind is not None else end
        return (led or followed) and self.is_joined(first) and self.is_aimed(last)

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
            return further.has_any(*GIVING) and not further.has("again")  # "el doble de los 500.000 que dio"
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
            verbs = GIVING[:-1] if before.has("link.partitive") else verbs  # "legde er 25.000 neer" (Dutch)
            before = self.ends.get(before.first)
        return before is not None and before.has_any(*verbs)

    def is_given(self, at: int) -> bool:
        """Whether a verb of giving stands before token `at`, "this time" passed: "dará esta vez 500.000" (Spanish)."""
        before = self.ends.get(at)
        while before is not None and before.has("time") and not before.has_any(*GIVING, *_TO_GIVE):
            before = self.ends.get(before.first)
        return before is not None and before.has_any(*GIVING, *_TO_GIVE)

    def is_closed(self, at: int) -> bool:
        """Whether no counted thing stands at `at`: a pause, the end, "in", "to", "and"."""
        if at >= len(self.tokens) or self.tokens[at].text in (".", ",", ";", ")"):
            return True
        mark = self.starts.get(at)
        if mark is not None and mark.has_any("compared.more", "compared.less", "money.more_than", "again"):
            return self._adds(mark.last)
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

    def _adds(self, end: int) -> bool:
        """Whether "more" before token `end` is one on top: "100.000 más de su bolsillo" (Spanish), no "than"."""
        behind = self.starts.get(end)
        compares = behind is not None and behind.has("compared.than")
        return not compares and not (end < len(self.tokens) and self.tokens[end].form.figure)

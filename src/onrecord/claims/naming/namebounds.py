"""Where a name begins and how far it goes on: over capitals, particles, initials, legal forms and nicknames."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.naming.joinednames import joined_end, partners_end, parts_people
from onrecord.claims.naming.namekinds import infer_kind
from onrecord.claims.naming.nameplaces import NameContext, is_title_case, known_joints
from onrecord.claims.naming.namestarts import begins_other, is_house, is_seat, leads_owner, leads_person, opens_name
from onrecord.claims.naming.nicknames import nickname_end
from onrecord.claims.naming.surnames import is_called, is_firm, surname_end, tells_whose
from onrecord.claims.naming.tails import (
    adjective_end,
    begins_with_article,
    bracketed_step,
    halved_end,
    is_capital_form,
    is_closed,
    is_initial,
    is_labelled,
    is_letters,
    is_short_form,
    is_union,
    leads_particle,
    phrase_end,
    tail_end,
    union_end,
)
from onrecord.claims.naming.tradenames import begins_trade_name, is_office, is_origin, may_begin_trade
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.namewords import (
    is_common,
    is_outlet_alone,
    is_plain,
    is_small,
    may_stand_inside,
    names_fund,
)
from onrecord.claims.vocabulary.text import Token

__all__ = ["NameBounds"]


class NameBounds:
    """Tells where the names of one sentence begin and end; lives for one call."""

    def __init__(self, tokens: Sequence[Token], row: MarkRow, context: NameContext, text: str) -> None:
        self.tokens, self.context, self.text = tokens, context, text
        self.marks = row.covering
        self.joints = known_joints(context.knowledge)
        self._title_case: bool | None = None

    @property
    def title_case(self) -> bool:
        """Whether the sentence is a headline with capitals throughout; found out when first asked."""
        if self._title_case is None:
            self._title_case = is_title_case(self.tokens)
        return self._title_case

    def _adjacent(self, at: int) -> bool:
        """Whether token `at` follows the one before it after nothing or one blank."""
        first, last = self.tokens[at - 1].end, self.tokens[at].start
        if last - first != 1 or self.text[first] == " ":
            return last - first <= 1
        gap = self.text[first:last]
        ticker = gap == "\n" and self.tokens[at].text.isupper() and not self.tokens[at - 1].text.isupper()
        return gap.isspace() and not ticker

    def _word(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text[0].isalpha()

    def starts(self, at: int) -> bool:
        """Return whether a name starts at a word."""
        token, mark = self.tokens[at], self.marks.get(at)
        text, known = token.text, self.context.knowledge
        if not token.form.proper:
            return text.islower() and is_union(self.tokens, self.marks, at)
        led = mark is not None and "fund" in mark.categories.meant and leads_person(self.tokens, mark, at, known)
        if led or ("-" in text and (self.context.is_common(token) or is_seat(self.tokens, at))):
            return False
        nouns = self.context.nouns
        if nouns is not None and (told := nouns.begins(self.tokens, self.marks, at, self._known_from(at))) is not None:
            return told
        if mark is not None and (starts := self._starts_on_mark(at, mark)) is not None:
            return starts
        return len(text) > 1 or (at + 1 < len(self.tokens) and self.tokens[at + 1].text == ".")

    def _starts_on_mark(self, at: int, mark: Mark) -> bool | None:
        """Whether a name starts on a word of the lexicon; None where it does so like any other word."""
        trade = may_begin_trade(mark.categories) and not self.title_case
        if trade and begins_trade_name(self.tokens, self.marks, at, self.context.knowledge):
            return True
        if mark.has("role.siblings") and not self.title_case and is_house(self.tokens, at):
            return True
        if is_small(mark.categories) and not self._may_begin(self.tokens[at].low):
            return self._on_article(at)
        if mark.has("pronoun.company") and self._heads_name(at, mark):
            return True
        if self._known_from(at) or is_called(self.tokens, self.marks, at, self.context):
            return None
        return self._on_article(at) or self._on_company_word(at, mark) or self._on_plain_word(at, mark)

    def _may_begin(self, low: str) -> bool:
        """Whether a name may begin with a word that is a small word as well: a known one, "the Bank of"."""
        known = self.context.knowledge
        return low in self.context.openings or low in known.of_heads or low in known.organizations

    def _on_article(self, at: int) -> bool:
        return self._starts_on_particle(at) or begins_with_article(self.tokens, self.marks, at, self.title_case)

    def _heads_name(self, at: int, mark: Mark) -> bool:
        """ "The Union of Millers": no pronoun, where a capital and "of" go on from its last word."""
        headed = self.tokens[at].low in self.context.knowledge.of_heads and mark.last == at + 1
        return headed and not self.title_case and self._after_particles(at + 1) != at + 1

    def _on_company_word(self, at: int, mark: Mark) -> bool:
        """ "la Banque Tessier", "la Fédération des tuiliers": a capital inside a sentence, and a name behind it."""
        known = self.context.knowledge
        headed = self.tokens[at].low in known.of_heads and (at == 0 or not self.title_case)
        inside = (
            (at > 0 or opens_name(self.tokens[at], mark, known)) and not self.title_case and mark.has("role.company")
        )
        if self.context.nouns is not None and not known.is_organization_word(self.tokens[at].low):
            return False  # "der Baumaschinenverleiher Larkspur": every noun has a capital
        if mark.last - mark.first != 1 or not (headed or inside):  # "la Cassa di Risparmio di Bobbio" (Italian)
            capital = inside and mark.last - 1 > mark.first == at and self._capital(mark.last - 1)
            return capital or self._phrase_end(at) > at + 1
        follows = at + 1 < len(self.tokens) and self._capital(at + 1) and self.marks.get(at + 1) is None
        return follows or self._after_particles(at + 1, headed) != at + 1 or self._small_tail(at) != at + 1

    def _starts_on_particle(self, at: int) -> bool:
        """ "topman Van Loon", "mevrouw Van den Berg": a particle with a capital of its own inside a sentence."""
        known = self.context.knowledge
        if self.tokens[at].low not in known.surname_particles or self.title_case or self._after_particles(at) == at:
            return False
        doubled = leads_particle(self.tokens, at, known) and at + 1 not in self.marks  # "Van den Berg gaf" (Dutch)
        return doubled or (at > 0 and (self.tokens[at - 1].text[0].isalnum() or self.tokens[at - 1].text == ","))

    def _is_plain(self, at: int) -> bool:
        mark = self.marks.get(at)
        return mark is not None and mark.last - mark.first == 1 and is_plain(mark.categories)

    def _on_plain_word(self, at: int, mark: Mark) -> bool:
        """ "the National Alliance of Coopers", "and First Marl Bancorp": a plain word with a capital of its own."""
        if (
            at == 0
            or not self._is_plain(at)
            or self.title_case
            or not self._capital(at + 1)
            or not self._adjacent(at + 1)
        ):
            return False
        after = self.tokens[at - 1]
        if not (after.text[0].isalnum() or after.text in ",;") or (after.text[0].isupper() and at > 1):
            return False
        first = at + 2 if self._is_plain(at + 1) and self._capital(at + 2) else at + 1
        if self.marks.get(first) is not None and not self.marks[first].has("role.company"):
            return False
        end = self.end_of(first)
        words = [t.low for t in self.tokens[first:end]]
        return infer_kind(" ".join(words).title(), words, self.context.knowledge) == ("organization", True)

    def _phrase_end(self, at: int) -> int:
        plain = self.context.nouns is None and not self.title_case
        return phrase_end(self.tokens, self.marks, at) if plain else at + 1

    def _small_tail(self, at: int) -> int:
        """The end of a name in small letters behind a word of organisations: "la Fédération des tuiliers bretons"."""
        low, known, mark = self.tokens[at].low, self.context.knowledge, self.marks.get(at)
        company = mark is not None and mark.has("role.company")
        if not (company or low in known.of_heads or low in known.organization_words):
            return at + 1
        inside = at > 0 and (b := self.marks.get(at - 1)) is not None and b.has_any("link.determiner", "come.from")
        led = inside or (at == 0 and low in known.of_heads and is_labelled(self.tokens, self.marks))
        end = tail_end(self.tokens, self.marks, at) if led and not self.title_case else at + 1
        alone = end == at + 1 and inside and low in known.of_heads and not (self.context.nouns or self.title_case)
        return adjective_end(self.tokens, self.marks, at) if alone else end

    def _known_from(self, at: int) -> bool:
        """Whether a known organisation or person of two words or more starts here ("Bank of America")."""
        return self.known_end(at) > at + 1 or self._is_known_outlet(at)

    def _is_known_outlet(self, at: int) -> bool:
        """A platform that is a company too ("Facebook") counts as a name, an outlet alone does not."""
        alone = (mark := self.marks.get(at)) is not None and is_outlet_alone(mark.categories)
        return alone and self.tokens[at].low in self.context.knowledge.organizations

    def known_end(self, at: int) -> int:
        """Where the longest known name that starts at `at` ends ("Pilgrim's Pride"); `at` when none does."""
        most = self.context.openings.get(self.tokens[at].low)
        if most is None:
            return at
        longest, known = min(most, 6, len(self.tokens) - at), self.context.knowledge
        for size in range(longest, 1, -1):
            chunk = " ".join([t.low for t in self.tokens[at : at + size]])
            if (
                chunk in known.organizations
                or chunk in known.people
                or (size < 6 and chunk in known.places and self._begins_place(at, size))
            ):
                return at + size
        return at

    def _begins_place(self, at: int, size: int) -> bool:
        """ "La Rochelle", "São Paulo", "New Jersey": a place whose name begins with a word of a meaning of its own."""
        mark = self.marks.get(at)
        before = self.marks.get(at - 1)  # "the Pension Plan of New Brunswick" is one name
        free = mark is not None and mark.has("not_name") and not (before is not None and before.has("link.of"))
        led = mark is not None and (free or mark.has("link.auxiliary")) and self._capital(at + size - 1)
        return led or (mark is not None and mark.has("link.determiner"))

    def end_of(self, at: int) -> int:
        """The end of the name that starts at `at`."""
        if self.tokens[at].text.islower():
            return union_end(self.tokens, self.marks, at)
        nouns = self.context.nouns
        league = at if nouns is None else nouns.league_end(self.tokens, self.marks, at)
        end = max(at + 1, self.known_end(at), self._small_tail(at), self._phrase_end(at), league)
        while end < len(self.tokens):
            stopped = (
                self.tokens[end - 1].text == "." and self.tokens[end - 2].low in self.context.knowledge.legal_forms
            )
            if stopped or is_closed(self.tokens, end, self.context.knowledge):
                break
            token = self.tokens[end]
            joins = token.form.proper or token.low in self.joints or token.text.isdigit()
            step = self._step(at, end) if joins else end
            if step == end:
                break
            end = step
        return end

    def _is_firm_before_person(self, first: int, at: int, last: int = 0) -> bool:
        """ "OpenAI Sam Altman": a known organisation, then a given name with a family name behind it."""
        known = self.context.knowledge
        if self.tokens[at].low not in known.given_names or not self._capital(at + 1):
            return False
        origin = is_origin(self.tokens, self.marks, first, at, known)
        if not last and (origin or (self.tokens[first].low not in known.given_names and is_office(self.marks, first))):
            return True
        chunk = " ".join([t.low for t in self.tokens[first : last or at]])  # "l'avocate de Boston Ruth Calloway"
        return chunk in known.organizations or (chunk in known.places and chunk not in known.given_names)

    def _step(self, first: int, at: int) -> int:
        """How far the name goes on from `at`: over capitals, initials, "&", particles, nicknames, legal forms."""
        token = self.tokens[at]
        if token.text == "." and self._is_short(at - 1) and self._adjacent(at):
            return at + 1
        parted = begins_other(self.tokens, self.marks.get(at), first, at, self.context)
        if parted or not self._adjacent(at) or self._is_firm_before_person(first, at):
            return at
        if self.context.nouns is not None and self._capital(at):
            noun = self.context.nouns.step(self.tokens, self.marks, first, at)
            if noun is not None:
                return at + noun
        if self._joins(at):
            return at + 1
        family = surname_end(self.tokens, self.marks, first, at, self.context)
        if (
            end := max(family, self._union_end(first, at), joined_end(self.tokens, first, at, self.context.knowledge))
        ) > at:
            return end
        if token.low in self.context.knowledge.particles and self._inner(first, at):
            return self._after_particles(at, self.tokens[at - 1].low in self.context.knowledge.of_heads)
        if (end := nickname_end(self.tokens, at)) > at:
            return end
        return at + self._sign_step(first, at)

    def _sign_step(self, first: int, at: int) -> int:
        """How many tokens a sign or number inside a name takes: "Carpenters' Council", "Local 409", ", Inc."."""
        token, known = self.tokens[at], self.context.knowledge
        if token.text == "-":
            end = halved_end(self.tokens, at, known.conjunctions)
            return (
                end - at if at - first > 1 or self._capital(end) else 0
            )  # no donor: "die Metall- und Elektroindustrie"
        following = self.tokens[at + 1].low if self._word(at + 1) else ""
        if token.text in "&+" and self._capital(at + 1):
            return 0 if parts_people(self.tokens, first, at, known) else 2
        closed = at + 2 < len(self.tokens) and self.tokens[at + 2].text == "}"
        if token.text == "{" and self._capital(at + 1) and closed:
            return 3  # "Kestrel {Works} Corp"
        if token.low == "'" and self._capital(at + 1) and following in known.of_heads:
            return 2
        if token.text == "," and at == first + 1:
            partners = partners_end(self.tokens, self.marks, first, known)
            if partners > at:
                return partners - at
        if (token.text == "," or token.text.isdigit()) and following in known.legal_forms:
            return 2  # "Merrow, Inc.", "Blue Heron 7 LLC"
        if token.text.islower() and token.low in known.legal_forms and not set(token.low) & set("aeiouy"):
            return 1  # "Ashdown plc", but not "Ashdown limited", which may be a common word
        numbered = token.text.isdigit() and self.tokens[at - 1].low in known.numbered
        return 1 if numbered else bracketed_step(self.tokens, at, known)

    def _union_end(self, first: int, at: int) -> int:
        """Where a union's name ends behind its "and": "United Millers and Glaziers", "Allied Bakery and Mill Staff"."""
        known = self.context.knowledge
        if self.tokens[at].low not in known.conjunctions or self.tokens[first].low not in known.union_heads:
            return at
        end = at + 1
        while self._capital(end) and self._adjacent(end) and end - at < 5:
            end += 1
        halves = [self.tokens[at - 1].low, self.tokens[end - 1].low]
        trades = all(half.endswith(tuple(known.member_endings)) for half in halves)
        joined = end > at + 1 and (halves[1] in known.members or trades)
        return end if joined and not self._known_from(at + 1) and not self._known_from(first) else at

    def _joins(self, at: int) -> bool:
        if not self._capital(at):
            return False
        mark = self.marks.get(at)
        if mark is None or self._known_from(at) or is_initial(self.tokens, at):
            return True
        low, known = self.tokens[at].low, self.context.knowledge
        surname = mark.has("role") and low in known.family_names and not self.title_case  # "Hans Bauer", a farmer
        day = self.context.nouns is not None and mark.has("date")  # "Uli Sonntag" (German) has no "am" before it
        named = (surname or day) and self.tokens[at - 1].low in known.given_names
        if at > 1 and self._capital(at - 1) and self.tokens[at - 1].low in known.surname_particles:
            return not self.title_case and self._capital(at - 2)  # "Bruno Le [Maire]", "Rinus De [Baas]"
        dal_moro = low in known.surname_particles and self._capital(at + 1) and not self.title_case
        formed = (
            low in known.legal_forms or is_capital_form(self.tokens, at, known) or is_letters(self.tokens, mark, at)
        )
        if named or dal_moro or formed or (low in known.organization_words and not names_fund(mark.categories)):
            return True
        return mark.last - mark.first == 1 and not self.title_case and may_stand_inside(mark.categories)

    def _capital(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].form.proper

    def _is_short(self, at: int) -> bool:
        """Whether a stop behind this token belongs to the name: an initial, "Inc", "Jr", "St"."""
        token, knowledge = self.tokens[at], self.context.knowledge
        initial = len(token.text) == 1 and token.text.isupper()
        short = is_short_form(token, knowledge) or token.low in knowledge.suffixes
        return initial or (short and token.low not in self.context.unstopped)

    def _inner(self, first: int, at: int) -> bool:
        """Whether a particle or "of" at `at` goes on inside the name that started at `first`."""
        after = self._after_particles(at, self.tokens[at - 1].low in self.context.knowledge.of_heads)
        if after == at or not self._capital(after - 1):
            return False
        low, mark, known = self.tokens[at].low, self.marks.get(at), self.context.knowledge
        if leads_owner(self.tokens, mark, at + 1, known):  # "$1 million from Marlow Mutual to Donald Trump's fund"
            return False
        placed = (
            at > first + 1 and self.tokens[first].low in known.of_heads and self.tokens[after - 1].low in known.places
        )
        if placed or (low.endswith("'") and at == first + 1 and not self._is_firm_before_person(first, after - 1, at)):
            return True  # "Unione dei Baristi della Florida", "Conchiglia d'Oro"
        article = mark is not None and mark.has("link.determiner") and not mark.has("link.of") and at == first + 1
        article = article and not self._is_given(first)  # no "di Trump la Norvane" (Italian)
        toward = "link.to" if at - first > 1 else "link.apart"  # "Jo Hale al Orlo PAC"
        apart = article or (mark is not None and mark.has_any("link.apart", toward))
        if low in known.surname_particles and not apart and self.tokens[at - 1].low not in known.of_heads:
            # "Ludwig van der Berg" goes on; "Mark Zuckerberg de Meta" has its family name already.
            whose = after == at + 2 and tells_whose(self.tokens[first], mark, self.context)
            named = at - first >= 2 and (self._is_given(first) or whose)
            before = self.tokens[at - 1].low  # "Piet Van der Hoeven", "Jan Willem van Dijk" have no family name yet
            family = not self._is_given(at - 1) or is_firm(self.tokens[after - 1 : after + 2], self.context)
            whole = named and before not in known.surname_particles and family
            owned = at - first == 1 and self._is_owned(first, at, after - 1)  # "Meta de Jeff Bezos"
            return not (whole or owned) or self.tokens[after - 1].low in known.family_names
        return self.tokens[at - 1].low in known.of_heads or mark is None  # an English "of" in another language

    def _is_owned(self, first: int, at: int, owner: int) -> bool:
        """ "Meta de Jeff Bezos", "Tollgate von Marc Hale": a firm of one word, then whose it is."""
        known, word = self.context.knowledge, self.tokens[first].low
        named = self.tokens[owner].low in known.given_names and self._capital(owner + 1) and owner == at + 1
        plain = word not in known.given_names | known.family_names and word not in known.of_heads
        return (named and plain and not self._is_given(first)) or self._is_firm_before_person(first, owner, at)

    def _is_given(self, at: int) -> bool:
        """Whether a given name stands at `at`, known or behind a person's trade: "aannemer Rinus de Wit" (Dutch)."""
        low, known, before = self.tokens[at].low, self.context.knowledge, self.marks.get(at - 1)
        behind_trade = before is not None and before.has("role.chief") and not before.has("role.company")
        return low in known.given_names or low in known.ambiguous_given_names or behind_trade

    def _after_particles(self, at: int, headed: bool = False) -> int:
        """The end of "of Ohio", "de los Ríos" from `at`; behind a head ("Sindicato de") also of a common word."""
        end = at
        while end < len(self.tokens) and self._is_particle(end) and end - at < 3:
            end += 1
        if not self._capital(end):
            return at
        mark = self.marks.get(end)
        common = headed and (at <= 1 or not self.title_case)
        common = common or (at > 0 and end > at and not self.title_case and self._is_given(at - 1))  # "Jan de Boer"
        return end + 1 if mark is None or (common and is_common(mark.categories)) else at

    def _is_particle(self, at: int) -> bool:
        """Whether a particle stands at `at`; one with a capital ends a name: "Firmes del Sur" (Spanish, "South")."""
        known, mark = self.context.knowledge, self.marks.get(at)
        if mark is not None and mark.has_any("money.times", "money.same", "money.share"):
            return False  # "die Kaldane Bank das Doppelte" (German, "twice as much")
        small = self.tokens[at].text.islower() or self._capital(at + 1) or leads_particle(self.tokens, at, known)
        return small and self.tokens[at].low in known.particles

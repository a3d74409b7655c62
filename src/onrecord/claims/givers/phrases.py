"""Noun phrases of parties: one item for each giver, with who and what its phrase ties to it.

"OpenAI CEO Sam Altman" becomes Sam Altman (near: OpenAI), "Mark Zuckerberg's Meta" Meta (near: Zuckerberg),
"a spokesperson for Meta" a speaker, "Apple, the maker of the iPhone," Apple and an aside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from onrecord.claims.givers.actingowners import named_between, read_acting_owner
from onrecord.claims.givers.apposed import is_led
from onrecord.claims.givers.arms import named_behind, owner_behind, read_arm, read_owner
from onrecord.claims.givers.headedfirms import headed_end
from onrecord.claims.givers.headstold import gender_told
from onrecord.claims.givers.kinpairs import give_each
from onrecord.claims.givers.relations import Relations
from onrecord.claims.order.items import Item
from onrecord.claims.parties.cast import Cast, Member
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["Phraser"]

_FIRM = Categories.of({"pronoun.company"})


_LONGEST_TIE = 5
"""How many items on from the word for an arm its firm may stand."""


class Phraser:
    """Merges the items of one row; lives for one call."""

    def __init__(self, row: tuple[Item, ...], cast: Cast, relations: Relations) -> None:
        self.row, self.cast, self.relations = tuple(row), cast, relations
        self.length = len(row)

    def kind(self, at: int) -> str:
        """Return the kind of the item at `at`, "" outside the row."""
        return self.row[at].kind if 0 <= at < self.length else ""

    def is_of(self, at: int) -> bool:
        """Whether a genitive word stands at `at`: "of", "de", "d'" (which also mean "from")."""
        return 0 <= at < len(self.row) and self.row[at].has("link.of")

    def is_firm(self, at: int) -> bool:
        """Whether a firm's name stands at `at`."""
        return self._is(at, "organization")

    def is_person(self, at: int) -> bool:
        """Whether a person's name stands at `at`."""
        return self._is(at, "person")

    def _is(self, at: int, kind: str) -> bool:
        if not 0 <= at < self.length or self.row[at].kind != "party":
            return False
        member = self.row[at].member
        return member is not None and member.kind == kind

    def member(self, at: int) -> Member:
        """Return who is named at `at`."""
        member = self.row[at].member
        assert member is not None, "asked only of parties"
        return member

    def skip_roles(self, at: int) -> int:
        """The first item behind a run of roles ("chief executive and founder"), with "and" inside it."""
        row, end = self.row, at
        while end < self.length and (
            row[end].kind == "role" or (row[end].kind == "and" and self.kind(end + 1) == "role" and end > at)
        ):
            end += 1
        return self._past_donor(at, end)

    def _past_donor(self, at: int, end: int) -> int:
        """The name behind "theatre producer [and regular donor] X", where one follows right there; else `end`."""
        donor = end + 2 if self.kind(end + 1) == "word" else end + 1
        told = end > at and self.kind(end) == "and" and self.kind(donor) == "donor" and self.is_person(donor + 1)
        return donor + 1 if told else end

    def step(self, at: int) -> tuple[list[Item], int]:
        """The merged items from `at`, and where reading goes on."""
        member = self.row[at].member
        for rule in _RULES.get("role" if member is None else member.kind, ()):
            found = rule(self, at)
            if found is not None:
                return found
        return [self.row[at]], at + 1

    def _speaker(self, at: int) -> tuple[list[Item], int] | None:
        """ "a spokesperson for Meta", "Meta spokeswoman Jane Roe", "Meta's spokesman": who speaks, not who gives."""
        start = at
        near: list[Member] = []
        if self.is_firm(at):
            near.append(self.member(at))
            at += 1
            while self.kind(at) in ("owns", "word", "determiner") and at - start < 3:
                at += 1
        if not (self.kind(at) == "role" and self.row[at].has("role.spokesperson")):
            return None
        end = at + 1
        if self.kind(end) in ("to", "of", "from") and self.kind(end + 1) == "determiner":
            end += 1
        firm = end + 1
        while self.kind(firm) == "role" and self.row[firm].has("role.company"):
            firm += 1  # "een woordvoerder van oliebedrijf Norvane" (Dutch, "of oil company Norvane")
        if self.kind(end) in ("to", "of", "from", "determiner") and self.kind(firm) == "party":
            near.append(self.member(firm))
            end = firm + 1
        named = end + 1 if self.kind(end) == "comma" else end
        person: Member | None = None
        if self.is_person(named):
            person, end = self.member(named), named + 1
        item = Item(
            kind="speaker", first=self.row[start].first, last=self.row[end - 1].last, member=person, near=tuple(near)
        )
        return [item], end

    def _firm_first(self, at: int) -> tuple[list[Item], int] | None:
        """ "OpenAI CEO Sam Altman", "Google's chief executive, Sundar Pichai", "Meta's Mark Zuckerberg"."""
        if not self.is_firm(at):
            return None
        end = at + 1
        if self.kind(end) == "role" and self.row[end].has("role.maker") and at and self.kind(at - 1) == "determiner":
            first, last = self.row[at].first, self.row[end].last
            return [Item(kind="pronoun", first=first, last=last, categories=_FIRM)], end + 1
        if (told := self._as_town(at) or self._parent_of(at)) is not None:
            return told
        if self.kind(end) == "owns":
            end += 1
        after_words = end
        while self.kind(after_words) == "word" and after_words - end < 2:
            after_words += 1
        roles = self.skip_roles(after_words)
        several = self.row[after_words].has("role.staff") and self.is_person(roles) if roles < self.length else False
        if roles > after_words and (several or self.row[after_words].has("role.chief")):
            end = roles  # "Larkspur shareholders Jo Hale and Ida Bell"
            named = end + 1 if self.kind(end) == "comma" else end
            if self.is_person(named):
                return [self.with_near(named, near=(self.member(at),))], named + 1
            return self._described(at, end)
        if end > at + 1 and self.is_person(end):
            return [self.with_near(end, near=(self.member(at),))], end + 1
        return None

    def _as_town(self, at: int) -> tuple[list[Item], int] | None:
        """ "from a Lincoln bank, Kaldane Trust": a name that only tells where the firm behind the comma is."""
        indefinite = at > 0 and self.row[at - 1].has("link.indefinite") and len(self.member(at).words) == 1
        noun = at + 1
        while indefinite and self.kind(noun) == "word" and noun - at <= 2:
            noun += 1
        firm = indefinite and self.kind(noun) == "role" and self.row[noun].has("role.company")
        named = firm and self.kind(noun + 1) == "comma" and self.is_firm(noun + 2)
        return ([replace(self.row[at], kind="other", member=None)], at + 1) if named else None

    def _parent_of(self, at: int) -> tuple[list[Item], int] | None:
        """ "die Merrow-Mutter Orlo AG" (German, "Merrow's mother"): the firm that owns the one before it gives."""
        kin = self.kind(at + 1) == "role" and self.row[at + 1].has("role.kin") and self.is_firm(at + 2)
        return ([self.with_near(at + 2, near=(self.member(at),))], at + 3) if kin else None

    def _described(self, at: int, end: int) -> tuple[list[Item], int]:
        """ "the OpenAI CEO": the person whom the article ties to that firm, else somebody unnamed."""
        people = self.relations.people_of(self.member(at))
        first, last = self.row[at].first, self.row[end - 1].last
        if not people:
            told = gender_told(self.row[at:end])
            return [Item(kind="unnamed", first=first, last=last, near=(self.member(at),), categories=told)], end
        member = self.cast.members[people[0]]
        return [Item(kind="party", first=first, last=last, member=member, near=(self.member(at),))], end

    def _owner_first(self, at: int) -> tuple[list[Item], int] | None:
        """ "Mark Zuckerberg's Meta": the firm gives."""
        if self.is_person(at) and self.kind(at + 1) == "owns":
            end = at + 2
            while self.kind(end) in ("role", "comma", "word") and end - at < 5:
                end += 1
            if self.is_firm(end):
                return [self.with_near(end, near=(self.member(at),))], end + 1
        return None

    def _owned_roles(self, at: int, end: int) -> list[Item]:
        """The roles that stay before a firm that a party owns: "A Kaldane, [dona da rede] Orlo, doou" (Portuguese)."""
        front = at - 1 if self.kind(at - 1) == "determiner" else at
        owner = any(i.has("role.of") for i in self.row[at:end])  # "Jo Hale, [principal owner of] Orlo, gave"
        owned = owner and self.is_firm(end) and self.kind(front - 1) == "comma"
        return list(self.row[at:end]) if owned else []

    def _owner_acting(self, at: int, firm: int) -> tuple[list[Item], int] | None:
        """ "The owner of Norvane gave": somebody whom the text does not name, and not the firm."""
        if not self.row[firm - 1].has("role.of") or not self.is_firm(firm):
            return None
        if self.row[firm - 1].has("role.chief"):
            return self._chief_of(at, firm, alone=True)  # "l'[ad di] Norvane" (Italian): one phrase with "of"
        return read_acting_owner(self, at, firm)

    def _role_first(self, at: int) -> tuple[list[Item], int] | None:
        """ "founder Ingrid Solberg", "the airline Northlark", "the chief executive of Uber"."""
        if self.row[at].kind != "role":
            return None
        end = self._past_goods(self.skip_roles(at))
        if self.kind(end) == "party" and not self.row[at].has("role.politician"):
            return self._owner_acting(at, end) or (self._owned_roles(at, end), end)
        if self.row[at].has_any("role.company", "role.arm") and (named := named_behind(self, end)):
            owner = self.member(owner_behind(self, end))
            return [self.with_near(named, near=(owner,))], named + 1  # "la société de X, Y"
        if self.kind(end) == "word" and self.is_of(end + 1):
            end += 1  # "le fabricant suédois de grues X"
        links = end
        while (self.kind(links) in ("at", "determiner") or self.is_of(links)) and links - end < 2:
            links += 1
        if self._stands_for_firm(at, links):
            first, last = self.row[at].first, self.row[links].last
            return [Item(kind="pronoun", categories=_FIRM, first=first, last=last)], links + 1
        links = self._behind_trade(links) if links > end else links
        described = links
        inner = ("word", "kind", "role") if self.row[at].has("role.chief") else ("word", "kind")
        while (
            links > end
            and links - end < 6
            and (self.kind(links) in inner or (self.is_of(links) and self.kind(links + 1) in ("word", "kind")))
        ):
            links += 1  # "the founder of the toy brand Orlo, X", "la plateforme de commerce de détail X"
        trade = links > described or (
            described > end + 1 and self.kind(end + 1) == "role"
        )  # "compañía de criptomonedas X"
        if trade and self.row[end].has("link.trade") and self._is_apposed(at, links):
            return [], links
        if links > end and self.is_firm(links) and self._is_chief(at):
            return self._chief_of(at, links, described == links)
        return None

    def _past_goods(self, at: int) -> int:
        """The name behind goods that only tell a trade: "el fabricante de [pianos] X" (Spanish); else `at`."""
        goods = at + 1 < self.length and self.row[at].kind == "kind" and self.row[at + 1].kind == "party"
        return at + 1 if goods and self.row[at - 1].has("role.of") else at

    def _is_chief(self, at: int) -> bool:
        """Whether the role is a chief's: not in "la società armatrice di Savannah" (Italian, "shipping firm")."""
        before = self.row[at - 1] if at > 1 and self.kind(at - 2) == "determiner" else None
        firm = before is not None and before.has("role.company") and not before.has("role.chief")
        return self.row[at].has("role.chief") and not firm

    def _firm_of_person(self, at: int) -> tuple[list[Item], int] | None:
        """ "Facebook von Mark Zuckerberg (40) und Uber" (German): the firm gives, and whose it is stands behind.

        So does "i Merrow della Norvane" (Italian, "the Merrows of Norvane"), a name for several.
        """
        if not self.is_of(at + 1) or self.kind(at + 2) != "party":
            return None
        if self.is_firm(at + 2):
            tied = at > 0 and self.row[at - 1].has("link.many") and len(self.member(at).words) == 1
        else:
            tied = self.member(at + 2).number in self.relations.people_of(self.member(at))
        return ([self.with_near(at, near=(self.member(at + 2),))], at + 3) if tied and self.is_firm(at) else None

    def _office_of(self, at: int) -> tuple[list[Item], int] | None:
        """ "el secretario de Ambiente y Trabajo, Jo Hale" (Spanish): what an office is for is nobody who gives."""
        link = at + 2 if self.kind(at + 1) == "word" else at + 1  # "la députée sortante de Brumeval, X" (French)
        if self.row[at].kind != "role" or not self.row[at].has("role.politician"):
            return None
        if not self.is_of(link) and self.kind(link) != "to":  # "l'assessore al Turismo, Jo Hale" (Italian)
            return None
        end = link + 1
        while self.kind(end) in ("and", "determiner", "word", "other") or self.is_firm(end) or self.is_of(end):
            end += 1
        named = end + 1 if self.kind(end) == "comma" else end
        led = named > end and is_led(self.row, at) and self.kind(named + 1) in _ACTING
        full = named > end and self.kind(named) == "party" and len(self.member(named).words) > 1
        return ([], named) if end > link + 1 and (full or self.is_person(named)) and not led else None

    def _kin_of(self, at: int) -> tuple[list[Item], int] | None:
        """ "the widow of the shipowner Guus Kerrow", "his successor": somebody whom another one's name describes."""
        last = self.skip_roles(at) - 1
        if last > at and self.row[last].has("role.kin") and (told := self._kin_of(last)) is not None:
            return [*self.row[at:last], *told[0]], told[1]  # "philanthropist and son of X"
        link = at + 1
        if self.row[at].kind != "role" or not self.row[at].has_any("role.kin", "role.follower") or not self.is_of(link):
            return None
        whose = self._whose_kin(link)
        if not self.is_person(whose):
            return None
        trade = any(i.has("role.company") and not i.has_any("role.chief", "role.kin") for i in self.row[link:whose])
        if trade and not self.row[link].has("link.genitive"):  # "die Enkelin des Kranbauers Jo Hale" (German)
            return [], whose  # "la vedova dei casinò Jo Hale" (Italian, "the casinos' widow, Jo Hale")
        named = whose + 2 if self.kind(whose + 1) == "comma" else whose + 1
        if self.is_person(named):
            return [], named  # "the widow of X, Y, gave"
        near = (self.member(whose),)
        return [replace(self.row[at], last=self.row[whose].last, near=near)], whose + 1

    def _whose_kin(self, link: int) -> int:
        """Where it stands whose kin a word for one leads to: "son of leading donor X", "heir of Orlo founder X"."""
        whose = link + 1
        while self.kind(whose) in ("role", "determiner") and whose - link < 4:
            whose += 1
        if self.is_firm(whose) and self.kind(whose + 1) == "role":
            whose += 1
        while self.kind(whose) in ("role", "determiner", "word", "donor", "other") and whose - link < _LONGEST_TIE:
            whose += 1
        return whose

    def _behind_trade(self, at: int) -> int:
        """The firm behind its trade: "le directeur général de [la chaîne de salons] X"; `at` where none follows."""
        if self.is_firm(at + 1) and self.row[at].has("pronoun.company"):
            return at + 1  # "the founder of [the chip maker] X"
        inner = self.skip_roles(at)
        return inner if inner > at and self.is_firm(inner) and self.row[at].has("role.company") else at

    def _chief_of(self, at: int, firm: int, alone: bool) -> tuple[list[Item], int] | None:
        """ "The chief executive of Uber, Dara K."; nobody named (`alone`): whom the article ties to the firm."""
        last = headed_end(self, at, firm)
        firms = [self.member(n) for n in range(firm, last + 1) if self.is_firm(n)]
        named = last + 2 if self.kind(last + 1) == "comma" else last + 1
        if self.is_person(named):
            return [self.with_near(named, near=tuple(firms))], named + 1
        if (between := named_between(self, last + 1)) is not None:
            return [self.with_near(between, near=tuple(firms))], between + 1
        if not alone:
            return None
        found, _ = self._described(firm, last + 1)
        told = gender_told(self.row[at:firm]) if found[0].kind == "unnamed" else found[0].categories
        return [replace(found[0], first=self.row[at].first, categories=told)], last + 1

    def _stands_for_firm(self, at: int, name: int) -> bool:
        """ "L'éditeur de Windows [a donné]": a firm described by what it makes; a name behind it says which."""
        making = self.row[at].has("role.maker") and at > 0 and self.row[at - 1].has("link.determiner")
        behind = name + 2 if self.kind(name + 1) == "comma" else name + 1
        named = self.kind(behind) == "party"
        return making and name > at + 1 and self.is_firm(name) and self.is_of(at + 1) and not named

    def _is_apposed(self, at: int, name: int) -> bool:
        """Whether the role tells of the name at `name`: "le fabricant de brouettes X", "le magnat du cuivre Y"."""
        company = self.row[at].has("role.company")
        person = not company or self.row[at].has("role.chief")  # "el exportador de gas X" (Spanish) is either
        return (company and self.is_firm(name)) or (person and self.is_person(name))

    def _person_of_firm(self, at: int) -> tuple[list[Item], int] | None:
        """ "Mark Zuckerberg of Meta", "Mark Zuckerberg de Meta", "Jo Hale, of Merrow Corp., who ..."."""
        if self.is_person(at) and self.kind(at + 1) == "comma" and self.is_of(at + 2) and self.is_firm(at + 3):
            closed = self.kind(at + 4) in _CLOSING or self._is_listed(at)
            return ([self.with_near(at, near=(self.member(at + 3),))], at + 4) if closed else None
        if self.is_person(at) and (self.is_of(at + 1) or self.kind(at + 1) == "at"):
            end = at + 3 if self.kind(at + 2) == "determiner" else at + 2
            if self.is_firm(end) and self.member(end).number in self.relations.firms_of(self.member(at)):
                return [self.with_near(at, near=(self.member(end),))], end + 1
        return None

    def _is_listed(self, at: int) -> bool:
        """ "Entre ellos, X, de Norvane (5 euros), y Z" (Spanish): a bracketed sum, and no source like the firm."""
        source = self.kind(at - 2 if self.kind(at - 1) in ("determiner", "role") else at - 1) in ("from", "of")
        return not source and (self.kind(at + 4), self.kind(at + 5)) == ("open", "sum")

    def _with_kin(self, at: int) -> tuple[list[Item], int] | None:
        """ "Noor Pelletier and her husband, Tariq, put in $10,000 together": one giver, who is named in full."""
        if not (self.is_person(at) and self.kind(at + 1) == "and" and self._is_kin(at + 2)):
            return None
        end = at + 4
        named = end + 1 if self.kind(end) == "comma" else end
        if self.kind(named) not in ("party", "other"):
            return None
        partner = self.row[named].member
        if partner is not None and len(partner.words) > 1:
            return None  # a full name gives in its own right
        end = named + 2 if named > end and self.kind(named + 1) == "comma" else named + 1
        if give_each(self.row, at, end):
            return None
        return [replace(self.row[at], last=self.row[end - 1].last)], end

    def _is_kin(self, at: int) -> bool:
        """Whether "his wife", "her brother" begins at `at`."""
        if not (0 <= at + 1 < len(self.row)):
            return False
        return self.row[at].has("pronoun.his") and self.row[at + 1].has("role.kin")

    def with_near(self, at: int, near: tuple[Member, ...]) -> Item:
        """Return the item at `at`, tied to those `near` as well."""
        return replace(self.row[at], near=(*self.row[at].near, *near))


_ACTING = ("auxiliary", "plan", "verb")
"""What stands right behind a name that acts."""

_CLOSING = ("comma", "relative", "stop", "end")
"""What stands behind the firm of somebody whom a comma parts from it."""

_RULES: Mapping[str, Sequence[Callable[[Phraser, int], tuple[list[Item], int] | None]]] = {
    "organization": (Phraser._speaker, Phraser._firm_first, Phraser._firm_of_person),
    "person": (Phraser._owner_first, Phraser._person_of_firm, Phraser._with_kin),
    "role": (
        *(Phraser._speaker, Phraser._office_of, read_arm, Phraser._kin_of),
        *(read_owner, Phraser._role_first),
    ),
}
"""What may begin at a party of each kind, and at a role; the first that fits is read."""

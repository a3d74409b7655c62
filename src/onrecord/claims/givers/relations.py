"""Who belongs to which organisation, as the article says it anywhere.

"OpenAI CEO Sam Altman", "Mark Zuckerberg's Meta", "Tim Cook of Apple", "Dara Khosrowshahi, the ride firm's boss",
"Pratt Industries, owned by Anthony Pratt", "its chief executive, Brad Garlinghouse".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Member

__all__ = ["Relations", "find_relations"]

_REACH = 9
"""How many items may stand between a name and what ties it to another: "X, the longtime chief executive of Y"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """The organisations of people and the people of organisations, by the members' numbers, as the article goes."""

    firms: Mapping[int, tuple[int, ...]]
    people: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, int]]) -> Relations:
        """Return the relations of pairs (person, organisation)."""
        return cls(firms=_group(pairs), people=_group([(firm, person) for person, firm in pairs]))

    def firms_of(self, person: Member) -> tuple[int, ...]:
        """Return the numbers of the organisations that a person belongs to."""
        return self.firms.get(person.number, ())

    def people_of(self, firm: Member) -> tuple[int, ...]:
        """Return the numbers of the people who belong to an organisation."""
        return self.people.get(firm.number, ())


def _group(pairs: Sequence[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """The seconds of each first, each once, in their order."""
    found: dict[int, dict[int, None]] = {}
    for first, second in pairs:
        found.setdefault(first, {})[second] = None
    return {first: tuple(seconds) for first, seconds in found.items()}


def find_relations(rows: Sequence[Row]) -> Relations:
    """Return the relations that the lines' items tell."""
    pairs: list[tuple[int, int]] = []
    last_firm: Member | None = None
    last_person: Member | None = None
    told = False
    for row in rows:
        if "party" not in row.kinds:
            last_person = None
            continue
        parties = [i for i, item in enumerate(row) if item.kind == "party"]
        firm = _opening_firm(row, told=told)
        if firm is not None and last_person is not None:
            pairs.append((last_person.number, firm.number))
        last_person = _only_person(row, parties)
        told = "sum" in row.kinds
        for at, following in pairwise(parties):
            pairs.extend(_pair(row, at, following))
        pairs.extend(_stated_heads(row, parties))
        for at in parties:
            member = row[at].member
            if member is not None and member.kind == "organization":
                last_firm = member
            elif member is not None and last_firm is not None and _is_its_chief(row, at):
                pairs.append((member.number, last_firm.number))
    return Relations.of(pairs)


def _opening_firm(row: tuple[Item, ...], *, told: bool) -> Member | None:
    """ "Petra Vandermolen gave $50,000. The founder of Vandermolen Ferries said ...": the firm of the one before.

    Where the sentence before has no sum, of which `told` tells, the founder may give as well as say.
    """
    if len(row) < 4 or not row[0].has("link.determiner") or row[0].has("link.indefinite"):
        return None
    if row[1].kind == "party" and row[2].has("role.chief") and row[3].kind in ("plan", "auxiliary", "verb", "speech"):
        member = row[1].member  # "The OpenAI chief will give"
        return member if member is not None and member.kind == "organization" else None
    lead = 4 if [i.kind for i in row[2:4]] == ["and", "role"] else 2  # "Il cofondatore e Ceo di Merrow" (Italian)
    titled = row[1].has("role.chief") and len(row) > lead and (row[lead].has("link.of") or row[lead].kind == "at")
    party = next((i for i in row[lead + 1 : lead + 3] if i.kind != "determiner"), None)
    kinds = [i.kind for i in row]
    spoken = "speech" in kinds or ("verb" in kinds and not told)
    member = party.member if party is not None and party.kind == "party" else None
    return member if titled and spoken and member is not None and member.kind == "organization" else None


def _only_person(row: tuple[Item, ...], parties: Sequence[int]) -> Member | None:
    """The person of a row that names nobody else."""
    member = row[parties[0]].member if len(parties) == 1 else None
    return member if member is not None and member.kind == "person" else None


def _pair(row: tuple[Item, ...], a: int, b: int) -> Iterator[tuple[int, int]]:
    """The relation between two neighbouring parties of a row, if their gap tells one."""
    first, second = row[a].member, row[b].member
    gap = row[a + 1 : b]
    if first is None or second is None or len(gap) > _REACH:
        return
    kinds = (first.kind, second.kind)
    owned = kinds == ("organization", "person") and (_is_owned(row, a, b) or _is_apposed_to(row, a, b))
    if owned or (kinds == ("organization", "person") and (_ties_firm_to_person(gap) or _is_founded(row, a, b))):
        yield second.number, first.number
    elif kinds == ("person", "organization") and (_ties_person_to_firm(gap) or _is_run(row, a, b) or _heads(gap)):
        yield first.number, second.number


def _heads(gap: tuple[Item, ...]) -> bool:
    """ "Jo Hale [runs] Norvane": a verb of leading between the two, and nothing but small words beside it."""
    kinds = ("word", "relation", "determiner", "date", "auxiliary", "aside")
    leads = [i for i in gap if i.has_any("leading.heads", "relation.runs", "founding")]
    others = [i for i in gap if i not in leads and not _is_company(i)]
    return len(leads) == 1 and all(i.kind in kinds for i in others) and sum(i.kind == "word" for i in others) <= 1


def _stated_heads(row: tuple[Item, ...], parties: Sequence[int]) -> Iterator[tuple[int, int]]:
    """ "Jo Hale [is the owner of] Norvane", "[has] Norvane [founded]" (German order): told of, and not in passing."""
    for at in parties:
        person = row[at].member
        helps = row[at + 1] if at + 1 < len(row) else None
        if person is None or person.kind != "person" or helps is None or helps.kind != "auxiliary":
            continue
        behind = next((n for n in range(at + 2, min(at + _STATED, len(row))) if row[n].kind not in _BEFORE_FIRM), at)
        firm = _firm_stated(row[behind])
        if firm is None:
            continue
        founded = helps.has("link.perfect") and any(i.has("founding") for i in row[behind + 1 : behind + _STATED])
        described = any(i.has_any("role.chief", "role.of") for i in row[at + 2 : behind + 1]) and _is_of(row, behind)
        if founded or (described and helps.has("link.passive")):
            yield person.number, firm.number


_STATED = 8
_BEFORE_FIRM = ("determiner", "word", "date", "time", "in", "role", "of", "from", "at", "and")


def _is_of(row: tuple[Item, ...], firm: int) -> bool:
    """Whether what stands before a firm leads to it: "is the owner [of] the brewer Norvane"."""
    lead = next((i for i in reversed(row[:firm]) if i.kind not in ("role", "word") or i.has("role.of")), None)
    return lead is not None and lead.has_any("link.of", "link.at", "link.from", "role.of")


def _firm_stated(item: Item) -> Member | None:
    """The firm that an item names, or of which it names an officer: "chief executive of [Norvane]"."""
    firms = [m for m in (item.member, *item.near) if m is not None and m.kind == "organization"]
    return firms[0] if item.kind in ("party", "unnamed") and len(firms) == 1 else None


def _is_run(row: tuple[Item, ...], person: int, firm: int) -> bool:
    """ "Jo Hale, [der die Firma] Norvane führt," (German, "who runs"): the verb stands behind the firm."""
    gap = row[person + 1 : firm]
    runs = firm + 1 < len(row) and row[firm + 1].has("relation.runs")
    return runs and bool(gap) and gap[0].kind in _OPENS and all(i.kind in _RUNNING for i in gap[1:])


_RUNNING = ("relative", "determiner", "role", "word", "pronoun", "date", "in")


def _is_owned(row: tuple[Item, ...], firm: int, person: int) -> bool:
    """ "A Larvane, [de Tadeu Garroni], doou" (Portuguese): whose firm it is, between commas or right behind it."""
    gap = row[firm + 1 : person]
    behind = row[person + 1].kind if person + 1 < len(row) else ""
    links = gap[1:] if gap and gap[0].kind in ("comma", "open") and behind in ("comma", "close") else gap
    return 0 < len(links) <= 2 and links[0].has("link.of") and all(i.has("link.of") or _is_article(i) for i in links)


def _is_apposed_to(row: tuple[Item, ...], firm: int, person: int) -> bool:
    """ "Teldrin, [the chip maker of Otto Brandt], gave", "Teldrin, [Otto Brandt's chip company], gave"."""
    gap = row[firm + 1 : person]
    if not gap or gap[0].kind not in _OPENS:
        return False
    if len(gap) == 1:
        behind = row[person + 1 : person + _APPOSED]
        end = next((n for n, i in enumerate(behind) if n and i.kind not in ("word", "role")), len(behind))
        return bool(behind) and behind[0].kind == "owns" and any(_is_company(i) for i in behind[1:end])
    closed = person + 1 >= len(row) or row[person + 1].kind in _CLOSES
    links = [i for i in gap[1:] if i.kind not in ("word", "determiner", "role")]
    company = next((n for n, i in enumerate(gap) if _is_company(i)), 0)
    of = len(links) == 1 and links[0].has("link.of") and gap.index(links[0]) > company
    return closed and bool(company) and of and len(gap) <= _APPOSED


_OPENS = ("comma", "open", "dash")
_CLOSES = ("comma", "close", "dash", "end", "stop")
_APPOSED = 7
"""Items of "the drone and battery maker of"."""


def _is_company(item: Item) -> bool:
    return item.kind == "role" and item.has_any("role.company", "role.corporate", "role.firm")


def _is_founded(row: tuple[Item, ...], firm: int, person: int) -> bool:
    """ "X, [founded in 1998 by] Y", "X, [which Y] founded", "X, [1998 von Y] gegründet" (German)."""
    gap = row[firm + 1 : person]
    if not gap or gap[0].kind not in _OPENS or any(i.kind in ("verb", "sum", "fund", "stop") for i in gap):
        return False
    if gap[-1].has("link.by") and any(i.has("founding") for i in gap):
        return True
    behind = row[person + 1] if person + 1 < len(row) else None
    led = gap[-1].has("link.by") or gap[-1].kind == "relative"
    return led and behind is not None and behind.has("founding")


def _is_article(item: Item) -> bool:
    return item.kind == "determiner" and not item.has("link.indefinite")


def _ties_firm_to_person(gap: tuple[Item, ...]) -> bool:
    """ "OpenAI CEO [Altman]", "Meta's [Zuckerberg]", "Google's chief executive, [Pichai]", "[Pratt], owned by ..."."""
    if not gap:
        return False
    if any(item.has("relation.led") for item in gap):
        return True
    inside = [i for i in gap if i.kind not in ("owns", "comma", "word", "determiner")]
    if gap[0].kind == "owns" and not inside:
        return len(gap) <= 3
    roles = [item for item in inside if item.kind == "role" and item.has("role.chief")]
    words = [item for item in gap if item.kind == "word"]
    return bool(roles) and len(roles) == len(inside) and len(words) <= 2 and gap[0].kind not in ("comma", "and")


def _ties_person_to_firm(gap: tuple[Item, ...]) -> bool:
    """ "[Zuckerberg]'s Meta", "[Cook] of Apple", "[Altman], the chief executive of OpenAI", "[X], who runs Y"."""
    if not gap:
        return False
    kinds = [item.kind for item in gap]
    if kinds[0] == "owns":
        plain = ("role", "word", "comma", "determiner", "owns")
        return len(gap) <= 4 and all(item.kind in plain or item.has("role") for item in gap)
    led = next((n for n, item in enumerate(gap) if item.has("relation.leads")), None)
    if led is not None and not (gap[led].has("relation.leads_own") and any(k == "word" for k in kinds[led + 1 :])):
        return True  # and not "whose company built the X pipeline"
    genitive = [item.has("link.of") or item.has("link.at") or item.kind == "determiner" for item in gap]
    if len(gap) <= 2 and all(genitive) and kinds[0] != "determiner":
        return True
    has_role = any(item.has("role") for item in gap)
    ends_in_link = kinds[-1] in ("at", "determiner", "role") or gap[-1].has("link.of") or gap[-1].has("role.company")
    ends_in_link = ends_in_link or _ends_in_goods(gap)
    calm = not any(k in ("verb", "sum", "fund", "stop", "contrast", "speech") for k in kinds)
    return has_role and ends_in_link and calm and kinds[0] in ("comma", "open", "dash") and "and" not in kinds[:1]


def _ends_in_goods(gap: tuple[Item, ...]) -> bool:
    """Whether a chief's firm is told by what it makes: ", fundador del [fabricante de piensos] Dorrest" (Spanish)."""
    of = next((n for n in range(len(gap) - 1, 0, -1) if gap[n].kind not in ("word", "kind", "in_kind")), 0)
    told = gap[of].kind in ("of", "from") or _is_company(gap[of]) or gap[of].has("role.of")
    return 0 < of < len(gap) - 1 and told and any(i.has("role.chief") for i in gap[:of])


def _is_its_chief(row: tuple[Item, ...], at: int) -> bool:
    """ "Its chief executive, [Brad Garlinghouse]", "and its CEO [Dara K.]"."""
    back = at - 1
    while back >= 0 and row[back].kind in ("comma", "word"):
        back -= 1
    if back < 0 or not (row[back].kind == "role" and row[back].has("role.chief")):
        return False
    while back >= 0 and (row[back].kind in ("role", "and", "word")):
        back -= 1
    return (back >= 0 and row[back].has("pronoun.his")) or (back >= 1 and row[back].kind == "owns")

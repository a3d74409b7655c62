"""Clauses: a line's items parted where one thought ends, and the asides read as clauses of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.clause.breakdowns import break_down, several_told
from onrecord.claims.clause.nexttakings import TAKING, next_takings
from onrecord.claims.givers.apposed import person_before
from onrecord.claims.givers.gathering import gather_left, is_set_aside
from onrecord.claims.order.items import Item
from onrecord.claims.order.kinds import kinds_of
from onrecord.claims.order.rows import Row

__all__ = ["Clause", "are_entries", "part_clauses", "taken_up"]

_ENDS = ("stop", "contrast", "question", "colon")


@dataclass(slots=True, kw_only=True)
class Clause:
    """A row of items that is read together; `kinds` are those of its items, `opener` is the kind of what
    parts it from the clause before.

    `opening` is that item itself, `asked` marks a question, `aside` one taken out of another, with `owner` the party
    before it and `target` the fund that the clause around it names later ("Unlike X, which gave, Y sent it nothing").
    `money` is the sum that an aside tells more of: "the $1 million, which X gave".
    """

    row: tuple[Item, ...]
    kinds: frozenset[str]
    opener: str = ""
    opening: Item | None = None
    asked: bool = False
    aside: bool = False
    owner: Item | None = None
    target: Item | None = None
    money: Item | None = None


def part_clauses(row: Row) -> Iterator[Clause]:
    """Yield the clauses of a row in order; the clause of an aside comes right after the one that it stands in.

    "While Meta gave $1 million, its rival X, which is private, did not" gives three.
    """
    if row.kinds.isdisjoint(_ENDS) and not (row.kinds >= TAKING and any(next_takings(row))):
        if row:
            yield Clause(row=tuple(row), kinds=row.kinds)
            if "aside" in row.kinds:
                yield from _asides(row)
        return
    start = 0
    opener, opening = "", None
    for at in (*_breaks(row), len(row)):
        item = row[at] if at < len(row) else None
        if piece := row[start:at]:
            asked = item is not None and item.kind == "question"
            kinds = kinds_of(piece)
            yield Clause(row=tuple(piece), kinds=kinds, opener=opener, opening=opening, asked=asked)
            if "aside" in kinds:
                yield from _asides(piece)
        start = at + 1
        opening = item
        opener = "" if item is None else "if" if item.has("link.if") else item.kind


def _breaks(row: tuple[Item, ...]) -> list[int]:
    """Where a clause ends."""
    ends = [
        at
        for at, item in enumerate(row)
        if item.kind in _ENDS and (_introduces(row, at) if item.kind == "colon" else not _is_inside_sum(row, at))
    ]
    taken = next_takings(row) if "receive" in {i.verb for i in row} else ()
    return sorted({*ends, *_answers(row, ends), *taken})


def _answers(row: tuple[Item, ...], ends: Sequence[int]) -> Iterator[int]:
    """Where what was asked ends, before who answers: "Asked whether it would give[,] Kestrel Air said no."."""
    for at in ends:
        if at and row[at].has("link.if") and row[0].has("asked"):
            comma = next((n for n in range(at, len(row) - 1) if row[n].kind == "comma"), len(row))
            answer = row[comma + 1 : comma + 2]
            if answer and answer[0].kind in ("party", "determiner", "pronoun", "role", "speaker"):
                yield comma


def _introduces(row: tuple[Item, ...], at: int) -> bool:
    """A colon behind anything but a name: "Those who have said yes: ..."; "Alder Mills: $50,000" stays whole."""
    if row[at].kind != "colon" or at == 0:
        return False
    before = row[at - 2] if row[at - 1].kind == "aside" and at > 1 else row[at - 1]
    piece = row[:at]
    if before.kind == "sum":
        return not any(i.kind == "party" for i in piece) and not break_down(row, at - 1, len(row))
    told = next((n for n in range(at - 2, max(0, at - _FAR), -1) if row[n].kind == "sum"), None)
    if told is not None and row[told + 1].kind == "to" and break_down(row, told, len(row)):
        return False  # "gave $12 million to two groups: half to A and half to B"
    lead = next((i for i in piece if i.kind not in ("determiner", "comma")), None)
    if before.kind in ("fund", "donor") and row[at + 1 : at + 2] and row[at + 1].kind == "sum" and _names_donor(piece):
        return False
    if before.kind == "fund" and _leads_to_funds(row, at):
        return False
    if before.kind == "fund" and not any(i.kind in ("comma", "aside") for i in piece):
        return True  # "X alone keeps MAGA Inc. alive: $14 million in July, $30 million in August"
    if before.kind == "party" and any(i.kind == "deny" for i in piece) and lead is not None and lead.kind != "party":
        return True  # "Ha smentito invece Kaldane: "Non ..."" (Italian): who denies stands behind the verb
    described = lead is not None and lead.kind == "party" and sum(i.kind == "party" for i in piece) == 1
    described = described and not _shares_out(row, at)
    return before.kind != "party" and not (
        described
        and not any(i.kind in ("verb", "speech", "auxiliary", "deny") for i in piece if i is not _ranked(piece))
    )


def _leads_to_funds(row: tuple[Item, ...], at: int) -> bool:
    """ "gave to two super PACs: A ($500,000) and B ($300,000)", "...: $500,000 to A and $300,000 to B"."""
    bracketed = [i.kind for i in row[at + 1 : at + 3]] == ["fund", "aside"]
    return bracketed or ("verb" in [i.kind for i in row[:at]] and bool(several_told(row, 0)))


def _shares_out(row: tuple[Item, ...], at: int) -> bool:
    """ "Orlo backs both sides: $20,000 to the Whigs, $10,000 to the Tories": two sums, each to a fund of its own."""
    kinds = [i.kind for i in row[at + 1 :] if i.kind not in ("determiner", "comma", "and")]
    return kinds[:6] == ["sum", "to", "fund"] * 2


_FAR = 7
"""Items back from a colon to the sum whose parts it leads to."""


def _names_donor(piece: tuple[Item, ...]) -> bool:
    """ "X was one of the first donors to the fund: $1 million": the colon leads to what the one named gave."""
    kinds = [i.kind for i in piece]
    return kinds.count("party") == 1 and "verb" not in kinds and "donor" in kinds[kinds.index("party") :]


def _ranked(piece: tuple[Item, ...]) -> Item | None:
    """The word of order that ends a label: "Harold Finch, d'abord : $50,000"."""
    return piece[-1] if len(piece) > 2 and piece[-2].kind == "comma" and piece[-1].kind == "auxiliary" else None


def _is_inside_sum(row: tuple[Item, ...], at: int) -> bool:
    """ "more than" and the like are part of a sum and never reach this; a contrast word before a sum is none.

    Nor is one between a verb and its noun: "extendió [en cambio] un cheque" (Spanish, "by contrast").
    """
    if row[at].kind == "contrast" and at and row[at - 1].kind == "verb":
        return [i.kind for i in row[at + 1 : at + 3]] == ["determiner", "gift"]
    return row[at].kind == "contrast" and at + 1 < len(row) and row[at + 1].kind == "sum" and row[at].has("money")


def _asides(piece: tuple[Item, ...]) -> Iterator[Clause]:
    for at, item in enumerate(piece):
        if item.kind != "aside":
            continue
        owner = _owner_of(piece, at)
        contrasted = at > 1 and piece[at - 2].kind == "except"
        target = next((p for p in piece[at:] if p.kind == "fund"), None) if contrasted else None
        if (thing := _thing_inside(item, owner)) is not None:
            owner, item = thing  # "Jo Hale, the chief of Orlo, [which gave $5,000], said"
        inner = [i for i in item.inner if i.kind != "relative"]
        verbal = any(i.kind == "verb" for i in inner) and not (piece[at - 1].kind == "fund" and _only_backs(item))
        if verbal and any(i.kind in ("sum", "fund", "gift", "personal", "company") or i.kind == "verb" for i in inner):
            relative = any(i.kind == "relative" for i in item.inner)
            owned = relative and owner is not None and not _names_whose(item.inner)
            row = (owner, *inner) if owned and owner is not None else tuple(inner)
            named = at - 2 if at > 1 and _is_remark(piece[at - 1]) else at - 1  # "A (Apple) and B (OpenAI), who each"
            if relative and piece[named].kind == "party":
                several = _several_before(piece, (named + 1, at), inner)
                row = (*several, *inner) if several else row
            if relative and at > 1 and piece[at - 1].kind == "role" and (listed := _listed_before(piece, at)):
                row = (*listed, *inner)
            if relative and owner is None and (stated := _stated_before(piece, at)):
                row = (*stated, *inner)
            kinds = kinds_of(row)
            money = _sum_told(piece, at) if relative and at else None
            yield Clause(row=row, kinds=kinds, aside=True, owner=owner, target=target, money=money)


def _sum_told(piece: tuple[Item, ...], at: int) -> Item | None:
    """The sum that an aside at `at` tells more of: right before it, or that of the gift which is before it.

    "Die Spende, [die die Partei von X bekam], beträgt 5.000 Euro" (German, "amounts to").
    """
    before, behind = piece[at - 1], [i for i in piece[at + 1 : at + 4] if i.kind != "comma"]
    if before.kind == "sum":
        return before
    sized = len(behind) > 1 and behind[0].has("noun.size") and behind[1].kind == "sum"
    return behind[1] if sized and (before.kind == "gift" or before.has("money.meant")) else None


def _only_backs(aside: Item) -> bool:
    """ "gave $5,000 to Open Shore, [das Jo Hale unterstützt]" (German, "which backs Jo Hale"): no gift of Jo Hale's."""
    led = bool(aside.inner) and aside.inner[0].kind == "relative"
    plain = led and all(i.kind not in ("sum", "gift", "kind", "fund", "from", "personal") for i in aside.inner)
    return plain and all(i.verb == "give_weak" for i in aside.inner if i.kind == "verb")


def _names_whose(inner: tuple[Item, ...]) -> bool:
    """Whether "whose" leads to somebody named who acts: "Jo Hale, [whose wife, Ada, gave $5,000], lives in Elko"."""
    verb = next((n for n, i in enumerate(inner) if i.kind in ("verb", "plan")), 0)
    whose = bool(inner) and inner[0].has("relative.whose") and any(i.kind in ("role", "party") for i in inner[1:4])
    return whose and any(i.kind == "party" for i in inner[:verb])


def _thing_inside(aside: Item, owner: Item | None) -> tuple[Item, Item] | None:
    """The firm of whom a "which" inside an aside tells, and what it tells: "the chief of Orlo, which gave $5,000".

    Behind a person it tells of the firm that the aside is about: "Orlo, owned by Jo Hale, which gave $5,000,".
    """
    at = next((n for n, i in enumerate(aside.inner) if n > 1 and i.has("relative.thing")), None)
    before = aside.inner[at - 2] if at is not None and aside.inner[at - 1].kind == "comma" else None
    firm = next((m for m in before.near if m.kind == "organization"), None) if before is not None else None
    person = before.member if before is not None and aside.inner[0].kind == "relation" else None
    if owner is not None and at is not None and person is not None and person.kind == "person":
        return owner, replace(aside, inner=aside.inner[at:])
    if before is None or at is None or firm is None:
        return None
    return replace(before, member=firm, near=()), replace(aside, inner=aside.inner[at:])


def _is_remark(item: Item) -> bool:
    """Whether an aside only adds a name: "Jo Hale (Merrow)"."""
    return item.kind == "aside" and all(i.kind in ("party", "other", "word") for i in item.inner)


def _several_before(piece: tuple[Item, ...], places: tuple[int, int], inner: Sequence[Item]) -> tuple[Item, ...]:
    """Those side by side of whom an aside tells more: "A and B, which each gave", "after A and B, which gave as much".

    A firm and somebody of a firm are not told of together: "A and the founder of B, who gave".
    """
    behind, aside = places
    found, start = gather_left(piece, behind - 1, 0)
    if len(found) == 1:
        return _joined_takers(piece, behind - 1) if any(i.kind == "each" for i in inner) else piece[:0]
    kinds = {i.member.kind for i in found if i.member is not None}
    joins = {i.kind for i in piece if found[-2].last <= i.first < found[-1].first}
    alike = len(kinds) == 1 and "and" in joins and joins.isdisjoint(("comma", "aside"))
    every = any(i.has("relative.all") for i in piece[aside].inner)  # "A, B and C's chief, all of whom have given"
    return piece[start:behind] if alike or every or any(i.kind == "each" for i in inner) else piece[:0]


def _listed_before(piece: tuple[Item, ...], aside: int) -> tuple[Item, ...]:
    """ "A und B gehören zu den Firmen, die 5.000 Euro gaben" (German, "are among the firms that"): A and B gave."""
    at = aside - 1
    if not piece[at].has("role.many"):
        return piece[:0]
    while at > 0 and piece[at].kind in _BEFORE_MANY and not piece[at].has("link.passive"):
        at -= 1
    if not piece[at].has_any("listing.include", "link.passive") or piece[at - 1].kind != "party":
        return piece[:0]
    found, start = gather_left(piece, at - 1, 0)
    return piece[start:at] if len(found) > 1 else piece[:0]


def _stated_before(piece: tuple[Item, ...], aside: int) -> tuple[Item, ...]:
    """ "Es war [die Firma], die 5.000 Euro gab" (German, "It was the firm that gave"): who is said to have done it."""
    at = aside - 1
    while at > 1 and piece[at].kind == "auxiliary":
        at -= 1  # "war es der Unternehmer [selbst], der"
    stated = at > 1 and piece[at].kind == "role" and piece[at - 2].has_any("link.passive", "compared.was")
    return piece[at - 1 : at + 1] if stated and piece[at - 1].has("link.determiner") else piece[:0]


_BEFORE_MANY = ("role", "word", "to", "determiner", "in", "auxiliary", "link")


def _joined_takers(piece: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """ "follows [A and] after [B], which each gave": two that a preposition before each of them rules."""
    back = at - 1
    while back > 0 and piece[back].kind in ("determiner", "role", "word"):
        back -= 1
    joined = back > 1 and piece[back].kind in ("to", "from", "of", "at") and piece[back - 1].kind == "and"
    return (piece[back - 2], piece[back - 1], piece[at]) if joined and piece[back - 2].kind == "party" else piece[:0]


def _owner_of(piece: tuple[Item, ...], aside: int) -> Item | None:
    """The party that an aside tells more of: the one before it that is not named only to be ruled out."""
    if aside and (spoken := _spoken_for(piece[aside - 1], piece[aside])) is not None:
        return spoken
    before = range(aside - 1, -1, -1)
    parties = [at for at in before if piece[at].kind == "party" and not is_set_aside(piece, at)]
    named = [at for at in parties if not _is_place(piece, at) and not _is_spouse(piece, at)] or parties
    if not named:
        return None
    head = person_before(piece, named[0]) if _leads_to_person(piece[aside]) else None
    return _firm_of(piece[named[0] if head is None else head], piece[aside])


def _spoken_for(speaker: Item, aside: Item) -> Item | None:
    """Whom "a spokesman for X, which gave $5,000," tells of: X, and not who speaks."""
    if speaker.kind != "speaker" or speaker.member is not None or not speaker.near or not aside.inner:
        return None
    of = "person" if aside.inner[0].has("relative.person") else "organization"
    told = aside.inner[0].kind == "relative" and speaker.near[0].kind == of
    return replace(speaker, kind="party", member=speaker.near[0], near=()) if told else None


def _firm_of(owner: Item, aside: Item) -> Item:
    """ "Jo Hale of Orlo, which gave $5,000": the firm that somebody's phrase names, where "which" tells of it."""
    thing = bool(aside.inner) and aside.inner[0].has("relative.thing")
    firm = next((m for m in owner.near if m.kind == "organization"), None)
    person = owner.member is not None and owner.member.kind == "person"
    return replace(owner, member=firm, near=()) if thing and person and firm is not None else owner


def _leads_to_person(aside: Item) -> bool:
    """Whether an aside begins with a "who" that may mean somebody: "X, the owner of Y, who gave"."""
    return bool(aside.inner) and aside.inner[0].kind == "relative" and not aside.inner[0].has("relative.thing")


def _is_place(piece: tuple[Item, ...], at: int) -> bool:
    """ "X, a lobbyist in Elko, who gave": where somebody lives gives nothing."""
    back = at - 1
    while back > 0 and piece[back].kind == "determiner":
        back -= 1
    return back > 0 and piece[back].kind == "in"


def _is_spouse(piece: tuple[Item, ...], at: int) -> bool:
    """ "X, casada con Y, que aportó 5.000 euros" (Spanish, "married to"): X gave, to whom all of it is said."""
    return at > 1 and piece[at - 1].has("relation.wed")


_ENTRY = {"party", "sum"}


def are_entries(clauses: Sequence[Clause]) -> bool:
    """Return whether a sentence is nothing but names with their sums: "the miller X, $5,000; the banker Y, $3,000"."""
    if not all(c.kinds >= _ENTRY for c in clauses if not c.aside):
        return False
    small = ("determiner", "role", "word", "end", "aside")
    told = [[i.kind for i in c.row if i.kind not in small] for c in clauses if not c.aside]
    return len(told) > 1 and all(kinds in (["party", "comma", "sum"], ["party", "sum"]) for kinds in told)


def taken_up(clause: Clause, following: Sequence[Clause]) -> tuple[Item, ...]:
    """Return the figure that the next clause means: "Centomila euro, il massimo: [tanto] ha versato X" (Italian)."""
    ahead = following[0] if following else None
    if ahead is None or ahead.opener != "colon" or not ahead.row[0].has("money.so_much"):
        return ()
    sums = (i for i in clause.row if i.kind == "sum" and i.money is not None and i.money.amount is not None)
    return tuple(sums)[-1:]

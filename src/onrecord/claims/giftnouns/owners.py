"""Whose a sum or a gift is: "X's $5,000", "the $5,000 of X", "Y, whose $1 million came in May", "X's and Y's gifts"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_left, givers_of, is_governed
from onrecord.claims.order.items import Item

__all__ = [
    "named_by",
    "owners_before",
    "owners_behind_sum",
    "owners_of_sum",
    "owners_of_whose",
    "possessors",
    "read_owned_sum",
]


def owners_of_sum(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """Return whose a sum between the items `lower` and `at` is; nobody where the words do not tell."""
    for n in range(lower, at):
        if work.kind(n) != "sum":
            continue
        if (behind := _owner_behind(work, n + 1)) is not None and behind < at:
            return givers_of([work.row[behind]], work.line.number)
        back = n - 1
        while back > lower and work.kind(back) in ("word", "personal"):
            back -= 1
        if owners := owners_before(work, back):
            return owners
        if owners := owners_of_whose(work, back):
            return owners
    return ()


def owners_of_whose(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return the party before the "whose" at `at`: "X, whose $250,000 gift came on Monday"."""
    if at <= 0 or not work.row[at].has("relative.whose"):
        return ()
    named = [n for n in range(at - 1, -1, -1) if work.kind(n) == "party"]
    free = [n for n in named if not is_governed(work.row, n, 0)]  # "X of Elko, whose $1 million"
    owner = next((work.row[n] for n in free or named), None)
    return givers_of([owner], work.line.number) if owner is not None else ()


def owners_behind_sum(work: ClauseWork, verb: int) -> tuple[Giver, ...]:
    """Return whose the first sum behind a verb is: "an die CDU flossen 250.000 Euro der Kaldane AG" (German)."""
    at = next((n for n in range(verb + 1, len(work.row)) if work.kind(n) == "sum"), len(work.row))
    if at + 1 >= len(work.row) or not work.row[at + 1].has("link.genitive"):
        return ()
    owner = _owner_behind(work, at + 1)
    if owner is None:
        return ()
    both = work.kind(owner + 1) == "and" and work.kind(owner + 2) == "party"  # "des Ehepaars Rosa und Otto Hale"
    return givers_of([work.row[owner], *work.row[owner + 2 : owner + 3]][: 1 + both], work.line.number)


def read_owned_sum(work: ClauseWork, at: int, upper: int) -> bool:
    """Add the frame of "Die CDU meldete 50.000 Euro der Kaldane AG" (German): whose the sum was stands behind it."""
    owners, funds = owners_behind_sum(work, at), tuple([i for i in work.row[:at] if i.kind == "fund"][-1:])
    status = status_of(work.row, 0, at, work.line)
    if not owners or not funds or status is None or any(i.kind == "negation" for i in work.row[at:upper]):
        return False
    objects = replace(work.whole(work.sums(at, upper)[:1]), funds=funds)
    work.emit(owners, objects, Telling(status=status, rule="receive", zone=(0, upper), verb=work.row[at], lean="weak"))
    return True


def _owner_behind(work: ClauseWork, link: int) -> int | None:
    """Where the party stands whose the sum before `link` is: "the $5,000 of X", "250.000 Euro [der Kaldane AG]".

    Or who gave it, where it is only told: "Of the $3 million [given by X], $2 million went to the fund".
    """
    if work.kind(link) == "verb" and work.row[link].has_any("give.past", "give_weak.past"):
        by = work.kind(link + 1) == "from" and work.row[link + 1].has("link.by")
        return link + 2 if by and work.kind(link + 2) == "party" else None
    if link + 1 >= len(work.row) or not (work.row[link].has("link.of") or work.row[link].has("link.genitive")):
        return None
    at = link + 1
    while work.row[link].has("link.genitive") and work.kind(at) in ("word", "role", "other"):
        at += 1
    return at if work.kind(at) == "party" else None


def owners_before(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return the parties whose possessive ends at `at`: "X's", "X's and Y's"."""
    found: list[Item] = []
    while at > 0 and work.kind(at) == "owns" and work.kind(at - 1) == "party":
        found.insert(0, work.row[at - 1])
        at -= 2
        while at > 0 and work.kind(at) in ("and", "comma", "determiner"):
            at -= 1
    return givers_of(found, work.line.number)


_SMALL = ("sum", "of", "from", "determiner", "personal", "word", "in", "money")


def possessors(work: ClauseWork, at: int, noun: int) -> tuple[Giver, ...]:
    """Return whom "its" at `at` means in "Its $1 million gift", "its donation of $1 million"; a sum must go with it.

    A fund spoken of before it may be the one whose gift it is, by getting it: then it is nobody's.
    """
    if at < 0 or not work.row[at].has("pronoun.his") or not _is_sized(work, at, noun):
        return ()
    before = work.row[:at]
    if any(i.kind == "fund" for i in before) or (work.line.number and work.focus.gave == work.line.number):
        return ()
    if spoken := _spoken_to(work, at):
        return spoken
    named = [i for n, i in enumerate(before) if i.kind == "party" and not is_governed(before, n, 0)]
    if named:
        several = len(named) > 1 and _fits_all(work.row[at], named) and _are_listed(before, named)
        return givers_of(named, work.line.number) if len(named) == 1 or several else ()
    meant = work.focus.aside_parties[-1:] or list(work.focus.subject)
    near = len(meant) == 1 and work.line.number - meant[0].line <= 1
    kinds = ("person",) if work.row[at].has("pronoun.of_person") else ("person", "organization")
    kinds = ("organization",) if work.row[at].has("pronoun.of_firm") else kinds
    if not near or meant[0].member.kind not in kinds or not work.focus.fits_owner(meant[0], work.row[at]):
        return ()
    return (replace(meant[0], item=work.row[at], line=work.line.number, certain=False),)


_LED_ABOUT = ("word", "to", "money", "speech", "other_verb", "comma")


def _spoken_to(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "The senator asked A and B about their $1 million gifts", "hailed A for its $1 million gift": A's, and B's."""
    lead = work.row[at - 1]
    back = at - 1
    while back > 0 and work.kind(back) in _LED_ABOUT and not work.row[back].has_any("link.after", "link.when"):
        back -= 1
    about = lead.has_any("money", "link.purpose", "link.priced")
    if not about or back == at - 1 or work.kind(back) != "party":
        return ()
    found, _ = gather_left(work.row, back, 0)
    return givers_of(found, work.line.number) if _fits_all(work.row[at], found) else ()


def _fits_all(owner: Item, named: Sequence[Item]) -> bool:
    """Whether "its", "her" or "their" may mean those named: a firm, a person, or several."""
    kinds = {i.member.kind for i in named if i.member is not None}
    if owner.has("pronoun.of_person") or owner.has("pronoun.of_firm"):
        return len(named) == 1 and kinds == {"person" if owner.has("pronoun.of_person") else "organization"}
    return len(named) > 1 or kinds == {"organization"}


def _are_listed(before: tuple[Item, ...], named: Sequence[Item]) -> bool:
    """Whether "and" and commas alone part those named: "A and B defended their gifts"."""
    between = [i for i in before if named[0].last <= i.first and i.last <= named[-1].first and i not in named]
    return any(i.kind == "and" for i in between) and all(i.kind in ("and", "comma", "determiner") for i in between)


def _is_sized(work: ClauseWork, at: int, noun: int) -> bool:
    """Whether a sum stands between "its" and the noun, or right behind it with small words between."""
    if any(i.kind == "sum" for i in work.row[at:noun]):
        return True
    if work.trailing and work.trailing[-1].last >= len(work.line.tokens) - 1:
        return True  # "Her donation went to the party: $2 million"
    first = noun + 1
    if first < len(work.row) and work.row[first].has("link.priced"):
        first += 1  # "His check for $1 million"
    ahead = next((i for i in work.row[first:] if i.kind not in _SMALL[1:]), None)
    if ahead is not None and ahead.kind == "comma":
        kinds = [i.kind for i in work.row[noun + 1 : noun + 4]]
        return kinds == ["comma", "sum", "comma"]  # "Her gift, $12 million, was made in two parts"
    return ahead is not None and ahead.kind == "sum"


def named_by(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Return whose name opens the clause: "The name of X is on the list"."""
    lead = [i for i in work.row[:at] if i.kind not in ("determiner", "auxiliary", "role", "verb")]
    named = len(lead) == 3 and [lead[0].kind, lead[2].kind] == ["word", "party"] and lead[1].has("link.of")
    return givers_of(lead[2:], work.line.number) if named else ()

"""Givers named one sentence after their gift: "Eleven firms gave $1 million each. Among them were A and B."."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.reached import sum_reached
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

if TYPE_CHECKING:
    from onrecord.claims.frames import Frame

__all__ = [
    "Head",
    "find_head",
    "find_unnamed",
    "is_of_each",
    "picks_members",
    "read_included",
    "read_members",
    "read_named",
]

_REACH = 2
"""Lines behind the gift of several in which some of them may be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A gift of several whom its clause does not name, with what each gave."""

    work: ClauseWork
    objects: Objects
    telling: Telling


def _rule_of(item: Item) -> str:
    """The name of a rule that goes on with members, by the verb that leads to them: "The list includes A and B"."""
    rule = "listing" if item.verb in ("listing", None) else item.rule
    return f"{rule}.member"


def find_head(work: ClauseWork) -> Head | None:
    """Return the gift that "eleven companies" or "a dozen donors" gave in a clause; None where it tells of none."""
    reaching = work.line.has("listing.reach") or work.line.has("listing.max")
    for at, item in enumerate(work.row):
        if item.kind != "verb" and not (reaching and item.has_any("listing.reach", "listing.max")):
            continue
        reached, lead = sum_reached(work.row, at)
        gives = item.verb in ("give", "pledge", "give_weak") or reached is not None
        acts = (gives and _acts_unnamed(work.row[:lead])) or _hits_it(work.row, at)
        acts = acts or (item.verb == "give" and _are_sources(work.row[:at]))
        if not acts and not (item.verb in ("receive", "come") and _came_from_several(work, at)):
            continue
        status = "given" if _hits_it(work.row, at) else status_of(work.row, 0, at, work.line)
        objects = work.objects(at + 1, work.upper(at), before=(0, at))
        if not objects.money and work.trailing:
            objects = replace(objects, money=tuple(i for i in work.trailing if i.kind == "sum"))  # "...: $250,000."
        if _hits_it(work.row, at):
            objects = replace(objects, money=tuple(_figures(work.row[:at])))
        elif reached is not None:
            objects = replace(objects, money=(reached,))
        if status in ("given", "planned") and (objects.money or objects.funds) and not objects.foreign:
            lean = "weak" if item.verb == "give_weak" else "strong"
            telling = Telling(status=status, rule=_rule_of(item), zone=(0, work.upper(at)), verb=item, lean=lean)
            return Head(work=work, objects=objects, telling=telling)
    return None


def find_unnamed(work: ClauseWork) -> Head | None:
    """Return the gift of one whom a clause only describes: "A timber merchant gave the party $5,000"; else None."""
    for at, item in enumerate(work.row):
        if item.kind != "verb":
            continue
        made = item.verb == "light" and any(i.kind == "gift" for i in work.row[at + 1 : at + 6])
        gives = made or item.verb in ("give", "give_weak")
        if not gives or not _acts_described(work.row[:at]):
            continue
        objects = work.objects(at + 1, work.upper(at), before=(0, at))
        past = (item.has_form("past") or item.has("light.past")) and status_of(work.row, 0, at, work.line) in (
            "given",
            "planned",
        )
        if past and objects.money and objects.funds and not objects.foreign:
            telling = Telling(status="given", rule=_rule_of(item), zone=(0, work.upper(at)), verb=item)
            return Head(work=work, objects=objects, telling=telling)
    return None


def _acts_described(before: tuple[Item, ...]) -> bool:
    """Whether a description that names nobody stands before a verb: "A timber merchant from Elko", "its own arm"."""
    role = any(i.kind == "role" for i in before)
    free = [i for n, i in enumerate(before) if i.kind != "party" or not _is_ruled(before, n)]  # "The founder of X"
    return role and not any(i.kind in ("party", "negation", "self", "consider", "speaker", "total") for i in free)


def _came_from_several(work: ClauseWork, at: int) -> bool:
    """Whether a fund got a sum each from givers whom the clause does not name: "$1 million each from eleven firms".

    The most that one may give is such a sum: "took the maximum of $1 million from seven firms".
    """
    if any(i.kind in ("party", "self", "negation", "consider", "total") for i in work.row) or not is_of_each(work):
        return False
    source = next((n for n, i in enumerate(work.row) if i.kind == "from" and _names_many(work.row[n + 1 : n + 4])), at)
    sent = source > at or (source < at and work.row[at].verb == "come")  # "Von sieben Firmen kam je eine Million"
    taken = work.row[at].verb == "come" or work.kind(0) == "pronoun" or "fund" in work.clause.kinds
    return sent and (taken or work.focus.settings.dropped_subjects)


def is_of_each(work: ClauseWork) -> bool:
    """Return whether the sum of a clause is that of each of several: "$1 million each", "the maximum of $1 million"."""
    most = any(i.kind == "sum" and i.money is not None and i.money.ceiling for i in work.row)
    return most or "each" in work.clause.kinds


def _names_many(behind: tuple[Item, ...]) -> bool:
    """Whether words behind "from" are of several: "seven companies", "a dozen donors"."""
    return any(i.kind in ("role", "donor") for i in behind) and behind[0].kind in (
        "word",
        "role",
        "donor",
        "determiner",
    )


_NAMED = ("party", "other", "pronoun", "fund", "self", "speaker", "outlet", "speech", "negation", "consider", "verb",
          "total", "limit", "business", "relative", "unnamed", "sum")  # fmt: skip


def _hits_it(row: tuple[Item, ...], at: int) -> bool:
    """ "The ceiling is $50,000 and plenty of people have hit it": several who reached the limit told before."""
    if not row[at].has("listing.reach"):
        return False
    ahead = row[max(0, at - 2) : at]
    fronted = any(i.has_any("link.fronted", "say.clitic") for i in ahead)  # "molti l'hanno toccato" (Italian)
    it = fronted or (at + 1 < len(row) and row[at + 1].has_any("pronoun.company", "compared.it"))
    if not it:
        return False
    start = next((n for n in range(at, 0, -1) if row[n].kind == "and"), 0)
    limit = any(i.kind == "limit" or (i.money is not None and i.money.ceiling) for i in row[:start])
    who = next((n for n in range(start + 1, at) if row[n].kind == "relative"), at)  # "son muchos [los que]" (Spanish)
    return limit and len(_figures(row[:start])) == 1 and _acts_unnamed(row[start + 1 : who])


def _figures(row: tuple[Item, ...]) -> list[Item]:
    """The sums of a row that are figures, and not "the limit"."""
    return [i for i in row if i.kind == "sum" and i.money is not None and i.money.amount is not None]


def read_included(work: ClauseWork, head: Head) -> None:
    """Add the frames of those whom the clause itself names at its end: "gave $1 million each, among them A and B"."""
    if any(i.has("members.one") for i in work.row):
        one = next((i for i in reversed(work.row) if i.kind == "party"), None)
        givers = givers_of([one], work.line.number) if one is not None else ()
        work.emit(givers, replace(head.objects, more=()), head.telling)
        return
    at = next((n for n in range(1, len(work.row)) if _opens_named(work.row[n]) and work.kind(n - 1) == "comma"), None)
    if at is None or not (head.objects.money or _is_one_fund(work, head)):
        return
    named = at + 1
    small = ("determiner", "role", "word", "comma", "including")
    while work.kind(named) in small or (work.kind(named + 1) in ("word", "role") and work.row[named].has("link.of")):
        named += 1  # "tra cui società di primaria importanza come A e B" (Italian, "among them firms of weight like A")
    if work.kind(named) == "party":
        found, end = gather_right(work.row, named, len(work.row))
        if work.kind(at) == "relative" and work.kind(end) in _OF_CLAUSE:
            return  # "au comité, dont A est le trésorier" (French)
        givers = givers_of(found, work.line.number)
        work.emit(givers, replace(head.objects, more=()), head.telling)


_OF_CLAUSE = ("auxiliary", "verb", "speech", "plan", "negation", "other_verb", "donor", "word")


def _opens_named(item: Item) -> bool:
    """Whether a word leads to those who are named of several: ", including A", ", dont A" (French)."""
    return item.kind == "including" or item.has("link.including")


def _is_one_fund(work: ClauseWork, head: Head) -> bool:
    """Whether it is those who gave that "including" picks from: not "gave to several committees, including A"."""
    fund = next((i.fund for i in head.objects.funds[:1]), None)
    if fund is None or len(head.objects.funds) > 1:
        return False
    named = fund.named or bool(fund.ids) or fund.kind not in _OF_MANY
    text = work.line.tokens[head.objects.funds[0].last - 1].text
    return named or (fund.kind == "party" and text[0].isupper())


_OF_MANY = ("campaign", "party", "legal_fund", "pac", "super_pac", "anaphor")
"""Kinds of funds of which there are several: a noun alone may mean more than one."""


def _acts_unnamed(before: tuple[Item, ...]) -> bool:
    """Whether the words before a verb name nobody and speak of several: "Eleven", "a dozen donors", "many firms"."""
    that = next((n for n in range(len(before) - 1, 0, -1) if before[n].kind == "relative"), 0)
    said = any(i.kind == "speech" for i in before[max(0, that - 2) : that])
    if that and said:  # "The weekly wrote that [several firms] gave $5,000, among them X"
        before = (*[i for i in before[:that] if i.kind in ("role", "determiner")], *before[that + 1 :])
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n].has_any(*_WHO)), 0)
    cleft = at > 1 and before[0].has("link.passive") and before[at - 1].kind in ("word", "role", "donor")
    if cleft or (
        at
        and any(
            i.kind == "donor" or i.has_any("role.many", "pronoun.plural") for i in before[_named_from(before, at) : at]
        )
    ):  # "Sono dieci i gruppi che"
        if any(i.has("role.staff") for i in before[max(0, at - _FAR_STAFF) : at - 2]):
            return False  # "Executives of companies that gave were there, among them X"
        before = (before[at - 1], *before[at + 1 :])  # "has named the donors who are paying for it"
    several = any(i.kind in ("word", "donor", "role") for i in before)
    return several and not any(
        i.kind in _NAMED and not i.has("money") and not (i.kind == "party" and n > 1 and _is_ruled(before, n))
        for n, i in enumerate(before)
    )  # "Several owners of [National Hockey League] teams gave"


_OF_SOURCES = ("determiner", "word", "of", "from", "role", "relative", "auxiliary")


def _are_sources(before: tuple[Item, ...]) -> bool:
    """ "its largest gifts coming [from a handful of companies that] gave $1 million": several whom money came from."""
    that = next((n for n in range(len(before) - 1, 1, -1) if before[n].kind == "relative"), 0)
    if not that or not before[that - 1].has("role.many") or any(i.kind != "auxiliary" for i in before[that + 1 :]):
        return False
    gift = next((n for n in range(that, 0, -1) if before[n].kind not in _OF_SOURCES and before[n].verb != "come"), 0)
    return before[gift].kind == "gift" and any(i.kind == "from" for i in before[gift:that])


_FAR_STAFF = 5
"""Items from a firm's people to the "that" behind the firms: "[executives] of many big companies that"."""


_WHO = ("relative.person", "relative.object", "relative.shown")


def _named_from(before: tuple[Item, ...], at: int) -> int:
    """Where the words begin for those of whom a relative at `at` tells: "[the companies and people] who pay"."""
    return at - 3 if at > 3 and before[at - 2].kind == "and" else at - 1


def picks_members(line: Line, row: Row, donors: int) -> bool:
    """Return whether a sentence without a verb picks some out of the donors told of: "Parmi eux, A et B." (French).

    `donors` is the line that last spoke of donors.
    """
    plain = row.kinds.isdisjoint(("verb", "negation", "speech", "other_verb", "business"))
    return plain and row[0].has("members.among") and 0 < line.number - donors <= _REACH


def read_members(row: tuple[Item, ...], line: int, head: Head | None) -> list[Frame]:
    """Return the frames of those whom a line picks out of the several: "A was one of them", "They are A and B"."""
    if head is None or not 0 < line - head.work.line.number <= _REACH:
        return []
    alike = _did(row) and line - head.work.line.number == 1 and bool(head.objects.money)
    if not alike and not _picks_out(row):
        return []
    named = [i for n, i in enumerate(row) if i.kind == "party" and not _is_ruled(row, n)]
    work = replace(head.work, frames=[])
    if named:
        work.emit(givers_of(named, line), head.objects, head.telling)
    return work.frames


_SMALL = ("party", "comma", "and", "determiner", "word", "role", "aside", "other", "of", "in", "at", "auxiliary", "end",
          "including", "link", "pronoun", "time", "date", "kind", "each", "again", "noun", "colon")  # fmt: skip


def _did(row: tuple[Item, ...]) -> bool:
    """Whether a line is a name and "did": "Plenty of people gave $50,000. The investor Jo Hale did."."""
    small = ("determiner", "role", "aside", "end")
    kinds = [i.kind for i in row if i.kind not in small and not i.has("link.too")]
    did = kinds == ["party", "auxiliary"] or (kinds[1:] == ["party"] and row[0].has_any(*_DID))  # "L'ha fatto X"
    return did and any(i.has_any(*_DID) for i in row)


_DID = ("link.did", "listing.did")
"""What says of somebody that he did so, too; in the verbs of lists where it is such a verb as well."""


_OF_LIST = ("listing.include", "link.of", "members.ranges", "money.ranging", "filing")


def _picks_out(row: tuple[Item, ...]) -> bool:
    """Whether a line only says who some of the several are."""
    if any(i.kind not in _SMALL and i.verb not in ("join", "listing") and not i.has_any(*_OF_LIST) for i in row):
        return False
    lead = [i for i in row if i.kind not in ("comma", "link", "aside")][:3]
    if not lead:
        return False
    they = len(lead) > 1 and (lead[0].has("pronoun.plural") or lead[0].has("members.these"))
    stated = they and (lead[1].has("link.passive") or lead[1].has("listing.include"))
    stated = stated or any(i.has_any("members.ranges", "money.ranging") for i in row[:3])  # "The list runs from A to B"
    stated = stated or (row[0].has("link.now") and _names_several(row[1:]))  # "Sono A, B e C" (Italian, "They are")
    linked = any(i.has_any("link.passive", "listing.include", "listing.there", "link.stands") for i in row)
    linked = linked or lead[0].has("members.among")
    return stated or (linked and any(i.has("members.among") or i.has("members.one") for i in row))


def _names_several(behind: tuple[Item, ...]) -> bool:
    """Whether nothing but names stands there, the last behind "and"."""
    small = ("party", "comma", "and", "determiner", "role", "aside", "end")
    parties = [n for n, i in enumerate(behind) if i.kind == "party"]
    listed = len(parties) > 1 and any(i.kind == "and" for i in behind[parties[-2] : parties[-1]])
    return listed and all(i.kind in small for i in behind)


def _is_joined(row: tuple[Item, ...], at: int) -> bool:
    """Whether a word of `at` only repeats what leads to names: "C'est le cas de A et [de] B" (French)."""
    again = at > 0 and row[at].has("link.of") and (row[at - 1].kind in ("and", "comma", "link"))
    return again and any(i.has("members.among") or i.verb == "join" for i in row[:at])


def _is_ruled(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name only tells where a party is or works: "Jo Hale of Merrow Freight"."""
    back = at - 1
    while back >= 0 and row[back].kind in ("determiner", "word", "role"):
        back -= 1
    if back > 0 and row[back].has("link.of") and row[back - 1].kind == "word" and row[at - 1].kind == "word":
        return False  # "il progettista di chip Pell" (Italian, "the designer of chips, Pell")
    if _is_joined(row, back):
        return False
    return back > 0 and (row[back].kind in ("in", "at") or row[back].has("link.of"))


_DESCRIBING = ("determiner", "donor", "role", "word", "gift", "of", "pronoun")


def read_named(row: tuple[Item, ...], line: int, head: Head | None) -> list[Frame]:
    """Return the frame of the one whom a line names at last: "A trader gave $5,000. The donor is Otto Kemp"."""
    if head is None or not 0 < line - head.work.line.number <= _REACH:
        return []
    linked = next((n for n, i in enumerate(row[:6]) if i.has("link.passive")), 0)
    lead = [i for i in row[:linked] if i.kind != "comma"]
    about = any(i.kind in ("donor", "gift") or i.has("pronoun") or i.has("role.company") for i in lead)
    if row[0].has("members.among"):
        linked, lead, about = 0, [], True  # "Es handelt sich um X" (German), "Il s'agit de X" (French)
    if not about or any(i.kind not in _DESCRIBING for i in lead):
        return []
    ahead = next((i for i in row[linked + 1 :] if i.kind not in ("determiner", "role", "from")), None)
    if ahead is None or ahead.kind != "party":
        return []
    work = replace(head.work, frames=[])
    work.emit(givers_of([ahead], line), head.objects, head.telling)
    return work.frames

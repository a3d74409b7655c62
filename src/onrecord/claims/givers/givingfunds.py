"""Committees and foundations that give: "The Senate Fund PAC gave $38 million to MAGA Inc.", "The foundation gave"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Cast, Member

__all__ = ["let_committees_give"]

_KINDS = ("super_pac", "pac")
_WORDS = ("anaphor", "inaugural")
"""Kinds of a mention that may be a word alone: "the foundation", "the foundation gave both times"."""
_GIVES = ("give", "give_weak", "pledge")
_FRONT = ("determiner", "role", "date", "time", "comma", "in")
_BESIDE_VERB = ("auxiliary", "date", "time", "again", "aside")
_OWNING = ("owns", "donor", "role", "gift", "party", "fund")


def let_committees_give(row: Row, line: Line, cast: Cast) -> Row:
    """Return the items with each committee that gives to another fund as the party that it is there."""
    first = row[0] if row[0].kind == "fund" else row[1]
    if first.fund is not None and first.fund.kind in _WORDS and not first.fund.honouree:
        return _let_foundation_give(row, first, line, cast)
    funds = [n for n, i in enumerate(row) if i.kind == "fund" and i.fund is not None and i.fund.kind in _KINDS]
    changed = list(row)
    for at in funds:
        member = _member_of(row[at], line, cast)
        if member is not None and (_acts(row, at) or _is_source(row, at)):
            changed[at] = replace(row[at], kind="party", member=member, fund=None)
    return Row.of(changed) if changed != list(row) else row


def _member_of(item: Item, line: Line, cast: Cast) -> Member | None:
    """The organisation that a committee's name stands for."""
    # "Das Komitee Freies Ufer" (German) holds the name "Freies", which is none of a committee
    within = (name for name in line.names if item.first <= name.first and name.last <= item.last)
    inside = (
        name for name in within if name.last == item.last or line.begins(name.last, *_CALLED, "fund", "fund_name")
    )
    members = (cast.at(line.number, name.first) for name in inside)
    return next((m for m in members if m is not None and m.kind != "person" and not m.honouree), None)


def _let_foundation_give(row: Row, item: Item, line: Line, cast: Cast) -> Row:
    """ "[The foundation] gave $5,000 to the SNP", where the text told of one by name."""
    at = 0 if row[0] is item else 1
    member = _called_so(item, line, cast) if _acts(row, at) else None
    if member is None:
        return row
    return Row.of([replace(i, kind="party", member=member, fund=None) if i is item else i for i in row])


def _called_so(item: Item, line: Line, cast: Cast) -> Member | None:
    """ "The foundation gave ...": the one organisation told of before that has the word in its name."""
    noun = line.tokens[item.last - 1].low
    called = [m for m in cast.members if m.kind == "organization" and len(m.words) > 1 and noun in m.words]
    told = bool(called) and all(at < line.number for at, _ in called[0].places[:1])
    return called[0] if len(called) == 1 and told and not called[0].honouree else None


def _acts(row: tuple[Item, ...], at: int) -> bool:
    """Whether a committee opens the clause, a verb of giving follows it, and another fund behind "to"."""
    verb = _past_apposition(row, at + 1)
    while verb < len(row) and row[verb].kind in _BESIDE_VERB:
        verb += 1
    gives = verb < len(row) and row[verb].verb in _GIVES and row[verb].has_form("past", "present")
    if not gives or not all(i.kind in _FRONT or i.has_any(*_CALLED) for i in row[:at]):
        return False
    if row[verb].verb == "give" and [i.kind for i in row[verb + 1 : verb + 2]] == ["sum"] and _ends(row, verb + 2):
        return True  # "Alder Nation PAC contributed $5 million.", to the fund told of before
    aimed = [n for n in range(verb, len(row) - 1) if row[n].kind == "to"]
    return any(i.kind == "fund" for n in aimed for i in row[n + 1 : n + 3])


def _ends(row: tuple[Item, ...], at: int) -> bool:
    """Whether a clause ends behind its sum at once."""
    return at >= len(row) or row[at].kind in ("end", "stop", "comma", "and")


_CALLED = ("committee.named", "committee.group", "fund.body", "fund.super_pac")
"""Words for committees before a name: "The [dark money group] Alder Nation gave"."""

_APPOSED = ("determiner", "role", "word", "fund", "of", "party", "owns", "business")


def _past_apposition(row: tuple[Item, ...], at: int) -> int:
    """Where the words behind "KAPAC, [the political action committee of Kaldane,]" go on; `at` where none stand.

    So behind "Alder Nation, [a dark money group,]", which names nobody.
    """
    if at >= len(row) or row[at].kind != "comma":
        return at
    end = next((n for n in range(at + 1, len(row)) if row[n].kind not in _APPOSED), len(row))
    told = any(i.kind == "fund" for i in row[at:end]) and any(i.kind == "party" for i in row[at:end])
    told = told or (row[at + 1].has("link.indefinite") and not any(i.kind == "party" for i in row[at:end]))
    return end + 1 if told and end < len(row) and row[end].kind == "comma" else at


def _is_source(row: tuple[Item, ...], at: int) -> bool:
    """Whether "from" leads to a committee, and a verb of receiving and its fund stand before."""
    link = at - 1
    while link > 0 and row[link].kind == "determiner":
        link -= 1
    whole = at + 1 >= len(row) or row[at + 1].kind not in _OWNING
    received = any(i.verb == "receive" for i in row[:link]) and any(i.kind == "sum" for i in row[:link])
    taker = row[0].kind == "pronoun" or any(i.kind == "fund" for i in row[:link])  # "It received $5,000 from X"
    return whole and link > 0 and row[link].has("link.from") and received and taker

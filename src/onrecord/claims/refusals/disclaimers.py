"""Denials in a quotation, whose verb has no subject: "Mai dato un euro", assicura X (Italian, "Never gave a euro").

Who speaks has given nothing: the one whom a verb of saying names behind the quotation, or whom the text spoke of last.
Of "we" it is the firm of the one who speaks.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.announcers import announcing_firm, first_person
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_disclaimer"]

_MARKS = frozenset('«“"„')
_SMALL = ("auxiliary", "determiner", "negation", "self", "pronoun", "word", "to", "plan")
_GIVES = ("give", "give_weak", "pledge")
_REACH = 6
_ABOUT = 2
"""Lines back to the one whom the text spoke of, who goes on to speak."""


def read_disclaimer(work: ClauseWork) -> None:
    """Add the frame of a quotation that opens with a denial of giving: "Non abbiamo versato nulla", dice X."""
    row = work.row
    if work.frames or not work.focus.settings.dropped_subjects or "negation" not in work.clause.kinds:
        return
    if work.line.tokens[0].text not in _MARKS or work.clause.aside:
        return
    at = _denied_giving(work)
    if at is None or any(i.kind in ("sum", "party", "fund") for i in row[:at]):
        return
    givers = _speakers(work, at)
    funds = tuple(i for i in row[at:] if i.fund is not None and i.fund.kind != "anaphor")[:1]
    objects = Objects(funds=funds, manner=frozenset({"denied"}))
    work.emit(givers, objects, Telling(status="declined", rule="deny", zone=(0, len(row)), verb=row[at]))


def _denied_giving(work: ClauseWork) -> int | None:
    """Where the verb of giving stands that a negation at the front of the clause rules, and that gives no sum."""
    row = work.row
    first = next((n for n, i in enumerate(row[:_REACH]) if i.kind == "negation"), None)
    own = first is not None and any(row[first].has(f"negation.{kind}") for kind in ("never", "ahead", "half"))
    if first is None or not own or any(i.kind not in _SMALL for i in row[:first]):
        return None
    at = next((n for n in range(first + 1, min(first + _REACH, len(row))) if _is_giving(row, n)), None)
    if at is None or any(i.kind not in _SMALL for i in row[first + 1 : at]):
        return None
    behind = row[at + 1 : at + _REACH]
    if any(i.kind in ("sum", "business", "kind") for i in behind):
        return None
    money = any(i.kind in ("fund", "negation", "gift", "cash") or i.has("money.coin") for i in behind)
    return at if money else None


def _is_giving(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb of giving stands at `at`, or a light one with its gift: "effettuato alcun versamento"."""
    given = row[at].verb in _GIVES or any(row[at].has(group) for group in ("self.one", "self.many", "give.past"))
    lit = row[at].verb == "light" and any(i.kind == "gift" for i in row[at + 1 : at + 4])
    return given or lit


def _speakers(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Who speaks: named behind the quotation; else the one whom the lines before are about."""
    row, focus, line = work.row, work.focus, work.line.number
    several = any(i.has("self.many") or i.has("self.any") for i in row[: at + 1])
    firms = announcing_firm(row, at, line)
    if several and firms:
        return firms
    said = first_person(row, at, at) or _named_behind(row, at)
    if said is not None and row[said].kind == "party":
        return givers_of([row[said]], line)
    organization = next((g for g in firms if g.certain), None)
    if organization is not None:
        return (organization,)
    named = any(i.kind in ("party", "speaker", "unnamed") for i in row[at:])
    own = any(i.kind == "speaker" and not i.near for i in row[at:])
    named = named and not own  # "responde su portavoz" (Spanish, "its spokeswoman answers"): of the firm spoken of
    near = len(focus.about) == 1 and line - focus.about_line <= _ABOUT
    return () if named or not near else tuple(replace(giver, certain=False) for giver in focus.about)


def _named_behind(row: tuple[Item, ...], at: int) -> int | None:
    """Where a name stands behind a verb of saying and small words: "assicura [invece il patron] Aldo Merli"."""
    said = next((n for n in range(at + 1, len(row)) if row[n].kind == "speech"), len(row))
    ahead = said + 1
    while ahead < len(row) and row[ahead].kind in ("auxiliary", "determiner", "role", "word"):
        ahead += 1
    return ahead if ahead < len(row) and row[ahead].kind == "party" else None

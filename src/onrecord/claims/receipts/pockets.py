"""Money that left a pocket or a till for a fund: "Out of her own pocket came $50,000 for MAGA Inc."."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.givers.subjects import meant_behind, pronoun_givers
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["POCKETS", "read_from_pocket"]

POCKETS = ("personal", "account", "company.own")
"""What tells in a line whose pocket or till money came out of."""
_NEAR = 6
"""Lines back to whom the text spoke of, whose pocket it is."""
_OPEN = ("party", "negation", "consider", "plan", "question", "deny", "self", "contrast", "gift")
_FIRM = ("role.company", "pronoun.company")
_BY_NAME = ("to", "in", "at")


def read_from_pocket(work: ClauseWork) -> None:
    """Add the frame of a sum that came out of the pocket, or the firm's till, of whom the text speaks."""
    kinds = work.clause.kinds
    goes_on = "fund" in kinds or 0 < work.line.number - work.focus.gave <= 1
    if "sum" not in kinds or not kinds.isdisjoint(_OPEN) or not goes_on:
        return
    pocket = next((n for n in range(len(work.row)) if _is_pocket(work.row, n)), None)
    sums = work.sums(0, len(work.row))
    verb = next((i for i in work.row if i.verb == "come" or i.has("give_weak.pocket")), None)
    if len(sums) != 1 or verb is None or pocket is None or _is_somebodys(work, pocket):
        return
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=verb)
    work.emit(_whose(work, pocket), work.whole(sums), telling)


def _is_pocket(row: tuple[Item, ...], at: int) -> bool:
    """ "[own pocket]", "from [his] purse", "from the [till] of the firm", "from the firm's [till]"."""
    if row[at].kind == "personal" or row[at].has("company.own"):
        return True
    led = at > 0 and row[at - 1].has_any("link.from", "link.of")
    his = led and row[at].has("pronoun.his") and any(i.has("account") for i in row[at + 1 : at + 2])
    return his or _firm_of_till(row, at) is not None


def _firm_of_till(row: tuple[Item, ...], at: int) -> int | None:
    """Where what leads to the firm stands whose till is at `at`: "from the till [of] the firm", "[from] the firm's"."""
    if not row[at].has("account"):
        return None
    behind = at + 1 < len(row) and row[at + 1].has("link.of")
    article = behind and at + 2 < len(row) and row[at + 2].kind == "determiner"
    firm = at + 3 if article else at + 2
    if behind and firm < len(row) and row[firm].has_any(*_FIRM):
        return at + 1
    owned = at > 2 and row[at - 1].kind == "owns" and row[at - 2].has_any(*_FIRM)
    return next((n for n in range(at - 3, -1, -1) if row[n].kind == "from"), None) if owned else None


def _is_somebodys(work: ClauseWork, pocket: int) -> bool:
    """Whether somebody else acts before the pocket: "[The committee] paid from its own pocket"."""
    acting = [n for n in range(pocket) if work.kind(n) in ("pronoun", "role", "fund", "speaker")]
    acting = [n for n in acting if not (work.row[n].kind == "fund" and _is_aimed(work, n))]
    owned = any(i.has_any(*_FIRM) for i in work.row[:pocket]) and work.row[pocket].has("account")
    return (bool(acting) and not owned) or work.kind(pocket - 1) == "fund"


def _is_aimed(work: ClauseWork, at: int) -> bool:
    """ "[For Biden's inauguration], $5,000 came out of her purse": a fund that the money is for."""
    lead = next((n for n in range(at - 1, -1, -1) if work.kind(n) not in ("determiner", "time")), 0)
    return lead < at and work.kind(lead) in _BY_NAME


def _whose(work: ClauseWork, pocket: int) -> tuple[Giver, ...]:
    """The person spoken of last, whose pocket it is, or the firm whose till it is."""
    line = work.line.number
    if work.row[pocket].has("company.own"):
        told = replace(work.row[pocket], kind="role", categories=Categories.of({"pronoun.company", "role.company"}))
        return pronoun_givers((told,), 0, work.focus, line)
    link = _firm_of_till(work.row, pocket)
    if link is not None:
        firm = next(n for n in range(link, len(work.row)) if work.row[n].has_any(*_FIRM))
        if work.row[firm].has("pronoun.company"):
            return pronoun_givers(work.row, firm, work.focus, line)
        return meant_behind(work.row[: firm + 1], link, work.focus, line)
    person = work.focus.described()
    return (replace(person, certain=False),) if person is not None and 0 < line - person.line <= _NEAR else ()

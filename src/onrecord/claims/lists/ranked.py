"""Whose sum puts him among the donors, with whatever verb: "With $5 million X ranks among the party's donors"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of, is_governed

__all__ = ["read_apposed", "read_ranked", "read_standing_at"]

_NO_RANK = frozenset(
    ("negation", "total", "business", "consider", "deny", "limit", "speech", "relative", "plan", "question", "gift",
     "self", "contrast", "except")
)  # fmt: skip


def read_ranked(work: ClauseWork) -> None:
    """Add the frame of the one party and the one "with SUM" beside a word for donors or the name of their list.

    "Mit 5.000 Euro ragt X unter den Spendern der Partei heraus" (German), "With $5,000 X leads the list of donors".
    """
    if work.clause.aside or not work.clause.kinds >= {"sum", "party"} or not work.clause.kinds.isdisjoint(_NO_RANK):
        return
    if any(i.kind == "verb" and i.verb != "listing" for i in work.row):
        return
    donor = next((n for n, i in enumerate(work.row) if i.kind == "donor" or i.has("filing.donors")), None)
    sums = [n for n, i in enumerate(work.row) if i.kind == "sum"]
    parties = [n for n, i in enumerate(work.row) if i.kind == "party"]
    if donor is None or len(sums) != 1 or len(parties) != 1 or not _is_with(work, sums[0]):
        return
    member = work.row[parties[0]].member
    if member is None or member.honouree or member.candidate or is_governed(work.row, parties[0], 0):
        return
    if work.row[donor].kind == "donor" and not _is_among(work, donor):
        return
    telling = Telling(status="given", rule="donor", zone=(0, len(work.row)), verb=work.row[donor], lean="list")
    givers = givers_of([work.row[parties[0]]], work.line.number)
    work.emit(givers, work.whole((work.row[sums[0]],)), telling)


_STANDING = ("party", "comma", "and", "determiner", "role", "auxiliary", "to", "at", "sum", "each", "end")
_JUST_TOLD = 2
"""Lines back to a gift that "A and B are at $1 million each" goes on with."""


def read_standing_at(work: ClauseWork) -> None:
    """Add the frames of "A, B e C sono a un milione ciascuna" (Italian, "are at a million each"), behind a gift."""
    row = work.row
    if not work.clause.kinds >= {"sum", "party", "each"} or any(i.kind not in _STANDING for i in row):
        return
    at = next((n for n, i in enumerate(row) if i.kind == "sum"), 0)
    stands = at > 1 and row[at - 2].has("link.passive") and row[at - 1].kind in ("to", "at")
    parties = [i for i in row[:at] if i.kind == "party"]
    alone = [i.kind for i in row].count("sum") == 1 and not any(i.kind == "party" for i in row[at:])
    near = 0 <= work.line.number - work.focus.gave <= _JUST_TOLD
    if not stands or not alone or not near or len(parties) < _SEVERAL:
        return
    telling = Telling(status="given", rule="listing", zone=(0, len(row)), verb=row[at - 2], lean="list")
    work.emit(givers_of(parties, work.line.number), work.whole((row[at],)), telling)


_SEVERAL = 2


def read_apposed(work: ClauseWork) -> None:
    """Add the frames of "X, mit 5.000 Euro Förderer der Partei" (German, "with $5,000"), "X, a $5,000 donor"."""
    if "donor" in work.clause.kinds and "comma" in work.clause.kinds and "sum" in work.clause.kinds:
        _read_donor_behind(work)
    for at, item in enumerate(work.row):
        inner = item.inner
        if item.kind != "aside" or not at or work.kind(at - 1) != "party" or {"sum", "donor"} - {i.kind for i in inner}:
            continue
        sums = [n for n, i in enumerate(inner) if i.kind == "sum"]
        led = len(sums) == 1 and sums[0] > 0 and inner[sums[0] - 1].has("link.at")
        led = led or (len(sums) == 1 and any(i.kind == "donor" for i in inner[sums[0] + 1 : sums[0] + 2]))
        if not led or any(i.kind in _NO_RANK or i.kind in ("verb", "party") for i in inner):
            continue
        funds = tuple(i for i in inner if i.kind == "fund")
        objects = work.whole((inner[sums[0]],))
        telling = Telling(status="given", rule="donor", zone=(at, at + 1), verb=item, lean="list")
        givers = givers_of([work.row[at - 1]], work.line.number)
        work.emit(givers, replace(objects, funds=funds or objects.funds), telling)


_LED = ("determiner", "word", "role")


def _read_donor_behind(work: ClauseWork) -> None:
    """Add the frame of "the boss of X met Y, [a $5,000 donor to the party]", which no aside holds."""
    for at in range(1, len(work.row) - 2):
        if work.kind(at) != "comma" or work.kind(at - 1) != "party" or work.kind(at + 1) != "determiner":
            continue
        money = next((n for n in range(at + 2, len(work.row)) if work.kind(n) not in _LED), at)
        if work.kind(money) != "sum" or work.kind(money + 1) != "donor" or work.row[money + 1].has("role.many"):
            continue
        end = next((n for n in range(money, len(work.row)) if work.kind(n) in _CLOSED), len(work.row))
        inner = work.row[money:end]
        funds = tuple(i for i in inner if i.kind == "fund")
        if not funds or any(i.kind in _NO_RANK or i.kind in ("verb", "party") for i in inner):
            continue
        telling = Telling(status="given", rule="donor", zone=(at, end), verb=work.row[money + 1], lean="list")
        objects = replace(work.whole((work.row[money],)), funds=funds)
        work.emit(givers_of([work.row[at - 1]], work.line.number), objects, telling)


_CLOSED = ("comma", "end", "stop")


def _is_with(work: ClauseWork, at: int) -> bool:
    """Whether "with" leads to the sum at `at`, small words passed."""
    back = at - 1
    while back >= 0 and work.kind(back) in ("determiner", "again", "word", "auxiliary"):
        back -= 1
    return back >= 0 and work.row[back].has("link.at")


_BEFORE_DONOR = ("word", "determiner", "auxiliary", "fund", "owns")
_AMONG = ("to", "in", "of", "fronted")


def _is_among(work: ClauseWork, at: int) -> bool:
    """Whether a word leads to the donors at `at`: "among the largest donors", "zu den Spendern" (German)."""
    back = at - 1
    while back >= 0 and work.kind(back) in _BEFORE_DONOR:
        back -= 1
    return back >= 0 and (work.kind(back) in _AMONG or work.row[back].has("fronted") or work.row[back].has("link.in"))

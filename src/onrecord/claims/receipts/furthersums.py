"""Further money of the one giver just told of, from the side of who gets it: "Another $50,000 went to MAGA Inc."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.order.items import Item

__all__ = ["find_sole", "read_further_sum"]

_NO_FURTHER = (
    "party", "negation", "consider", "total", "business", "limit", "donor", "self", "speaker", "unnamed", "question",
    "count", "plan", "speech", "relative", "filing", "kind", "role", "other", "outlet",
)  # fmt: skip
_BEFORE_SUM = ("determiner", "word", "again", "gift", "comma", "from", "of", "to", "at", "link")
_PASSED = ("determiner", "word", "again")
_TOLD = ("given", "planned", "reported_in_filing")


def find_sole(frames: Sequence[Frame]) -> Frame | None:
    """Return the first of a line's gifts where one giver made them all, None for those of several or of nobody."""
    givers = {frame.giver.member.number for frame in frames}
    return frames[0] if len(givers) == 1 and all(f.status in _TOLD for f in frames) else None


def read_further_sum(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frame of "Another $50,000 went to MAGA Inc." behind the gift of one giver, be it in the same clause.

    `before` are the gifts that the line has told before this clause.
    """
    if not work.clause.kinds >= {"sum", "fund", "verb"}:
        return
    earlier = work.frames or before
    told = find_sole(earlier) if earlier else work.focus.sole
    if told is None or work.line.number - told.line > 1:
        return
    for start in _starts(work):
        if (found := _find(work.row[start:])) is not None:
            verb, money, fund = found
            telling = Telling(status="given", rule="verb.come", zone=(start, len(work.row)), verb=verb, lean="weak")
            objects = Objects(money=(money,), funds=(fund,), manner=frozenset({"again"}))
            work.emit(_whose(told.giver, work, start), objects, telling)
            return


def _whose(giver: Giver, work: ClauseWork, start: int) -> tuple[Giver, ...]:
    """The giver told before, or who owns it: "another $5,000 followed for the fund, this time from his own pocket"."""
    if giver.member.kind == "person" or not any(i.kind == "personal" for i in work.row[start:]):
        return (replace(giver, certain=False),)
    told = work.focus.person
    owner = next((m for m in giver.near if m.kind == "person"), told.member if told is not None else None)
    return (replace(giver, member=owner, near=(giver.member,), certain=False),) if owner is not None else ()


def _starts(work: ClauseWork) -> Sequence[int]:
    """Where further money may be told: from the clause's beginning, or behind an "and" where it tells a gift itself."""
    if not work.frames:
        return (0,)
    return [n + 1 for n in range(_FIRST, len(work.row) - _FIRST) if work.kind(n) == "and"]


_FIRST = 3


def _find(row: tuple[Item, ...]) -> tuple[Item, Item, Item] | None:
    """The verb, the sum and the fund of a clause that is a further sum and where it went."""
    sums = [n for n, i in enumerate(row) if i.kind == "sum"]
    funds = [n for n, i in enumerate(row) if i.kind == "fund"]
    verbs = [n for n, i in enumerate(row) if i.kind == "verb"]
    if [len(sums), len(funds), len(verbs)] != [1, 1, 1] or any(i.kind in _NO_FURTHER for i in row):
        return None
    further = _is_further(row, sums[0]) or _is_led_by(row, verbs[0], sums[0])
    if not further or not _goes(row, verbs[0]) or not _is_led(row, funds[0]):
        return None
    if any(i.kind == "from" and not row[n + 1].has("link.oblique") for n, i in enumerate(row[:-1]) if n > sums[0]):
        return None  # "another $50,000 from small donors went to MAGA Inc."
    return row[verbs[0]], row[sums[0]], row[funds[0]]


def _goes(row: tuple[Item, ...], verb: int) -> bool:
    """Whether the verb tells where money went: "went to", "was sent to", "followed"."""
    if row[verb].verb == "come" or row[verb].has("join.further"):
        return True
    passive = any(i.has("link.passive") for i in row[max(0, verb - 3) : verb])
    return passive and row[verb].verb in ("give", "give_weak") and row[verb].has_form("past")


def _is_further(row: tuple[Item, ...], at: int) -> bool:
    """Whether the sum at `at` comes on top of one told before, or leans on it: "another $50,000", "the same sum"."""
    money = row[at].money
    leans = money is not None and money.factor is not None
    more = any(i.has("compared.more") for i in row[max(0, at - 1) : at + 2])
    back = at
    while back > 0 and row[back - 1].kind in _BEFORE_SUM:
        back -= 1  # "A second check, for $50,000, went to MAGA Inc."
    return leans or more or any(i.has("again") for i in row[back : at + 2])


def _is_led_by(row: tuple[Item, ...], verb: int, money: int) -> bool:
    """ "In december volgde 250.000 dollar voor het fonds" (Dutch, "followed"): a verb that itself tells of more."""
    between = row[min(verb, money) + 1 : max(verb, money)]
    return row[verb].has("join.further") and verb < money and all(i.kind in _PASSED for i in between)


def _is_led(row: tuple[Item, ...], fund: int) -> bool:
    """Whether a word of direction leads to the fund at `fund`: "went to", "gingen an" (German)."""
    back = fund - 1
    while back > 0 and row[back].kind in _PASSED:
        back -= 1
    return back >= 0 and (row[back].kind == "to" or row[back].has_any("come.to", "link.to"))

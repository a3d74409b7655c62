"""Givers whom the fund or a gift makes such: "MAGA Inc. counts X among its donors", "A $2 million check made X its top
donor"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_counted"]

_BEFORE_NAME = ("determiner", "role", "word", "to", "from")
_BEFORE_DONOR = ("pronoun", "determiner", "sum", "word", "role", "in", "at", "to", "fund", "owns", "time", "end")
_NO_GIFT = ("business", "total", "limit", "negation", "consider", "plan", "refuse", "deny")


def read_counted(work: ClauseWork, at: int) -> bool:
    """Add the frames of the word for a donor at `at` where a name is counted among or made such; False for none."""
    if any(i.kind in _NO_GIFT for i in work.row[:at]):
        return False
    return _read_among(work, at) or _read_made(work, at)


def _read_among(work: ClauseWork, at: int) -> bool:
    """ "The fund counts X among its $1 million donors", "The fund has X among its donors"."""
    counts = next((n for n, i in enumerate(work.row[:at]) if i.has_any("donor.counts", "link.perfect")), 0)
    if not counts or work.kind(counts - 1) != "fund":
        return False
    if work.row[counts].has("link.perfect") and work.row[at].kind != "donor" and work.kind(at + 1) == "sum":
        return False  # "The committee has X down for $500,000"
    named = _named(work, counts + 1)
    if named is None or named > at:
        return _read_named_behind(work, counts, at)
    found, end = _gather(work, named, at)
    between = work.row[end:at]
    own = any(i.has("pronoun.his") for i in between) or work.row[at].verb == "listing"
    if not own or any(i.kind not in _BEFORE_DONOR for i in between):
        return False
    behind = work.row[at + 1 : at + 3]  # "parmi ses donateurs [à 2 millions]" (French)
    sized = behind[1:] if [i.kind for i in behind] in (["to", "sum"], ["at", "sum"], ["from", "sum"]) else ()
    _emit(work, found, tuple(i for i in (*between, *sized) if i.kind == "sum"), at)
    return True


def _gather(work: ClauseWork, named: int, upper: int) -> tuple[list[Item], int]:
    """The names from `named` on, and where they end; also those of "tiene a A y a B" (Spanish, "has A and B")."""
    found, end = gather_right(work.row, named, upper)
    while [work.kind(n) for n in (end, end + 1, end + 2)] == ["and", "to", "party"]:
        more, end = gather_right(work.row, end + 2, upper)
        found = [*found, *more]
    return found, end


def _read_named_behind(work: ClauseWork, counts: int, at: int) -> bool:
    """ "The fund counts among its donors A and B", "De partij telt onder haar gevers A en B" (Dutch)."""
    between = work.row[counts + 1 : at]
    own = any(i.has("pronoun.his") for i in between)
    if not own or any(i.kind not in _BEFORE_DONOR for i in between):
        return False
    ahead = at + 1
    while work.kind(ahead) in _BEFORE_BEHIND:
        ahead += 1
    if work.kind(ahead) != "party" or work.kind(ahead + 1) == "speech":
        return False
    _emit(work, _gather(work, ahead, len(work.row))[0], tuple(i for i in between if i.kind == "sum"), at)
    return True


_BEFORE_BEHIND = ("determiner", "role", "word", "to", "at")


def _read_made(work: ClauseWork, at: int) -> bool:
    """ "A gift of $1 million made X the biggest donor of the fund"."""
    made = next((n for n, i in enumerate(work.row[:at]) if i.has("donor.makes") and i.verb == "light"), 0)
    before = work.row[:made]
    sums = tuple(i for i in before if i.kind == "sum")
    if len(sums) != 1 or any(i.kind in ("party", "pronoun", "verb") for i in before):
        return False
    named = _named(work, made + 1)
    if named is None or not any(i.kind == "gift" for i in before):
        return False
    if any(i.kind not in _BEFORE_DONOR for i in work.row[named + 1 : at]):
        return False
    _emit(work, [work.row[named]], sums, at)
    return True


def _named(work: ClauseWork, at: int) -> int | None:
    """Where the name stands that begins at `at`, an article or title before it passed."""
    while work.kind(at) in _BEFORE_NAME:
        at += 1
    return at if work.kind(at) == "party" else None


def _emit(work: ClauseWork, names: list[Item], money: tuple[Item, ...], at: int) -> None:
    telling = Telling(status="given", rule="donor", zone=(0, len(work.row)), verb=work.row[at], lean="list")
    work.emit(givers_of(names, work.line.number), work.whole(money), telling)

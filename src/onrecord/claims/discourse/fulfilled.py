"""Promises that a later sentence tells to be kept: "Norvane pledged $1 million. ... The money arrived last week."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["AFTER_PROMISE", "keep_promises"]

AFTER_PROMISE = 3
"""Lines back to the promise of which "The money arrived" tells."""

_PARTING = ("colon", "stop", "contrast", "question", "dash")
_GIVING = ("give", "give_weak")


def keep_promises(frames: list[Frame], line: Line, rows: Sequence[Row], focus: Focus) -> list[Frame]:
    """Return the frames so far, those of promises as made that the line tells to be paid or kept."""
    row = rows[line.number]
    if not row.kinds.isdisjoint(("question", "consider")):
        return frames
    if not line.has("give.past", "give_weak.past", "receive.past", "fulfilled"):
        return frames
    kept = line.has("fulfilled.kept")
    for piece in _pieces(row):
        if (kept and _is_kept(piece)) or _is_paid(piece, frames):
            since = [item for told in rows[focus.planned + 1 : line.number + 1] for item in told]
            frames = _made(frames, piece, since, focus)
    return frames


def _pieces(row: Row) -> Iterator[tuple[Item, ...]]:
    """The clauses of a row, what is told behind "said that" as one of its own."""
    start, denied = 0, "negation" in row.kinds
    for at, item in enumerate(row):
        said = item.kind == "relative" and start < at and row[at - 1].kind in ("speech", "verb")
        if item.kind in _PARTING or said or (item.kind == "comma" and denied and _is_set_apart(row[at + 1 :])):
            yield tuple(row[start:at])
            start = at + 1
    yield tuple(row[start:])


def _is_set_apart(rest: Sequence[Item]) -> bool:
    """ "X has paid, [Y has not]": who has not stands behind a comma, without a verb."""
    kinds = {i.kind for i in rest}
    return {"negation", "party"} <= kinds and "verb" not in kinds


def _is_open(piece: Sequence[Item]) -> bool:
    """Whether a clause denies, plans or doubts, or tells of money sent back."""
    denied = any(i.kind in ("negation", "consider", "deny") or i.verb in ("refund", "refuse") for i in piece)
    return denied or any((i.kind == "plan" and not i.has("link.to")) or i.has("fulfilled.still") for i in piece)


def _is_kept(piece: Sequence[Item]) -> bool:
    """ "It has made good on its promise", "löste die Zusage ein" (German, "redeemed the promise")."""
    kept = any(i.has("fulfilled.kept") for i in piece)
    promise = any(i.kind == "gift" or i.has("fulfilled.promise") for i in piece)
    return kept and promise and not _is_open(piece)


_PAYING = ("verb", "word")


def _is_paid(piece: Sequence[Item], frames: Sequence[Frame]) -> bool:
    """ "The money arrived", "The million promised was paid", "It has since paid": of the sum promised, or of none."""
    at = next((n for n, i in enumerate(piece) if i.kind in _PAYING and i.categories and _tells_payment(i)), None)
    if at is None or _is_open(piece) or _is_to_be(piece, at) or not _closes(piece[at + 1 :]):
        return False
    sums = [i.money.amount for i in piece if i.money is not None]
    promised = {f.money.money.amount for f in frames if f.status == "planned" and f.money is not None and f.money.money}
    if not promised.issuperset(sums):
        return False
    return any(_is_money(piece, n) for n in range(len(piece))) or _acts_alone(piece, at)


def _is_to_be(piece: Sequence[Item], at: int) -> bool:
    """ "pledged $5 million, to be paid in 2026", "$5 million, paid over ten years": how the promise is to be paid."""
    back = at - 1
    while back > 0 and piece[back].kind == "auxiliary":
        back -= 1
    return back >= 0 and (piece[back].kind in ("to", "comma") or (piece[back].kind == "sum" and back == at - 1))


def _closes(rest: Sequence[Item]) -> bool:
    """Whether what follows the payment leads to no other thing: not "paid for a roof", "was paid by its owner"."""
    for at, item in enumerate(rest):
        ahead = [i.kind for i in rest[at + 1 : at + 3] if i.kind != "determiner"]
        if item.kind in ("to", "at") and ahead[:1] != ["fund"]:
            return any(i.kind == "comma" for i in rest[:at])
        if item.kind in ("donor", "business") or item.has("link.by"):
            return False
    return True


def _tells_payment(item: Item) -> bool:
    """Whether a word says that money was paid or came in: "paid", "was received", "arrived"."""
    paid = item.has_any("give.past", "give_weak.past", "receive.past", "fulfilled.arrived")
    return paid and not item.has_any("speech", "pledge")  # not "the Lakeside Courier reported", "ont engagé" (French)


def _is_money(piece: Sequence[Item], at: int) -> bool:
    """Whether money told of before stands at `at`: "the money", "the cheque", "the million promised"."""
    item, before = piece[at], piece[at - 1] if at else None
    if item.kind == "sum":
        definite = before is not None and before.has("link.determiner") and not before.has("link.indefinite")
        return definite or any(i.verb == "pledge" for i in piece)
    if not item.has("returned") and item.kind not in ("cash", "gift"):
        return False
    known = before is not None and (before.has("link.determiner") or before.has("pronoun.his"))
    return (known and not (before is not None and before.has("link.indefinite"))) or item.has("money.meant")


_BEFORE = ("party", "pronoun", "determiner", "role", "auxiliary", "word", "date", "time", "in", "comma", "and")
_BEHIND = ("date", "time", "in", "auxiliary", "end", "comma")


def _acts_alone(piece: Sequence[Item], at: int) -> bool:
    """ "Norvane has since paid.", "The company paid in January.": nothing but the payment is told."""
    acts = any(i.kind in ("party", "pronoun", "role") for i in piece[:at])
    alone = all(i.kind in _BEFORE for i in piece[:at]) and all(i.kind in _BEHIND for i in piece[at + 1 :])
    return acts and alone and piece[at].verb in _GIVING


def _made(frames: list[Frame], piece: Sequence[Item], since: Sequence[Item], focus: Focus) -> list[Frame]:
    """The frames with the promise that the clause means as made: that of whom it names, or else the last one told.

    `since` is what stands behind that one: "... pledged $5 million. Jo Hale left it $1 million; the money arrived".
    """
    planned = [f for f in frames if f.status == "planned"]
    named = _named(piece)
    told = {f.giver.member.number for f in planned if f.line == focus.planned}
    alone = len(told) == 1 and focus.gave == focus.planned and _named(since) <= told
    meant = named & {f.giver.member.number for f in planned} if named else told if alone else set()
    return [_as_made(f) if f.status == "planned" and f.giver.member.number in meant else f for f in frames]


def _named(items: Sequence[Item]) -> set[int]:
    return {i.member.number for i in items if i.kind == "party" and i.member is not None}


def _as_made(frame: Frame) -> Frame:
    return replace(frame, status="given", manner=frame.manner | {"fulfilled"})

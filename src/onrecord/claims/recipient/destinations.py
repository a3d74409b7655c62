"""Funds that a sentence of its own tells behind a gift: "She gave $5 million in March. It went to MAGA Inc."."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient
from onrecord.claims.funds.namedfunds import NamedFunds
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["told_behind"]


def told_behind(frame: Frame, named: NamedFunds, scene: Scene) -> list[Recipient]:
    """Return the fund of the sentence behind a gift with its sum that tells where the money went."""
    number = frame.line + 1
    line = scene.lines[number] if number < len(scene.lines) else None
    apart = line is None or line.block != frame.block or frame.money is None or frame.fund is not None
    if apart or line is None or not line.has(*_TOLD):
        return []
    row = _first_clause(scene.rows[number])
    fund = None if _is_parted(row, frame) else _destination(row)
    told = [n for n in named.in_line(number) if fund is not None and n.first == fund.first]
    return [Recipient(fund=n.fund, distance=1) for n in told[:1]]


_NEXT = ("comma", "end", "stop", "pronoun")
"""What ends the clause; a sentence behind "Inc." may begin with its pronoun: "an MAGA Inc. [Ihr] Bruder" (German)."""


def _first_clause(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """A row as far as its first fund and what follows without a comma: "to MAGA Inc.[, the super PAC of his]"."""
    fund = next((n for n, i in enumerate(row) if i.kind == "fund"), len(row))
    end = next((n for n in range(fund, len(row)) if row[n].kind in _NEXT), len(row))
    return tuple(row[:end])


def _is_parted(row: tuple[Item, ...], frame: Frame) -> bool:
    """ "$200,000 went to MAGA Inc. and the rest to the fund": another sum than the gift's, or two funds."""
    sums = [i.money.amount for i in row if i.kind == "sum" and i.money is not None]
    whole = frame.money.money.amount if frame.money is not None and frame.money.money is not None else None
    return sum(i.kind == "fund" for i in row) > 1 or any(amount != whole for amount in sums)


_TOLD = ("come", "taker", "link.passive", "receive")
_SUBJECT = ("determiner", "cash", "gift", "sum", "each", "auxiliary", "time", "date", "pronoun", "word")
_MONEY = ("money.meant", "money.told", "noun.cash", "noun.gift", "each.both", "pronoun.plural", "pronoun.company")
_BETWEEN = ("to", "in", "determiner", "word", "role", "auxiliary")


def _destination(row: tuple[Item, ...]) -> Item | None:
    """The fund that a sentence is about as who got the money; None where it tells anything else."""
    at = next((n for n, i in enumerate(row) if i.kind == "fund"), 0)
    if not at:
        return row[0] if row and _got_it(row) else None
    front, behind = row[:at], row[at + 1 :]
    if any(i.kind in ("negation", "party", "other") for i in (*front, *behind[:2])):
        return None
    return row[at] if _is_taker(front) or _goes_to(front) else None


def _goes_to(front: tuple[Item, ...]) -> bool:
    """ "The money went to", "Both gifts were for", "Das Geld war für ... bestimmt" (German)."""
    verb = next((n for n, i in enumerate(front) if i.verb == "come" or i.has("link.passive")), 0)
    subject, aim = front[:verb], front[verb + 1 :]
    meant = any(i.kind in ("sum", "gift", "cash") or i.has_any(*_MONEY) for i in subject)
    if not meant or any(i.kind not in _SUBJECT for i in subject) or any(i.kind not in _BETWEEN for i in aim):
        return False
    return front[verb].has("come.to") or any(i.kind in ("to", "in") for i in aim)


def _is_taker(front: tuple[Item, ...]) -> bool:
    """ "The recipient was", "Empfänger:" (German)."""
    told = any(i.has("taker.noun") for i in front)
    return told and all(i.kind in ("determiner", "word", "auxiliary", "colon") for i in front)


def _got_it(row: tuple[Item, ...]) -> bool:
    """ "MAGA Inc. got the money"."""
    kinds = [i.kind for i in row[:2]]
    ends = all(i.kind in ("determiner", "word", "cash", "gift", "end") for i in row[2:])
    return kinds == ["fund", "verb"] and row[1].verb == "receive" and ends and any(i.has_any(*_MONEY) for i in row[2:])

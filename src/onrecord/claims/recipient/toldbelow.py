"""Funds told only behind the gifts that open a text: "X, $1 million. Y, $2 million. All of them pay for the gala"."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient
from onrecord.claims.funds.namedfunds import NamedFunds, leads
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene

__all__ = ["told_below"]

_ENTRIES = ("item", "row", "heading")
_REACH = 5
"""Lines from a gift that opens a text to the sentence that tells what it was for, at most."""
_FRONT = 4
"""Tokens at the head of a sentence in which it points back at those before: "In fact [all of them]"."""
_THEM = ("pronoun.plural", "each.both")
_MONEY = ("money.meant", "noun.cash")
_GIVES = ("give", "give_weak", "donor", "noun.gift", "filing", "listing", "priced")
_AIMS = ("come", "link.purpose", "link.to", "taker")
_NOT = ("negation", "refuse", "deny", "consider", "idiom")


def told_below(frame: Frame, named: NamedFunds, scene: Scene) -> Recipient | None:
    """Return the fund that the text tells right behind the gifts that open it, where it has named none before."""
    if any(leads(n.fund.mention) for n in named.back_from(frame.line)):
        return None
    return _of_list(frame, named, scene) or _pointed_at(frame, named, scene)


def _of_list(frame: Frame, named: NamedFunds, scene: Scene) -> Recipient | None:
    """The fund of a list at the head of a text: "Such are the top donors to the inauguration"."""
    if frame.kind not in _ENTRIES or frame.lean != "list":
        return None
    below = next((line for line in scene.lines[frame.line + 1 :] if line.kind not in _ENTRIES), None)
    told = [n for n in named.in_line(below.number) if leads(n.fund.mention)] if below is not None else []
    donors = below is not None and below.has("donor", "filing", "listing", "noun.gift", "give")
    return Recipient(fund=told[0].fund, distance=1) if told and donors else None


def _pointed_at(frame: Frame, named: NamedFunds, scene: Scene) -> Recipient | None:
    """The fund of a sentence that points back at all who gave, or at the money: "The money is for the ballroom"."""
    first = next((n for n in named.all if n.line > frame.line and leads(n.fund.mention)), None)
    if first is None or first.line - frame.line > _REACH or frame.money is None or frame.fund is not None:
        return None
    line = scene.lines[first.line]
    if first.past or first.fund.id is None:
        return None
    entries = frame.lean == "list" and line.has(*_GIVES) and not _is_long_past(first.fund.id, scene)
    if entries and _opens_with_entries(first.line, scene) and not _are_else(frame.line, first.line, scene):
        return Recipient(fund=first.fund, distance=1)  # "X, $1 million. Y, two. ... Z gives the inauguration nothing"
    if line.has(*_NOT):
        return None
    givers = _is_at_front(line, _THEM) and line.has(*_GIVES)
    money = _is_at_front(line, _MONEY) and _is_aimed(scene.rows[first.line])
    return Recipient(fund=first.fund, distance=1) if givers or money else None


def _is_at_front(line: Line, categories: tuple[str, ...]) -> bool:
    """Whether a sentence opens with words of one of `categories`, nobody named before them."""
    front = next((m for m in line.marked(*categories) if m.first < _FRONT), None)
    return front is not None and not any(n.first < front.first for n in line.names)


def _are_else(after: int, below: int, scene: Scene) -> bool:
    """Whether a sentence between tells what the entries are, and it is no gifts: "Those are the prizes of the open"."""
    between = scene.lines[after + 1 : below]
    return any(_is_at_front(n, ("members.these",)) and n.has("link.passive") and not n.has(*_GIVES) for n in between)


def _is_aimed(row: Row) -> bool:
    """Whether nothing but an article parts a fund from what leads to it: not "for a house near the ballroom"."""
    at = next((n for n, i in enumerate(row) if i.kind == "fund"), 0)
    lead = next((i for i in reversed(row[:at]) if i.kind != "determiner"), None)
    return lead is not None and lead.has_any(*_AIMS)


def _opens_with_entries(below: int, scene: Scene) -> bool:
    """Whether names with their sums and no verb stand in two lines or more above one: "X, $1 million. Y, two."."""
    rows = [row.kinds for row in scene.rows[:below]]
    return sum({"party", "sum"} <= kinds and "verb" not in kinds for kinds in rows) > 1


def _is_long_past(fund: str, scene: Scene) -> bool:
    """Whether a fund's ceremony was years before the text: one that the text only looks back to."""
    ceremony, published = scene.words.funds.by_id[fund].ceremony, scene.article.published
    return ceremony is not None and published is not None and ceremony.year < published.value.year - 1

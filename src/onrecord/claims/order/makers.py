"""Firms that a text takes up by what they make and where: "The tire maker of Akron gave", "The Akron tire maker gave".

What they make and their town are part of the description, and the town is no giver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_makers"]

_MAKER = Categories.of({"role.company", "role.corporate"})
_GOODS = ("word", "kind", "in_kind")
_MOST_GOODS = 2
_ACTS = ("auxiliary", "verb", "plan", "negation", "consider", "give", "end")
_NAMES = ("party", "other")


def settle_makers(row: Sequence[Item]) -> list[Item]:
    """Return the row with each firm's description as one item, its goods and town included."""
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _described_end(row, at) if row[at].kind == "role" else at
        if end > at + 1:
            out.append(replace(row[at], last=row[end - 1].last, categories=_as_maker(row[at])))
            at = end
        else:
            town = row[at].kind == "party" and _is_town_ahead(row, at)
            out.append(replace(row[at], kind="word", member=None) if town else row[at])
            at += 1
    return out


def _as_maker(role: Item) -> Categories:
    """The categories of a firm's description: "maker of" alone tells of whatever is named behind it."""
    return role.categories if role.has("role.company") else _MAKER


def _described_end(row: Sequence[Item], at: int) -> int:
    """Where "el [fabricante de neumáticos de Akron]" (Spanish) ends that begins with the role at `at`, and acts."""
    led = at > 0 and row[at - 1].has("link.determiner") and not row[at - 1].has("link.indefinite")
    if not led or not row[at].has_any("role.company", "role.of") or row[at].has_any("role.many", "role.arm"):
        return at  # "la filiale américaine de Marlow" (French, "arm of"): a firm that the name behind it tells
    of = row[at].has("role.of")
    goods = at + 1 if of else at + 2
    led = of or (at + 1 < len(row) and row[at + 1].has("link.trade"))
    end = _past_goods(row, goods) if led else goods
    if end == goods:
        end = at + 1
    if of and end == at + 1:
        return at
    end = _past_town(row, end)
    return end if end < len(row) and row[end].kind in _ACTS else at


def _past_goods(row: Sequence[Item], at: int) -> int:
    """Where a row goes on behind one or two plain words."""
    end = at
    while end < len(row) and end - at < _MOST_GOODS and row[end].kind in _GOODS:
        end += 1
    return end


def _past_town(row: Sequence[Item], at: int) -> int:
    """Where a row goes on behind "of Akron", a name of one word that nothing shows to be a firm's."""
    if at + 1 >= len(row) or not row[at].has_any("link.of", "link.from", "link.home", "link.in"):
        return at
    return at + 2 if _may_be_town(row[at + 1]) else at


def _may_be_town(item: Item) -> bool:
    """Whether a name may be a place: one word, named here alone, of no kind that is sure."""
    member = item.member
    if item.kind not in _NAMES or item.last - item.first > 1:
        return False
    return member is None or not (member.honouree or (member.sure and len(member.places) > 1))


def _is_town_ahead(row: Sequence[Item], at: int) -> bool:
    """Whether a town stands between the article and what a firm makes: "The [Akron] tire maker gave"."""
    item = row[at]
    if not at or not row[at - 1].has("link.determiner") or row[at - 1].has("link.indefinite"):
        return False
    goods = _past_goods(row, at + 1)
    made = at + 1 < goods < len(row) and row[goods].has("role.company") and not row[goods].has("role.firm")
    acts = goods + 1 < len(row) and row[goods + 1].kind in _ACTS
    once = item.member is not None and len(item.member.places) == 1
    return made and acts and once and _may_be_town(item)

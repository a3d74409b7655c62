"""Givers with the sum in the brackets behind the name: "A ($1 million), B ($500,000) and C and D ($200 each) gave"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["by_brackets"]

_JOINING = ("and", "determiner", "role", "word", "pronoun", "from")
"""What joins two names that have one sum each in the brackets behind the second: "A and the publisher B ($5 each)"."""


def by_brackets(
    row: tuple[Item, ...], givers: tuple[Giver, ...], objects: Objects
) -> Iterator[tuple[tuple[Giver, ...], Objects]]:
    """Yield the givers with what each of them gives: the sum in its brackets, else that of the clause."""
    bare: list[Giver] = []
    for giver in givers:
        told = _bracketed(row, giver)
        money = next((i for i in told if i.kind == "sum"), None)
        if money is None or (objects.money and len(givers) == 1):
            bare.append(giver)
            continue
        begin = _joined(row, bare, giver) if len(told) > 1 else len(bare)
        yield (*bare[begin:], giver), replace(objects, money=(money,))
        del bare[begin:]
    if bare:
        yield tuple(bare), objects


def _bracketed(row: tuple[Item, ...], giver: Giver) -> Sequence[Item]:
    """What the brackets behind a giver's name hold, if it is a sum, with "each" or without; nothing else."""
    at = next((n for n, i in enumerate(row) if i is giver.item), None)
    if at is None:
        return ()
    if [i.kind for i in row[at + 1 : at + 3]] == ["in", "other"]:
        at += 2  # "Tarrow Mills in Ohio ($30,000)"
    inner = row[at + 1].inner if at + 1 < len(row) and row[at + 1].kind == "aside" else ()
    told = inner[1:] if len(inner) == _WITH and inner[0].has("link.at") else inner  # "A, with $1 million, and B"
    kinds = [i.kind for i in told]
    return told if kinds == ["sum"] or sorted(kinds) == ["each", "sum"] else ()


_WITH = 2


def _joined(row: tuple[Item, ...], bare: Sequence[Giver], giver: Giver) -> int:
    """Where in `bare` those begin that stand right before a giver and share its "each": "[A and] B ($5 each)"."""
    begin, ahead = len(bare), giver.item
    while begin:
        before = bare[begin - 1].item
        between = [i for i in row if before.last <= i.first and i.last <= ahead.first]
        if not before.last <= ahead.first or any(i.kind not in _JOINING for i in between):
            break
        begin, ahead = begin - 1, before
    return begin

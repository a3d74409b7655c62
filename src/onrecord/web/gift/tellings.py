"""How pages tell of a gift: the sentences that carry its values, where headline and text part, who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import Evidence
from onrecord.views.excerpts import Excerpt, excerpts_of

__all__ = ["ToldGift", "Whose", "find_whose", "list_told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGift:
    """One page's telling with the sentences that carry its values."""

    telling: GiftTelling
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """The words by which a page says whose money it is, in their sentence."""

    telling: GiftTelling
    excerpts: tuple[Excerpt, ...]
    words: tuple[str, ...]


def list_told(tellings: Iterable[GiftTelling]) -> tuple[ToldGift, ...]:
    """Return tellings with their sentences; the day, which a page often tells far off, is left out."""
    return tuple(
        ToldGift(
            telling=telling,
            excerpts=excerpts_of(telling.article, [one for one in telling.claim.evidence if one.field != "date"]),
        )
        for telling in tellings
    )


def find_whose(gift: Gift, language: str) -> Whose | None:
    """Return the telling that says most plainly whose money it is, among those that tell what is believed.

    One with words of its own for it ("of his own") goes before one in which the donor and the sum alone tell, and a
    page in the reader's `language` before others.
    """
    fitting = [one for one in gift.tellings if one.claim.capacity == gift.pledge.capacity]
    fitting.sort(key=lambda one: one.article.language != language)
    for telling in fitting:
        cues = [one for one in telling.claim.evidence if one.field == "capacity"]
        if cues:
            return _whose(telling, cues)
    return _whose(fitting[0], [one for one in fitting[0].claim.evidence if one.field == "donor"]) if fitting else None


def _whose(telling: GiftTelling, cues: list[Evidence]) -> Whose:
    beside = [one for one in telling.claim.evidence if one.field in ("donor", "amount")]
    sentences = excerpts_of(telling.article, {*cues, *beside})
    held = tuple(one for one in sentences if any(one.start <= cue.start < one.end for cue in cues))
    words = tuple(dict.fromkeys(one.quote for one in cues if one.field == "capacity"))
    return Whose(telling=telling, excerpts=held, words=words)

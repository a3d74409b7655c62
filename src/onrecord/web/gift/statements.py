"""What the pages of a gift quote about it: who said what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import Statement

__all__ = ["SaidOfGift", "list_statements"]

_MOST = 10
"""Statements that a page shows."""

_TELLING = ("donor", "amount", "fund", "attribution")
"""Fields whose evidence stands where a page tells of the gift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfGift:
    """A statement, the telling whose page quotes it, and how many `more` pages that are shown quote the same words."""

    statement: Statement
    telling: GiftTelling
    more: int


def list_statements(gift: Gift) -> tuple[SaidOfGift, ...]:
    """Return what the pages that are shown quote about a gift, in the order in which they told it; each words once.

    A statement is about the gift where it stands in a paragraph that tells of it, or where the donor, or somebody whom
    the page cites for the gift, says it. That is all that is claimed of it.
    """
    found: dict[str, tuple[Statement, GiftTelling, set[str]]] = {}
    for telling in gift.tellings:
        for statement in _about(telling):
            words = " ".join(statement.quote.casefold().split()).strip("“”«»„\"'")
            known = found.setdefault(words, (statement, telling, set()))
            known[2].add(telling.article_id)
    shown = list(found.values())[:_MOST]
    return tuple(SaidOfGift(statement=one, telling=telling, more=len(pages) - 1) for one, telling, pages in shown)


def _about(telling: GiftTelling) -> Iterator[Statement]:
    claim, text = telling.claim, telling.article.text
    speakers = {claim.donor.name, *claim.donor.also, *(said.speaker for said in claim.attribution)}
    told = [_paragraph(text, one.start, one.end) for one in claim.evidence if one.field in _TELLING]
    for statement in telling.statements:
        is_near = any(statement.start < end and start < statement.end for start, end in told)
        if is_near or (statement.speaker is not None and statement.speaker.name in speakers):
            yield statement


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the paragraphs that a span stands in."""
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind

"""A statement: words that an article puts in somebody's mouth."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.ids import content_id

__all__ = ["Speaker", "Statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: a name as in the text, or a description ("a spokesperson for Meta").

    `kind` is person or organization.
    """

    name: str
    kind: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quotation with its span. `verbatim` is False on a translated page; `garbled` says that it is damaged.

    `told_to` are the outlets, platforms or occasions that the words were addressed to. `reason` says why a
    statement is garbled or not verbatim.
    """

    article_id: str
    quote: str
    start: int
    end: int
    speaker: Speaker | None = None
    told_to: tuple[str, ...] = ()
    verbatim: bool = True
    garbled: bool = False
    reason: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} does not fit a quote of {len(self.quote)} characters")

    @property
    def id(self) -> str:
        """A hash of the article and the span."""
        return content_id("statement", self.article_id, str(self.start), str(self.end), self.quote)

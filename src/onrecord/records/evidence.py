"""Evidence: the span of an article's text that carries a value."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A field, and where the text says it: `article.text[start:end] == quote`, always.

    Build it with `Evidence.of`, which takes the quote from the text, so that quote and span cannot disagree.
    Offsets count code points.

    >>> Evidence.of("Sam Altman gives.", "donor", 0, 10)
    Evidence(field='donor', start=0, end=10, quote='Sam Altman')
    """

    field: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} does not fit a quote of {len(self.quote)} characters")

    @classmethod
    def of(cls, text: str, field: str, start: int, end: int) -> Evidence:
        """Return the evidence for `field` at `text[start:end]`; raises ValueError when the span is empty or outside."""
        return cls(field=field, start=start, end=end, quote=text[start:end])

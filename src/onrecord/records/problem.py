"""A problem: something set aside, and why. Never dropped, never fatal to the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records.ids import content_id

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What was set aside: `code` for programs, `what` and `advice` for people, `source` and `where` to find it.

    `raw` keeps a line of a filing that could not be read, as filed; it may hold a street, and is never shown.

    >>> str(Problem(code="empty", source="a.html", what="the file is empty", advice="save the page again"))
    'a.html: the file is empty (save the page again)'
    """

    code: str
    source: str
    what: str
    where: str | None = None
    advice: str | None = None
    raw: str = field(default="", repr=False)

    def __str__(self) -> str:
        place = f"{self.source}, {self.where}" if self.where else self.source
        return f"{place}: {self.what}" + (f" ({self.advice})" if self.advice else "")

    @property
    def id(self) -> str:
        """A hash of code, source and place: the same trouble met twice is one problem."""
        return content_id("problem", self.code, self.source, self.what, self.where)

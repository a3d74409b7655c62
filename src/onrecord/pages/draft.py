"""What a reader of one format hands on: the text, its lines, and the facts that the format states."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.pages.lines import Line
from onrecord.records import Lineage, PartialDate

__all__ = ["MAX_CHARACTERS", "Draft", "PageFacts"]

# The longest pages of the press, live blogs of a week, stay below 300,000 characters.
MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page states about itself outside its text; None where it is silent. `language` is an ISO 639-1 code.

    `description` is what a page says of itself for search engines: the deck, the first sentence, or neither; `body` is
    the text of the article where it stands outside of what the page shows; `likely` a day that it shows somewhere.
    `utc_hour` is the hour of publication where that is stated in UTC.
    """

    headline: str | None = None
    deck: str | None = None
    description: str | None = None
    language: str | None = None
    published: PartialDate | None = None
    utc_hour: int | None = None
    likely: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    derived_from: Lineage | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page before its lines are told apart: final text, lines with spans into it, and the facts.

    `headline` and `deck` are spans of the text, or None; `whole` is False where the page went on beyond
    `MAX_CHARACTERS`.
    """

    text: str
    lines: tuple[Line, ...]
    facts: PageFacts
    headline: tuple[int, int] | None = None
    deck: tuple[int, int] | None = None
    whole: bool = True

"""An article: what a page says, its story in blocks and its furniture typed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.dates import PartialDate
from onrecord.records.ids import content_id

__all__ = ["BLOCK_KINDS", "FURNITURE_KINDS", "Article", "Block", "Furniture", "Lineage"]

BLOCK_KINDS = ("headline", "deck", "heading", "paragraph", "item", "row", "caption")

FURNITURE_KINDS = (
    "ad_label",
    "affiliate_notice",
    "image_text",
    "caption",
    "credit",
    "byline",
    "dateline",
    "share_bar",
    "related_links",
    "newsletter_box",
    "translation_notice",
    "syndication_credit",
    "navigation",
    "comments",
    "donation_appeal",
    "correction",
    "sponsor_message",
    "market_data",
    "embedded_post",
    "boilerplate",
    "duplicate",
)


def _check_span(kind: str, kinds: tuple[str, ...], start: int, end: int) -> None:
    if kind not in kinds:
        raise ValueError(f"kind {kind!r} is not one of {kinds}")
    if not 0 <= start < end:
        raise ValueError(f"span {start}:{end} is empty or negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the story: one paragraph, heading, list item or table row, without its line breaks."""

    kind: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.kind, BLOCK_KINDS, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the page that is not the story, typed: an ad label, a caption, related links.

    >>> Furniture(kind="banner", start=0, end=2)
    Traceback (most recent call last):
    ...
    ValueError: kind 'banner' is not one of ('ad_label', ...
    """

    kind: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.kind, FURNITURE_KINDS, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What an article derives from: `relation` is "translation", "syndication" or "based_on".

    `machine` is True where the page says that a machine translated it; `url` and `outlet` name the original
    where the page does; `mark` names the mark that told so ("translationOfWork", "hreflang", "notice", "credit").
    """

    relation: str
    mark: str
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of a page, final: nothing edits it after this point, and every span counts its code points.

    `text` is headline, deck and page text, parted by blank lines, furniture included. `blocks` are the story in
    order; `furniture` the rest. `published` is the day of publication where the page tells it.

    >>> Article(text="A gives.", language="en", blocks=(Block(kind="paragraph", start=0, end=8),)).id
    'article-...'
    """

    text: str
    language: str
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    headline: str | None = None
    deck: str | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    derived_from: Lineage | None = None

    def __post_init__(self) -> None:
        ends = [block.end for block in self.blocks] + [piece.end for piece in self.furniture]
        longest = max(ends, default=0)
        if longest > len(self.text):
            raise ValueError(f"a span ends at {longest}, but the text has {len(self.text)} characters")

    @property
    def id(self) -> str:
        """A hash of text, URL, outlet and day: the same page read twice has the same id."""
        return content_id("article", self.text, self.url, self.outlet, str(self.published or ""))

"""An article as it was read: its text in stretches, the gifts that it tells of, and what people say in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.ledger.finding import FoundArticle
from onrecord.records import Article, Claim, Evidence
from onrecord.views.passages import Stretch, cut_passages, keep_evidence
from onrecord.views.visible import visible

__all__ = ["FIELDS", "ArticleSheet", "TextOf", "read_text"]

FIELDS = ("donor", "amount", "fund", "capacity", "status", "date", "associated", "attribution")
"""Fields of a claim that have evidence, in the order of the legend."""

LONGEST = 200_000
"""Characters that a page shows of a text: a newspaper's longest report has half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf:
    """The text in stretches, the fields that are marked in it, and what a reader has to know of it.

    `steers` says that it has characters which steer the reading direction or cannot be seen: they are written out.
    `is_cut` says that the text goes on; not `is_whole`, that only lines with evidence are shown.
    """

    stretches: tuple[Stretch, ...]
    fields: tuple[str, ...]
    steers: bool
    is_cut: bool
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSheet:
    """An article with the claims that are on the list, `gifts` by claim; `unlisted` claims wait or were set aside."""

    id: str
    found: FoundArticle
    claims: tuple[Claim, ...]
    gifts: Mapping[str, str]
    unlisted: int
    text: TextOf

    @property
    def address(self) -> str | None:
        """Where the page is: its own address, or where it was fetched."""
        return self.found.article.url or next((one.url for one in self.found.captures if one.url), None)


def read_text(found: FoundArticle, listed: tuple[Claim, ...], *, whole: bool) -> TextOf:
    """Return the text with the evidence of `listed` claims, and places for links to every claim and statement.

    A text belongs to its outlet: where it may not be handed out `whole`, the lines with evidence are left of it.
    """
    article = found.article
    shown = article if len(article.text) <= LONGEST else _cut(article)
    end = len(shown.text)
    evidence = [one for claim in listed for one in claim.evidence if one.end <= end]
    anchors = {name: start for name, start in _anchors(found) if start < end}
    marked = {one.field for one in evidence}
    stretches = cut_passages(shown, evidence, anchors)
    return TextOf(
        stretches=tuple(stretches if whole else keep_evidence(stretches)),
        fields=tuple(field for field in FIELDS if field in marked),
        steers=visible(shown.text) != shown.text,
        is_cut=whole and shown is not article,
        is_whole=whole,
    )


def _cut(article: Article) -> Article:
    """Return the beginning of an article, with the marks that are whole in it."""
    return Article(
        text=article.text[:LONGEST],
        language=article.language,
        blocks=tuple(block for block in article.blocks if block.end <= LONGEST),
        furniture=tuple(piece for piece in article.furniture if piece.end <= LONGEST),
    )


def _anchors(found: FoundArticle) -> Iterator[tuple[str, int]]:
    """Yield where links to a claim or a statement lead: in the story rather than in the headline above it."""
    body = max((block.end for block in found.article.blocks if block.kind in ("headline", "deck")), default=0)
    for claim in found.claims:
        yield claim.id, _first(claim.evidence, body).start
    for statement in found.statements:
        yield statement.id, statement.start


def _first(evidence: tuple[Evidence, ...], body: int) -> Evidence:
    told = [one for one in evidence if one.field in ("donor", "amount")] or list(evidence)
    return min(told, key=lambda one: (one.start < body, one.start))

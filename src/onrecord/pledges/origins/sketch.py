"""What is kept of an article to compare it with others: small, so that 50,000 of them fit into memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.pledges.origins.addresses import bare_address
from onrecord.pledges.origins.credits import credited_agencies, outlet_key
from onrecord.pledges.origins.facts import Facts, find_facts
from onrecord.pledges.origins.ownwords import names_itself
from onrecord.pledges.origins.passages import Passages, find_passages
from onrecord.records import Lineage, TellingArticle
from onrecord.reference.origin_policy import load_origin_policy
from onrecord.reference.story_words import load_story_words

__all__ = ["Sketch", "sketch_article", "sketch_articles"]

_LISTED = ("item", "row")
_LEAST_PROSE = 250
"""Characters of prose, some 40 words, that are enough to tell an article by."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Sketch:
    """An article in brief. `agencies` are those that it credits, `outlet` is its own outlet's main name.

    `address` is its own, `alternates` those of its other languages. `heard`: its outlet heard something itself.
    """

    id: str
    language: str
    published: date | None
    outlet: str | None
    facts: Facts
    passages: Passages
    agencies: frozenset[str] = frozenset()
    address: str | None = None
    alternates: frozenset[str] = frozenset()
    derived_from: Lineage | None = None
    heard: bool = False

    @property
    def order(self) -> tuple[date, str]:
        """By day of publication, those without one last, then by id."""
        return self.published or date.max, self.id


def sketch_articles(articles: Iterable[TellingArticle]) -> list[Sketch]:
    """Return the sketches of articles in the order of publication."""
    return sorted((sketch_article(article) for article in articles), key=lambda sketch: sketch.order)


def sketch_article(article: TellingArticle) -> Sketch:
    """Return an article in brief.

    >>> sketch_article(TellingArticle(id="a", language="en", text="So Ellery Voss gave $1m, so he says.")).facts.keys
    ('p:elleri', 'p:voss', 'n:1000000')
    """
    words = load_story_words(article.language)
    story = _prose(article)
    addresses = (bare_address(url) for _, url in article.alternates)
    return Sketch(
        id=article.id,
        language=article.language,
        published=article.published.value if article.published else None,
        outlet=outlet_key(article.outlet) if article.outlet else None,
        facts=find_facts(story, words),
        passages=find_passages(story, words, load_origin_policy().thresholds.quote_words),
        agencies=credited_agencies(article),
        address=bare_address(article.url) if article.url else None,
        alternates=frozenset(address for address in addresses if address),
        derived_from=article.derived_from,
        heard=names_itself(story, article.outlet),
    )


def _prose(article: TellingArticle) -> str:
    """The story less lists and tables, where enough is left.

    Two papers that list the donors of one filing list the same names and sums in the same order, and neither has
    copied the other.
    """
    prose = [block for block in article.blocks if block.kind not in _LISTED]
    told = replace(article, blocks=tuple(prose)).story if prose else ""
    return told if len(told) >= _LEAST_PROSE else article.story

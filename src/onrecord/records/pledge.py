"""A pledge: one gift in the world, as all articles together tell it, and the origins that stand behind it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Protocol

from onrecord.records.article import Article, Block, Furniture, Lineage
from onrecord.records.claim import Attribution, Donor, FundRef
from onrecord.records.dates import PartialDate
from onrecord.records.ids import content_id
from onrecord.records.money import Money
from onrecord.records.party import Identity

__all__ = ["COPY_REASONS", "CopyLink", "Disagreement", "Origin", "Pledge", "Telling", "TellingArticle", "ToldClaim"]

COPY_REASONS = (
    "same_text",
    "canonical",
    "names_original",
    "translation_mark",
    "syndication_credit",
    "cites_source",
    "shared_passages",
    "shared_quotes",
    "shared_facts",
)
"""Why an article is taken for a copy of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingArticle:
    """What the grouping of claims and articles needs of an article.

    `blocks` and `furniture` tell what of `text` is the story; without them the whole text counts as the story, and
    what an outlet puts on every page ("Read also ...") may make two of its articles look alike.
    """

    id: str
    language: str
    text: str
    headline: str | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    derived_from: Lineage | None = None
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    @classmethod
    def of(cls, article: Article) -> TellingArticle:
        """Take from an article what the grouping needs.

        >>> TellingArticle.of(Article(text="A gives.", language="en", outlet="Daily")).outlet
        'Daily'
        """
        shared = (field.name for field in fields(cls) if field.name != "id")
        return cls(id=article.id, **{name: getattr(article, name) for name in shared})

    @property
    def story(self) -> str:
        """The text less headline and furniture, a paragraph a line.

        >>> TellingArticle(id="a", language="en", headline="A gives", text="A gives\\n\\nA gave a million.").story
        'A gave a million.'
        """
        if not self.blocks:
            return self.text.removeprefix(self.headline or "").lstrip()
        told = (block for block in self.blocks if block.kind not in ("headline", "caption"))
        return "\n".join(self.text[block.start : block.end] for block in told)


class ToldClaim(Protocol):
    """What grouping needs of a claim: a `Claim` has it, and so has a claim as the ledger lists it."""

    @property
    def id(self) -> str:
        """The claim's id."""

    @property
    def article_id(self) -> str:
        """The article that makes it."""

    @property
    def donor(self) -> Donor:
        """Who gives, as the article names them."""

    @property
    def capacity(self) -> str:
        """Whose money it is."""

    @property
    def status(self) -> str:
        """How far the gift is."""

    @property
    def fund(self) -> FundRef:
        """Who gets it."""

    @property
    def money(self) -> Money | None:
        """The sum."""

    @property
    def in_kind(self) -> bool:
        """Whether goods are given."""

    @property
    def associated(self) -> tuple[str, ...]:
        """Who stands behind a company's gift, or the company of a personal donor."""

    @property
    def attribution(self) -> tuple[Attribution, ...]:
        """Who says so, to whom."""

    @property
    def confidence(self) -> Decimal:
        """How sure the reader is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim beside who its donor is, and where and when it was told."""

    claim: ToldClaim
    donor: Identity
    outlet: str | None = None
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """One article is taken for a copy of another: `reason` is one of COPY_REASONS, `detail` says it in words."""

    copy: str
    original: str
    reason: str
    detail: str = ""

    def __post_init__(self) -> None:
        if self.reason not in COPY_REASONS:
            raise ValueError(f"reason {self.reason!r} is not one of {COPY_REASONS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent source: articles that go back to one of them, `first`, and why each is taken for a copy.

    >>> Origin(first="article-1", articles=("article-1",)).id.startswith("origin-")
    True
    """

    first: str
    articles: tuple[str, ...]
    links: tuple[CopyLink, ...] = ()

    @property
    def id(self) -> str:
        """A hash of the article that was first."""
        return content_id("origin", self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which origins differ: each value, as text, with the ids of the origins that tell it, in their order.

    `corrected` is the value that an origin's own later article took back, where that is what happened.
    """

    field: str
    told: tuple[tuple[str, tuple[str, ...]], ...]
    corrected: str | None = None

    @property
    def is_of_one_source(self) -> bool:
        """Whether one source alone tells all the values, as two pages of one outlet may.

        >>> Disagreement(field="amount", told=(("5 USD", ("a",)), ("6 USD", ("a",)))).is_of_one_source
        True
        """
        return len({origin for _, origins in self.told for origin in origins}) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """One gift. `key` is what ties its claims: donor, fund, kind of gift, and a mark where a donor gives twice.

    `claim_ids` begin with the first told; `money` is the most exact telling; `disagreements` keep the others.
    `first_reported` is the first day of publication, `first_outlet` who published on it.
    """

    key: str
    donor: Identity
    capacity: str
    fund: FundRef
    status: str
    money: Money | None
    in_kind: bool
    claim_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    confidence: Decimal
    associated: tuple[str, ...] = ()
    first_reported: PartialDate | None = None
    first_outlet: str | None = None
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def id(self) -> str:
        """A hash of the key: another article about the same gift leaves it as it is."""
        return content_id("pledge", self.key)

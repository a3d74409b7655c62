"""Gifts with all that stands behind them: articles with their words, filed lines, and what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.ledger import Derived, KeptArticle, Ledger
from onrecord.pipeline import ListedPledge, PledgeFilter, list_pledges
from onrecord.records import Article, Claim, FiledEntry, Judgement, Match, Pledge, Standing, in_force

__all__ = ["SourceArticle", "SourcedGift", "list_sourced_gifts"]

# Gifts whose articles are in memory at a time: a gift of fifty articles of 10 kB is half a megabyte.
_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceArticle:
    """An article under its id, and those of its claims that tell of the gift."""

    id: str
    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedGift:
    """A pledge with its standing and matches, the articles that tell of it, first told first, and judgements on it."""

    pledge: Pledge
    standing: Standing
    matches: tuple[Match, ...]
    articles: tuple[SourceArticle, ...]
    judgements: tuple[Judgement, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All its claims, first told first."""
        return tuple(claim for source in self.articles for claim in source.claims)

    def filed(self, side: str) -> tuple[FiledEntry, ...]:
        """The lines taken for it without a doubt, on the `side` of who "received" or of who has "given"."""
        return tuple(line for match in self.accepted(side) for line in match.filed)

    def accepted(self, side: str) -> tuple[Match, ...]:
        """Its matches on one side that wait for nobody."""
        return tuple(match for match in self.matches if match.side == side and match.is_accepted)


def list_sourced_gifts(
    ledger: Ledger, wanted: PledgeFilter, today: date, *, as_of: date | None = None, derived: Derived | None = None
) -> Iterator[SourcedGift]:
    """Yield the gifts that are wanted, by their first day, a few with their articles in memory at a time.

    `derived` as in `list_pledges`.
    """
    about = _by_subject(in_force(ledger.list_judgements()))
    listed = list_pledges(ledger, wanted, today, as_of=as_of, derived=derived)
    while some := list(islice(listed, _AT_ONCE)):
        ids = {article for one in some for article in one.pledge.article_ids}
        articles = {kept.id: kept for kept in ledger.list_articles(ids)}
        for one in some:
            yield _join(one, articles, about)


def _by_subject(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        found[judgement.subject].append(judgement)
    return found


def _join(listed: ListedPledge, articles: dict[str, KeptArticle], about: dict[str, list[Judgement]]) -> SourcedGift:
    pledge = listed.pledge
    subjects = (pledge.id, *pledge.claim_ids)
    return SourcedGift(
        pledge=pledge,
        standing=listed.standing,
        matches=listed.matches,
        articles=tuple(_sources(pledge, [articles[one] for one in pledge.article_ids if one in articles])),
        judgements=tuple(judgement for subject in subjects for judgement in about.get(subject, ())),
    )


def _sources(pledge: Pledge, kept: Sequence[KeptArticle]) -> Iterator[SourceArticle]:
    """Yield the articles in the order of the pledge's claims, which begin with the first told."""
    order = {claim_id: at for at, claim_id in enumerate(pledge.claim_ids)}
    found = []
    for one in kept:
        own = [(order[claim.id], claim) for claim in one.claims if claim.id in order]
        if own:
            own.sort(key=lambda pair: pair[0])
            found.append((own[0][0], SourceArticle(id=one.id, article=one.article, claims=tuple(c for _, c in own))))
    found.sort(key=lambda pair: pair[0])
    yield from (source for _, source in found)

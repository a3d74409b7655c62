"""Derive pledges, origins and matches from the facts. The same facts give the same rows, on any machine.

What one donor gives to one fund, a group, is derived by itself: tellings of other groups never change it. So a ledger
that grows derives again only the groups that new facts touch, and ends with the rows that all groups together give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.ledger.derived.facts import Facts
from onrecord.ledger.derived.telling import join_keys
from onrecord.matching import FiledLines, find_candidates, settle
from onrecord.pledges.donors import part_donors
from onrecord.pledges.grouping import by_day, group_tellings, part_by_group
from onrecord.pledges.origins import Clusters, Sketch, find_sourcing, group_sketches, sketch_article
from onrecord.records import Judgement, Match, Origin, Pledge, Telling, TellingArticle

__all__ = [
    "Derived",
    "GiftGroup",
    "derive",
    "derive_group",
    "find_parted",
    "find_refused",
    "judge_matches",
    "sketch_from",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What follows from the facts: pledges by their first day, each with its origins, and two matches of each."""

    pledges: tuple[Pledge, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftGroup:
    """What one donor gives to one fund: `key`, and the pledges of it, each with its origins."""

    key: str
    pledges: tuple[Pledge, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The origins of all articles that tell of the group."""
        found = {origin.id: origin for pledge in self.pledges for origin in pledge.origins}
        return tuple(found.values())


def derive(facts: Facts) -> Derived:
    """Return pledges, the origins of the articles that tell of each, and matches with what was filed."""
    sketch = sketch_from({article.id: article for article in facts.articles})
    apart = find_parted(facts.judgements)
    groups = (derive_group(key, tellings, sketch, apart) for key, tellings in part_by_group(facts.tellings).items())
    pledges = sorted((pledge for group in groups for pledge in group.pledges), key=by_day)
    lines, refused = FiledLines.of(facts.filed), find_refused(facts.judgements)
    found = [find_candidates(pledge, lines, refused=refused.get(pledge.id, ())) for pledge in pledges]
    matches = judge_matches(settle(found, lines), facts.judgements)
    return Derived(pledges=tuple(pledges), matches=tuple(matches))


def sketch_from(articles: Mapping[str, TellingArticle]) -> Callable[[str], Sketch]:
    """Return a function that sketches an article by its id, once: one that lists gifts tells of many groups."""
    return cache(lambda article_id: sketch_article(articles[article_id]))


def derive_group(
    key: str, tellings: Sequence[Telling], sketch: Callable[[str], Sketch], apart: Collection[frozenset[str]] = ()
) -> GiftGroup:
    """Return the pledges of one group. Their origins are found among the articles that tell of one donor alone.

    "How many independent sources" is a question about a gift: what the same papers say of other gifts is no answer.
    """
    origins: list[Origin] = []
    for told in _of_unlike_pages(part_donors(tellings, apart)):
        articles = {telling.claim.article_id for telling in told}
        origins += group_sketches(map(sketch, articles), find_sourcing(told))
    return GiftGroup(key=key, pledges=group_tellings(tellings, origins, apart))


def _of_unlike_pages(donors: Sequence[Sequence[Telling]]) -> Iterator[list[Telling]]:
    """Yield the tellings of donors; those of donors of whom one page tells together, since a page has one origin."""
    clusters = Clusters(len(donors))
    first: dict[str, int] = {}
    for place, told in enumerate(donors):
        for telling in told:
            clusters.join(place, first.setdefault(telling.claim.article_id, place))
    yield from ([telling for place in members for telling in donors[place]] for members in clusters.all())


def find_parted(judgements: Iterable[Judgement]) -> frozenset[frozenset[str]]:
    """Return the pairs of donors' keys that people said are two, each as the key under which it is joined with others.

    >>> from datetime import UTC, datetime
    >>> told = {"kind": "identity", "by": "ann", "at": datetime(2025, 3, 1, tzinfo=UTC)}
    >>> parted = Judgement(subject="b", other="c", decision="apart", **told)
    >>> [sorted(pair) for pair in find_parted([parted, Judgement(subject="b", other="a", decision="same", **told)])]
    [['a', 'c']]
    """
    said = [one for one in judgements if one.kind == "identity" and one.other]
    joined = join_keys(said)
    pairs = ((one.subject, one.other or "") for one in said if one.decision != "same")
    return frozenset(frozenset(joined.get(key, key) for key in pair) for pair in pairs)


def find_refused(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """Return by the id of a pledge the keys of the lines that people said it is not."""
    refused: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.kind == "match" and judgement.decision == "other" and judgement.other:
            refused[judgement.subject].add(judgement.other)
    return refused


def judge_matches(matches: Iterable[Match], judgements: Iterable[Judgement]) -> Iterator[Match]:
    """Let a person's word that a line is a pledge hold over the policy's doubts."""
    decided = {(j.subject, j.other): j for j in judgements if j.kind == "match" and j.decision == "same"}
    for match in matches:
        words = [decided.get((match.pledge_id, filed.key)) for filed in match.filed]
        spoken = [judgement for judgement in words if judgement is not None]
        if spoken:
            verdict = "differs" if match.differences else "same"
            yield replace(match, verdict=verdict, reasons=(*match.reasons, _said(spoken[-1])))
        else:
            yield match


def _said(judgement: Judgement) -> str:
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.by} said so on {judgement.at.date()}{why}"

"""Derive pledges, origins and matches from the facts. The same facts give the same rows, on any machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.derived.facts import Facts
from onrecord.matching import match_pledges
from onrecord.pledges.grouping import group_tellings
from onrecord.pledges.origins import group_origins
from onrecord.records import Judgement, Match, Origin, Pledge

__all__ = ["Derived", "derive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What follows from the facts."""

    pledges: tuple[Pledge, ...]
    origins: tuple[Origin, ...]
    matches: tuple[Match, ...]


def derive(facts: Facts) -> Derived:
    """Return pledges, the origins of all articles that tell of them, and matches with what was filed."""
    origins = group_origins(facts.articles)
    pledges = group_tellings(facts.tellings, origins)
    refused: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in facts.judgements:
        if judgement.kind == "match" and judgement.decision == "other" and judgement.other:
            refused[judgement.subject].add(judgement.other)
    matches = match_pledges(pledges, facts.filed, refused=refused)
    return Derived(pledges=pledges, origins=origins, matches=tuple(_judge(matches, facts.judgements)))


def _judge(matches: Iterable[Match], judgements: Sequence[Judgement]) -> Iterator[Match]:
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

"""Hold what givers filed (LD-203) against what receivers filed (Form 13): two tellings of one gift."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from onrecord.matching.choosing import Choice, choose_lines
from onrecord.matching.lines import drop_repeats, gather_lines, keep_standing, telling_of
from onrecord.matching.told import told_by_giver
from onrecord.records import FiledEntry, FiledMatch, Refund
from onrecord.reference.matching import MatchPolicy, load_match_policy

__all__ = ["match_filed"]


def match_filed(
    given: Iterable[FiledEntry], received: Iterable[FiledEntry], policy: MatchPolicy | None = None
) -> tuple[FiledMatch, ...]:
    """Return for each item that a giver filed, in their order, the lines of the receiver that it is.

    Reports that a later one replaced are left out, on both sides, and so are items that pay no fund of the registry.
    An item that two reports tell is one gift, and both get its lines.
    """
    policy = policy or load_match_policy()
    items = [one for one in keep_standing(given) if one.fund and not isinstance(one.entry, Refund)]
    by_fund = {fund: lines for (fund, _), lines in gather_lines(received, policy).items()}
    first = {telling_of(one): one.key for one in drop_repeats(items)}
    told = [told_by_giver(one, policy) for one in drop_repeats(items)]
    choices = choose_lines(told, by_fund, policy)
    return tuple(_match(one, choices.get(one.key) or choices[first[telling_of(one)]]) for one in items)


def _match(given: FiledEntry, choice: Choice) -> FiledMatch:
    option = choice.option
    if option is None:
        return FiledMatch(given=given, received=(), verdict="none", score=Decimal(0))
    return FiledMatch(
        given=given,
        received=tuple(line.filed for line in option.lines),
        verdict=choice.verdict,
        score=option.score,
        reasons=(*option.reasons, *choice.why),
        differences=option.differences,
        rivals=tuple(line.filed for line in choice.rivals),
    )

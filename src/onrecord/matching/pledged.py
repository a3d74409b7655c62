"""Hold pledges against what was filed by those who received and by those who gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from onrecord.matching.choosing import Choice, choose_lines
from onrecord.matching.lines import FundLines, gather_lines
from onrecord.matching.refunds import Refunds
from onrecord.matching.told import told_by_press
from onrecord.records import FiledEntry, Match, Pledge
from onrecord.reference.matching import MatchPolicy, load_match_policy

__all__ = ["match_pledges"]


def match_pledges(
    pledges: Sequence[Pledge],
    filed: Iterable[FiledEntry],
    policy: MatchPolicy | None = None,
    candidates: Mapping[str, Collection[str]] | None = None,
    refused: Mapping[str, Collection[str]] | None = None,
) -> tuple[Match, ...]:
    """Return two matches for each pledge, in the order of pledges: what the receiver filed, then what the giver did.

    Lines of filings that a later one replaced are left out, and so are memo lines, which no form adds up. A line is
    matched to one pledge at most; where that would be by chance, the verdict is "unsure". Declined pledges are held
    against filings too: a gift that was declined in the press may have been filed.

    `candidates` are the keys of lines to look at, by the pledge's id, where `matching.volume` found them; `refused` are
    keys of lines that a person said the pledge is not: they are free for other pledges.
    """
    policy = policy or load_match_policy()
    filed = list(filed)
    lines, refunds = gather_lines(filed, policy), Refunds(filed, policy)
    choices = {
        side: _choose(pledges, lines, policy, (candidates, refused), is_given=side == "given")
        for side in ("received", "given")
    }
    return tuple(
        _match(pledge, choices[side][pledge.id], side, refunds) for pledge in pledges for side in ("received", "given")
    )


def _choose(
    pledges: Sequence[Pledge],
    lines: Mapping[tuple[str, bool], FundLines],
    policy: MatchPolicy,
    keys: tuple[Mapping[str, Collection[str]] | None, Mapping[str, Collection[str]] | None],
    *,
    is_given: bool,
) -> dict[str, Choice]:
    by_fund = {fund: found for (fund, given), found in lines.items() if given is is_given}
    told = [told_by_press(pledge, policy, is_given=is_given) for pledge in pledges]
    return choose_lines(told, by_fund, policy, *keys)


def _match(pledge: Pledge, choice: Choice, side: str, refunds: Refunds) -> Match:
    option = choice.option
    if option is None:
        return Match(pledge_id=pledge.id, filed=(), verdict="none", score=Decimal(0), side=side)
    back = refunds.of(option.lines)
    return Match(
        pledge_id=pledge.id,
        filed=tuple(line.filed for line in option.lines),
        verdict=choice.verdict,
        score=option.score,
        side=side,
        reasons=(*option.reasons, *choice.why, *back.reasons),
        differences=option.differences,
        rivals=tuple(line.filed for line in choice.rivals),
        refunds=back.lines,
        refunded=back.amount,
    )

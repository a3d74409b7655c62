"""Hold pledges against what was filed by those who received and by those who gave.

In two steps, so that a ledger need not hold all pledges against all lines when one is added: what each pledge may be,
which no other pledge changes (`find_candidates`), and who gets which line, which those alone change with whom a pledge
shares lines, itself or through others (`settle`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.matching.choosing import Choice, choose_options, gather_options
from onrecord.matching.lines import FiledLine, SearchedLines, gather_lines
from onrecord.matching.options import MatchOption
from onrecord.matching.refunds import Refunds, SentBack
from onrecord.matching.told import ToldGift, told_by_press
from onrecord.records import FiledEntry, Match, Pledge
from onrecord.records.match import SIDES
from onrecord.reference.matching import MatchPolicy, load_match_policy

__all__ = ["Candidates", "FiledLines", "find_candidates", "match_pledges", "settle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledLines:
    """Filed lines to hold pledges against, by side and fund, and what was sent back.

    Lines of filings that a later one replaced are left out, and so are memo lines, which no form adds up.
    """

    sides: Mapping[str, Mapping[str, SearchedLines]]
    refunds: Refunds
    policy: MatchPolicy

    @classmethod
    def of(cls, filed: Iterable[FiledEntry], policy: MatchPolicy | None = None) -> FiledLines:
        """Return the lines among all that was filed."""
        filed, policy = list(filed), policy or load_match_policy()
        lines = gather_lines(filed, policy)
        sides = {
            side: {fund: found for (fund, given), found in lines.items() if given is (side == "given")}
            for side in SIDES
        }
        return cls(sides=sides, refunds=Refunds.among(filed, policy), policy=policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a pledge may be among filed lines, by side, the best first."""

    pledge: Pledge
    told: Mapping[str, ToldGift]
    options: Mapping[str, Sequence[MatchOption]]
    refunds: frozenset[str] = frozenset()

    @property
    def lines(self) -> frozenset[str]:
        """The keys of the lines that it may be, and of the `refunds` of those: each line is of one pledge."""
        own = frozenset(key for some in self.options.values() for option in some for key in option.keys)
        return own | self.refunds


def find_candidates(
    pledge: Pledge, filed: FiledLines, only: Collection[str] | None = None, refused: Collection[str] = ()
) -> Candidates:
    """Return what a pledge may be.

    `only` are keys of lines to look at, where another search found them; `refused` those of lines that a person said
    the pledge is not: they are free for other pledges.
    """
    told = {side: told_by_press(pledge, filed.policy, is_given=side == "given") for side in SIDES}
    options = {
        side: gather_options(gift, filed.sides[side], filed.policy, only, refused) for side, gift in told.items()
    }
    gifts = {line.filed.key: line for some in options.values() for option in some for line in option.lines}
    return Candidates(pledge=pledge, told=told, options=options, refunds=filed.refunds.keys_of(gifts.values()))


def settle(candidates: Sequence[Candidates], filed: FiledLines) -> tuple[Match, ...]:
    """Return two matches for each pledge, in the order of pledges: what the receiver filed, then what the giver did.

    Whoever shares a line or a refund with one of the pledges, itself or through others, must be among them.
    """
    choices = {side: _choose(candidates, side, filed.policy) for side in SIDES}
    back = {side: filed.refunds.of_all(_chosen_lines(choices[side])) for side in SIDES}
    return tuple(
        _match(one.pledge, choices[side][one.pledge.id], side, back[side].get(one.pledge.id, SentBack()))
        for one in candidates
        for side in SIDES
    )


def _chosen_lines(choices: Mapping[str, Choice]) -> dict[str, tuple[FiledLine, ...]]:
    return {key: choice.option.lines for key, choice in choices.items() if choice.option is not None}


def match_pledges(
    pledges: Sequence[Pledge],
    filed: Iterable[FiledEntry],
    policy: MatchPolicy | None = None,
    candidates: Mapping[str, Collection[str]] | None = None,
    refused: Mapping[str, Collection[str]] | None = None,
) -> tuple[Match, ...]:
    """Return two matches for each pledge, in the order of pledges: what the receiver filed, then what the giver did.

    A line is matched to one pledge at most; where that would be by chance, the verdict is "unsure". Declined pledges
    are held against filings too: a gift that was declined in the press may have been filed.

    `candidates` are the keys of lines to look at, by the pledge's id, where `matching.volume` found them; `refused` are
    keys of lines that a person said the pledge is not.
    """
    lines, none = FiledLines.of(filed, policy), dict[str, Collection[str]]()
    found = [
        find_candidates(
            pledge,
            lines,
            None if candidates is None else candidates.get(pledge.id, ()),
            (refused or none).get(pledge.id, ()),
        )
        for pledge in pledges
    ]
    return settle(found, lines)


def _choose(candidates: Sequence[Candidates], side: str, policy: MatchPolicy) -> dict[str, Choice]:
    told = [one.told[side] for one in candidates]
    return choose_options(told, {one.pledge.id: one.options[side] for one in candidates}, policy)


def _match(pledge: Pledge, choice: Choice, side: str, back: SentBack) -> Match:
    option = choice.option
    if option is None:
        return Match(pledge_id=pledge.id, filed=(), verdict="none", score=Decimal(0), side=side)
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

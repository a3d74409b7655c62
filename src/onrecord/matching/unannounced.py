"""Filed gifts of which no article that was read tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from onrecord.matching.filed import match_filed
from onrecord.matching.lines import FiledLine, gather_lines
from onrecord.matching.memo_lines import find_added_up
from onrecord.matching.wording import filed_words
from onrecord.records import FiledEntry, Match, Standing, UnannouncedGift
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import MatchPolicy, load_match_policy

__all__ = ["find_unannounced"]


def find_unannounced(
    filed: Iterable[FiledEntry],
    matches: Iterable[Match],
    as_of: date,
    *,
    least: Decimal = Decimal(0),
    policy: MatchPolicy | None = None,
) -> tuple[UnannouncedGift, ...]:
    """Return the filed gifts of at least `least` that are no pledge's, the largest first; lines of one donor are one.

    A line that may be a pledge's, and waits for a person, is not among them; nor is one that memo lines of pledges make
    up whole, as that of a firm whose owner was told of. What a giver filed of a line that the receiver filed too is
    that gift's other telling, and stands by itself only where the receiver has no such line.
    """
    policy = policy or load_match_policy()
    known = [one for one in filed if one.filing.filed is None or one.filing.filed <= as_of]
    told = [one for match in matches if match.verdict != "none" for one in (*match.filed, *match.rivals)]
    taken = {one.key for one in told} | find_added_up(told, known)
    given = [one for one in known if one.is_given]
    told_twice = {
        found.given.key for found in match_filed(given, [one for one in known if not one.is_given]) if found.received
    }
    by_donor: defaultdict[tuple[str, tuple[str, ...]], list[FiledLine]] = defaultdict(list)
    for (fund, _), lines in gather_lines(known, policy).items():
        for line in lines.lines:
            is_other = line.filed.key not in taken and line.filed.key not in told_twice
            if is_other and not line.is_memo and not _is_nobody(line, policy):
                by_donor[fund, line.giver].append(line)
    gifts = [_gift(fund, lines, as_of) for (fund, _), lines in by_donor.items()]
    return tuple(sorted((gift for gift in gifts if gift.amount >= least), key=lambda gift: (-gift.amount, gift.id)))


def _is_nobody(line: FiledLine, policy: MatchPolicy) -> bool:
    words = f" {' '.join(fold_words(line.filed.entry.name))} "
    return any(f" {phrase} " in words for phrase in policy.nobody)


def _gift(fund: str, lines: list[FiledLine], as_of: date) -> UnannouncedGift:
    filed = tuple(line.filed for line in lines)
    amount = sum((line.amount for line in lines), Decimal(0))
    shown = filed_words(Match(pledge_id="", filed=filed, verdict="same", score=Decimal(1)))
    words = f"filed, and no article read as of {as_of} tells of it: {shown}"
    side = "given" if filed[0].is_given else "received"
    return UnannouncedGift(
        fund_id=fund,
        name=filed[0].entry.name,
        amount=amount,
        filed=filed,
        standing=Standing(
            name="filed_but_never_announced",
            as_of=as_of,
            words=words,
            received=shown if side == "received" else "",
            given=shown if side == "given" else "",
        ),
    )

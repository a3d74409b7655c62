"""Where a pledge stands as of a day: announced, due, filed, refunded, declined, or not found though due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from onrecord.matching.clock import DueFiling, find_due_filings
from onrecord.matching.grading import money_text
from onrecord.matching.wording import filed_words, filings_words, list_words, said_words, sum_words, unread_words
from onrecord.records import Difference, Filing, Match, Pledge, Standing
from onrecord.reference.funds import Fund, Funds, load_funds

__all__ = ["find_standing"]

NO_PROOF = "this does not say that it was not given"
"""Stands behind every sentence that something was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """All that a standing is found from. `sides` are the matches that can be known as of the day."""

    pledge: Pledge
    fund: Fund | None
    sides: Mapping[str, Match]
    due: tuple[DueFiling, ...]
    as_of: date
    accepted: tuple[Match, ...] = field(default=())


def find_standing(
    pledge: Pledge,
    matches: Iterable[Match],
    filings: Iterable[Filing],
    as_of: date,
    funds: Funds | None = None,
) -> Standing:
    """Return where a pledge stands as of a day, with the three tellings: said, received, given.

    `matches` are those of the pledge (`match_pledges`), `filings` the covers of all filings that were read: the fund's
    own, and the givers'. What was filed after the day does not count. A match that waits for a person counts as none,
    and is told. Never is "not found" worded as "did not give".
    """
    fund = (funds or load_funds()).by_id.get(pledge.fund.id or "")
    sides = {match.side: match for match in matches if match.pledge_id == pledge.id and _is_known(match, as_of)}
    due = find_due_filings(pledge, fund, filings, as_of) if fund else ()
    accepted = tuple(sides[side] for side in ("received", "given") if side in sides and sides[side].is_accepted)
    case = _Case(pledge=pledge, fund=fund, sides=sides, due=due, as_of=as_of, accepted=accepted)
    found = _filed(case) if accepted else _unfiled(case)
    return replace(
        found, said=said_words(pledge), received=_side_words(case, "received"), given=_side_words(case, "given")
    )


def _is_known(match: Match, as_of: date) -> bool:
    return all(one.filing.filed is None or one.filing.filed <= as_of for one in match.filed)


def _side_words(case: _Case, side: str) -> str:
    match = case.sides.get(side)
    # What a person judged to be another gift keeps its lines, with the verdict "none".
    if match is not None and match.filed and match.verdict != "none":
        words = filed_words(match)
        return words if match.is_accepted else f"may be {words}: waits for a person"
    return "; ".join(unread_words(due, case.as_of) for due in case.due if due.rule.side == side)


def _standing(case: _Case, name: str, words: str, due: date | None = None) -> Standing:
    return Standing(name=name, as_of=case.as_of, words=words, due=due)


def _filed(case: _Case) -> Standing:
    """Some line is taken for it: the receiver's telling goes first."""
    first = case.accepted[0]
    filed = sum((one.entry.amount or Decimal(0) for one in first.filed), Decimal(0))
    whose = "the receiver" if first.side == "received" else "the giver"
    shown = f"filed by {whose}: {filed_words(first)}"
    if filed and first.refunded >= filed:
        return _standing(case, "refunded", shown)
    if case.pledge.status == "declined":
        return _standing(case, "filed_differently", f"said not to be given, but {shown}")
    differing = _differences(case, first)
    if differing:
        return _standing(case, "filed_differently", f"{shown}; {list_words(differing)}")
    if first.refunded:
        return _standing(case, "filed_differently", shown)
    return _standing(case, "filed_as_announced", shown)


def _differences(case: _Case, first: Match) -> list[str]:
    """A sum that was never told differs from nothing; what the giver filed otherwise is told where the receiver did."""
    words = [_difference_words(difference) for difference in first.differences]
    others = [match for match in case.accepted if match is not first and match.differences]
    return words + [f"the giver filed otherwise: {filed_words(match)}" for match in others if words]


def _difference_words(difference: Difference) -> str:
    if difference.field == "amount":
        return f"announced {_figure(difference.said)}, filed {_figure(difference.filed)}, {difference.by}"
    name = {"in_kind": "kind of gift"}.get(difference.field, difference.field)
    return f"{name} announced {difference.said}, filed {difference.filed}"


def _figure(text: str) -> str:
    return money_text(Decimal(text)) if text.replace(".", "", 1).isdigit() else text


def _unfiled(case: _Case) -> Standing:
    """No line is taken for it: by what was said, then by the clock of the filings that should show it."""
    status = case.pledge.status
    if status == "declined":
        return _standing(case, "declined", f"said not to be given{_waiting_words(case)}")
    if status == "refunded":
        return _standing(
            case, "refunded", f"said to be sent back; no line of filings read so far is taken for it; {NO_PROOF}"
        )
    no_clock = _why_no_clock(case)
    if no_clock:
        return _standing(case, "announced", f"announced: {no_clock}{_waiting_words(case)}")
    clocks = [due for due in case.due if due.has_clock and _binds(due)]
    return _by_clock(case, clocks)


def _why_no_clock(case: _Case) -> str:
    """Return why no filing need show it by a certain day, or ""."""
    if case.fund is None:
        return "which filings would show it is not known, since the fund is not of the registry"
    if not case.fund.rules.filings:
        return "no public filing names those who give to this fund"
    threshold, amount = case.fund.rules.threshold, _most(case.pledge)
    if threshold is not None and amount is not None and amount < threshold:
        return f"a gift below {money_text(threshold)} need not be named"
    if not any(due.has_clock and _binds(due) for due in case.due):
        return _unbound_words(case)
    return ""


def _most(pledge: Pledge) -> Decimal | None:
    money = pledge.money
    if money is None or money.currency != "USD" or money.qualifier in ("more_than", "at_least"):
        return None
    return money.amount if money.amount is not None else money.high


def _binds(due: DueFiling) -> bool:
    """Whether this donor has to file: who gave files only where registered, which a report read shows."""
    return not due.rule.only_registrants or bool(due.read)


def _unbound_words(case: _Case) -> str:
    parts = []
    for due in case.due:
        if due.rule.only_registrants:
            part = f"{due.rule.name} would show it where the donor is registered, which no filing read shows"
            parts.append(f"{part}; the next one is due on {due.following}" if due.following else part)
        elif due.read:
            read = filings_words(due.read, case.as_of)
            part = f"no line of {due.rule.name} as read so far ({read}) is taken for it, and a later report may show it"
            parts.append(f"{part}; {NO_PROOF}")
        else:
            parts.append(f"{due.rule.name} would show it; the days on which one is due vary")
    return "; ".join(parts)


def _by_clock(case: _Case, clocks: Sequence[DueFiling]) -> Standing:
    """Due filings that were read and show nothing; due ones that were not read; none due yet."""
    read = [due for due in clocks if due.is_over and due.read]
    unread = [due for due in clocks if due.is_over and not due.read]
    # Where the receiver's filing is due, what the giver did not file alone makes nothing overdue.
    receiving = [due for due in clocks if due.rule.side == "received"]
    if receiving:
        read, unread = ([due for due in some if due in receiving] for some in (read, unread))
    if read:
        return _standing(case, "not_found_though_due", _not_found_words(case, read), read[0].first)
    if unread:
        names = list_words(f"{due.rule.name}, due on {due.first}," for due in unread)
        return _standing(
            case, "due", f"should be shown by {names} which was not read{_waiting_words(case)}", unread[0].first
        )
    coming = min((due for due in clocks if due.following), key=lambda due: due.following or date.max)
    words = f"announced: the next filing that should show it, {coming.rule.name}, is due on {coming.following}"
    return _standing(case, "announced", words + _waiting_words(case), coming.following)


def _not_found_words(case: _Case, read: Sequence[DueFiling]) -> str:
    filings = [filing for due in read for filing in due.read]
    what = f"{case.pledge.donor.name} with {sum_words(case.pledge.money, in_kind=case.pledge.in_kind)}"
    words = f"no line of the filings read so far ({filings_words(filings, case.as_of)}) is taken for {what}"
    later = next((due.following for due in read if due.following), None)
    coming = f"; a gift received later is for a supplement, the next due on {later}" if later else ""
    coming = "; a gift received later is for a later report" if any(due.is_covered for due in read) else coming
    return f"{words}{_waiting_words(case)}{coming}; {NO_PROOF}"


def _waiting_words(case: _Case) -> str:
    waiting = [match for match in case.sides.values() if match.verdict == "unsure"]
    return f"; {list_words(filed_words(match) for match in waiting)} may be it: waits for a person" if waiting else ""

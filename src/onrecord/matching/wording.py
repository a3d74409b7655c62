"""What is said of a pledge, received and given, in words that never say more than the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from onrecord.matching.clock import DueFiling
from onrecord.matching.grading import money_text
from onrecord.records import FiledEntry, Filing, Match, Money, Pledge

__all__ = ["filed_words", "filings_words", "list_words", "place_words", "said_words", "sum_words", "unread_words"]

_SHOWN = 3
_QUALIFIERS = {"more_than": "more than ", "at_least": "at least ", "about": "about ", "nearly": "nearly ", "exact": ""}
_STATUSES = {
    "planned": "said to be planned",
    "given": "said to be given",
    "reported_in_filing": "said to be filed",
    "declined": "said not to be given",
    "refunded": "said to be sent back",
}


def sum_words(money: Money | None, *, in_kind: bool = False) -> str:
    """Return a sum told, with how exact it is.

    >>> sum_words(None), sum_words(Money(amount=Decimal(6000000), currency="USD", wording="", qualifier="more_than"))
    ('a sum not told', 'more than 6,000,000 USD')
    """
    goods = " in goods" if in_kind else ""
    if money is None or (money.amount is None and not money.wording):
        return f"a sum not told{goods}"
    if money.amount is None:
        return f"“{money.wording}”{goods}"
    qualifier = _QUALIFIERS.get(money.qualifier, f"{money.qualifier.replace('_', ' ')} ")
    return f"{qualifier}{money_text(money.amount, money.currency)}{goods}"


def said_words(pledge: Pledge) -> str:
    """Return what the press says: "1,000,000 USD, said to be planned, first reported on 2024-12-13 by The Post"."""
    first = ""
    if pledge.first_reported:
        at = {"day": "on", "week": "in the week of"}.get(pledge.first_reported.precision, "in")
        outlet = f" by {pledge.first_outlet}" if pledge.first_outlet else ""
        first = f", first reported {at} {pledge.first_reported}{outlet}"
    return f"{sum_words(pledge.money, in_kind=pledge.in_kind)}, {_STATUSES[pledge.status]}{first}"


def filed_words(match: Match) -> str:
    """Return what lines say: "1,000,000 USD on 2024-12-20 as VARGA MILLS INC (FEC-1910509, line 17)"; "" for none."""
    parts = [_line_words(one) for one in match.filed[:_SHOWN]]
    if len(match.filed) > _SHOWN:
        rest = sum((one.entry.amount or Decimal(0) for one in match.filed[_SHOWN:]), Decimal(0))
        parts.append(f"{len(match.filed) - _SHOWN} more lines of {money_text(rest)}")
    text = list_words(parts)
    return f"{text}, of which {money_text(match.refunded)} went back" if match.refunded else text


def _line_words(one: FiledEntry) -> str:
    entry = one.entry
    amount = money_text(entry.amount) if entry.amount is not None else "a sum that cannot be read"
    day = f" on {entry.date}" if entry.date else ""
    goods = " in goods" if entry.in_kind else ""
    memo = ", a memo line" if entry.is_memo else ""
    return f"{amount}{goods}{day} as {entry.name} ({place_words(one)}{memo})"


def place_words(one: FiledEntry) -> str:
    """Return where a line stands.

    >>> from onrecord.records import Receipt
    >>> filing = Filing(system="fec", form="F13N", digest="d", number="FEC-1910509")
    >>> place_words(FiledEntry(entry=Receipt(line=17, row_type="F132", name="VARGA MILLS INC"), filing=filing))
    'FEC-1910509, line 17'
    """
    return f"{_number(one.filing)}, line {one.entry.line}"


def _number(filing: Filing) -> str:
    return filing.number or f"a filing of {filing.filer}"


def filings_words(filings: Sequence[Filing], as_of: date) -> str:
    """Return which filings were read: "FEC-1910509, filed on 2025-08-07"."""
    named = [f"{_number(one)}{f', filed on {one.filed}' if one.filed else ''}" for one in filings[:_SHOWN]]
    more = [f"{len(filings) - _SHOWN} more"] if len(filings) > _SHOWN else []
    return f"{'; '.join((*named, *more))}; read as of {as_of}"


def unread_words(due: DueFiling, as_of: date) -> str:
    """Return what can be said of a side without a match: not due, not read, or read without a line that fits."""
    rule = due.rule
    if due.read:
        return f"no line is taken for it in what was read ({filings_words(due.read, as_of)})"
    if due.first is None:
        return f"no {rule.name} read; the days on which one is due vary"
    if rule.only_registrants:
        return f"no {rule.name} of this name read; only who is registered files one"
    if due.is_over:
        return f"no {rule.name} read, though one was due on {due.first}"
    return f"no {rule.name} read; the next one is due on {due.following}"


def list_words(parts: Iterable[str]) -> str:
    """Join parts of a sentence.

    >>> list_words(["a", "b", "c"])
    'a, b and c'
    """
    *others, last = list(parts) or [""]
    return f"{', '.join(others)} and {last}" if others else last

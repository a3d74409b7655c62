"""Lines of lists as JSON objects: gifts, donors and funds, in the words of `onrecord list --json`."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.ledger import DonorLine, FiledTotal, FundLine, GiftLine, SaidTotal
from onrecord.records import Flow, Gap, Money, WeekTotal
from onrecord.views.documents import decimal_text

__all__ = [
    "donor_line_object",
    "filed_total_object",
    "flow_object",
    "fund_line_object",
    "gap_object",
    "gift_line_object",
    "money_fields",
    "said_total_object",
    "week_object",
]


def gift_line_object(line: GiftLine) -> dict[str, Any]:
    """Return a gift as a list shows it.

    `filed` is what accepted lines of filings come to, in dollars, null where there is none: that says nothing on
    whether it was given. `conflicts` counts the fields on which sources differ.
    """
    return {
        "id": line.id,
        "donor": {"key": line.donor_key, "name": line.donor_name, "kind": line.donor_kind, "id": line.party_id},
        "capacity": line.capacity,
        "fund": {"key": line.fund_key, "id": line.fund.id, "name": line.fund.name},
        **money_fields(line.money),
        "in_kind": line.in_kind,
        "status": line.status,
        "standing": line.standing,
        "since": _day(line.since),
        "due": _day(line.due),
        "filed": decimal_text(line.filed),
        "verdict": line.verdict,
        "associated": list(line.associated),
        "first_reported": {
            "date": str(line.first_reported) if line.first_reported else None,
            "outlet": line.first_outlet,
        },
        "articles": line.articles,
        "origins": line.origins,
        "conflicts": line.conflicts,
        "confidence": float(line.confidence),
        "added": line.added,
        "changed": line.changed,
    }


def money_fields(money: Money | None) -> dict[str, str | None]:
    """Return a sum as fields of an object; all null where none was told.

    >>> from decimal import Decimal
    >>> money_fields(Money(currency="USD", amount=Decimal("1E+6"), wording="$1 million"))["amount"]
    '1000000'
    """
    return {
        "amount": decimal_text(money.amount) if money else None,
        "amount_low": decimal_text(money.low) if money else None,
        "amount_high": decimal_text(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
    }


def donor_line_object(line: DonorLine) -> dict[str, Any]:
    """Return a donor; `dollars` adds up sums told in US dollars, ranges left out, and neither refused nor sent back."""
    return {
        "key": line.key,
        "name": line.name,
        "kind": line.kind,
        "id": line.party_id,
        "gifts": line.pledges,
        "dollars": decimal_text(line.dollars),
    }


def fund_line_object(line: FundLine) -> dict[str, Any]:
    """Return a fund; `id` is the registry's, null for a fund that only pages name."""
    return {"key": line.key, "id": line.fund_id, "name": line.name, "gifts": line.pledges}


def said_total_object(total: SaidTotal) -> dict[str, Any]:
    """Return what was said; `amount` adds up the `priced` gifts, ranges are in `low` and `high` alone.

    `inexact` of the priced ones are told as "more than", "about" or "up to" their sum.
    """
    return {
        "capacity": total.capacity,
        "status": total.status,
        "currency": total.currency or None,
        "in_kind": total.in_kind,
        "gifts": total.pledges,
        "priced": total.priced,
        "inexact": total.inexact,
        "amount": decimal_text(total.amount),
        "low": decimal_text(total.low),
        "high": decimal_text(total.high),
    }


def filed_total_object(total: FiledTotal) -> dict[str, Any]:
    """Return what was filed, in dollars."""
    amount = decimal_text(total.amount)
    return {"side": total.side, "kind": total.kind, "lines": total.lines, "amount": amount, "currency": "USD"}


def week_object(week: WeekTotal) -> dict[str, Any]:
    """Return one week, which is named by its Monday; null where no day is known."""
    return {
        "week": _day(week.week),
        "capacity": week.capacity,
        "currency": week.currency,
        "said": decimal_text(week.said),
        "filed": decimal_text(week.filed),
        "unstated": week.unstated,
    }


def flow_object(flow: Flow) -> dict[str, Any]:
    """Return what one donor is said to give in one capacity; `associated` gave nothing by it."""
    return {
        "donor": flow.donor,
        "kind": flow.kind,
        "capacity": flow.capacity,
        "currency": flow.currency,
        "amount": decimal_text(flow.amount),
        "gifts": flow.pledges,
        "unstated": flow.unstated,
        "associated": list(flow.associated),
    }


def gap_object(gap: Gap) -> dict[str, Any]:
    """Return said against filed of one donor; null is "not known", never "nothing"."""
    return {
        "donor": gap.donor,
        "standing": gap.standing,
        "currency": gap.currency,
        "said": decimal_text(gap.said),
        "filed": decimal_text(gap.filed),
        "difference": decimal_text(gap.difference),
        "gifts": gap.pledges,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

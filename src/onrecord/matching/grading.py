"""The grades of a sum, a day, goods and a capacity: each with its reason in words, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.matching.lines import FiledLine
from onrecord.matching.told import ToldGift
from onrecord.records import Difference
from onrecord.reference.matching import MatchPolicy

__all__ = ["Grade", "grade_amount", "grade_capacity", "grade_days", "grade_goods", "money_text"]

_ABOVE = ("more_than", "at_least")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade, why, and what is to be shown as different where it counts."""

    grade: str
    why: str
    difference: Difference | None = None


def money_text(amount: Decimal, currency: str = "USD") -> str:
    """Return a sum for a sentence.

    >>> money_text(Decimal("4889345.33"))
    '4,889,345.33 USD'
    >>> money_text(Decimal("1000000.0000"))
    '1,000,000 USD'
    """
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f} {currency}" if whole else f"{amount:,.2f} {currency}"


def grade_amount(told: ToldGift, lines: Sequence[FiledLine], policy: MatchPolicy) -> Grade:
    """Grade what lines add up to against the sum told."""
    filed = sum((line.amount for line in lines), Decimal(0))
    if told.amount is None and told.low is None and told.high is None:
        return Grade(grade="unsaid", why=f"no sum was told, {money_text(filed)} were filed")
    if told.currency != "USD" and not told.is_crypto:
        return _in_other_currency(told, filed)
    if told.amount is not None and abs(filed - told.amount) <= policy.cents:
        return _equal(filed, len(lines))
    if _fits(told, filed, policy):
        return Grade(grade="fits", why=f"{money_text(filed)} were filed, as {told.wording or 'told'} lets expect")
    return _differing(told, filed, len(lines), policy)


def _in_other_currency(told: ToldGift, filed: Decimal) -> Grade:
    """Nothing is converted: what was filed is not as announced, and not otherwise either, until a person says so."""
    said = told.wording or money_text(told.amount or told.low or told.high or Decimal(0), told.currency)
    difference = Difference(field="amount", said=said, filed=f"{filed.normalize():f}", by="another currency")
    why = f"{said} was told, {money_text(filed)} were filed: not one currency"
    return Grade(grade="currency", why=why, difference=difference)


def _equal(filed: Decimal, count: int) -> Grade:
    if count == 1:
        return Grade(grade="equal", why=f"{money_text(filed)} were told and filed")
    return Grade(grade="sum", why=f"{count} lines add up to the {money_text(filed)} told")


def _fits(told: ToldGift, filed: Decimal, policy: MatchPolicy) -> bool:
    if told.amount is None:
        low, high = told.low or Decimal(0), told.high if told.high is not None else Decimal("Infinity")
        return filed > 0 and low <= filed <= high
    if told.qualifier in _ABOVE:
        return told.amount <= filed <= told.amount * (1 + policy.more)
    if told.qualifier == "nearly":
        return told.amount * (1 - policy.about) <= filed <= told.amount
    if told.qualifier == "up_to":
        return told.amount * policy.near_least <= filed <= told.amount
    return told.qualifier == "about" and abs(filed - told.amount) <= told.amount * policy.about


def _differing(told: ToldGift, filed: Decimal, count: int, policy: MatchPolicy) -> Grade:
    said = told.amount if told.amount is not None else told.low or told.high or Decimal(0)
    difference = _amount_difference(told, said, filed)
    lines = f" in {count} lines" if count > 1 else ""
    why = f"{money_text(said)} were told, {money_text(filed)} filed{lines}"
    if not said or not filed:
        return Grade(grade="far", why=why, difference=difference)
    if told.is_crypto and abs(filed - said) <= said * policy.crypto:
        return Grade(grade="crypto", why=f"{why}: coins, whose value moves", difference=difference)
    is_near = policy.near_least <= filed / said <= policy.near_most
    return Grade(grade="near" if is_near else "far", why=why, difference=difference)


def _amount_difference(told: ToldGift, said: Decimal, filed: Decimal) -> Difference:
    gap = filed - said
    part = f" ({gap / said * 100:+.1f} %)" if said else ""
    exact = f"{said.normalize():f}" if told.amount is not None else told.wording
    return Difference(field="amount", said=exact, filed=f"{filed.normalize():f}", by=f"{gap.normalize():+f}{part}")


def grade_days(told: ToldGift, lines: Sequence[FiledLine]) -> Grade:
    """Grade the days of lines: all within the reach of the day told, or not."""
    days = [line.filed.entry.date for line in lines if line.filed.entry.date]
    if told.day is None or not days:
        return Grade(grade="unknown", why="a day is not known")
    gaps = [(day - told.day).days for day in days]
    grade = "within" if all(-told.before <= gap <= told.after for gap in gaps) else "outside"
    return Grade(grade=grade, why=_day_words(told.day, min(days), max(days)))


def _day_words(told: date, first: date, last: date) -> str:
    spread = f"{first}" if first == last else f"{first} to {last}"
    gap = (first - told).days
    if gap == 0:
        return f"{spread}, the day told"
    count = "1 day" if abs(gap) == 1 else f"{abs(gap)} days"
    return f"{spread}, {count} {'after' if gap > 0 else 'before'} {told}"


def grade_goods(told: ToldGift, lines: Sequence[FiledLine]) -> Grade:
    """Grade whether goods were told where goods were filed. Lines of both kinds agree with either."""
    goods = {line.filed.entry.in_kind for line in lines}
    filed = " and ".join(_kind_words(kind) for kind in sorted(goods))
    if told.in_kind is None:
        return Grade(grade="agree", why=f"{filed} filed; whether money or goods is not told")
    said = _kind_words(told.in_kind)
    if told.in_kind in goods:
        return Grade(grade="agree", why=f"{said} told, {filed} filed")
    return Grade(
        grade="differ",
        why=f"{said} told, {filed} filed",
        difference=Difference(field="in_kind", said=said, filed=filed),
    )


def _kind_words(in_kind: bool) -> str:
    return "goods" if in_kind else "money"


def grade_capacity(told: ToldGift, lines: Sequence[FiledLine]) -> Grade:
    """Grade whether a person filed where a person was told, and a firm where a firm was."""
    kinds = {line.names[0].kind for line in lines}
    if told.capacity == "unknown" or kinds == {"unknown"}:
        return Grade(grade="unknown", why="whether a person or an organization gave is not told on both sides")
    said = "person" if told.capacity == "personal" else "organization"
    if kinds - {"unknown"} == {said}:
        return Grade(grade="agree", why=f"a {said} gave" if said == "person" else "an organization gave")
    filed = " and ".join(sorted(kinds - {"unknown"}))
    return Grade(
        grade="differ",
        why=f"told of a gift of a {said}, filed by a {filed}".replace("a organization", "an organization"),
        difference=Difference(field="capacity", said=said, filed=filed),
    )

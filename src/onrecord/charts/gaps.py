"""The chart of the largest gaps: what donors are said to give against what the filings show of it.

What was not found in a filing is no gap of any size: it stands apart, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.charts.chart import WIDE, Chart, check_width
from onrecord.charts.gap_drawing import GapGroup, draw_gaps
from onrecord.charts.weeks import main_currency
from onrecord.charts.wording import ENGLISH, Words
from onrecord.records import Gap
from onrecord.views.visible import visible_line

__all__ = ["largest_gaps"]

_HEADER = ("donor", "standing", "said", "filed", "difference", "currency", "gifts")
_MOST = {"differs": 12, "refunded": 4, "unannounced": 6, "not_found": 6}
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the chart is about: the groups that are drawn, in one currency."""

    fund: str
    currency: str
    groups: tuple[GapGroup, ...]
    words: Words

    def full(self, amount: Decimal | None) -> str:
        return self.words.full(amount or _ZERO, self.currency)


def largest_gaps(
    gaps: Sequence[Gap], *, fund: str, currency: str | None = None, words: Words = ENGLISH, width: int = WIDE
) -> Chart:
    """Return the chart of what was said against what was filed, per donor, the largest differences first.

    >>> gap = Gap(donor="Osric Thane", standing="filed_differently", currency="USD",
    ...           said=Decimal(250000), filed=Decimal(200000))
    >>> largest_gaps([gap], fund="Harbour Fund").alternative
    'In US dollars. Filed with another sum than said: Osric Thane: said $250,000, filed $200,000, $50,000 less.'
    >>> largest_gaps([], fund="Harbour Fund").alternative
    'No gift to Harbour Fund was found with another sum in the filings that were read than on the pages that were read.'
    """
    _ = words.gettext
    code = currency or main_currency(gap.currency for gap in gaps) or ""
    mine = [gap for gap in gaps if gap.currency == code]
    groups = tuple(group for group in _groups(mine, words) if group.gaps)
    told = _Told(fund=fund, currency=code, groups=groups, words=words)
    return Chart(
        title=_("{fund}: the largest differences between said and filed").format(fund=fund),
        alternative=_alternative(told) if groups else _nothing(told),
        header=_HEADER,
        rows=tuple(_row(gap) for gap in sorted(gaps, key=_size)),
        drawing=draw_gaps(groups, currency=code, words=words, width=check_width(width)) if groups else None,
        notes=tuple(_notes(told, mine, gaps)),
        language=words.language,
    )


def _groups(gaps: Sequence[Gap], words: Words) -> Iterator[GapGroup]:
    _ = words.gettext
    differing = [gap for gap in gaps if gap.difference]
    yield _group("differs", _("Filed with another sum than said"), (g for g in differing if g.standing != "refunded"))
    yield _group("refunded", _("Sent back, wholly or in part"), (g for g in differing if g.standing == "refunded"))
    unannounced = (gap for gap in gaps if gap.said is None and gap.filed)
    yield _group("unannounced", _("Filed, and told of by no page that was read"), unannounced)
    not_found = (gap for gap in gaps if gap.standing == "not_found_though_due" and gap.said and gap.filed is None)
    group = _group("not_found", _("Not found in the filings that were read"), not_found)
    yield GapGroup(
        heading=group.heading,
        gaps=group.gaps,
        left_out=group.left_out,
        remark=_("That is no proof that it was not given."),
    )


def _group(name: str, heading: str, gaps: Iterator[Gap]) -> GapGroup:
    ordered, most = sorted(gaps, key=_size), _MOST[name]
    return GapGroup(heading=heading, gaps=tuple(ordered[:most]), left_out=len(ordered[most:]))


def _size(gap: Gap) -> tuple[Decimal, Decimal, str, str]:
    """Sort by the difference, then by the sum, both from the largest down."""
    return -abs(gap.difference or _ZERO), -max(gap.said or _ZERO, gap.filed or _ZERO), gap.donor, gap.standing


def _row(gap: Gap) -> tuple[str, ...]:
    sums = ("" if amount is None else f"{amount:f}" for amount in (gap.said, gap.filed, gap.difference))
    return gap.donor, gap.standing, *sums, gap.currency, str(gap.pledges)


def _nothing(told: _Told) -> str:
    _ = told.words.gettext
    return _(
        "No gift to {fund} was found with another sum in the filings that were read than on the pages that were read."
    ).format(fund=told.fund)


def _alternative(told: _Told) -> str:
    _ = told.words.gettext
    scope = _("In {currency}.").format(currency=told.words.currency(told.currency))
    return " ".join((scope, *(_group_text(told, group) for group in told.groups)))


def _group_text(told: _Told, group: GapGroup) -> str:
    ngettext = told.words.ngettext
    parts = [_gap_text(told, gap) for gap in group.gaps]
    if group.left_out:
        more = ngettext("{number} more", "{number} more", group.left_out)
        parts.append(more.format(number=told.words.number(group.left_out)))
    text = f"{group.heading}: {'; '.join(parts)}."
    return f"{text} {group.remark}" if group.remark else text


def _gap_text(told: _Told, gap: Gap) -> str:
    _, donor, difference = told.words.gettext, visible_line(gap.donor), gap.difference
    if difference is not None:
        sentence = (
            _("{donor}: said {said}, filed {filed}, {sum} more")
            if difference > 0
            else _("{donor}: said {said}, filed {filed}, {sum} less")
        )
    else:
        sentence = _("{donor}: said {said}") if gap.filed is None else _("{donor}: filed {filed}")
    return sentence.format(
        donor=donor, said=told.full(gap.said), filed=told.full(gap.filed), sum=told.full(abs(difference or _ZERO))
    )


def _notes(told: _Told, gaps: Sequence[Gap], all_gaps: Sequence[Gap]) -> Iterator[str]:
    _, ngettext, number = told.words.gettext, told.words.ngettext, told.words.number
    if equal := sum(gap.difference == 0 for gap in gaps):
        yield ngettext(
            "{number} donor was found in the filings with the sum that was said, and is not in the picture.",
            "{number} donors were found in the filings with the sum that was said, and are not in the picture.",
            equal,
        ).format(number=number(equal))
    if waiting := sum(gap.standing in ("announced", "due") and gap.filed is None for gap in gaps):
        yield ngettext(
            "{number} donor is not in the picture: no filing that should show the gift is due or was read so far.",
            "{number} donors are not in the picture: no filing that should show the gift is due or was read so far.",
            waiting,
        ).format(number=number(waiting))
    if others := sorted({gap.currency for gap in all_gaps} - {told.currency}):
        names = ", ".join(told.words.currency(code) for code in others)
        yield _("Sums in other currencies are not held against these: {names}.").format(names=names)

"""The chart of who gives through what: from people, and from companies, to funds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.charts.capacities import capacity_name
from onrecord.charts.chart import WIDE, Chart, check_width
from onrecord.charts.flow_bands import DRAWN, Band, by_fund, fold_flows
from onrecord.charts.flow_drawing import draw_flows, fund_name, others_name
from onrecord.charts.weeks import main_currency
from onrecord.charts.wording import ENGLISH, Words
from onrecord.records import Flow
from onrecord.views.visible import visible_line

__all__ = ["who_gives_through_what"]

_HEADER = ("donor", "kind", "capacity", "fund", "amount", "currency", "gifts", "gifts_without_a_sum", "told_beside")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the chart is about: the bands that are drawn, in one currency."""

    bands: tuple[Band, ...]
    currency: str
    fund_names: Mapping[str, str]
    words: Words

    def full(self, amount: Decimal) -> str:
        return self.words.full(amount, self.currency)


def who_gives_through_what(
    flows: Sequence[Flow],
    *,
    fund_names: Mapping[str, str],
    currency: str | None = None,
    words: Words = ENGLISH,
    width: int = WIDE,
) -> Chart:
    """Return the flow diagram of what is said to be given, in one currency; `fund_names` are names by the ids of funds.

    >>> flow = Flow(donor="Lumenforge", kind="organization", capacity="company", fund="f", currency="USD",
    ...             amount=Decimal(1000000), associated=("Petra Vancroft",))
    >>> who_gives_through_what([flow], fund_names={"f": "Harbour Fund"}).alternative
    'In US dollars, as pages say. To Harbour Fund: $1,000,000 in all. Company money: $1,000,000, from Lumenforge \
$1,000,000 (named beside it: Petra Vancroft).'
    """
    code = currency or main_currency(flow.currency for flow in flows) or ""
    mine = [flow for flow in flows if flow.currency == code]
    told = _Told(bands=fold_flows(mine), currency=code, fund_names=fund_names, words=words)
    drawing = (
        draw_flows(told.bands, fund_names, currency=code, words=words, width=check_width(width)) if told.bands else None
    )
    return Chart(
        title=_title(flows, told),
        alternative=" ".join(_alternative(told)) if drawing else words.gettext("No page that was read tells of a sum."),
        header=_HEADER,
        rows=tuple(_row(flow) for flow in sorted(flows, key=_order)),
        drawing=drawing,
        notes=tuple(_notes(flows, told)),
        language=words.language,
    )


def _title(flows: Sequence[Flow], told: _Told) -> str:
    _, funds = told.words.gettext, {flow.fund for flow in flows}
    if len(funds) != 1:
        return _("Who is said to give through what")
    fund = fund_name(funds.pop(), 0, told.fund_names, told.words)
    return _("{fund}: who is said to give through what").format(fund=fund)


def _order(flow: Flow) -> tuple[str, Decimal, str, str, str]:
    return flow.currency or "", -flow.amount, flow.donor, flow.capacity, flow.fund


def _row(flow: Flow) -> tuple[str, ...]:
    sums = f"{flow.amount:f}", flow.currency or "", str(flow.pledges), str(flow.unstated)
    return flow.donor, flow.kind, flow.capacity, flow.fund, *sums, "; ".join(flow.associated)


def _alternative(told: _Told) -> Iterator[str]:
    _ = told.words.gettext
    yield _("In {currency}, as pages say.").format(currency=told.words.currency(told.currency))
    for fund, bands in by_fund(told.bands).items():
        name = visible_line(fund_name(fund, bands[0].other_funds, told.fund_names, told.words))
        yield _("To {fund}: {sum} in all.").format(fund=name, sum=told.full(_total(bands)))
        for capacity in DRAWN:
            own = [band for band in bands if band.capacity == capacity]
            if own:
                yield _capacity_text(told, capacity, own)
    yield from _many_funds(told)


def _capacity_text(told: _Told, capacity: str, bands: Sequence[Band]) -> str:
    _ = told.words.gettext
    return _("{capacity}: {sum}, from {donors}.").format(
        capacity=capacity_name(capacity, told.words),
        sum=told.full(_total(bands)),
        donors=", ".join(_band_text(told, band) for band in bands),
    )


def _band_text(told: _Told, band: Band) -> str:
    _, amount = told.words.gettext, told.full(band.amount)
    name = others_name(band.others, told.words) if band.others else visible_line(band.donor)
    if not band.associated or band.capacity != "company":
        return f"{name} {amount}"
    people = ", ".join(visible_line(person) for person in band.associated)
    beside = _("{donor} {sum} (named beside it: {people})")
    return beside.format(donor=name, sum=amount, people=people)


def _many_funds(told: _Told) -> Iterator[str]:
    """Yield, for each donor to several funds, the sum that stands beside its name."""
    _ = told.words.gettext
    donors: dict[tuple[str, str], list[Band]] = {}
    for band in told.bands:
        if not band.others:
            donors.setdefault((band.capacity, band.donor), []).append(band)
    for (_capacity, donor), bands in donors.items():
        if len(bands) > 1:
            yield _("{donor}: {sum} to all funds.").format(donor=visible_line(donor), sum=told.full(_total(bands)))


def _total(bands: Sequence[Band]) -> Decimal:
    return sum((band.amount for band in bands), _ZERO)


def _notes(flows: Sequence[Flow], told: _Told) -> Iterator[str]:
    _, ngettext, number = told.words.gettext, told.words.ngettext, told.words.number
    if unstated := sum(flow.unstated for flow in flows):
        yield ngettext(
            "{number} gift is told of without a sum that could be added, and is not in the picture.",
            "{number} gifts are told of without a sum that could be added, and are not in the picture.",
            unstated,
        ).format(number=number(unstated))
    if returned := sum(flow.amount < 0 for flow in flows if flow.currency == told.currency):
        yield ngettext(
            "What was sent back is taken off: {number} sum.",
            "What was sent back is taken off: {number} sums.",
            returned,
        ).format(number=number(returned))
    if others := sorted({flow.currency for flow in flows if flow.currency} - {told.currency}):
        names = ", ".join(told.words.currency(code) for code in others)
        yield _("Sums in other currencies are not added to these: {names}.").format(names=names)

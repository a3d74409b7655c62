"""How a flow diagram is drawn: donors on the left, companies in the middle, funds on the right, bands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.charts.axes import MARGIN
from onrecord.charts.capacities import capacity_name
from onrecord.charts.flow_bands import Band
from onrecord.charts.flow_layout import UNIT, FlowLayout, FundNode, Laid, Node, Rows, lay_out
from onrecord.charts.lettering import cut_text, text_width, wrap_text
from onrecord.charts.marks import Box, Drawing, Label, Mark, Path, disc, plate
from onrecord.charts.wording import Words

__all__ = ["draw_flows", "fund_name", "others_name"]

_NARROW = 720
_NODE = 9
_WIDE_ROWS = Rows(bands=330, highest=60, least=14, above=3, named_above=3, below=3, heading=26, top=0, fund_gap=44)
_NARROW_ROWS = Rows(bands=260, highest=40, least=4, above=17, named_above=32, below=7, heading=26, top=0, fund_gap=44)
_ONE_FUND_ABOVE = 44
"""In a narrow picture of one fund, its name stands above all."""
_PLATE = 16
"""A band that is lower than this is interrupted for its name; a name lies well on a higher one."""
_EN = "\u2002"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where people, companies and funds stand, and where bands begin to bend towards their fund."""

    people: float
    companies: float
    funds: float
    bend: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What all is drawn with."""

    columns: _Columns
    width: int
    currency: str
    words: Words
    fund_names: Mapping[str, str]
    is_crossed: bool

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW

    def x(self, capacity: str) -> float:
        return self.columns.companies if capacity == "company" else self.columns.people

    def short(self, amount: Decimal) -> str:
        return self.words.short(amount, self.currency)


def draw_flows(
    bands: Sequence[Band], fund_names: Mapping[str, str], *, currency: str, words: Words, width: int
) -> Drawing:
    r"""Return the picture of bands.

    >>> from onrecord.charts.wording import ENGLISH
    >>> bands = [Band(capacity="personal", donor="Osric Thane", fund="f", amount=Decimal(250000))]
    >>> drawing = draw_flows(bands, {"f": "Harbour Fund"}, currency="USD", words=ENGLISH, width=1000)
    >>> [label.text for label in drawing.labels][:4]
    ['Personal money', 'Osric Thane\u2002$250K', 'Harbour Fund', '$250K']
    """
    columns = _columns(width)
    sheet = _Sheet(
        columns=columns,
        width=width,
        currency=currency,
        words=words,
        fund_names=fund_names,
        is_crossed=len({band.fund for band in bands}) > 1,
    )
    layout = lay_out(bands, _rows(bands, is_narrow=sheet.is_narrow))
    marks: list[Mark] = [_band(laid, sheet) for node in layout.nodes for laid in node.bands]
    marks += [mark for node in layout.nodes for mark in _node(node, sheet)]
    marks += _headings(layout, sheet)
    for node in layout.nodes:
        marks += _narrow_labels(node, sheet) if sheet.is_narrow else _wide_labels(node, sheet)
    for fund in layout.funds:
        marks += _fund(fund, sheet, is_alone=not sheet.is_crossed)
    # The name of a small fund may reach lower than all bands.
    foot = max(layout.height / UNIT, *(mark.box[3] for mark in marks if isinstance(mark, Label)))
    explained, foot = _explained(foot + 24, sheet, is_named=any(node.associated for node in layout.nodes))
    marks += explained
    return Drawing(width=width, height=foot + 8, marks=tuple(marks))


def _rows(bands: Sequence[Band], *, is_narrow: bool) -> Rows:
    if not is_narrow:
        return _WIDE_ROWS
    is_one = len({band.fund for band in bands}) == 1
    return replace(_NARROW_ROWS, top=_ONE_FUND_ABOVE) if is_one else _NARROW_ROWS


def _columns(width: int) -> _Columns:
    if width < _NARROW:
        return _Columns(people=MARGIN, companies=48, funds=width - MARGIN - _NODE, bend=width - 135)
    return _Columns(people=0.25 * width, companies=0.44 * width, funds=0.81 * width, bend=0.66 * width)


def fund_name(fund: str, other_funds: int, fund_names: Mapping[str, str], words: Words) -> str:
    """Return a fund's name, or how many funds are folded.

    >>> from onrecord.charts.wording import ENGLISH
    >>> fund_name("", 7, {}, ENGLISH)
    '7 other funds'
    """
    if not other_funds:
        return fund_names.get(fund, fund)
    more = words.ngettext("{number} other fund", "{number} other funds", other_funds)
    return more.format(number=words.number(other_funds))


def others_name(others: int, words: Words) -> str:
    """Return how many donors are folded.

    >>> from onrecord.charts.wording import ENGLISH
    >>> others_name(76, ENGLISH)
    '76 others'
    """
    return words.ngettext("{number} other", "{number} others", others).format(number=words.number(others))


def _band(laid: Laid, sheet: _Sheet) -> Path:
    """Return a band: straight past the labels, then bent to its fund, as high at its end as at its beginning."""
    left, right, bend = sheet.x(laid.band.capacity) + _NODE, sheet.columns.funds, sheet.columns.bend
    if not sheet.is_narrow and laid.band.capacity != "company":
        bend = left
    middle = (bend + right) / 2
    top, end, height = laid.start / UNIT, laid.end / UNIT, laid.height / UNIT
    d = (
        f"M{left:.2f},{top:.2f}H{bend:.2f}C{middle:.2f},{top:.2f} {middle:.2f},{end:.2f} {right:.2f},{end:.2f}"
        f"V{end + height:.2f}C{middle:.2f},{end + height:.2f} {middle:.2f},{top + height:.2f} "
        f"{bend:.2f},{top + height:.2f}H{left:.2f}Z"
    )
    amount = sheet.words.full(laid.band.amount, sheet.currency)
    name = others_name(laid.band.others, sheet.words) if laid.band.others else laid.band.donor
    told = f"{cut_text(name, 400, 12)} · {amount}"
    return Path(d=d, fill=laid.band.capacity, pale=True, stroke=laid.band.capacity, stroke_width=0.75, told=told)


def _node(node: Node, sheet: _Sheet) -> Iterator[Mark]:
    """Yield a donor's box; where people are told beside it, a ring and a dotted line that carries no sum."""
    x = sheet.x(node.capacity)
    if node.associated and node.capacity == "company":
        start = sheet.columns.people + _NODE / 2
        # In a narrow picture the names stand above, so the ring stays near them where the band is high.
        middle = (node.top + min(node.height / 2, 8 * UNIT if sheet.is_narrow else node.height)) / UNIT
        yield Path(d=f"M{start:.2f},{middle:.2f}H{x:.2f}", stroke="ink", stroke_width=1.2, dashes="1.5 3")
        yield Path(d=disc(start, middle, 3.5), fill="ground", stroke="ink", stroke_width=1.5)
    yield Box(
        x=x,
        y=node.top / UNIT,
        width=_NODE,
        height=node.height / UNIT,
        fill=node.capacity,
        stroke=node.capacity,
    )


def _headings(layout: FlowLayout, sheet: _Sheet) -> Iterator[Label]:
    for capacity, y in layout.headings.items():
        name = capacity_name(capacity, sheet.words)
        x, anchor, room = sheet.x(capacity), "start", sheet.columns.bend - sheet.x(capacity)
        if not sheet.is_narrow and capacity != "company":
            x, anchor, room = x + _NODE, "end", x + _NODE - MARGIN
        text = cut_text(name, room, 12, bold=True)
        yield Label(x=x, y=y / UNIT - 6, text=text, bold=True, halo=True, anchor=anchor)


def _wide_labels(node: Node, sheet: _Sheet) -> Iterator[Mark]:
    y, end = (node.top + node.height / 2) / UNIT + 4, sheet.columns.people - 6
    if node.capacity == "company":
        x = sheet.columns.companies + _NODE + 6
        label = _named(node, sheet, x, y, sheet.columns.bend - x)
        is_low = node.height < _PLATE * UNIT
        yield from (plate(label),) if is_low else ()
        yield replace(label, halo=sheet.is_crossed and not is_low)
        if people := ", ".join(node.associated):
            yield Label(x=end, y=y, text=cut_text(people, end - MARGIN, 12), anchor="end", fill="muted")
    else:
        yield _named(node, sheet, end, y, end - MARGIN, anchor="end")


def _named(node: Node, sheet: _Sheet, x: float, y: float, room: float, anchor: str = "start") -> Label:
    """Return a donor's name, cut to the room, with all that it gives."""
    amount = f"{_EN}{sheet.short(node.amount)}"
    name = others_name(node.others, sheet.words) if node.others else node.donor
    text = cut_text(name, room - text_width(amount, 12), 12) + amount
    return Label(x=x, y=y, text=text, anchor=anchor, values=(node.amount,))


def _narrow_labels(node: Node, sheet: _Sheet) -> Iterator[Label]:
    x, y = sheet.x(node.capacity), node.row / UNIT + 12
    yield _named(node, sheet, x, y, sheet.columns.bend - x)
    if node.associated and node.capacity == "company":
        people = cut_text(", ".join(node.associated), sheet.columns.bend - MARGIN, 12)
        yield Label(x=MARGIN, y=y + 15, text=people, fill="muted")


def _fund(fund: FundNode, sheet: _Sheet, *, is_alone: bool) -> Iterator[Mark]:
    top, height, x = fund.top / UNIT, fund.height / UNIT, sheet.columns.funds
    yield Box(x=x, y=top, width=_NODE, height=height, fill="ink", stroke="ink")
    name = fund_name(fund.fund, fund.other_funds, sheet.fund_names, sheet.words)
    amount = sheet.short(fund.amount)
    if sheet.is_narrow:
        end = x + _NODE
        room = sheet.width - 2 * MARGIN if is_alone else end - sheet.columns.bend
        y = 18 if is_alone else top - 19
        names = Label(x=end, y=y, text=cut_text(name, room, 12, bold=True), anchor="end", bold=True)
        sums = Label(x=end, y=y + 15, text=amount, anchor="end", values=(fund.amount,))
        yield from (plate(names), plate(sums), names, sums)
        if is_alone and top > y + 22:
            middle = x + _NODE / 2
            yield Path(d=f"M{middle:.2f},{y + 20:.2f}V{top:.2f}", stroke="muted")
    else:
        room = sheet.width - x - _NODE - 8 - MARGIN
        lines = wrap_text(name, room, 12, lines=3 if is_alone else 2, bold=True)
        y = top + height / 2 + 4 - 15 * len(lines) / 2
        for number, text in enumerate(lines):
            yield Label(x=x + _NODE + 8, y=y + 15 * number, text=text, bold=True)
        yield Label(x=x + _NODE + 8, y=y + 15 * len(lines), text=amount, values=(fund.amount,))


def _explained(y: float, sheet: _Sheet, *, is_named: bool) -> tuple[list[Mark], float]:
    """Return lines that say whose word the sums are, and what a ring and a dotted line are; and where they end."""
    _ = sheet.words.gettext
    marks: list[Mark] = []
    if is_named:
        x = MARGIN + 4.0
        marks += [
            Path(d=f"M{x:.2f},{y - 4:.2f}H{x + 30:.2f}", stroke="ink", stroke_width=1.2, dashes="1.5 3"),
            Path(d=disc(x, y - 4, 3.5), fill="ground", stroke="ink", stroke_width=1.5),
        ]
        text = _("Named on pages beside the company's gift, which is the company's money alone.")
        labels, y = _lines(text, x + 38, y, sheet)
        marks += labels
    labels, y = _lines(_("Sums are as pages say, not as filed."), MARGIN, y, sheet)
    return [*marks, *labels], y - 15


def _lines(text: str, x: float, y: float, sheet: _Sheet) -> tuple[list[Label], float]:
    lines = wrap_text(text, sheet.width - x - MARGIN, 12, lines=4)
    labels = [Label(x=x, y=y + 15 * number, text=line, fill="muted") for number, line in enumerate(lines)]
    return labels, y + 15 * len(lines)

"""How gaps are drawn: a ring for what was said, a diamond for what was filed, a bar between them, the sums beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.charts.axes import MARGIN
from onrecord.charts.lettering import cut_text, text_width
from onrecord.charts.marks import Drawing, Label, Mark, Path, diamond, disc, line
from onrecord.charts.scales import SumScale, fitting_ticks
from onrecord.charts.wording import Words
from onrecord.records import Gap

__all__ = ["GapGroup", "draw_gaps"]

_NARROW = 720
_NAMES, _COLUMNS = 210, (190, 100, 0)
_ROW, _NARROW_ROW, _HEADING = 24, 58, 24
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapGroup:
    """Gaps of one kind under a heading; `left_out` are those that there was no room for."""

    heading: str
    gaps: tuple[Gap, ...]
    left_out: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What each row is drawn with."""

    scale: SumScale
    ticks: tuple[Decimal, ...]
    currency: str
    words: Words
    width: int

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW

    @property
    def row(self) -> int:
        return _NARROW_ROW if self.is_narrow else _ROW

    def short(self, amount: Decimal) -> str:
        return self.words.short(amount, self.currency)


def draw_gaps(groups: Sequence[GapGroup], *, currency: str, words: Words, width: int) -> Drawing:
    """Return the picture of gaps, a group below the other.

    >>> from onrecord.charts.wording import ENGLISH
    >>> gap = Gap(donor="Osric Thane", standing="filed_differently", currency="USD", said=Decimal(5), filed=Decimal(4))
    >>> group = GapGroup(heading="Filed with another sum", gaps=(gap,))
    >>> [label.text for label in draw_gaps([group], currency="USD", words=ENGLISH, width=360).labels][-2:]
    ['Osric Thane', 'Said $5 · Filed $4 · −$1']
    """
    frame = _framed(_reach(groups), currency, words, width)
    rows: list[Mark] = []
    y = 54.0
    for group in groups:
        marks, y = _group(group, y, frame)
        rows += marks
    return Drawing(width=width, height=y + 6, marks=(*_head(frame), *rows))


def _framed(reach: tuple[Decimal, Decimal], currency: str, words: Words, width: int) -> _Frame:
    """Return the scale that sums lie on, with room at its sides for half of the texts of its first and last tick."""

    def width_of(tick: Decimal) -> float:
        return text_width(words.short(tick, currency), 12)

    start, end = (MARGIN + 6.0, width - MARGIN - 6.0) if width < _NARROW else (_NAMES, width - 300)
    ticks = fitting_ticks(*reach, end - start, width_of)
    if width < _NARROW:
        start, end = start + width_of(ticks[0]) / 2, end - width_of(ticks[-1]) / 2
    scale = SumScale(low=ticks[0], high=ticks[-1], start=start, end=end)
    return _Frame(scale=scale, ticks=ticks, currency=currency, words=words, width=width)


def _reach(groups: Sequence[GapGroup]) -> tuple[Decimal, Decimal]:
    sums = [amount for group in groups for gap in group.gaps for amount in (gap.said, gap.filed) if amount is not None]
    return min(_ZERO, *sums), max(_ZERO, *sums)


def _head(frame: _Frame) -> Iterator[Mark]:
    """Yield the legend, the scale, and in a wide picture the names of the columns of sums."""
    _ = frame.words.gettext
    x = MARGIN + 6.0
    for name, mark in ((_("Said"), _ring), (_("Filed"), _filled)):
        yield from mark(x, 14)
        yield Label(x=x + 12, y=18, text=name)
        x += text_width(name, 12) + 40
    for tick in frame.ticks:
        yield Label(x=frame.scale(tick), y=40, text=frame.short(tick), anchor="middle", fill="muted")
    if not frame.is_narrow:
        for name, room in zip((_("Said"), _("Filed"), _("Difference")), _COLUMNS, strict=True):
            yield Label(x=frame.width - MARGIN - room, y=40, text=name, anchor="end", fill="muted")


def _group(group: GapGroup, y: float, frame: _Frame) -> tuple[list[Mark], float]:
    """Return the marks of a group that begins at y, and where it ends."""
    y += _HEADING
    room = frame.width - 2 * MARGIN
    heading = cut_text(group.heading, room, 12, bold=True)
    marks: list[Mark] = [Label(x=MARGIN, y=y - 6, text=heading, bold=True, halo=True)]
    if group.remark:
        # Never beside the heading: a reader's font may be a fifth wider than ours, and the one would hide the other.
        y += 16
        marks.append(Label(x=MARGIN, y=y - 6, text=cut_text(group.remark, room, 12), fill="muted", halo=True))
    for gap in group.gaps:
        marks += _narrow_row(gap, y, frame) if frame.is_narrow else _wide_row(gap, y, frame)
        y += frame.row
    if group.left_out:
        marks.append(Label(x=MARGIN, y=y + 14, text=_more(group.left_out, frame), fill="muted", halo=True))
        y += _ROW
    return marks, y + 8


def _more(left_out: int, frame: _Frame) -> str:
    more = frame.words.ngettext("and {number} more, in the table", "and {number} more, in the table", left_out)
    return more.format(number=frame.words.number(left_out))


def _wide_row(gap: Gap, y: float, frame: _Frame) -> Iterator[Mark]:
    yield from _grid(y, y + _ROW, frame)
    yield from _dumbbell(gap, y + _ROW / 2, frame.scale)
    name = cut_text(gap.donor, _NAMES - MARGIN - 14, 12)
    yield Label(x=MARGIN, y=y + _ROW / 2 + 4, text=name)
    for (text, values), room in zip(_sums(gap, frame), _COLUMNS, strict=True):
        if text:
            right = frame.width - MARGIN - room
            fill = "ink" if values else "muted"
            yield Label(x=right, y=y + _ROW / 2 + 4, text=text, anchor="end", fill=fill, values=values)


def _grid(top: float, foot: float, frame: _Frame) -> Iterator[Mark]:
    """Yield the lines of the scale behind a row, and not behind words."""
    for tick in frame.ticks:
        place = frame.scale(tick)
        yield line((place, top), (place, foot), "grid" if tick else "muted")


def _sums(gap: Gap, frame: _Frame) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    """Yield the texts of the three columns, each with the sums that it shows."""
    _ = frame.words.gettext
    yield (_("not told"), ()) if gap.said is None else (frame.short(gap.said), (gap.said,))
    yield (_("not found"), ()) if gap.filed is None else (frame.short(gap.filed), (gap.filed,))
    yield ("", ()) if gap.difference is None else (_signed(gap.difference, frame), (abs(gap.difference),))


def _signed(difference: Decimal, frame: _Frame) -> str:
    return f"{'+' if difference > 0 else ''}{frame.short(difference)}"


def _narrow_row(gap: Gap, y: float, frame: _Frame) -> Iterator[Mark]:
    room = frame.width - 2 * MARGIN
    yield from _grid(y + 32, y + 48, frame)
    yield from _dumbbell(gap, y + 40, frame.scale)
    yield Label(x=MARGIN, y=y + 12, text=cut_text(gap.donor, room, 12), halo=True)
    values = tuple(abs(amount) for amount in (gap.said, gap.filed, gap.difference) if amount is not None)
    text = " · ".join(_parts(gap, frame))
    yield Label(x=MARGIN, y=y + 27, text=cut_text(text, room, 12), fill="muted", halo=True, values=values)


def _parts(gap: Gap, frame: _Frame) -> Iterator[str]:
    _ = frame.words.gettext
    if gap.said is not None:
        yield _("Said {sum}").format(sum=frame.short(gap.said))
    if gap.filed is not None:
        yield _("Filed {sum}").format(sum=frame.short(gap.filed))
    if gap.difference is not None:
        yield _signed(gap.difference, frame)


def _dumbbell(gap: Gap, y: float, scale: SumScale) -> Iterator[Mark]:
    """Yield a bar from said to filed; where only one is known, a thin dotted line from nothing to it."""
    said, filed = gap.said, gap.filed
    if said is not None and filed is not None:
        yield Path(d=f"M{scale(said):.2f},{y:.2f}H{scale(filed):.2f}", stroke="gap", stroke_width=5)
    else:
        known = said if said is not None else filed or _ZERO
        yield Path(d=f"M{scale(_ZERO):.2f},{y:.2f}H{scale(known):.2f}", stroke="muted", dashes="1 4", stroke_width=1.5)
    if said is not None:
        yield from _ring(scale(said), y)
    if filed is not None:
        yield from _filled(scale(filed), y)


def _ring(x: float, y: float) -> Iterator[Path]:
    yield Path(d=disc(x, y, 5.5), fill="ground", stroke="ink", stroke_width=2)


def _filled(x: float, y: float) -> Iterator[Path]:
    yield Path(d=diamond(x, y, 5.5), fill="filed", stroke="ground")

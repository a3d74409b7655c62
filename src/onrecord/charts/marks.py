"""What a picture is made of: boxes, paths and labels at places in pixels, painted by a name and not by a colour.

A drawing is laid out once and painted in each theme. Its labels know their boxes, so that a test can tell whether two
of them lie on one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.charts.lettering import text_width

__all__ = ["Box", "Drawing", "Label", "Mark", "Path", "diamond", "disc", "line", "plate", "polyline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle. `told` is what a pointer that rests on it is told; `textured` paints it with the paint's texture."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    textured: bool = False
    stroke: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line or an area: `d` is written as in SVG; `pale` lets what is beneath show through its fill."""

    d: str
    fill: str | None = None
    textured: bool = False
    pale: bool = False
    stroke: str | None = None
    stroke_width: float = 1
    dashes: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text that begins, ends or is centred at x, its foot at y; `values` are the sums that it shows.

    >>> Label(x=100, y=20, text="Form 13", anchor="end").box[2]
    100.0
    """

    x: float
    y: float
    text: str
    size: float = 12
    anchor: str = "start"
    bold: bool = False
    fill: str = "ink"
    halo: bool = False
    values: tuple[Decimal, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, from its highest to its lowest letters."""
        width = text_width(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - 0.75 * self.size, left + width, self.y + 0.22 * self.size


Mark = Box | Path | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture: its size, and its marks from the lowest to the topmost."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> Iterator[Label]:
        """Its texts."""
        return (mark for mark in self.marks if isinstance(mark, Label))


def line(start: tuple[float, float], end: tuple[float, float], stroke: str, **how: object) -> Path:
    """Return a straight line.

    >>> line((0, 1), (10, 1), "grid").d
    'M0,1L10,1'
    """
    return Path(d=polyline((start, end)), stroke=stroke, **how)  # type: ignore[arg-type]


def plate(label: Label) -> Box:
    """Return the ground that a label stands on where it would lie on lines.

    >>> plate(Label(x=10, y=20, text="Form 13")).fill
    'ground'
    """
    left, top, right, foot = label.box
    return Box(x=left - 6, y=top - 2, width=right - left + 12, height=foot - top + 3, fill="ground")


def polyline(points: tuple[tuple[float, float], ...]) -> str:
    """Return a path from point to point.

    >>> polyline(((0, 0), (1.5, 2)))
    'M0,0L1.5,2'
    """
    return "M" + "L".join(f"{x:.7g},{y:.7g}" for x, y in points)


def disc(x: float, y: float, radius: float) -> str:
    """Return the path of a disc.

    >>> disc(10, 10, 4)
    'M6,10a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z'
    """
    turn = f"a{radius:.7g},{radius:.7g} 0 1,0"
    return f"M{x - radius:.7g},{y:.7g}{turn} {2 * radius:.7g},0{turn} {-2 * radius:.7g},0Z"


def diamond(x: float, y: float, radius: float) -> str:
    """Return the path of a square that stands on its corner.

    >>> diamond(10, 10, 4)
    'M6,10L10,6L14,10L10,14Z'
    """
    return polyline(((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))) + "Z"

"""A drawing painted as SVG: safe to serve as an image, the same bytes for the same drawing.

There is no script, no style sheet, no foreign object and no address in it: text is escaped, paints are attributes, and
all that is pointed to is a texture in the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from onrecord.charts.lettering import FONTS, set_width
from onrecord.charts.marks import Box, Drawing, Label, Mark, Path
from onrecord.charts.themes import TEXTURES, Theme

__all__ = ["PALE", "paint_svg"]

# What XML 1.0 does not let stand in a text, escaped or not; other controls were written out by `visible`.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PALE = 0.28
"""How much of its paint a pale mark has; the rest is what lies beneath."""
_DRAWN = {
    "stripes": '<path d="M-1,7L7,-1M-1,1L1,-1M5,7L7,5" stroke="{colour}" stroke-width="2.2"/>',
    "dots": '<path d="M.5,.5h2v2h-2ZM3.5,3.5h2v2h-2Z" fill="{colour}"/>',
}


def paint_svg(drawing: Drawing, theme: Theme, *, title: str, alternative: str, language: str) -> str:
    r"""Return the SVG of a drawing in a theme, with its title and the text that tells what it shows.

    >>> from onrecord.charts.themes import LIGHT
    >>> drawing = Drawing(width=10, height=5, marks=(Label(x=1, y=4, text="<b>"),))
    >>> svg = paint_svg(drawing, LIGHT, title="A & B", alternative="Nothing.", language="en")
    >>> "<title id=\"title\">A &amp; B</title>" in svg, "&lt;b&gt;</text>" in svg
    (True, True)
    """
    return "\n".join(
        (
            *_head(drawing, title, alternative, language),
            f"<defs>{''.join(_textures(theme))}</defs>",
            f'<rect width="100%" height="100%" fill="{theme.paints["ground"]}"/>',
            *(_painted(mark, theme) for mark in drawing.marks),
            "</svg>\n",
        )
    )


def _head(drawing: Drawing, title: str, alternative: str, language: str) -> Iterator[str]:
    width, height = _number(drawing.width), _number(drawing.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="title told" lang="{_text(language)}" font-family="{FONTS}">'
    )
    yield f'<title id="title">{_text(title)}</title>'
    yield f'<desc id="told">{_text(alternative)}</desc>'


def _textures(theme: Theme) -> Iterator[str]:
    for paint, texture in TEXTURES.items():
        colour = theme.paints[paint]
        drawn = _DRAWN[texture].format(colour=colour)
        ground = f'<rect width="6" height="6" fill="{theme.paints["ground"]}"/>'
        yield f'<pattern id="{paint}" width="6" height="6" patternUnits="userSpaceOnUse">{ground}{drawn}</pattern>'


def _painted(mark: Mark, theme: Theme) -> str:
    if isinstance(mark, Label):
        return _label(mark, theme)
    shape, place = _box(mark) if isinstance(mark, Box) else _path(mark)
    stroke = f' stroke="{theme.paints[mark.stroke]}"' if mark.stroke else ""
    body = f'<{shape} {place} fill="{_fill(mark, theme)}"{stroke}'
    return f"{body}><title>{_text(mark.told)}</title></{shape}>" if mark.told else f"{body}/>"


def _box(box: Box) -> tuple[str, str]:
    return "rect", (
        f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    )


def _path(path: Path) -> tuple[str, str]:
    how = f' stroke-width="{_number(path.stroke_width)}" stroke-linejoin="round"' if path.stroke else ""
    dashes = f' stroke-dasharray="{path.dashes}"' if path.dashes else ""
    pale = f' fill-opacity="{PALE}"' if path.pale else ""
    return "path", f'd="{path.d}"{how}{dashes}{pale}'


def _fill(mark: Box | Path, theme: Theme) -> str:
    if mark.fill is None:
        return "none"
    return f"url(#{mark.fill})" if mark.textured and mark.fill in TEXTURES else theme.paints[mark.fill]


def _label(label: Label, theme: Theme) -> str:
    halo = f' stroke="{theme.paints["ground"]}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    weight = ' font-weight="bold"' if label.bold else ""
    width = set_width(label.text, label.size, bold=label.bold)
    length = f' textLength="{_number(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return (
        f'<text x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}" '
        f'text-anchor="{label.anchor}" fill="{theme.paints[label.fill]}"{weight}{length}{halo if label.halo else ""}>'
        f"{_text(label.text)}</text>"
    )


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""The paints of charts in light and in dark, chosen to be told apart by people who see no red or no green.

Blue, vermilion and their light sisters are Okabe and Ito's. No chart tells anything by a paint alone: personal money
is striped, money that nobody tells the owner of is dotted, what was filed is a diamond, and each has its name beside
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["DARK", "LIGHT", "TEXTURES", "THEMES", "Theme", "contrast"]

TEXTURES = MappingProxyType({"personal": "stripes", "unknown": "dots"})
"""What is painted over a paint's pale ground, where a mark is textured; a company's money is plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by the names of paints."""

    name: str
    paints: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.name)


LIGHT = Theme(
    name="light",
    paints=MappingProxyType(
        {
            "ground": "#ffffff",
            "ink": "#1b1b1b",
            "muted": "#575757",
            "grid": "#dcdcdc",
            "company": "#0072b2",
            "personal": "#c65102",
            "unknown": "#6e6e6e",
            "filed": "#1b1b1b",
            "gap": "#8a3f9c",
        }
    ),
)

DARK = Theme(
    name="dark",
    paints=MappingProxyType(
        {
            "ground": "#15181d",
            "ink": "#f0f0f0",
            "muted": "#b3b8bf",
            "grid": "#3a4048",
            "company": "#56b4e9",
            "personal": "#f0a22e",
            "unknown": "#a3a9b0",
            "filed": "#ffffff",
            "gap": "#cf9fe0",
        }
    ),
)

THEMES = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK)})


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

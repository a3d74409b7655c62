"""An SVG made a PNG, for slides and for documents that take no SVG; without a network, by vl-convert."""

from __future__ import annotations

from onrecord.errors import OnrecordError

__all__ = ["png_of"]


def png_of(svg: str, *, scale: float = 2) -> bytes:
    """Return an SVG as PNG, `scale` times its size in pixels. It takes tens of milliseconds: call it in a thread.

    >>> png_of('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>')[:4]
    b'\\x89PNG'
    """
    try:
        import vl_convert
    except ImportError as error:
        raise OnrecordError('pictures as PNG need the extra "web": pip install "onrecord[web]"') from error
    made: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return made

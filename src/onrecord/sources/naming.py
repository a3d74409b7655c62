"""Name a path to people: as text, whatever bytes it is made of."""

from __future__ import annotations

from pathlib import PurePath

__all__ = ["name_path"]


def name_path(path: PurePath | str) -> str:
    r"""Return the path as text that can be printed and kept; bytes that are no UTF-8 become escapes.

    >>> name_path("pages/caf\udce9.html")
    'pages/caf\\udce9.html'
    """
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")

"""Names with their acronyms behind them in parentheses: "Pharmaceutical Research and ... of America (PhRMA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name

__all__ = ["find_acronyms"]


def find_acronyms(line: Line) -> Iterator[tuple[Name, Name]]:
    """Yield each name that its acronym follows, with the acronym."""
    for before, name in zip(line.names, line.names[1:], strict=False):
        opened = name.first - before.last == 1 and line.tokens[before.last].text == "("
        closed = name.last < len(line.tokens) and line.tokens[name.last].text == ")"
        if opened and closed and name.last - name.first == 1 and _is_acronym_of(name.text, before.text):
            yield before, name


def _is_acronym_of(short: str, long: str) -> bool:
    letters = [c.casefold() for c in short if c.isalnum()]
    initials = [w[0].casefold() for w in re.findall(r"[^\W_]+", long)]
    return len(initials) > 1 and letters[0] == initials[0] and sum(c.isupper() for c in short) >= 2

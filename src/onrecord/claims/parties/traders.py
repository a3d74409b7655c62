"""Who is named with a trade: "the banker Jo Hale", "Jo Hale, a banker", for "the banker" told of her lines later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast, Member

__all__ = ["trader_teller"]

Traders = Callable[[str], Sequence[Member]]


def trader_teller(lines: Sequence[Line], cast: Cast) -> Traders:
    """Return what tells who is named with a trade, in small letters; it is looked for when one is asked for."""
    known: dict[str, list[Member]] = {}
    done: list[bool] = []

    def tell(trade: str) -> Sequence[Member]:
        if not done:
            done.append(True)
            for member in cast.members:
                for word in _trades_of(member, lines):
                    known.setdefault(word, []).append(member)
        return known.get(trade, ())

    return tell


def _trades_of(member: Member, lines: Sequence[Line]) -> Iterator[str]:
    """The last word of the trade right before the first mention, and of one behind its comma."""
    number, first = member.places[0]
    line = lines[number]
    before = line.mark_to(first)
    if before is not None and before.has("role"):
        yield line.tokens[before.last - 1].low
    name = line.name_from(first)
    if name is None or name.last >= len(line.tokens) or line.tokens[name.last].text != ",":
        return
    behind = next(
        (m for at in range(name.last + 1, name.last + _NEAR) if (m := line.mark_from(at)) and m.has("role")), None
    )
    if behind is not None:
        yield line.tokens[behind.last - 1].low


_NEAR = 4
"""Tokens behind the comma in which a trade begins: "Jo Hale, a retired banker"."""

"""The funds that a text names: where, and which of them it is mostly about up to each place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.fundrefs import FundMention

__all__ = ["NamedFund", "NamedFunds", "leads"]


@dataclass(slots=True, kw_only=True)
class NamedFund:
    """A fund named at a place of the text; `past` says that the mention only looks back.

    `opens` says that it stands in its block before any gift: "In 2009 Obama's committee ... X gave $50,000".
    """

    line: int
    block: int
    first: int
    fund: ChosenFund
    past: bool
    opens: bool = False


def leads(mention: FundMention) -> bool:
    """Whether a mention makes its fund what the text is about: "a campaign" in passing does not."""
    if mention.sort == "till":
        return False
    return (
        mention.named
        or mention.sort == "income"
        or mention.kind not in ("campaign", "party", "legal_fund", "pac", "super_pac")
    )


class NamedFunds:
    """The funds that a text names, in its order: by line, and which of them the text up to each is mostly about."""

    def __init__(self, named: Sequence[NamedFund]) -> None:
        self.all = named
        self.blocks = frozenset(n.block for n in named)
        self._lines = [n.line for n in named]
        self._mains = {id(n): main for n, main in _find_mains(named)}

    def in_line(self, line: int) -> Sequence[NamedFund]:
        """Return the funds that a line names."""
        return self.all[bisect_left(self._lines, line) : bisect_right(self._lines, line)]

    def back_from(self, line: int) -> Iterator[NamedFund]:
        """Yield the funds named in a line and before it, the last first."""
        return (self.all[n] for n in range(bisect_right(self._lines, line) - 1, -1, -1))

    def main_at(self, named: NamedFund) -> NamedFund:
        """Return the fund that the text up to this one is mostly about, at its last mention."""
        return self._mains.get(id(named), named)


def _find_mains(named: Sequence[NamedFund]) -> Iterator[tuple[NamedFund, NamedFund]]:
    """For each fund that leads the text on: the one most named so far, of equals one with a name of its own."""
    counts: Counter[str] = Counter()
    ranks: dict[str, tuple[int, bool, int]] = {}
    last: dict[str, NamedFund] = {}
    main = ""
    for place, one in enumerate(named):
        if one.past or not leads(one.fund.mention):
            continue
        key = one.fund.key
        counts[key] += 1
        _, has_name, first = ranks.get(key, (0, False, -place))
        ranks[key] = (counts[key], has_name or bool(one.fund.mention.key), first)
        last[key] = one
        main = key if not main or ranks[key] > ranks[main] else main
        yield one, last[main]

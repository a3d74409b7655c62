"""Firms that are called funds, by who runs them: "Jo Hale, founder of the fund Norvane, gave"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_fund_firms"]

_FIRM = Categories.of({"role.company"})
_OF = Categories.of({"link.of"})
_LEADING = ("of", "from", "at", "determiner")


def settle_fund_firms(row: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a row, "the fund" as a word for a firm between a chief's title and the firm's name."""
    for at, item in enumerate(row):
        if not (item.kind == "fund" and _is_named(row, at) and _is_run(row, at)):
            yield item
            continue
        if item.last - item.first > 1:
            yield Item(kind="of", first=item.first, last=item.first + 1, categories=_OF)  # "[des] Fonds" (German)
        yield Item(kind="role", first=item.last - 1, last=item.last, categories=_FIRM)


def _is_named(row: Sequence[Item], at: int) -> bool:
    """Whether a firm's name stands right behind "the fund" at `at`."""
    fund, name = row[at].fund, row[at + 1] if at + 1 < len(row) else None
    if fund is None or fund.kind != "anaphor" or name is None or name.kind != "party":
        return False
    return name.first == row[at].last and name.member is not None and name.member.kind == "organization"


def _is_run(row: Sequence[Item], at: int) -> bool:
    """Whether who leads it stands before the word at `at`: "founder of [the fund]", "Gründer [des Fonds]" (German)."""
    lead = next((i for i in reversed(row[:at]) if i.kind not in _LEADING), None)
    return lead is not None and lead.kind == "role" and lead.has("role.chief")

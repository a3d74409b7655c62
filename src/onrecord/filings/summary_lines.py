"""Which itemised lines a total of a cover adds up, on the forms with a Schedule A (Forms 3, 3P and 3X)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.records import Entry, Filing
from onrecord.reference.schedules import find_schedules

__all__ = ["Subtotal", "find_subtotals"]

_WORDS = {
    "individuals_itemised": "itemised contributions of individuals",
    "parties": "contributions of party committees",
    "other_committees": "contributions of other committees",
    "refunds": "refunds of contributions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtotal:
    """What a cover says of some lines, and what they add up to; `is_least` where there may be more without a line."""

    what: str
    said: Decimal
    found: Decimal
    is_least: bool = False

    @property
    def differs(self) -> bool:
        """Whether the lines cannot be all that the cover counts, or are more."""
        return self.found > self.said if self.is_least else self.found != self.said


def find_subtotals(filing: Filing, entries: Iterable[Entry]) -> Iterator[Subtotal]:
    """Yield the totals of the cover that lines of this filing add up; memo lines are not to be among `entries`.

    >>> cover = Filing(system="fec", form="F3XN", digest="d", totals=(("individuals_itemised", Decimal(900)),))
    >>> line = Entry(line=3, row_type="SA11AI", name="ROE, ANN", amount=Decimal(500))
    >>> [(one.said, one.found, one.differs) for one in find_subtotals(cover, [line])]
    [(Decimal('900'), Decimal('500'), True)]
    """
    totals, lines = dict(filing.totals), [(entry.row_type.upper(), entry.amount or Decimal(0)) for entry in entries]
    schedules = find_schedules(filing.form)
    if schedules is None:
        return
    for name, types in schedules.totals.items():
        if name in totals:
            found = sum((amount for row_type, amount in lines if row_type in types), Decimal(0))
            yield Subtotal(what=_WORDS.get(name, name), said=totals[name], found=found)
    if "refunds" in totals:
        found = sum((amount for row_type, amount in lines if row_type.startswith(schedules.refunds)), Decimal(0))
        yield Subtotal(what=_WORDS["refunds"], said=totals["refunds"], found=found, is_least=True)

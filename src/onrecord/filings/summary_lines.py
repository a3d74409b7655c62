"""Which itemised lines a total of a cover adds up, on the forms with a Schedule A (Forms 3, 3P and 3X)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.records import Entry, Filing

__all__ = ["Subtotal", "find_subtotals"]

# By the beginning of the form's name, the longest first: a total of the cover, and the lines that it adds up. What
# individuals gave in small sums has a total of its own; gifts of committees are all itemised, whatever the sum.
_ADDED: dict[str, dict[str, tuple[str, ...]]] = {
    "F3P": {"individuals_itemised": ("SA17A",), "parties": ("SA17B",), "other_committees": ("SA17C",)},
    # Until version 5 "SA11A1" (a one) stands for 11(a)(i).
    "F3": {"individuals_itemised": ("SA11AI", "SA11A1"), "parties": ("SA11B",), "other_committees": ("SA11C",)},
}
# Refunds below $200 in all need no line: their lines may be less than the total.
_SENT_BACK = {"F3P": "SB28", "F3X": "SB28", "F3": "SB20"}
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
    for name, types in _of_form(_ADDED, filing.form).items():
        if name in totals:
            found = sum((amount for row_type, amount in lines if row_type in types), Decimal(0))
            yield Subtotal(what=_WORDS[name], said=totals[name], found=found)
    back = next((word for form, word in _SENT_BACK.items() if filing.form.startswith(form)), "")
    if back and "refunds" in totals:
        found = sum((amount for row_type, amount in lines if row_type.startswith(back)), Decimal(0))
        yield Subtotal(what=_WORDS["refunds"], said=totals["refunds"], found=found, is_least=True)


def _of_form(table: dict[str, dict[str, tuple[str, ...]]], form: str) -> dict[str, tuple[str, ...]]:
    return next((added for name, added in table.items() if form.startswith(name)), {})

"""What is to be exported: of which ledger, which gifts, as of which day, for people or for machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.ledger import Ledger
from onrecord.pipeline import PledgeFilter

__all__ = ["ExportRequest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """A ledger, open for reading, and what is wanted of it.

    `what` is one of the contents that the format holds ("pledges", "claims" ...). `fund` to `since` choose gifts as in
    PledgeFilter; `as_of` tells everything as it was known on that day; `today` is the day by which dues are told;
    `floor` lets in claims that are less sure. `raw` keeps texts as pages have them, for machines: no guard against
    formulas, no control or bidi character written out. `only` are ids of gifts, beside which no other
    is wanted. `base` is the address under which the list is served, if it is: linked data names records by it.
    """

    ledger: Ledger
    today: date
    what: str = "pledges"
    fund: str | None = None
    donor: str | None = None
    status: str | None = None
    standing: str | None = None
    since: date | None = None
    as_of: date | None = None
    floor: Decimal | None = None
    raw: bool = False
    only: frozenset[str] | None = None
    base: str | None = None

    @property
    def wanted(self) -> PledgeFilter:
        """Which pledges are wanted."""
        return PledgeFilter(
            fund=self.fund, donor=self.donor, status=self.status, standing=self.standing, since=self.since
        )

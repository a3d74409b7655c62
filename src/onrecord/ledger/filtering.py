"""Which claims are wanted: by fund, donor, status, confidence and date."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from onrecord.records import PartialDate

__all__ = ["ClaimFilter", "fold"]

_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_LONGEST = {"day": 0, "week": 6, "month": 30, "year": 365}


def fold(text: str) -> str:
    """Return the text in small letters, without accents, its spaces single, so that texts can be compared.

    >>> fold("Société  Générale")
    'societe generale'
    """
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_ACCENTS).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What to list; None lets everything by.

    `fund` is an id of the registry, or part of the fund's name as a text has it. `donor` is part of a donor's name,
    of another name of the donor, or of somebody associated; capitals and accents do not count. `status` is one of
    the statuses of a claim; `min_confidence`, and `below`, which a confidence must not reach, lie between 0 and 1.
    `since` keeps what was published on that day or later; an article of December 2024 may be of its last day, and one
    without a date is left out.

    >>> ClaimFilter(min_confidence=Decimal(2))
    Traceback (most recent call last):
    ...
    ValueError: min_confidence 2 is not between 0 and 1
    """

    fund: str | None = None
    donor: str | None = None
    status: str | None = None
    min_confidence: Decimal | None = None
    below: Decimal | None = None
    since: date | None = None

    def __post_init__(self) -> None:
        for name in ("min_confidence", "below"):
            share = getattr(self, name)
            if share is not None and not 0 <= share <= 1:
                raise ValueError(f"{name} {share} is not between 0 and 1")

    def is_sure_enough(self, confidence: Decimal) -> bool:
        """True where the confidence is not under `min_confidence`, and is under `below`.

        >>> ClaimFilter(below=Decimal("0.5")).is_sure_enough(Decimal("0.5"))
        False
        """
        if self.min_confidence is not None and confidence < self.min_confidence:
            return False
        return self.below is None or confidence < self.below

    def is_of_fund(self, fund_id: str | None, fund_name: str | None) -> bool:
        """True where the fund is the wanted one.

        >>> ClaimFilter(fund="ballroom").is_of_fund(None, "the new Ballroom")
        True
        >>> ClaimFilter(fund="us-inaugural-2025").is_of_fund("us-inaugural-2021", "inaugural fund")
        False
        """
        if self.fund is None:
            return True
        return self.fund == fund_id or fold(self.fund) in fold(fund_name or "")

    def is_of_donor(self, *names: str) -> bool:
        """True where one of the names holds the wanted text.

        >>> ClaimFilter(donor="noel").is_of_donor("Irène NOËL")
        True
        """
        return self.donor is None or any(fold(self.donor) in fold(name) for name in names)

    def is_recent(self, published: PartialDate | None) -> bool:
        """True where the day of publication is, or may be, on `since` or later.

        >>> ClaimFilter(since=date(2024, 12, 15)).is_recent(PartialDate(value=date(2024, 12, 1), precision="month"))
        True
        """
        if self.since is None:
            return True
        return published is not None and _last_day(published) >= self.since


def _last_day(partial: PartialDate) -> date:
    if partial.value > date(9998, 12, 31):
        return date.max
    last = partial.value + timedelta(days=_LONGEST[partial.precision])
    while partial.precision in ("month", "year") and str(PartialDate(value=last, precision=partial.precision)) != str(
        partial
    ):
        last -= timedelta(days=1)
    return last

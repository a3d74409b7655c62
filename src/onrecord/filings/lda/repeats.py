"""One gift told in two reports: a possible repeat is shown to a reporter, never dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records.filing import Filing, Receipt
from onrecord.records.reading import FilingReading
from onrecord.reference.ld203 import plain_words

__all__ = ["Repeat", "possible_repeats"]

_Told = tuple[Filing, Receipt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Items of different reports that may be one gift: each with its report, the one filed first in front."""

    items: tuple[_Told, ...]

    def __str__(self) -> str:
        _, receipt = self.items[0]
        numbers = ", ".join(filing.number or filing.id for filing, _ in self.items)
        return f"{receipt.name} gave {receipt.amount} to {receipt.payee} in {len(self.items)} reports: {numbers}"


def possible_repeats(readings: Iterable[FilingReading]) -> tuple[Repeat, ...]:
    """Return items that stand in more than one report: of one registrant and contributor, one sum, day and payee.

    So a half-year's report and the next tell one gift, or a registrant and its lobbyist one of their PAC. Hand in
    the reports that stand (`chain_filings`): a report and its amendment tell the same by their nature.

    >>> possible_repeats([])
    ()
    """
    told: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for reading in readings:
        for receipt in reading.receipts:
            if receipt.amount and receipt.date is not None:
                told[_gift(reading.filing, receipt)].append((reading.filing, receipt))
    groups = (sorted(items, key=_order) for items in told.values() if len({filing.id for filing, _ in items}) > 1)
    return tuple(Repeat(items=tuple(items)) for items in groups)


def _gift(filing: Filing, receipt: Receipt) -> tuple[object, ...]:
    who = filing.filer_id or plain_words(filing.filer_name)
    paid = receipt.fund_id or plain_words(receipt.payee)
    return who, plain_words(receipt.name), paid, receipt.amount, receipt.date


def _order(told: _Told) -> tuple[str, str, int]:
    filing, receipt = told
    return filing.filed.isoformat() if filing.filed else "", filing.number or "", receipt.line

"""Which filed lines are gifts: a loan, and money back from whom a committee had paid, are receipts and none."""

from __future__ import annotations

from onrecord.records import FiledEntry, Refund
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import MatchPolicy
from onrecord.reference.schedules import find_schedules

__all__ = ["is_gift", "is_named_in_memo", "is_sent_back"]


def is_gift(one: FiledEntry, policy: MatchPolicy) -> bool:
    """Return whether a line is of a gift: neither a memo line, nor money that went back, nor a receipt of another kind.

    >>> from decimal import Decimal
    >>> from onrecord.records import Filing, Receipt
    >>> from onrecord.reference.matching import load_match_policy
    >>> filing = Filing(system="fec", form="F3XN", digest="d")
    >>> loan = Receipt(line=3, row_type="SA13", name="THANE BANK", amount=Decimal(9000))
    >>> is_gift(FiledEntry(entry=loan, filing=filing), load_match_policy())
    False
    """
    entry = one.entry
    if entry.amount is None or entry.is_memo or is_sent_back(one):
        return False
    schedules, row_type = find_schedules(one.filing.form), entry.row_type.upper()
    if schedules is None or not row_type.startswith("SA"):
        return True
    is_interest = row_type.startswith(schedules.others) and _says(f"{entry.purpose} {entry.memo}", policy.no_gift)
    return not row_type.startswith(schedules.no_gifts) and not is_interest


def is_named_in_memo(one: FiledEntry) -> bool:
    """Whether a memo line names who gave, as the owners of a firm that gave: the form counts the sum in another line.

    >>> from decimal import Decimal
    >>> from onrecord.records import Filing, Receipt
    >>> owner = Receipt(line=4, row_type="SA11AI", name="ROE, ANN", amount=Decimal(9000), is_memo=True)
    >>> is_named_in_memo(FiledEntry(entry=owner, filing=Filing(system="fec", form="F3XN", digest="d")))
    True
    """
    return one.entry.is_memo and (one.entry.amount or 0) > 0 and not isinstance(one.entry, Refund)


def is_sent_back(one: FiledEntry) -> bool:
    """Whether a line is of money that went back: a refund, or a receipt below zero, as of a cheque that bounced."""
    return isinstance(one.entry, Refund) or (one.entry.amount or 0) < 0


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    words = f" {' '.join(fold_words(text))} "
    return any(f" {phrase} " in words for phrase in phrases)

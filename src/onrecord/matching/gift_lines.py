"""Which filed lines are gifts: a loan, and money back from whom a committee had paid, are receipts and none."""

from __future__ import annotations

from onrecord.records import FiledEntry, Refund
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import MatchPolicy

__all__ = ["is_gift", "is_named_in_memo", "is_sent_back"]

# Lines of Schedule A by form (11 CFR 104.3(a)): loans and their repayment, offsets to what was paid, and contributions
# that other committees sent back. The longest name of a form goes first.
_NO_GIFTS = {
    "F3X": ("SA13", "SA14", "SA15", "SA16"),
    "F3P": ("SA19", "SA20"),
    "F3": ("SA13", "SA14"),
}
# Other receipts: interest of a bank, and gifts to the account of a hybrid PAC that gives to no candidate.
_OTHERS = {"F3X": "SA17", "F3P": "SA21", "F3": "SA15"}


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
    form = next((form for form in _NO_GIFTS if one.filing.form.startswith(form)), "")
    row_type = entry.row_type.upper()
    if not form or not row_type.startswith("SA"):
        return True
    is_interest = row_type.startswith(_OTHERS[form]) and _says(f"{entry.purpose} {entry.memo}", policy.no_gift)
    return not row_type.startswith(_NO_GIFTS[form]) and not is_interest


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

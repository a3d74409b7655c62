"""What a memo says of money that went back: "REFUNDED 01/21/2025", "REFUNDED $250,000", "REFUND REQUESTED"."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.reference.folding import fold_words
from onrecord.reference.matching import MatchPolicy

__all__ = ["read_refund_memo"]

_SUM = re.compile(r"\$ ?(\d[\d,]*(?:\.\d\d)?)|(?<![\d/.-])(\d{1,3}(?:,\d{3})+(?:\.\d\d)?)")


def read_refund_memo(memo: str, amount: Decimal, policy: MatchPolicy) -> Decimal | None:
    """Return how much of a gift went back, as its memo says; None where it says of none, or of one that is still open.

    >>> from onrecord.reference.matching import load_match_policy
    >>> memos = ("REFUNDED 01/21/2025", "REFUNDED $250,000 OF $1,000,000", "TO BE REFUNDED", "IN-KIND: FLOUR")
    >>> [str(read_refund_memo(memo, Decimal(1000000), load_match_policy())) for memo in memos]
    ['1000000', '250000', 'None', 'None']
    """
    words = f" {' '.join(fold_words(memo))} "
    if not _says(words, policy.refunded_words) or _says(words, policy.not_refunded_words):
        return None
    sums = [Decimal((one or other).replace(",", "")) for one, other in _SUM.findall(memo)]
    part = {one for one in sums if 0 < one < amount}
    return part.pop() if len(part) == 1 else amount


def _says(words: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in words for phrase in phrases)

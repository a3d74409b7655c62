"""Where a pledge stands, in the few words of a list; never more than the evidence says."""

from __future__ import annotations

__all__ = ["STANDING_WORDS"]

STANDING_WORDS = {
    "announced": "announced",
    "due": "due, filing not read",
    "filed_as_announced": "filed as announced",
    "filed_differently": "filed differently",
    "not_found_though_due": "not found in filings read",
    "refunded": "sent back",
    "declined": "said not to give",
    "filed_but_never_announced": "filed, no announcement known",
}
"""The standings by name."""

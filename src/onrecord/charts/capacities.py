"""Whose money it is, as charts name it: the same names in legends, texts and groups."""

from __future__ import annotations

from onrecord.charts.wording import Words

__all__ = ["STACKED", "capacity_name"]

STACKED = ("company", "personal", "unknown")
"""The capacities in the order in which they are piled up, from the ground."""


def capacity_name(capacity: str, words: Words) -> str:
    """Return a capacity in words.

    >>> from onrecord.charts.wording import ENGLISH
    >>> capacity_name("company", ENGLISH)
    'Company money'
    """
    _ = words.gettext
    return {
        "personal": _("Personal money"),
        "company": _("Company money"),
        "unknown": _("Not told whose money"),
    }[capacity]

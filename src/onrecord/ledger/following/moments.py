"""Moments as the tables of following keep them: ISO text in UTC, whole seconds, so that they sort as they follow."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["moment_text"]


def moment_text(moment: datetime) -> str:
    """Return a moment as text.

    >>> moment_text(datetime(2025, 1, 2, 3, 4, 5, 678, tzinfo=UTC))
    '2025-01-02T03:04:05+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")

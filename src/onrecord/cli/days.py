"""Days as they are typed after an option."""

from __future__ import annotations

from datetime import date, datetime

from onrecord.cli.ending import RefusedError

__all__ = ["read_day"]


def read_day(option: str, text: str | None) -> date | None:
    """Return the day that is typed after `option`, or None where nothing is; raises RefusedError for no day.

    >>> read_day("--since", "2024-12-13").year
    2024
    """
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise RefusedError(f"{option} {text}: not a day such as 2024-12-13") from None

"""Notices to deliver."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.ledger.following.notices import KeptNotice

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def notice(number: int = 1, title: str = "Lumenforge: 1,000,000 USD, us-inaugural-2025, planned") -> KeptNotice:
    return KeptNotice(
        id=f"notice-{number}",
        made_at=NOW,
        kind="new",
        subject=f"pledge-{number}",
        title=title,
        text="Told by 1 independent source.",
        data={"amount": "1000000"},
    )

"""The command `onrecord` on a fixed day: python -m tests.browser.serving 2025-06-01 serve --ledger L --port P."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial

import onrecord.cli
import onrecord.web

__all__ = ["main"]


def main() -> None:
    """Run the command that the arguments after the day name; its page tells standings as of noon of that day."""
    day, *arguments = sys.argv[1:]
    noon = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    on_that_day = partial(onrecord.web.WebSettings, clock=lambda: noon)
    setattr(onrecord.web, "WebSettings", on_that_day)  # noqa: B010 - a class is not replaced by a function elsewhere
    sys.argv = ["onrecord", *arguments]
    onrecord.cli.main()


if __name__ == "__main__":
    main()

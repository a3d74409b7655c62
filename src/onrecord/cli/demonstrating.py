"""`onrecord demo`: the whole way once, on pages that come with onrecord."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE, SET_ASIDE
from onrecord.errors import LedgerError

if TYPE_CHECKING:
    from onrecord.pipeline import ListedPledge

__all__ = ["demo"]

_LEDGER = "onrecord-demo.db"


def demo() -> int:
    """Read the pages that come with onrecord into a new ledger, onrecord-demo.db, and print the list.

    The pages were written to show what onrecord does. They are no news.
    """
    from onrecord.cli.adding import Addition, now, record_sources
    from onrecord.cli.listing import pledge_table, today
    from onrecord.cli.screen import UNFOLDED, screen
    from onrecord.ledger import Ledger
    from onrecord.pipeline import PledgeFilter, ReadingOptions, list_pledges

    _clear_ledger()
    done = Addition()
    with Ledger.open(_LEDGER) as ledger, as_file(files("onrecord").joinpath("data", "samples")) as samples:
        record_sources(ledger, [str(samples)], done, ReadingOptions(clock=now))
        gifts = list(list_pledges(ledger, PledgeFilter(), today()))
    console = screen(pipe_width=UNFOLDED)
    console.print(pledge_table(gifts, console.width))
    for line in _what_next(done.safe.seen, gifts):
        console.print(line, soft_wrap=True)
    return SET_ASIDE if done.problems else DONE


def _clear_ledger() -> None:
    """Remove the ledger of an earlier demonstration, so that each begins anew."""
    for ending in ("", "-wal", "-shm"):
        try:
            Path(_LEDGER + ending).unlink(missing_ok=True)
        except OSError as error:
            raise LedgerError(f"{_LEDGER}{ending}: it cannot be replaced: {error.strerror}") from error


def _what_next(pages: int, gifts: list[ListedPledge]) -> list[str]:
    from onrecord.cli.listing import short_id

    said = (
        f"What {pages} sample pages say, kept in {_LEDGER}. What to type next (.venv/bin/onrecord, if it is not found):"
    )
    lines = ["", said, ""]
    if gifts:
        lines.append(f"  onrecord show {short_id(gifts[0].pledge.id)} --ledger {_LEDGER}")
    lines += [
        f"  onrecord list --status declined --ledger {_LEDGER}",
        f"  onrecord verify --ledger {_LEDGER}",
        "  onrecord scan PAGE.html",
    ]
    return lines

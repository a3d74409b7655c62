"""What was filed: `onrecord list --filed`, line by line, and gifts that no page tells of."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE

if TYPE_CHECKING:
    from datetime import date

    from onrecord.ledger import EntryFilter
    from onrecord.pipeline import PledgeFilter

__all__ = ["list_filed", "list_unannounced_gifts"]

# Lines that make one table: a table is laid out as a whole, and a list may have a million lines.
_AT_ONCE = 1000


def list_filed(ledger: str, wanted: EntryFilter, *, as_json: bool) -> int:
    """Print the filed lines that are wanted, refunds among them."""
    from onrecord.cli.filed import filed_table
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.ledger import Ledger
    from onrecord.views.filings import listed_entry_object

    with Ledger.open(ledger, read_only=True) as opened:
        if as_json:
            for listed in opened.list_entries(wanted):
                print_json_line(listed_entry_object(listed))
            return DONE
        console, listed_any = screen(pipe_width=UNFOLDED), False
        entries = opened.list_entries(wanted)
        while some := list(islice(entries, _AT_ONCE)):
            console.print(filed_table(some, console.width))
            listed_any = True
    if not listed_any:
        # Never "did not give": a filing that is not recorded, or not due, shows nothing.
        errors().print("No recorded filing lists such a line. That is no proof that nothing was given.")
    return DONE


def list_unannounced_gifts(ledger: str, wanted: PledgeFilter, today: date, as_of: date | None, *, as_json: bool) -> int:
    """Print filed gifts of which no recorded page tells, the largest first."""
    from onrecord.cli.filed import unannounced_table
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.ledger import Ledger
    from onrecord.pipeline import list_unannounced
    from onrecord.views.pledges import unannounced_object

    with Ledger.open(ledger, read_only=True) as opened:
        gifts = list_unannounced(opened, wanted, today, as_of=as_of)
        with opened.browse(today) as catalogue:
            waiting = catalogue.count_waiting().get("match", 0)
    console = screen(pipe_width=UNFOLDED)
    if as_json:
        for gift in gifts:
            print_json_line(unannounced_object(gift))
    elif gifts:
        console.print(unannounced_table(gifts, console.width))
    else:
        errors().print(_NONE_WAIT if waiting else _NONE)
    if gifts and waiting and not as_json:
        errors().print(_OTHERS_WAIT, style="dim")
    return DONE


_NONE = "Of every recorded filed gift a recorded page tells, or no filing is recorded."
_NONE_WAIT = (
    "No recorded filed gift is known to be without a page that tells of it: lines that may be told gifts wait for a "
    "person (see `onrecord review`)."
)
_OTHERS_WAIT = "Filed lines that may be told gifts wait for a person, and are not among these (see `onrecord review`)."

"""`onrecord list`: the gifts that the ledger knows of, by how many independent sources, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choosing import (
    AsOf,
    DonorPart,
    FundPart,
    LeastSure,
    OfStanding,
    OfStatus,
    Since,
    check_words,
    read_share,
    refuse_of_pages,
)
from onrecord.cli.days import read_day
from onrecord.cli.ending import DONE
from onrecord.cli.listing_filed import list_filed, list_unannounced_gifts
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.ledger import EntryFilter, Ledger
    from onrecord.pipeline import ListedPledge

__all__ = ["list_gifts", "pledge_table", "short_id", "today"]

_Filed = Annotated[bool, typer.Option("--filed", help="What was filed, line by line, instead of what pages tell.")]
# An id is shown by its beginning: `show` takes as much, and it is hardly ever that of two records.
_SHOWN_DIGITS = 8

_HEADINGS = ("donor", "kind", "capacity", "fund", "amount", "status", "standing", "sources", "first reported", "show")


def list_gifts(  # noqa: PLR0913 - each option of the command is an argument
    ledger: LedgerPath = "onrecord.db",
    fund: FundPart = None,
    donor: DonorPart = None,
    status: OfStatus = None,
    standing: OfStanding = None,
    since: Since = None,
    as_of: AsOf = None,
    min_confidence: LeastSure = None,
    filed: _Filed = False,
    as_json: AsJson = False,
) -> int:
    """List the gifts that the recorded pages tell of, with their independent sources and where each stands.

    Copies and translations of an article are one source with it. What is too unsure waits for a person: see `onrecord
    review`. `--min-confidence 0` lists everything.

    The list says what pages and filings say. It is no proof that a gift was made, or that it was not.

    `--filed` lists what filings itemise: of each report the last amendment counts.
    """
    if filed:
        refuse_of_pages(status, standing, min_confidence, "--filed")
        return list_filed(ledger, _entry_filter(fund, donor, since, as_of), as_json=as_json)
    from onrecord.ledger import Ledger
    from onrecord.pipeline import PledgeFilter, list_pledges

    check_words(status, standing)
    least, day = read_share(min_confidence), read_day("--as-of", as_of)
    wanted = PledgeFilter(fund=fund, donor=donor, status=status, standing=standing, since=read_day("--since", since))
    if standing == "filed_but_never_announced":
        return list_unannounced_gifts(ledger, wanted, today(), day, as_json=as_json)
    with Ledger.open(ledger, read_only=True) as opened:
        listed = list(list_pledges(opened, wanted, today(), as_of=day, floor=least))
        waiting = 0 if least is not None else _count_waiting(opened, fund, donor)
    _print(listed, fund, as_json=as_json)
    _print_waiting(waiting)
    return DONE


def today() -> date:
    """Return the day in the world's common time, by which dues are told."""
    return datetime.now(UTC).date()


def _print(listed: list[ListedPledge], fund: str | None, *, as_json: bool) -> None:
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.views.pledges import pledge_object

    console = screen(pipe_width=UNFOLDED)
    if as_json:
        for one in listed:
            print_json_line(pledge_object(one.pledge, one.standing, one.matches))
    elif listed:
        console.print(pledge_table(listed, console.width))
    else:
        errors().print(f"No recorded page tells of such a gift.{_tell_unknown(fund)}")


def _tell_unknown(fund: str | None) -> str:
    """Say that a fund is not known, where a slip of the pen may be why nothing was found."""
    from onrecord.reference.funds import load_funds

    is_known = fund is None or fund in load_funds().by_id
    return "" if is_known else f" No known fund has the id {fund}: `onrecord funds` shows those that there are."


def _count_waiting(ledger: Ledger, fund: str | None, donor: str | None) -> int:
    from onrecord.ledger import ClaimFilter
    from onrecord.views.reasons import list_floor

    return sum(1 for _ in ledger.list_claims(ClaimFilter(fund=fund, donor=donor, below=list_floor())))


def _print_waiting(number: int) -> None:
    from onrecord.cli.screen import errors
    from onrecord.views.wording import count_words

    if number:
        errors().print(f"{count_words(number, 'claim')} too unsure for the list: see `onrecord review`.")


def pledge_table(listed: Iterable[ListedPledge], width: int) -> Table:
    """Return the list as a table for `width` columns: a line a gift, or two or three where it is narrow.

    What stands under "show" is what `onrecord show` takes.
    """
    from onrecord.cli.tables import Layout, fit_table

    layout = Layout(
        headings=_HEADINGS,
        right=("amount", "sources"),
        whole=("kind", "capacity", "fund", "amount", "standing", "show"),
        wide=150,
        narrow=(
            (("donor",), ("kind", "capacity")),
            (("fund",), ("status",)),
            (("amount",), ("standing",)),
            (("sources",),),
            (("first reported",), ("show",)),
        ),
        narrow_wide=84,
        slim=(
            (("donor",), ("kind",), ("capacity",)),
            (("fund",), ("amount",), ("status",)),
            (("standing",), ("sources",), ("first reported",), ("show",)),
        ),
    )
    return fit_table(layout, map(_cells_of, listed), width)


def _cells_of(listed: ListedPledge) -> tuple[str, ...]:
    """Return the cells of a gift under the headings of the list."""
    from onrecord.views.standing import STANDING_WORDS
    from onrecord.views.wording import NOT_STATED, STATUS_WORDS, amount_words, fund_words

    pledge = listed.pledge
    return (
        pledge.donor.name,
        pledge.donor.kind,
        pledge.capacity,
        fund_words(pledge.fund),
        amount_words(pledge.money, in_kind=pledge.in_kind),
        STATUS_WORDS[pledge.status],
        STANDING_WORDS[listed.standing.name] + _waiting_words(listed),
        _sources(len(pledge.origins), len(pledge.article_ids)),
        str(pledge.first_reported or NOT_STATED),
        short_id(pledge.id),
    )


def _waiting_words(listed: ListedPledge) -> str:
    """Say that filed lines may be the gift: "not found in filings read" alone would be read as more than it says."""
    if any(match.is_accepted for match in listed.matches):
        return ""
    return "; a line may be it" if any(match.verdict == "unsure" and match.filed for match in listed.matches) else ""


def _sources(origins: int, articles: int) -> str:
    """Word how many sources there are: "2", or "2 in 5 pages" where some are copies."""
    return f"{origins:,}" if origins == articles else f"{origins:,} in {articles:,} pages"


def short_id(record_id: str) -> str:
    """Return as much of an id as tells records apart.

    >>> short_id("claim-0123456789abcdef0123")
    '01234567'
    """
    return record_id.rpartition("-")[2][:_SHOWN_DIGITS]


def _entry_filter(fund: str | None, donor: str | None, since: str | None, as_of: str | None) -> EntryFilter:
    from onrecord.ledger import EntryFilter

    return EntryFilter(fund=fund, donor=donor, since=read_day("--since", since), as_of=read_day("--as-of", as_of))

"""`onrecord list`: the gifts that the ledger knows of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.days import read_day
from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.listing_filed import list_filed
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.ledger import ClaimFilter, EntryFilter, Ledger, ListedGift

__all__ = ["find_gifts", "gift_list_table", "list_gifts", "short_id"]

_Fund = Annotated[str | None, typer.Option("--fund", "-f", help="A fund's id, or part of its name as a page has it.")]
_Donor = Annotated[str | None, typer.Option("--donor", "-d", help="Part of a donor's name, or of who stands behind.")]
_Status = Annotated[
    str | None, typer.Option("--status", "-s", help="planned, given, reported_in_filing, declined or refunded.")
]
_Since = Annotated[str | None, typer.Option("--since", help="Reported on this day or later: YYYY-MM-DD.")]
_Filed = Annotated[bool, typer.Option("--filed", help="What was filed, line by line, instead of what pages tell.")]
_AsOf = Annotated[str | None, typer.Option("--as-of", help="With --filed: what stood on this day, YYYY-MM-DD.")]
_Sure = Annotated[str | None, typer.Option("--min-confidence", help="From 0 to 1: leave out what is less sure.")]

# An id is shown by its beginning: `show` takes as much, and it is hardly ever that of two records.
_SHOWN_DIGITS = 8

_HEADINGS = ("donor", "kind", "capacity", "fund", "amount", "status", "articles", "first reported", "show")


def list_gifts(  # noqa: PLR0913 - each option of the command is an argument
    ledger: LedgerPath = "onrecord.db",
    fund: _Fund = None,
    donor: _Donor = None,
    status: _Status = None,
    since: _Since = None,
    min_confidence: _Sure = None,
    filed: _Filed = False,
    as_of: _AsOf = None,
    as_json: AsJson = False,
) -> int:
    """List the gifts that the recorded pages tell of, those told alike in one row.

    What is too unsure waits for a person: see `onrecord review`. `--min-confidence 0` lists everything.

    The list says what pages say. It is no proof that a gift was made. `--filed` lists what filings itemise: of each
    report the last amendment counts.
    """
    if filed:
        _refuse_beside_filed(status, min_confidence)
        day = read_day("--as-of", as_of)
        return list_filed(ledger, _entry_filter(fund, donor, read_day("--since", since), day), as_json=as_json)
    if as_of is not None:
        raise RefusedError("--as-of: it goes with --filed only")
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.ledger import ClaimFilter, Ledger
    from onrecord.views.gifts import gift_object
    from onrecord.views.reasons import list_floor

    _check_status(status)
    least = _read_share(min_confidence)
    wanted = ClaimFilter(
        fund=fund,
        donor=donor,
        status=status,
        since=read_day("--since", since),
        min_confidence=list_floor() if least is None else least,
    )
    with Ledger.open(ledger, read_only=True) as opened:
        gifts = find_gifts(opened, wanted)
        waiting = sum(1 for _ in opened.list_claims(replace(wanted, min_confidence=None, below=list_floor())))
    console = screen(pipe_width=UNFOLDED)
    if as_json:
        for gift in gifts:
            print_json_line(gift_object(gift))
    elif gifts:
        console.print(gift_list_table(gifts, console.width))
    else:
        errors().print("No recorded page tells of such a gift.")
    if waiting and least is None:
        errors().print(_waiting_words(waiting))
    return DONE


def _waiting_words(number: int) -> str:
    from onrecord.views.wording import count_words

    return f"{count_words(number, 'claim')} too unsure for the list: see `onrecord review`."


def find_gifts(ledger: Ledger, wanted: ClaimFilter) -> list[ListedGift]:
    """Return the gifts of a ledger, spellings of one firm with and without its legal form in one row."""
    from onrecord.reference.names import load_names

    known = load_names()
    return ledger.list_gifts(wanted, legal_forms=known.legal_forms | known.capital_legal_forms)


def gift_list_table(gifts: Iterable[ListedGift], width: int) -> Table:
    """Return the list as a table for `width` columns: a line a gift, or two where it is narrow.

    What stands under "show" is what `onrecord show` takes.
    """
    from onrecord.cli.tables import Layout, fit_table

    layout = Layout(
        headings=_HEADINGS,
        right=("amount", "articles"),
        whole=("kind", "capacity", "fund", "amount", "show"),
        wide=125,
        narrow=(
            (("donor",), ("kind", "capacity")),
            (("fund",), ("status",)),
            (("amount",),),
            (("articles",),),
            (("first reported",), ("show",)),
        ),
        narrow_wide=80,
        slim=(
            (("donor",), ("kind",), ("capacity",)),
            (("fund",), ("amount",), ("status",)),
            (("first reported",), ("articles",), ("show",)),
        ),
    )
    return fit_table(layout, map(_cells_of, gifts), width)


def _cells_of(gift: ListedGift) -> tuple[str, ...]:
    """Return the cells of a gift under the headings of the list."""
    from onrecord.views.wording import NOT_STATED, STATUS_WORDS, amount_words, fund_words

    return (
        gift.donor,
        gift.donor_kind,
        gift.capacity,
        fund_words(gift.fund),
        amount_words(gift.money, in_kind=gift.in_kind),
        STATUS_WORDS[gift.status],
        f"{gift.articles:,}",
        str(gift.first_reported or NOT_STATED),
        short_id(gift.claim_ids[0]),
    )


def short_id(record_id: str) -> str:
    """Return as much of an id as tells records apart.

    >>> short_id("claim-0123456789abcdef0123")
    '01234567'
    """
    return record_id.rpartition("-")[2][:_SHOWN_DIGITS]


def _check_status(status: str | None) -> None:
    from onrecord.records.claim import STATUSES

    if status is not None and status not in STATUSES:
        raise RefusedError(f"--status {status}: not one of {', '.join(STATUSES)}")


def _refuse_beside_filed(status: str | None, min_confidence: str | None) -> None:
    for option, value in (("--status", status), ("--min-confidence", min_confidence)):
        if value is not None:
            raise RefusedError(f"{option}: it is of what pages tell, and does not go with --filed")


def _entry_filter(fund: str | None, donor: str | None, since: date | None, as_of: date | None) -> EntryFilter:
    from onrecord.ledger import EntryFilter

    return EntryFilter(fund=fund, donor=donor, since=since, as_of=as_of)


def _read_share(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        share = Decimal(text)
    except InvalidOperation:
        share = Decimal("NaN")
    if share.is_nan() or not 0 <= share <= 1:
        raise RefusedError(f"--min-confidence {text}: not a number from 0 to 1, such as 0.8")
    return share

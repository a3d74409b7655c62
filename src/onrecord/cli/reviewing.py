"""`onrecord review`: what is too unsure for the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE
from onrecord.cli.listing import short_id
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.ledger import ListedClaim

__all__ = ["review", "review_table"]

_Fund = Annotated[str | None, typer.Option("--fund", "-f", help="A fund's id, or part of its name as a page has it.")]
_Donor = Annotated[str | None, typer.Option("--donor", "-d", help="Part of a donor's name, or of who stands behind.")]

_HEADINGS = ("donor", "amount", "fund", "status", "sure", "because", "show")


def review(
    ledger: LedgerPath = "onrecord.db", fund: _Fund = None, donor: _Donor = None, as_json: AsJson = False
) -> int:
    """List the claims that are too unsure for the list, the least sure last, each with its doubts.

    They are kept and shown like others; `list --min-confidence 0` lists them as well.
    """
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.ledger import ClaimFilter, Ledger
    from onrecord.views.gifts import waiting_object
    from onrecord.views.reasons import list_floor

    wanted = ClaimFilter(fund=fund, donor=donor, below=list_floor())
    with Ledger.open(ledger, read_only=True) as opened:
        claims = sorted(opened.list_claims(wanted), key=lambda claim: -claim.confidence)
    console = screen(pipe_width=UNFOLDED)
    if as_json:
        for claim in claims:
            print_json_line(waiting_object(claim))
    elif claims:
        console.print(review_table(claims, console.width))
    else:
        errors().print("No claim waits for review.")
    return DONE


def review_table(claims: Iterable[ListedClaim], width: int) -> Table:
    """Return the claims as a table for `width` columns; what stands under "show" is what `onrecord show` takes."""
    from onrecord.cli.tables import Layout, fit_table

    layout = Layout(
        headings=_HEADINGS,
        right=("amount", "sure"),
        whole=("fund", "amount", "show"),
        wide=125,
        narrow=((("donor",), ("fund",)), (("amount",), ("status",)), (("sure",), ("show",)), (("because",),)),
        narrow_wide=80,
        slim=((("donor",), ("amount",), ("show",)), (("fund",), ("because",))),
    )
    return fit_table(layout, map(_cells_of, claims), width)


def _cells_of(claim: ListedClaim) -> tuple[str, ...]:
    from onrecord.views.reasons import doubts_and_support
    from onrecord.views.wording import STATUS_WORDS, amount_words, fund_words

    return (
        claim.donor.name,
        amount_words(claim.money, in_kind=claim.in_kind),
        fund_words(claim.fund),
        STATUS_WORDS[claim.status],
        f"{claim.confidence:.0%}",
        "; ".join(doubts_and_support(claim.reasons)[0]),
        short_id(claim.id),
    )

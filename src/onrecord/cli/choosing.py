"""Options that choose gifts, the same for every command that lists or exports them, and how they are checked."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from onrecord.cli.ending import RefusedError

__all__ = [
    "AsOf",
    "DonorPart",
    "FundPart",
    "LeastSure",
    "OfStanding",
    "OfStatus",
    "Since",
    "check_base",
    "check_words",
    "read_share",
    "refuse_of_pages",
]

FundPart = Annotated[
    str | None, typer.Option("--fund", "-f", help="A fund's id, or part of its name as a page has it.")
]
DonorPart = Annotated[
    str | None, typer.Option("--donor", "-d", help="Part of a donor's name, or of who stands behind.")
]
OfStatus = Annotated[
    str | None, typer.Option("--status", "-s", help="planned, given, reported_in_filing, declined or refunded.")
]
OfStanding = Annotated[
    str | None, typer.Option("--standing", help="Where it stands today, such as due or filed_differently.")
]
Since = Annotated[str | None, typer.Option("--since", help="First reported on this day or later: YYYY-MM-DD.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="What was known on this day: YYYY-MM-DD.")]
LeastSure = Annotated[str | None, typer.Option("--min-confidence", help="From 0 to 1: leave out what is less sure.")]


def check_base(base: str | None) -> None:
    """Refuse what is no address of the web; raises RefusedError."""
    from onrecord.exports.addresses import is_web_address

    if base is not None and not is_web_address(base):
        raise RefusedError(f"--base {base}: not a web address such as https://list.example/gifts")


def check_words(status: str | None, standing: str | None) -> None:
    """Refuse a status or standing that there is not; raises RefusedError, which names those that there are."""
    from onrecord.records.claim import STATUSES
    from onrecord.records.match import STANDINGS

    for option, value, known in (("--status", status, STATUSES), ("--standing", standing, STANDINGS)):
        if value is not None and value not in known:
            raise RefusedError(f"{option} {value}: not one of {', '.join(known)}")


def refuse_of_pages(status: str | None, standing: str | None, min_confidence: str | None, beside: str) -> None:
    """Refuse options that are of what pages tell `beside` one that asks for what was filed; raises RefusedError."""
    for option, value in (("--status", status), ("--standing", standing), ("--min-confidence", min_confidence)):
        if value is not None:
            raise RefusedError(f"{option}: it is of what pages tell, and does not go with {beside}")


def read_share(text: str | None) -> Decimal | None:
    """Return what is typed after --min-confidence as a number from 0 to 1; raises RefusedError for anything else.

    >>> read_share("0.8")
    Decimal('0.8')
    """
    if text is None:
        return None
    try:
        share = Decimal(text)
    except InvalidOperation:
        share = Decimal("NaN")
    if share.is_nan() or not 0 <= share <= 1:
        raise RefusedError(f"--min-confidence {text}: not a number from 0 to 1, such as 0.8")
    return share

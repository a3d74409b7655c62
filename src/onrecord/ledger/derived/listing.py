"""What lists, totals and the search ask of a pledge, worked out once, when it is derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from onrecord.ledger.filtering import fold
from onrecord.ledger.rows import Row
from onrecord.ledger.stores.searching import cut_words
from onrecord.matching import StandingStep
from onrecord.records import Identity, Match, Pledge, Telling
from onrecord.reference.parties import load_parties

__all__ = ["NO_DAY", "cents", "line_columns", "row_number", "search_row", "standing_rows", "week_of"]

NO_DAY = ""
"""Sorts before every day: gifts without a day end a list that begins with the newest."""
_NEVER = "9999-12-31"
_CENTS = 100


def line_columns(pledge: Pledge, matches: Sequence[Match], recorded: tuple[str, str]) -> Row:
    """Return the columns of `pledges` that lists are sorted and filtered by.

    `recorded` are the moments at which the first and the last of its claims was recorded. Orders are whole cents, -1
    where there is no sum, so that a list can go on behind any row; they sort, and are never shown.
    """
    day = pledge.first_reported.value.isoformat() if pledge.first_reported else None
    said, filed = _said(pledge), _filed(matches)
    return {
        "fund_key": fund_key(pledge),
        "week": week_of(pledge.first_reported.value) if pledge.first_reported else NO_DAY,
        "newest_order": day or NO_DAY,
        "oldest_order": day or _NEVER,
        "amount_order": cents(said),
        "filed_amount": None if filed is None else str(filed),
        "gap_order": cents(None if said is None or filed is None else abs(said - filed)),
        "verdict": next((match.verdict for match in matches), None),
        "sort_name": fold(pledge.donor.name),
        "conflicts": len(pledge.disagreements),
        "is_corrected": int(any(one.corrected for one in pledge.disagreements)),
        "names": "\n".join(pledge.associated),
        "added_at": recorded[0],
        "changed_at": recorded[1],
        "search_row": row_number(pledge.id),
    }


def fund_key(pledge: Pledge) -> str:
    """Return the id of the pledge's fund, or its name as gifts are grouped by it."""
    return pledge.key.split("|")[1] if "|" in pledge.key else (pledge.fund.id or "")


def row_number(record_id: str) -> int:
    """Return the number under which a record is searched: the first sixty bits of its hash.

    >>> row_number("pledge-00000000000000ff")
    15
    """
    return int(record_id.rpartition("-")[2][:15], 16)


def week_of(day: date) -> str:
    """Return the Monday of a day's week.

    >>> week_of(date(2024, 12, 13))
    '2024-12-09'
    """
    return (day - timedelta(days=day.weekday())).isoformat()


def _said(pledge: Pledge) -> Decimal | None:
    money = pledge.money
    if money is None:
        return None
    return next((sum_ for sum_ in (money.amount, money.low, money.high) if sum_ is not None), None)


def _filed(matches: Sequence[Match]) -> Decimal | None:
    """Return what was filed of the pledge: by who received it, else by who gave it."""
    accepted = {match.side: match for match in matches if match.is_accepted}
    match = accepted.get("received") or accepted.get("given")
    if match is None:
        return None
    return sum((one.entry.amount or Decimal(0) for one in match.filed), Decimal(0))


def cents(amount: Decimal | None) -> int:
    """Return a sum as whole cents to sort by, -1 where there is none."""
    return -1 if amount is None else min(int(amount * _CENTS), 2**62)


def standing_rows(pledge_id: str, steps: Sequence[StandingStep]) -> Iterator[Row]:
    """Yield the standings of a pledge: each holds from `starts` until the day before `ends`."""
    for at, step in enumerate(steps):
        following = steps[at + 1].starts.isoformat() if at + 1 < len(steps) else _NEVER
        yield {
            "pledge_id": pledge_id,
            "position": at,
            "starts": step.starts.isoformat() if at else NO_DAY,
            "ends": following,
            "name": step.name,
            "due": step.due.isoformat() if step.due else None,
            "since": step.since.isoformat() if step.since else None,
        }


def search_row(pledge: Pledge, tellings: Iterable[Telling]) -> Row:
    """Return the words under which a pledge is found: names of all who are told beside it, fund and outlets.

    Headlines are not among them: "Altman follows Amazon" would be a hit for either when the other is looked for.
    """
    words = dict.fromkeys((pledge.donor.name, *pledge.associated, *_known_names(pledge.donor), pledge.fund.name or ""))
    words.update(dict.fromkeys((pledge.fund.id or "",)))
    for telling in sorted(tellings, key=lambda telling: telling.claim.id):
        claim = telling.claim
        words.update(dict.fromkeys((claim.donor.name, *claim.donor.also, telling.outlet or "")))
    return {"rowid": row_number(pledge.id), "words": " ".join(cut_words(*words))}


def _known_names(donor: Identity) -> tuple[str, ...]:
    party = load_parties().by_id.get(donor.party_id or "")
    return tuple(party.names) if party else ()

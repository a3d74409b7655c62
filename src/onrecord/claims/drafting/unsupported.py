"""Gifts without a sum on pages that speak of something else: a page on gifts tells of giving more than once."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.drafting.listedgifts import funds_of_lists, without_headings
from onrecord.claims.drafting.otherpayments import is_lent, tells_of_bribe
from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient
from onrecord.claims.lines.analysis import Line

__all__ = ["borne_out", "drop_unsupported"]

_TELLING = ("give", "pledge", "noun.gift", "donor")
_APART = 25
"""One line of so many tells of giving, on a page whose refusals and bare names are believed.

It costs none of 2,556 gifts that are read right in annotated articles, and 45 of 81 claims on 1,213 pages of the open
web, nearly all of them errors: "declined the invitation".
"""


def drop_unsupported(frames: Sequence[Frame], lines: Sequence[Line]) -> list[Frame]:
    """Return the frames that the page bears out: those with a sum, and all where enough of its lines tell of giving."""
    if not frames:
        return []
    frames = without_headings(frames, lines)
    with_sums = {frame.line for frame in frames if frame.money is not None}
    telling = sum(line.number in with_sums or line.has(*_TELLING) for line in lines)
    if telling >= len(lines) // _APART:  # a page of fewer lines is believed as it is
        return list(frames)
    return [frame for frame in frames if frame.money is not None]


_WITNESSES = ("noun.gift", "donor")
_SHORT = 8
_FEW, _IN_TWELVE = 2, 12
"""Lines that tell of money on a page of some length: two, and one in twelve; one with a sum given counts twice.

It costs none of the gifts to parties that are read right in annotated articles, where one line in eight tells of money,
and 54 of 68 claims on 1,028 pages of an Austrian newspaper, all of them errors: "lehnt die Reform ab", "räumte ein".
"""

_BESIDE, _IN_THREE = 3, 3
"""Lines from such a gift to the next sum at most, where less than one line in three tells of money.

It costs none of those in annotated articles, and a quarter of the claims on 10,000 pages of Portuguese, Spanish and
Italian news that the count above leaves: "desistiu da candidatura", "foi visto na lista".
"""

_WITHIN = 16
"""The same for a fund of the registry, which takes nothing but money: "no salão do hotel" is of none."""

_LOOSE = ("receive", "noun", "verb.come", "verb.passive", "verb.refund")
"""Rules of whose gifts without a sum to parties annotated articles have hardly one."""

_FAR = 12
"""Lines from a gift to the party or campaign that it goes to at most: none in annotated articles is further off."""

_FAR_COMMITTEE = 11
"""The same for a committee that the registry does not have; 15 of 142 claims on 4,000 pages of everyday news are."""


def borne_out(found: Sequence[tuple[Frame, Recipient]], lines: Sequence[Line]) -> list[tuple[Frame, Recipient]]:
    """Return the gifts that the page bears out: those to a party or campaign need a sum or more words for giving.

    "Jo Hale refused" is of a proposal where hardly a line has a word for gifts or givers. No party is named too far
    above for a gift to be its own.
    """
    found = [(f, r) for f, r in found if not (_is_far(r) or is_lent(f, lines[f.line]) or tells_of_bribe(lines[f.line]))]
    if len(lines) < _SHORT or all(f.money is not None for f, _ in found):
        return found
    reach, sums = _reach_to_sums(found, lines), [line.number for line in lines if line.sums]
    listed = funds_of_lists(found, lines)
    return [
        (f, r)
        for f, r in found
        if f.money is not None
        or r.fund.id in listed
        or any(abs(f.line - at) <= (_WITHIN if r.fund.id else reach[f.rule in _LOOSE]) for at in sums)
    ]


def _is_far(recipient: Recipient) -> bool:
    if recipient.fund.kind in ("campaign", "party"):
        return recipient.distance > _FAR
    return recipient.fund.id is None and recipient.fund.kind in _COMMITTEES and recipient.distance > _FAR_COMMITTEE


_COMMITTEES = ("super_pac", "pac")


def _reach_to_sums(found: Sequence[tuple[Frame, Recipient]], lines: Sequence[Line]) -> tuple[int, int]:
    """How far a gift without a sum to a party may stand from a sum on this page; -1 where none is believed.

    The second is for words that as often tell of no gift: "the senator received the mayor".
    """
    with_sums = {frame.line for frame, _ in found if frame.money is not None}
    told = 2 * len(with_sums) + sum(line.number not in with_sums and line.has(*_WITNESSES) for line in lines)
    if told >= len(lines) / _IN_THREE:
        return len(lines), len(lines)
    return _BESIDE if told >= max(_FEW, len(lines) // _IN_TWELVE) else -1, -1

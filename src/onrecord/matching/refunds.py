"""What was sent back of filed gifts: by a line of refunds, or by a memo ("REFUNDED 01/21/2025")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.matching.gift_lines import is_sent_back
from onrecord.matching.grading import money_text
from onrecord.matching.lines import FiledLine, drop_repeats, keep_standing
from onrecord.matching.names import GiverName, make_names
from onrecord.matching.refund_memos import read_refund_memo
from onrecord.matching.sharing import Share, SharedGift, share_refunds
from onrecord.matching.wording import place_words
from onrecord.parties import likeness
from onrecord.records import FiledEntry, Refund
from onrecord.reference.matching import MatchPolicy

__all__ = ["Refunds", "SentBack", "gather_refunds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """Lines of refunds, how much went back of the gifts in all, and why that is thought."""

    lines: tuple[FiledEntry, ...] = ()
    amount: Decimal = Decimal(0)
    reasons: tuple[str, ...] = ()


class Refunds:
    """The refunds among filed lines: `find` gives those of a fund to a donor, by the name spelt together."""

    def __init__(self, find: Callable[[str, str], Sequence[FiledEntry]], policy: MatchPolicy) -> None:
        self._find, self._policy = find, policy

    @classmethod
    def among(cls, filed: Iterable[FiledEntry], policy: MatchPolicy) -> Refunds:
        """Return the refunds among all that was filed."""
        by_donor = gather_refunds(filed)
        return cls(lambda fund, name: by_donor.get((fund, name), ()), policy)

    def keys_of(self, gifts: Iterable[FiledLine]) -> frozenset[str]:
        """Return the keys of the refunds that may be of one of the lines."""
        return frozenset(one.key for one in self._lines_of(gifts))

    def of_all(self, gifts: Mapping[str, Sequence[FiledLine]]) -> dict[str, SentBack]:
        """Return what went back of each gift, by its key: never more than its lines are.

        A refund is of one gift: of a donor's several, of the one with its sum, else of those that add up to it, else
        of the last before it. One that was voided is of the gift whose refund it takes back. A memo line has one only
        where no other line may.
        """
        found: dict[str, FiledEntry] = {}
        among: defaultdict[str, list[SharedGift]] = defaultdict(list)
        for key, lines in gifts.items():
            is_own = not any(line.is_memo for line in lines)
            gift = SharedGift(key=key, amount=_amount(lines), day=lines[-1].order[0], is_own=is_own)
            for one in self._lines_of(lines):
                found[one.key] = one
                among[one.key].append(gift)
        refunds = sorted(found.values(), key=_place)
        shares = share_refunds([(one.key, _sent_back(one)) for one in refunds], among)
        return {key: self._sum_up(lines, shares.get(key, ()), found) for key, lines in gifts.items()}

    def _sum_up(self, gifts: Sequence[FiledLine], shares: Sequence[Share], found: Mapping[str, FiledEntry]) -> SentBack:
        given = _amount(gifts)
        memos = [(line.filed.entry.memo, part) for line in gifts if (part := self._by_memo(line)) is not None]
        by_lines = sum((share.amount for share in shares), Decimal(0))
        by_memos = sum((part for _, part in memos), Decimal(0))
        reasons = [f"refund: {_words(found[share.refund], share.amount)}" for share in shares]
        reasons += [f"refund: the memo says {memo!r}" for memo, _ in memos]
        return SentBack(
            lines=tuple(found[share.refund] for share in shares if share.has_line),
            amount=max(Decimal(0), min(given, max(by_lines, by_memos))),
            reasons=tuple(reasons),
        )

    def _lines_of(self, gifts: Iterable[FiledLine]) -> tuple[FiledEntry, ...]:
        """Return the refunds to the same donor that are not older than the gifts."""
        found: dict[str, FiledEntry] = {}
        for gift in gifts:
            day = gift.filed.entry.date
            for one in self._find(gift.filed.fund or "", _shelf_name(gift.names[0])):
                is_later = day is None or one.entry.date is None or one.entry.date >= day
                if is_later and _may_be_of(gift, one):
                    found[one.key] = one
        return tuple(found.values())

    def _by_memo(self, gift: FiledLine) -> Decimal | None:
        return read_refund_memo(gift.filed.entry.memo, gift.amount, self._policy)


def gather_refunds(filed: Iterable[FiledEntry]) -> dict[tuple[str, str], list[FiledEntry]]:
    """Return the refunds that stand, by fund and donor, each told once."""
    found: defaultdict[tuple[str, str], list[FiledEntry]] = defaultdict(list)
    for one in drop_repeats(keep_standing(filed)):
        if is_sent_back(one) and not one.entry.is_memo:
            found[one.fund or "", _shelf_name(_name_of(one))].append(one)
    return dict(found)


def _name_of(one: FiledEntry) -> GiverName:
    return make_names(one.entry.name, one.entry.kind, one.entry.name_parts)[0]


def _shelf_name(name: GiverName) -> str:
    """Return what a donor's refunds are found under: without middle names, which one line has and another has not."""
    return f"{name.key.first}{name.key.family}".replace("-", "") if name.key else name.tight


def _may_be_of(gift: FiledLine, refund: FiledEntry) -> bool:
    """Whether a refund under the giver's name is the giver's: not a namesake's of another town, nor a son's."""
    if gift.names[0].key is None:
        return True
    one, other = gift.filed.entry.address.zip[:5], refund.entry.address.zip[:5]
    is_elsewhere = bool(one and other) and one != other
    return not is_elsewhere and not likeness(gift.names[0].identity, _name_of(refund).identity).contradictions


def _amount(gifts: Sequence[FiledLine]) -> Decimal:
    return sum((line.amount for line in gifts), Decimal(0))


def _sent_back(refund: FiledEntry) -> Decimal:
    """Return what went back: a refund below zero is one that was voided, a receipt below zero gives back itself."""
    amount = refund.entry.amount or Decimal(0)
    return amount if isinstance(refund.entry, Refund) else -amount


def _place(refund: FiledEntry) -> tuple[bool, str, str]:
    """By day, in whatever order gifts come; what was voided is behind what it takes back."""
    return _sent_back(refund) < 0, str(refund.entry.date or ""), refund.key


def _words(refund: FiledEntry, part: Decimal) -> str:
    """Say what a line sent back, and how much of it is of the gift where the rest is of another."""
    back = _sent_back(refund)
    on = f" on {refund.entry.date}" if refund.entry.date else ""
    of_it = f", {money_text(abs(part))} of it of this gift ({place_words(refund)})" if part != back else ""
    return f"{money_text(abs(back))} {'not sent back after all' if back < 0 else 'sent back'}{on}{of_it}"

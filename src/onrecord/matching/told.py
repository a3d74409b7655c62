"""What is told of a gift, whoever tells it: a pledge of the press, or an item that the giver filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.matching.names import GiverName, make_names, name_identity
from onrecord.records import FiledEntry, Money, Pledge
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import MatchPolicy

__all__ = ["ToldGift", "told_by_giver", "told_by_press"]

_CAPACITY_OF = {"person": "personal", "organization": "company"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGift:
    """A gift to be found among filed lines. `names` are those of the giver, with the words in which each is known.

    `in_kind` is None where goods are not told apart from money: an LD-203 has no place to say it.
    `day` is that of the news, or that of sending; the day of receipt lies `before` to `after` days around it.
    `associates` are names of those who stand behind the giver, or whom the giver stands behind.
    """

    key: str
    names: tuple[tuple[GiverName, str], ...]
    capacity: str
    fund_id: str | None
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"
    wording: str = ""
    currency: str = "USD"
    is_crypto: bool = False
    in_kind: bool | None = False
    day: date | None = None
    before: int = 0
    after: int = 0
    associates: tuple[GiverName, ...] = ()

    @property
    def name(self) -> str:
        """The giver as it is told."""
        return self.names[0][0].text


def told_by_press(pledge: Pledge, policy: MatchPolicy, *, is_given: bool = False) -> ToldGift:
    """Return what the press tells of a pledge; `is_given` where it is held against what givers filed."""
    money = pledge.money
    capacity = pledge.capacity
    if capacity == "unknown":
        capacity = _CAPACITY_OF.get(pledge.donor.kind, "unknown")
    return ToldGift(
        key=pledge.id,
        names=tuple((name, "") for name in name_identity(pledge.donor)),
        capacity=capacity,
        fund_id=pledge.fund.id,
        amount=money.amount if money else None,
        low=money.low if money else None,
        high=money.high if money else None,
        qualifier=money.qualifier if money else "exact",
        wording=money.wording if money else "",
        currency=money.currency if money else "USD",
        is_crypto=_names_coins(money, policy),
        in_kind=pledge.in_kind,
        day=pledge.first_reported.value if pledge.first_reported else None,
        before=policy.announced_before + (policy.sent_before if is_given else 0),
        after=policy.announced_after,
        associates=tuple(made for name in pledge.associated for made in _either_kind(name)),
    )


def _names_coins(money: Money | None, policy: MatchPolicy) -> bool:
    if money is None:
        return False
    return money.currency in policy.crypto_currencies or bool(set(fold_words(money.wording)) & policy.crypto_words)


def _either_kind(name: str) -> tuple[GiverName, ...]:
    """Those whom a text names beside a giver are firms or people, and the text does not say which."""
    return tuple(dict.fromkeys((*make_names(name, "person"), *make_names(name, "organization"))))


def told_by_giver(filed: FiledEntry, policy: MatchPolicy) -> ToldGift:
    """Return what a giver filed as a gift to be found among what the receiver filed.

    A registrant's item may name a PAC, an old name in brackets, or "Self": the registrant's own name counts too.
    """
    entry, filing = filed.entry, filed.filing
    own = make_names(entry.name, entry.kind, entry.name_parts)
    filers = () if filing.lobbyist or not filing.filer_name else make_names(filing.filer_name, "organization")
    known = {name.words for name in own}
    others = [(name, "the filer is ") for name in filers if name.words not in known]
    return ToldGift(
        key=filed.key,
        names=(*((name, "") for name in own), *others),
        capacity=_CAPACITY_OF.get(own[0].kind, "unknown"),
        fund_id=filed.fund,
        amount=entry.amount,
        wording=f"{entry.amount}" if entry.amount is not None else "",
        in_kind=entry.in_kind or None,
        day=entry.date,
        before=policy.sent_before,
        after=policy.sent_after,
    )

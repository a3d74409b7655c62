"""When a gift or a quotation that was read is the one of the gold: names, funds, sums and words compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

__all__ = [
    "Gift",
    "Quotation",
    "pair_best",
    "pair_gifts",
    "same_fund",
    "same_gift",
    "same_money",
    "same_name",
    "same_quotation",
    "same_speaker",
    "without",
]

TOLERANCE = Decimal("0.005")
OVERLAP = 0.6

# Legal forms, articles and courtesy titles tell nobody apart.
EMPTY_WORDS = re.compile(
    "inc|incorporated|corp|corporation|co|company|ll[cp]|ltd|plc|lp|sas?|ag|gmbh|[nb]v|spa|se|the|group|holdings|"
    "mr|mrs|ms|m|mme|herr|frau|senor|sr|dr"
)
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """One gift, as annotated or as read; `donors` are all names that count, fullest first."""

    donors: tuple[str, ...]
    is_person: bool = False
    fund: str | None = None
    fund_name: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    in_kind: bool = False
    capacity: str | None = None
    status: str | None = None
    optional: bool = False
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        money = "no amount" if self.amount is None else f"{self.amount} {self.currency}"
        return f"{self.donors[0]} | {self.fund or self.fund_name} | {money} | {self.status}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words put in somebody's mouth; `speaker` is empty where the text names none."""

    quote: str
    speaker: str = ""


def name_words(name: str) -> list[str]:
    """A name as comparable words: without accents, case, punctuation, genitive, legal forms and titles."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = re.findall(r"[^\W_]+", re.sub(r"['’`]s\b", "", text))
    return [word for word in found if not EMPTY_WORDS.fullmatch(word)] or found


def same_name(one: str, other: str, *, is_person: bool) -> bool:
    """Whether two names name one party: the same words, or one within the other, for people with the family name."""
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if short == long:
        return True
    if not short or not set(short) <= set(long):
        return False
    return not is_person or short[-1] == long[-1]


def same_fund(gold: Gift, read: Gift) -> bool:
    """Whether the fund is right: by id where the gold has one, else by a word in common."""
    if gold.fund:
        return gold.fund == read.fund
    want, have = set(name_words(gold.fund_name or "")), set(name_words(read.fund_name or ""))
    return bool(want & have) or (not want and not have)


def same_money(gold: Gift, read: Gift) -> bool:
    """Whether amount (to half a per cent) and currency (dollars when unsaid) are right."""
    if gold.amount is None or read.amount is None:
        return gold.amount is read.amount
    close = abs(gold.amount - read.amount) <= TOLERANCE * gold.amount
    return close and (gold.currency or "USD") == (read.currency or "USD")


def same_gift(gold: Gift, read: Gift) -> bool:
    """Whether donor, fund, amount and currency are right."""
    named = any(same_name(name, read.donors[0], is_person=gold.is_person) for name in gold.donors)
    return named and same_fund(gold, read) and same_money(gold, read)


def same_quotation(gold: Quotation, read: Quotation) -> bool:
    """Whether two quotations are one: one holds the other, and is not much longer."""
    short, long = sorted((quote_key(gold.quote), quote_key(read.quote)), key=len)
    return bool(short) and short in long and len(short) >= OVERLAP * len(long)


def quote_key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def same_speaker(gold: Quotation, read: Quotation) -> bool:
    """Whether a quotation is put in the right mouth, or in nobody's where the gold names none."""
    if not gold.speaker or not read.speaker:
        return not gold.speaker and not read.speaker
    return same_name(gold.speaker, read.speaker, is_person=True)


def pair_best(
    golds: Sequence[Left], reads: Sequence[Right], same: Callable[[Left, Right], bool]
) -> list[tuple[Left, Right]]:
    """A largest one-to-one pairing, so that the order of the answers never decides the score."""
    options = [[j for j, read in enumerate(reads) if same(gold, read)] for gold in golds]
    owners: dict[int, int] = {}
    for i in range(len(golds)):
        _place(i, options, owners, set())
    return [(golds[i], reads[j]) for j, i in sorted(owners.items(), key=lambda item: item[1])]


def _place(i: int, options: list[list[int]], owners: dict[int, int], seen: set[int]) -> bool:
    """Find a partner for `i`, moving those already placed where that helps (augmenting paths)."""
    for j in options[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in owners or _place(owners[j], options, owners, seen):
            owners[j] = i
            return True
    return False


def without(items: Iterable[Left], taken: Iterable[Left]) -> list[Left]:
    """The items that are not taken, told apart by identity: two equal gifts are two."""
    ids = {id(item) for item in taken}
    return [item for item in items if id(item) not in ids]


def pair_gifts(golds: Sequence[Gift], reads: Sequence[Gift]) -> list[tuple[Gift, Gift]]:
    """Pairs of the same kind first: cash and goods of one donor may be worth the same."""
    first = pair_best(golds, reads, lambda gold, read: same_gift(gold, read) and gold.in_kind == read.in_kind)
    gold_left = without(golds, (gold for gold, _ in first))
    read_left = without(reads, (read for _, read in first))
    return first + pair_best(gold_left, read_left, same_gift)

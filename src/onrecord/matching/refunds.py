"""What was sent back of filed gifts: by a line of refunds, or by a memo ("REFUNDED 01/21/2025")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.matching.grading import money_text
from onrecord.matching.lines import FiledLine, drop_repeats, is_sent_back, keep_standing
from onrecord.matching.names import make_names
from onrecord.records import FiledEntry
from onrecord.reference.folding import fold_words
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
        self._find = find
        self._words = tuple(tuple(phrase.split()) for phrase in policy.refunded_words)

    @classmethod
    def among(cls, filed: Iterable[FiledEntry], policy: MatchPolicy) -> Refunds:
        """Return the refunds among all that was filed."""
        by_donor = gather_refunds(filed)
        return cls(lambda fund, name: by_donor.get((fund, name), ()), policy)

    def of(self, gifts: Sequence[FiledLine]) -> SentBack:
        """Return what went back of some lines: never more than they are."""
        given = sum((line.amount for line in gifts), Decimal(0))
        lines = self._lines_of(gifts)
        memos = [line for line in gifts if self._says_refunded(line.filed.entry.memo)]
        by_lines = sum((abs(one.entry.amount or Decimal(0)) for one in lines), Decimal(0))
        by_memos = sum((line.amount for line in memos), Decimal(0))
        reasons = [f"refund: {money_text(abs(one.entry.amount or Decimal(0)))}{_on(one)}" for one in lines]
        reasons += [f"refund: the memo says {line.filed.entry.memo!r}" for line in memos]
        return SentBack(lines=lines, amount=min(given, max(by_lines, by_memos)), reasons=tuple(reasons))

    def _lines_of(self, gifts: Sequence[FiledLine]) -> tuple[FiledEntry, ...]:
        """Return the refunds to the same donor that are not older than the gifts."""
        found: dict[str, FiledEntry] = {}
        for gift in gifts:
            day = gift.filed.entry.date
            for one in self._find(gift.filed.fund or "", gift.names[0].tight):
                if day is None or one.entry.date is None or one.entry.date >= day:
                    found[one.key] = one
        return tuple(found.values())

    def _says_refunded(self, memo: str) -> bool:
        words = fold_words(memo)
        return any(words[at : at + len(phrase)] == phrase for phrase in self._words for at in range(len(words)))


def gather_refunds(filed: Iterable[FiledEntry]) -> dict[tuple[str, str], list[FiledEntry]]:
    """Return the refunds that stand, by fund and donor, each told once."""
    found: defaultdict[tuple[str, str], list[FiledEntry]] = defaultdict(list)
    for one in drop_repeats(keep_standing(filed)):
        if is_sent_back(one.entry) and not one.entry.is_memo:
            name = make_names(one.entry.name, one.entry.kind, one.entry.name_parts)[0]
            found[one.fund or "", name.tight].append(one)
    return dict(found)


def _on(refund: FiledEntry) -> str:
    return f" sent back on {refund.entry.date}" if refund.entry.date else " sent back"

"""Which fund a mention means: by name, by whose it is, by year or ordinal, else by the day of publication.

"Trump's second inaugural" on 2025-01-02 is us-inaugural-2025, "the first one" us-inaugural-2017, "four years ago"
us-inaugural-2021. A recipient that the registry does not know keeps its name and has no id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.claims.fundrefs import FundMention
from onrecord.reference.funds import Fund, Funds

__all__ = ["ChosenFund", "FundChooser"]

_REGISTERED = ("inaugural", "library", "center", "ballroom", "accounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFund:
    """A recipient with the mention that names it. `id` is None for a recipient that the registry does not know."""

    id: str | None
    mention: FundMention
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FundChooser:
    """Chooses funds for one article, published on `published` (None where unknown)."""

    funds: Funds
    published: date | None

    def current(self, kind: str) -> Fund | None:
        """Return the fund of `kind` that news of this day is about: the newest that has opened.

        A fund opens on election day at the latest; early news is about the next one, up to 60 days before.
        """
        of_kind = [f for f in self.funds.all if f.kind == kind]
        opened = [f for f in of_kind if f.opens is None or self._is_open(f)]
        ranked = sorted(opened or of_kind, key=lambda f: (f.opens or date.min, f.id))
        return ranked[-1] if ranked else None

    def _is_open(self, fund: Fund) -> bool:
        if self.published is None or fund.opens is None:
            return True
        return fund.opens - timedelta(days=60) <= self.published

    def choose(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund | None:
        """Return the fund of a mention; `salient` is the fund that the text spoke of last, for "the committee"."""
        if mention.ids:
            return self._by_ids(mention, salient)
        if mention.kind in ("super_pac", "pac") and not mention.named and salient and salient.kind == "super_pac":
            return replace(salient, mention=mention)
        if mention.kind == "anaphor":
            return replace(salient, mention=mention) if salient else None
        if mention.kind in _REGISTERED and mention.owner is None:
            fund = self._registered(mention, salient)
            return ChosenFund(id=fund.id if fund else None, mention=mention, kind=mention.kind)
        return ChosenFund(id=None, mention=mention, kind=mention.kind)

    def _by_ids(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund:
        found = [self.funds.by_id[i] for i in mention.ids]
        if len(found) > 1:
            found = self._narrow(found, mention) or found
        if salient and any(f.id == salient.id for f in found):
            found = [f for f in found if f.id == salient.id]
        return ChosenFund(id=found[-1].id, mention=mention, kind=found[-1].kind)

    def _registered(self, mention: FundMention, salient: ChosenFund | None) -> Fund | None:
        of_kind = [f for f in self.funds.all if f.kind == mention.kind]
        if mention.honouree:
            of_kind = [f for f in of_kind if mention.honouree in f.honouree]
            if not of_kind:
                return None
        return self._by_time(of_kind, mention, salient)

    def _narrow(self, funds: Sequence[Fund], mention: FundMention) -> list[Fund]:
        if mention.year:
            return [f for f in funds if f.year in (mention.year, mention.year + 1)]
        return list(funds)

    def _by_time(self, funds: Sequence[Fund], mention: FundMention, salient: ChosenFund | None) -> Fund | None:
        """The one of `funds` that year, ordinal or the day of publication points to."""
        ordered = sorted(funds, key=lambda f: (f.year or 0, f.id))
        if mention.year:
            exact = [f for f in ordered if f.year == mention.year]
            near = [f for f in ordered if f.year == mention.year + 1]
            return (exact or near or [None])[0]
        if mention.order:
            return self.by_order(ordered, mention.order, mention.honouree, salient)
        if mention.honouree is None and salient is not None and salient.kind == mention.kind and salient.id:
            return self.funds.by_id[salient.id]
        opened = [f for f in ordered if f.opens is None or self._is_open(f)]
        return (opened or ordered or [None])[-1]

    def by_order(
        self, ordered: Sequence[Fund], order: str, honouree: str | None, salient: ChosenFund | None
    ) -> Fund | None:
        """The fund that an ordinal or "four years ago" means, seen from the day of publication."""
        now = self.current(ordered[0].kind) if ordered else None
        if now is None or now.year is None:
            return ordered[-1] if ordered else None
        if order in ("four_back", "eight_back"):
            wanted = now.year - (4 if order == "four_back" else 8)
            return next((f for f in ordered if f.year == wanted), None)
        if order == "first":
            whose = [f for f in ordered if honouree in f.honouree] if honouree else self._same_honouree(ordered, now)
            return whose[0] if whose else None
        if order == "second":
            whose = [f for f in ordered if honouree in f.honouree] if honouree else self._same_honouree(ordered, now)
            return whose[min(1, len(whose) - 1)] if whose else None
        if order == "that_year" and salient and salient.id:
            return self.funds.by_id[salient.id]
        return now if now in ordered else ordered[-1]

    def _same_honouree(self, ordered: Sequence[Fund], now: Fund) -> list[Fund]:
        return [f for f in ordered if set(f.honouree) & set(now.honouree)]

"""Which fund a mention means: by name, by whose it is, by year or ordinal, else by the day of publication.

"Trump's second inaugural" on 2025-01-02 is us-inaugural-2025, "the first one" us-inaugural-2017, "four years ago"
us-inaugural-2021. A recipient that the registry does not know keeps its name and has no id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from onrecord.claims.funds.fundrefs import FundMention
from onrecord.reference.funds import Fund, Funds

__all__ = ["ChosenFund", "FundChooser", "Recipient"]

_REGISTERED = ("inaugural", "library", "center", "ballroom", "accounts")
_EARLY = timedelta(days=60)
"""News is about a coming inauguration up to 60 days before the election that opens its fund."""


_LATE = timedelta(days=14)
"""Days behind the ceremony in which "the party for Trump" is still that one."""

_FILED = timedelta(days=120)
"""Days behind the ceremony in which "la festa di Trump" still is: its givers are filed 90 days on."""


@dataclass(slots=True, kw_only=True)
class ChosenFund:
    """A recipient with the mention that names it. `id` is None for a recipient that the registry does not know."""

    id: str | None
    mention: FundMention
    kind: str

    @property
    def key(self) -> str:
        """What tells recipients apart: the id, else the name or the sort of an unknown one."""
        return self.id or self.mention.key or self.mention.owner or self.kind


@dataclass(slots=True, kw_only=True)
class Recipient:
    """The fund of a frame; `distance` counts lines back to where it is named, 0 for the frame's own clause."""

    fund: ChosenFund
    distance: int


@dataclass(slots=True, kw_only=True)
class FundChooser:
    """Chooses funds for one article, published on `published` (None where unknown).

    `honours` says whether the article names anybody whom a fund of the registry honours: without, "the inauguration"
    is somebody else's.
    """

    funds: Funds
    published: date | None
    honours: bool = True

    def current(self, kind: str) -> Fund | None:
        """Return the fund of `kind` that news of this day is about: the newest that has opened."""
        return _newest(self.funds, kind, self.published)

    def is_past(self, chosen: ChosenFund) -> bool:
        """Whether a chosen inauguration is an earlier one than this day's news is about."""
        now = self.current("inaugural")
        if chosen.kind != "inaugural" or now is None:
            return False
        if chosen.id is None:  # "As with Bush's 2001 swearing-in": one that the registry does not have
            return chosen.mention.year is not None and chosen.mention.year < (now.year or 0) - 1
        return now.id != chosen.id

    def choose(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund | None:
        """Return the fund of a mention; `salient` is the fund that the text spoke of last, for "the committee"."""
        if mention.ids:
            return self._by_ids(mention, salient)
        if mention.kind == "anaphor":
            return self._pointed_at(mention, salient)
        if mention.kind == "honouree":
            return self._weighed(mention, salient)
        told = salient is not None and salient.kind == "super_pac" and not mention.key
        if mention.kind in ("super_pac", "pac") and not mention.named and told:
            return salient
        if mention.kind == "campaign" and _is_its_campaign(mention, salient):
            return salient
        if mention.kind == "legal_fund" and not mention.named and salient and salient.mention.key and not salient.id:
            return salient  # "the host committee", of one that the text has named
        if mention.kind in _REGISTERED and mention.owner is None:
            return self._registered(mention, salient)
        return ChosenFund(id=None, mention=mention, kind=mention.kind)

    def _honours(self, chosen: ChosenFund | None, whom: str) -> bool:
        """Whether a fund is that of somebody, or one that the registry does not know."""
        return chosen is None or chosen.id is None or whom in self.funds.by_id[chosen.id].honouree

    def _pointed_at(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund | None:
        """The fund that "the committee" means: the salient one, an earlier inauguration, else the coming one."""
        if mention.sort == "feast" and salient is not None and salient.mention.sort == "income":
            return salient  # "The host committee raised $40 million for the event."
        strange = salient is None or salient.kind != "inaugural"
        if mention.sort == "feast" and strange and self.honours and self._is_season():
            return self._registered(replace(mention, kind="inaugural"), None)
        earlier = salient is not None and salient.kind == "inaugural" and (mention.order or mention.year)
        other = mention.honouree is not None and not self._honours(salient, mention.honouree)
        late = _FILED if mention.sort == "feast" else _LATE
        if earlier or other or (salient is None and mention.honouree and self._is_season(late)):
            return self._registered(replace(mention, kind="inaugural"), None)
        return salient

    def _weighed(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund | None:
        """ "$200,000 to Biden but $75,000 to Trump": their inaugurations, where the text is about one."""
        if salient is None or salient.kind != "inaugural" or salient.id is None:
            return None
        chosen = self._registered(replace(mention, kind="inaugural"), None)
        fund = self.funds.by_id.get(chosen.id or "") if chosen is not None else None
        return chosen if fund is not None and mention.year in (None, fund.year) else None

    def _is_season(self, late: timedelta = _LATE) -> bool:
        """Whether an inauguration is near: "the party for Trump", "Trump's committee" then means its fund."""
        now = self.current("inaugural")
        if now is None or now.opens is None or now.ceremony is None or self.published is None:
            return False
        return now.opens - _EARLY <= self.published <= now.ceremony + late

    def _by_ids(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund:
        found = [self.funds.by_id[i] for i in mention.ids]
        if len(found) > 1 and mention.year:
            found = [f for f in found if f.year in (mention.year, mention.year + 1)] or found
        if salient and any(f.id == salient.id for f in found):
            found = [f for f in found if f.id == salient.id]
        return ChosenFund(id=found[-1].id, mention=mention, kind=found[-1].kind)

    def _registered(self, mention: FundMention, salient: ChosenFund | None) -> ChosenFund | None:
        if mention.sort == "order" and (salient is None or salient.kind != "inaugural"):
            return None  # "It gave $5,000 to his first": of no inauguration that the text speaks of
        if mention.honouree is None and mention.order in ("first", "second") and salient is not None and salient.id:
            honoured = self._honoured(salient.id, mention)  # "to Trump's first inauguration and to his second"
            mention = replace(mention, honouree=honoured)
        bare = mention.honouree is None and mention.year is None and mention.order is None
        if bare and salient is not None and salient.kind == mention.kind:
            return salient
        if not self.honours and mention.honouree is None and mention.kind != "inaugural":
            return None
        if not self.honours and mention.honouree is None:
            return ChosenFund(id=None, mention=mention, kind=mention.kind)
        of_kind: Sequence[Fund] = _of_kind(self.funds, mention.kind)
        if mention.honouree:
            of_kind = [f for f in of_kind if mention.honouree in f.honouree] or self._center_of(mention)
        fund = self._by_time(of_kind, mention)
        if fund is None and mention.kind != "inaugural" and mention.honouree is None:
            return None
        return ChosenFund(id=fund.id if fund else None, mention=mention, kind=mention.kind)

    def _honoured(self, salient: str, mention: FundMention) -> str | None:
        """Whose second "the second" is behind the fund told of; not Biden's, who had one: None leaves it to the day."""
        honoured = next(iter(self.funds.by_id[salient].honouree), None)
        theirs = [f for f in _of_kind(self.funds, mention.kind) if honoured in f.honouree]
        return honoured if mention.order == "first" or len(theirs) > 1 else None

    def _center_of(self, mention: FundMention) -> list[Fund]:
        """ "Obama's library", which is called a center."""
        centers = _of_kind(self.funds, "center") if mention.kind == "library" else ()
        return [f for f in centers if mention.honouree in f.honouree]

    def _by_time(self, ordered: Sequence[Fund], mention: FundMention) -> Fund | None:
        """The one of `ordered` that year, ordinal or the day of publication points to."""
        if mention.year and mention.kind in ("inaugural", "ballroom", "accounts"):
            exact = [f for f in ordered if f.year == mention.year]
            near = [f for f in ordered if f.year == mention.year + 1]
            return next(iter(exact or near), None)
        if mention.order in ("four_back", "eight_back"):
            return self._looking_back(mention)
        whose = ordered if mention.honouree else self._of_current_honouree(ordered)
        if mention.order == "first":
            return whose[0] if whose else None
        if mention.order == "second" and len(whose) > 1:
            return whose[1]
        opened = [f for f in ordered if _is_open(f, self.published)]
        return next(reversed(opened or list(ordered)), None)

    def _looking_back(self, mention: FundMention) -> Fund | None:
        """The one that "four years earlier" means: of "$5 to Biden in 2021 and to Trump four years earlier" Trump's."""
        counted = self.years_back(4 if mention.order == "four_back" else 8)
        other = counted is not None and mention.honouree is not None and mention.honouree not in counted.honouree
        earlier = self.years_back(8) if other else None
        return earlier if earlier is not None and mention.honouree in earlier.honouree else counted

    def years_back(self, years: int) -> Fund | None:
        """Return the inaugural fund that many years before this day's."""
        now = self.current("inaugural")
        if now is None or now.year is None:
            return None
        return self.of_year(now.year - years)

    def of_year(self, year: int) -> Fund | None:
        """Return the inaugural fund of a year, also for the year of its election."""
        funds = [f for f in self.funds.all if f.kind == "inaugural" and f.year in (year, year + 1)]
        return min(funds, key=_by_day) if funds else None

    def _of_current_honouree(self, ordered: Sequence[Fund]) -> list[Fund]:
        now = self.current(ordered[0].kind) if ordered else None
        return [f for f in ordered if now and set(f.honouree) & set(now.honouree)]


@lru_cache(maxsize=64)
def _of_kind(funds: Funds, kind: str) -> tuple[Fund, ...]:
    """The funds of a kind, the oldest first."""
    return tuple(sorted((f for f in funds.all if f.kind == kind), key=_by_day))


@lru_cache(maxsize=1024)
def _newest(funds: Funds, kind: str, published: date | None) -> Fund | None:
    of_kind = _of_kind(funds, kind)
    opened = [f for f in of_kind if _is_open(f, published)]
    return next(reversed(opened or of_kind), None)


def _is_open(fund: Fund, published: date | None) -> bool:
    return published is None or fund.opens is None or fund.opens - _EARLY <= published


def _is_its_campaign(mention: FundMention, salient: ChosenFund | None) -> bool:
    """ "Brumeval Demain ... gave $500 to the campaign": that of the local party that the text speaks of."""
    bare = not (mention.own or mention.named or mention.owner or mention.honouree or mention.key)
    return bare and salient is not None and salient.id is None and salient.mention.named and bool(salient.mention.key)


def _by_day(fund: Fund) -> tuple[int, date]:
    return fund.year or 0, fund.opens or date.min

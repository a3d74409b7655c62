"""What an article's gifts are for as a whole: whether it is about one fund, today's, or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.funds.namedfunds import NamedFund, leads
from onrecord.claims.recipient.fundplaces import LEAD

__all__ = ["FundSubject", "find_subject_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FundSubject:
    """What the funds that an article names say of it.

    `about`: one stands in its lead. `sole`: it is about one, those of the past apart. `alone`: about one, and none of
    the past is named. `only`: one known fund of today is named wherever. `today`: that one stands in the lead, or by
    its name.
    """

    about: bool
    sole: bool
    alone: bool
    only: bool
    today: bool


def find_subject_of(named: Sequence[NamedFund]) -> FundSubject:
    """Return what the funds `named` in an article make of its subject."""
    leading = [n for n in named if leads(n.fund.mention)]
    now = [n for n in leading if not n.past]
    about = any(n.block <= LEAD for n in leading)
    current = {n.fund.key: n.fund.id for n in now}
    only = len(current) == 1 and all(current.values())
    return FundSubject(
        about=about,
        sole=about and len(current) == 1,
        alone=about and len({n.fund.key for n in leading}) == 1,
        only=only,
        today=only and (about or any(n.fund.mention.kind == "named" for n in now)),
    )

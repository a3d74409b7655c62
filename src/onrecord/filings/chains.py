"""Chains of filings: which report stands for a filer as of a day, since an amendment replaces what it names.

An electronic amendment is a complete replacement, and names the ORIGINAL, never another amendment; its report number
orders it (FEC filing instructions; 11 CFR 104.18). A supplement of Form 13 (report code 90S) is a chain of its own: its
lines are new ones, while the totals on its cover count from the beginning (11 CFR 104.21). A report under the Lobbying
Disclosure Act names no other: of the reports of one filer for one half-year the last one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.filings.chain_keys import find_keys
from onrecord.records import Filing

__all__ = ["Chain", "FilerView", "chain_filings", "view_filer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The filings that tell of one report, in the order in which each replaces the one before."""

    key: str
    filings: tuple[Filing, ...]

    @property
    def standing(self) -> Filing:
        """The filing that stands: the last one."""
        return self.filings[-1]

    @property
    def replaced(self) -> tuple[Filing, ...]:
        """The filings that a later one replaced; kept, to tell what changed."""
        return self.filings[:-1]

    @property
    def replaced_names(self) -> tuple[str, ...]:
        """What the replaced filings are called; a copy of the one that stands, such as its cover alone, is none."""
        names = dict.fromkeys(filing.number or filing.id for filing in self.replaced)
        return tuple(name for name in names if name != self.standing.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilerView:
    """A filer's reports as of a day (None: as of all that is known).

    `totals_from` is the standing filing whose cover counts furthest; it is stale where a report that it builds on was
    amended later. Never add covers up: each counts from the beginning.
    """

    filer_id: str
    as_of: date | None
    chains: tuple[Chain, ...]

    @property
    def standing(self) -> tuple[Filing, ...]:
        """The filings whose lines count."""
        return tuple(chain.standing for chain in self.chains)

    @property
    def totals_from(self) -> Filing | None:
        """The standing filing with totals whose period ends last."""
        with_totals = [filing for filing in self.standing if filing.totals]
        return max(with_totals, key=lambda filing: filing.covers_through or date.min, default=None)

    @property
    def amended_since(self) -> tuple[Filing, ...]:
        """The standing filings of earlier periods that were filed after the one that gives the totals."""
        last = self.totals_from
        if last is None or last.filed is None:
            return ()
        return tuple(f for f in self.standing if f is not last and f.filed is not None and f.filed > last.filed)


def chain_filings(filings: Iterable[Filing], as_of: date | None = None) -> tuple[Chain, ...]:
    """Return the chains of `filings` filed on or before `as_of`; one whose day is not known counts always.

    >>> first = Filing(system="fec", form="F13N", digest="a", number="FEC-1")
    >>> fifth = Filing(system="fec", form="F13A", digest="b", number="FEC-9", amends="FEC-1", report_number=5)
    >>> third = Filing(system="fec", form="F13A", digest="c", number="FEC-8", amends="FEC-1", report_number=3)
    >>> [filing.number for filing in chain_filings([first, fifth, third])[0].filings]
    ['FEC-1', 'FEC-8', 'FEC-9']
    """
    known = list(filings)
    keys = find_keys(known)
    by_key: dict[str, dict[str, Filing]] = {}
    for filing in known:
        if as_of is None or filing.filed is None or filing.filed <= as_of:
            by_key.setdefault(keys[filing.id], {})[filing.id] = filing
    chains = (Chain(key=key, filings=_in_order(list(found.values()))) for key, found in by_key.items())
    return tuple(sorted(chains, key=lambda chain: (_period(chain.standing), chain.key)))


def _in_order(filings: Sequence[Filing]) -> tuple[Filing, ...]:
    """An amendment without a number comes after those with one that were filed before it."""

    def number(filing: Filing) -> int:
        if filing.report_number is not None or filing.filed is None:
            return filing.report_number or 0
        before = (other for other in filings if other.filed is not None and other.filed <= (filing.filed or date.max))
        return max((other.report_number or 0 for other in before), default=0)

    return tuple(sorted(filings, key=lambda filing: _order(filing, number(filing))))


def _order(filing: Filing, report_number: int) -> tuple[object, ...]:
    """An original comes first; amendments by their number; what has none by when it was filed.

    Of reports under the LDA the last posted counts, whatever it is called. Of copies of one filing, of which one may
    be its cover alone, the one with the most lines.
    """
    is_amendment = filing.amends is not None or filing.form.endswith("A")
    place = (False, 0) if filing.system == "lda" or not is_amendment else (True, report_number)
    moment = filing.posted[:19] if "T" in filing.posted else ""
    number = filing.number or ""
    lines = sum(count for _, count in filing.rows)
    return (*place, filing.filed or date.min, moment, is_amendment, len(number), number, lines, filing.id)


def _period(filing: Filing) -> tuple[date, date]:
    return (filing.covers_through or date.min, filing.filed or date.min)


def view_filer(filings: Sequence[Filing], filer_id: str, as_of: date | None = None) -> FilerView:
    """Return the reports of one filer as of a day, those of the earliest period first.

    >>> view_filer([Filing(system="fec", form="F13N", digest="a", filer_id="C00894162")], "C00894162").standing[0].form
    'F13N'
    """
    own = (filing for filing in filings if filing.filer_id == filer_id)
    return FilerView(filer_id=filer_id, as_of=as_of, chains=chain_filings(own, as_of))

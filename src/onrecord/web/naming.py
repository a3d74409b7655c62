"""What funds are called on the page: the registry's name of one that it knows, a page's wording of another."""

from __future__ import annotations

from functools import lru_cache

from onrecord.reference.funds import Fund, load_funds

__all__ = ["fund_title", "known_fund"]


def known_fund(fund_id: str | None) -> Fund | None:
    """Return the registry's fund of an id, or None."""
    return load_funds().by_id.get(fund_id) if fund_id else None


@lru_cache(maxsize=4096)
def fund_title(fund_id: str | None, told: str | None = None) -> str:
    """Return the name of a fund, with its year where the name has none: committees share names over the years.

    >>> fund_title("us-inaugural-2025"), fund_title("us-superpac-maga-inc")
    ('Trump Vance Inaugural Committee (2025)', 'MAGA Inc.')
    >>> fund_title(None, "the Harkness fund"), fund_title(None, None)
    ('the Harkness fund', '')
    """
    fund = known_fund(fund_id)
    if fund is None:
        return told or fund_id or ""
    name = fund.names[0]
    return name if fund.year is None or str(fund.year) in name else f"{name} ({fund.year})"

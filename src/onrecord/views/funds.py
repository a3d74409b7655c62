"""A fund of the registry as a JSON object."""

from __future__ import annotations

from typing import Any

from onrecord.reference.funds import Fund

__all__ = ["registry_object"]


def registry_object(fund: Fund) -> dict[str, Any]:
    """Return what is known of a fund before anything is read, less its id.

    >>> from onrecord.reference.funds import load_funds
    >>> registry_object(load_funds().by_id["us-inaugural-2017"])["committees"]
    ['C00629584']
    """
    return {
        "kind": fund.kind,
        "names": list(fund.names),
        "honours": list(fund.honouree_names),
        "ceremony": fund.ceremony.isoformat() if fund.ceremony else None,
        "committees": list(fund.committees),
        "filings": list(fund.rules.filings),
    }

"""What a reader asks of the list of donors."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.ledger.catalogue import DonorQuestion
from onrecord.ledger.catalogue.donors import DONOR_SORTS
from onrecord.records.claim import DONOR_KINDS
from onrecord.web.asking.fields import Asked, Fields, clean_values

__all__ = ["DONOR_CHOICES", "DONOR_DEFAULTS", "DONOR_FIELDS", "ask_donors"]

DONOR_CHOICES: Mapping[str, tuple[str, ...]] = {"kind": DONOR_KINDS, "sort": tuple(reversed(DONOR_SORTS))}
"""Fields with a few values, and these."""

DONOR_FIELDS = ("q", "kind", "sort", "after")
"""The fields, in the order in which an address has them."""

DONOR_DEFAULTS = {"sort": "largest"}
"""What a field has that an address leaves out."""


def ask_donors(given: Mapping[str, str], gettext: Callable[[str], str] = str) -> Asked[DonorQuestion]:
    """Return the question that the values of the fields make.

    >>> ask_donors({"kind": "person"}).question.sort, list(ask_donors({"kind": "cat"}).errors)
    ('largest', ['kind'])
    """
    values = clean_values(given, DONOR_FIELDS, DONOR_DEFAULTS)
    fields = Fields(values, gettext)
    kind = fields.choice("kind", DONOR_CHOICES["kind"])
    sort = fields.choice("sort", DONOR_CHOICES["sort"]) or DONOR_DEFAULTS["sort"]
    after = fields.place("after", sort)
    if fields.errors:
        return Asked(values=values, question=None, errors=fields.errors)
    return Asked(values=values, question=DonorQuestion(words=values.get("q"), kind=kind, sort=sort, after=after))

"""What a reader asks of the list of gifts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.ledger.catalogue import SORTS, GiftQuestion
from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.records.match import STANDINGS
from onrecord.web.asking.fields import Asked, Fields, clean_values

__all__ = ["CHOICES", "DEFAULTS", "FIELDS", "ask_gifts"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "capacity": CAPACITIES,
    "kind": DONOR_KINDS,
    # What no page tells of is no gift of the list: a fund's page shows it.
    "standing": tuple(name for name in STANDINGS if name != "filed_but_never_announced"),
    "sort": tuple(SORTS),
}
"""Fields with a few values, and these."""

FIELDS = (
    "q",
    "fund",
    "donor",
    "status",
    "capacity",
    "kind",
    "standing",
    "since",
    "until",
    "least",
    "disputed",
    "sort",
    "after",
)
"""The fields, in the order in which an address has them."""

DEFAULTS = {"sort": "newest"}
"""What a field has that an address leaves out."""


def ask_gifts(given: Mapping[str, str], gettext: Callable[[str], str] = str) -> Asked[GiftQuestion]:
    """Return the question that the values of the fields make.

    >>> ask_gifts({"standing": "due", "least": "1,000,000"}).question.least
    Decimal('1000000')
    >>> ask_gifts({"since": "yesterday"}).errors
    {'since': 'Write a day as year, month and day, such as 2025-01-20.'}
    """
    values = clean_values(given, FIELDS, DEFAULTS)
    fields = Fields(values, gettext)
    chosen = {name: fields.choice(name, choices) for name, choices in CHOICES.items()}
    sort = chosen["sort"] or DEFAULTS["sort"]
    since, until = fields.day("since"), fields.day("until")
    if since and until and since > until:
        fields.errors["until"] = gettext("This day lies before the first one.")
    least, after = fields.whole_sum("least"), fields.place("after", sort)
    disputed = fields.choice("disputed", ("1",)) is not None
    if fields.errors:
        return Asked(values=values, question=None, errors=fields.errors)
    question = GiftQuestion(
        words=values.get("q"),
        fund=values.get("fund"),
        donor=values.get("donor"),
        status=chosen["status"],
        capacity=chosen["capacity"],
        kind=chosen["kind"],
        standing=chosen["standing"],
        since=since,
        until=until,
        least=least,
        disputed=disputed,
        sort=sort,
        after=after,
    )
    return Asked(values=values, question=question)

"""What a reviewer asks of the queue: which kind, which fund, from which place on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.ledger import WaitingQuestion
from onrecord.ledger.derived.waiting import WAITING_KINDS
from onrecord.web.asking.fields import Asked, Fields, clean_values

__all__ = ["REVIEW_FIELDS", "ask_waiting"]

REVIEW_FIELDS = ("kind", "fund", "after")
"""The fields, in the order in which an address has them."""

_BEHIND = 9
"""Questions of a page: the one that is asked, and those that come next."""


def ask_waiting(given: Mapping[str, str], gettext: Callable[[str], str] = str) -> Asked[WaitingQuestion]:
    """Return the question that the values of the fields make.

    >>> ask_waiting({"kind": "claim"}).question.kind, list(ask_waiting({"kind": "cat"}).errors)
    ('claim', ['kind'])
    """
    values = clean_values(given, REVIEW_FIELDS, {})
    fields = Fields(values, gettext)
    kind = fields.choice("kind", WAITING_KINDS)
    after = fields.place("after", "waiting")
    if fields.errors:
        return Asked(values=values, question=None, errors=fields.errors)
    question = WaitingQuestion(kind=kind, fund=values.get("fund"), after=after, size=_BEHIND)
    return Asked(values=values, question=question)

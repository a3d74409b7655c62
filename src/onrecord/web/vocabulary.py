"""The words for what a record holds by a code: statuses, standings, capacities, kinds, orders of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.views.standing import STANDING_WORDS
from onrecord.views.wording import STATUS_WORDS

__all__ = ["VOCABULARY", "translate_vocabulary"]


def N_(text: str) -> str:
    """Mark a word to be translated when it is shown; gettext tools know the name."""
    return text


VOCABULARY: Mapping[str, Mapping[str, str]] = {
    "status": STATUS_WORDS,
    "standing": STANDING_WORDS,
    "capacity": {
        "personal": N_("personal"),
        "company": N_("company"),
        "unknown": N_("not said"),
    },
    "kind": {
        "person": N_("person"),
        "organization": N_("company or organisation"),
        "unknown": N_("kind not known"),
    },
    "fund_kind": {
        "inaugural": N_("Inaugural committee"),
        "library": N_("Presidential library"),
        "center": N_("Presidential center"),
        "ballroom": N_("White House ballroom"),
        "super_pac": N_("Super PAC"),
        "accounts": N_("Savings accounts for children"),
    },
    "giver": {
        "person": N_("people"),
        "company": N_("companies"),
        "union": N_("unions"),
        "association": N_("associations"),
    },
    "side": {
        "received": N_("received"),
        "refunded": N_("sent back"),
        "given": N_("given"),
    },
    "sort": {
        "newest": N_("Newest first"),
        "oldest": N_("Oldest first"),
        "largest": N_("Largest sum first"),
        "gap": N_("Largest difference between said and filed first"),
        "donor": N_("By donor, A to Z"),
        "sources": N_("Most independent sources first"),
        "added": N_("Added last first"),
        "changed": N_("Changed last first"),
    },
    "donor_sort": {
        "largest": N_("Largest sum first"),
        "name": N_("By name, A to Z"),
    },
    "column": {
        "week": N_("Week of"),
        "capacity": N_("Whose money"),
        "said": N_("Said"),
        "filed": N_("Filed"),
        "currency": N_("Currency"),
        "gifts_without_a_sum": N_("Gifts without a sum"),
        "donor": N_("Donor"),
        "kind": N_("Kind of donor"),
        "fund": N_("Fund"),
        "amount": N_("Sum"),
        "gifts": N_("Gifts"),
        "told_beside": N_("Named beside"),
        "standing": N_("Where it stands"),
        "difference": N_("Difference"),
    },
    "title": {
        "chief executive": N_("chief executive"),
        "chair": N_("chair"),
        "president": N_("president"),
        "founder": N_("founder"),
        "co-founder": N_("co-founder"),
        "owner": N_("owner"),
        "partner": N_("partner"),
    },
}
"""English words by subject and code."""


def translate_vocabulary(gettext: Callable[[str], str]) -> Mapping[str, Mapping[str, str]]:
    """Return the vocabulary in another language.

    >>> translate_vocabulary(str.upper)["kind"]["person"]
    'PERSON'
    """
    return {subject: {code: gettext(word) for code, word in words.items()} for subject, words in VOCABULARY.items()}

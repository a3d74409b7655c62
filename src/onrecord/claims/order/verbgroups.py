"""The groups of the lexicon whose words act as verbs of the gift grammar, the strongest meaning first."""

from __future__ import annotations

from onrecord.claims.vocabulary.marking import Categories

__all__ = ["GROUP_OF", "VERB_GROUPS"]

VERB_GROUPS = (
    "refuse_other",
    "refuse",
    "refund",
    "give",
    "pledge",
    "give_weak",
    "receive",
    "match",
    "light",
    "come",
    "join",
    "listing",
    "announce",
)


class _VerbGroups(dict[Categories, str | None]):
    """The strongest of the verb groups of certain categories."""

    def __missing__(self, categories: Categories) -> str | None:
        self[categories] = group = next((group for group in VERB_GROUPS if group in categories.meant), None)
        return group


GROUP_OF = _VerbGroups()
"""The strongest group that words of certain categories belong to, found once; None for no verb."""

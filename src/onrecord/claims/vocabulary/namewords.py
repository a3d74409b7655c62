"""What the words of the lexicon may do in names, by their categories; each set of categories is judged once."""

from __future__ import annotations

from functools import cache

from onrecord.claims.vocabulary.marking import Categories

__all__ = ["is_common", "is_outlet_alone", "is_plain", "is_small", "may_stand_inside", "names_fund"]

_INSIDE = (
    "not_name", "fund_name", "noun", "role.family", "role.company", "role.chief", "give_weak", "negation", "light",
    "outlet", "cased", "capitals", "consider", "listing", "receive", "refund", "personal", "company", "calendar",
    "filing", "money", "committee", "table", "claimed.source", "say.verb", "fund.party_of", "count.nouns",
)  # fmt: skip
_PLAIN = ("not_name", "time.first", "time.second", "calendar", "level")
_OUTLET = ("outlet", "cased", "capitals", "not_name")


@cache
def may_stand_inside(categories: Categories) -> bool:
    """Return whether words of these categories go on with a name: "Fidelity National Financial", "Quicken Loans"."""
    return all(category.startswith(_INSIDE) for category in categories)


@cache
def is_common(categories: Categories) -> bool:
    """Return whether words of these categories may say whose an organisation is: "Sindicato de Enfermeras"."""
    return all(category.startswith((*_INSIDE, "role")) for category in categories)


@cache
def is_plain(categories: Categories) -> bool:
    """Return whether words of these categories begin a firm's name as well: "First", "National", "American"."""
    return all(category.startswith(_PLAIN) for category in categories)


@cache
def is_outlet_alone(categories: Categories) -> bool:
    """Return whether words of these categories are an outlet and nothing else: "Facebook"."""
    return all(category.startswith(_OUTLET) for category in categories)


@cache
def is_small(categories: Categories) -> bool:
    """Return whether words of these categories begin no name, unless a known one does: "The", "Last", "But"."""
    return categories.meant.isdisjoint(("pronoun.company", "role.company")) and not is_plain(categories)


@cache
def names_fund(categories: Categories) -> bool:
    """Return whether words name a recipient: "inaugural committee" does, the "Foundation" of a name alone does not."""
    apart = ("fund.noun", "fund.anaphor", "fund_name.never", "fund_name.body", "fund.body", "fund.party_of")
    return any(category.startswith("fund") and category not in apart for category in categories)

"""What a fund or a committee stands for: the committees to ask the FEC for, and the searches to put to the LDA."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from onrecord.errors import SourceError
from onrecord.reference.funds import Fund, Funds

__all__ = ["DEFAULT_FORMS", "Search", "Target", "find_target"]

DEFAULT_FORMS = ("F13", "F3X")
"""The forms whose filings itemise what came in: donations to inaugural committees, receipts of PACs."""

_COMMITTEE = re.compile(r"[Cc]\d{8}")
_FORM = re.compile(r"[A-Z0-9]{2,5}")
_FORMS_OF_RULES = {"fec-form-13": "F13", "fec-form-3x": "F3X"}
# Gifts are reported as dated until the fund is wound up; reports of the year after the ceremony have shown some.
_DATED_UNTIL = timedelta(days=365)

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search among LD-203 reports: `params` as the API names its filters, `slug` as its files are called."""

    slug: str
    params: Params


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is to be fetched. `lacks` says what the registry does not know of it, "" where nothing is missing."""

    name: str
    committees: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    searches: tuple[Search, ...] = ()
    lacks: str = ""


def find_target(wanted: str, funds: Funds, forms: Iterable[str] = ()) -> Target:
    """Return what FUND or COMMITTEE stands for; raises SourceError that says what could have been meant.

    `forms` are FEC forms ("F24"); none means those that itemise receipts.

    >>> from onrecord.reference.funds import load_funds
    >>> target = find_target("us-inaugural-2017", load_funds())
    >>> target.committees, target.forms, [search.slug for search in target.searches][-1]
    (('C00629584',), ('F13',), 'us-inaugural-2017-pic')
    >>> find_target("c00894162", load_funds()).committees
    ('C00894162',)
    """
    asked = tuple(dict.fromkeys(_form(form) for form in forms))
    if _COMMITTEE.fullmatch(wanted):
        return Target(name=wanted.upper(), committees=(wanted.upper(),), forms=asked or DEFAULT_FORMS)
    if fund := funds.by_id.get(wanted):
        return _of_fund(fund, asked)
    advice = "see `onrecord funds`, or name a committee as C00894162"
    raise SourceError(f"{wanted}: no fund and no committee of the FEC is called so ({advice})")


def _form(text: str) -> str:
    form = text.strip().upper()
    if not _FORM.fullmatch(form):
        raise SourceError(f"{text}: no form of the FEC is called so (name one as F13 or F24)")
    return form


def _of_fund(fund: Fund, asked: tuple[str, ...]) -> Target:
    ruled = tuple(_FORMS_OF_RULES[filing] for filing in fund.rules.filings if filing in _FORMS_OF_RULES)
    searches = _searches(fund) if "lda-ld-203" in fund.rules.filings else ()
    if not ruled and not searches:
        raise SourceError(f"{fund.id}: no public filing names the donors of this fund (nothing can be fetched)")
    lacks = "" if fund.committees or not ruled else "the registry knows no committee id of this fund"
    forms = (asked or ruled) if fund.committees else ()
    return Target(name=fund.id, committees=fund.committees, forms=forms, searches=searches, lacks=lacks)


def _searches(fund: Fund) -> tuple[Search, ...]:
    by_payee = (Search(slug=_slug(name), params=(("contribution_payee", name),)) for name in _shortest(fund.names))
    return (*by_payee, *_by_type(fund))


def _shortest(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold no other: a search finds every payee whose name has the words in it.

    >>> _shortest(["Trump Library", "The Trump Library Fund", "Trump Vance Inaugural"])
    ('Trump Library', 'Trump Vance Inaugural')
    """
    all_names = tuple(names)
    folded = {name: name.casefold() for name in all_names}
    return tuple(
        name
        for name in all_names
        if not any(short != folded[name] and short in folded[name] for short in folded.values())
    )


def _by_type(fund: Fund) -> tuple[Search, ...]:
    """Gifts typed as inaugural whose payee is a vendor or misspelt (DraftKings named Freeman Expositions in 2025)."""
    if fund.ceremony is None:
        return ()
    until = fund.ceremony + _DATED_UNTIL
    dated = (
        ("contribution_date_after", fund.opens.isoformat()),
        ("contribution_date_before", until.isoformat()),
    )
    return (Search(slug=f"{fund.id}-pic", params=(("contribution_type", "pic"), *dated)),)


def _slug(name: str) -> str:
    """Return how the files of a search for a payee are called; names of the same words differ in their hash.

    >>> _slug("Trump Vance Inaugural Committee"), _slug("Trump/Vance Inaugural Committee")
    ('payee-trump-vance-inaugural-committee-83bc', 'payee-trump-vance-inaugural-committee-e5cb')
    """
    words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return f"payee-{words}-{hashlib.sha256(name.encode()).hexdigest()[:4]}"

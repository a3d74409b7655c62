"""What a reader asks of the list of gifts: the fields of the form, read strictly, with a word on each that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue import SORTS, GiftQuestion
from onrecord.ledger.catalogue.cursors import read_place
from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.records.match import STANDINGS

__all__ = ["CHOICES", "DEFAULTS", "FIELDS", "Asked", "ask_gifts", "clean_values"]

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

_LONGEST = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# "1000000", "1,000,000", "1 000 000", "1.000.000": a part that is no group of three may be cents, and is asked about.
_SUM = re.compile(r"[$€£]?\s*(\d{1,15}|\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The values of the fields as given, and either the `question` that they make or what is wrong, by field."""

    values: Mapping[str, str]
    question: GiftQuestion | None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> dict[str, str]:
        """The values that choose gifts: neither the order nor the place in the list."""
        return {name: value for name, value in self.values.items() if name not in ("sort", "after")}


def clean_values(given: Mapping[str, str], fields: tuple[str, ...] = FIELDS) -> dict[str, str]:
    """Return what was given to fields that there are, without the empty ones and those that say what holds anyway.

    >>> clean_values({"utm_source": "x", "status": "", "q": " altman ", "sort": "newest"})
    {'q': 'altman'}
    """
    told = {name: given[name].strip()[:_LONGEST] for name in fields if name in given}
    return {name: value for name, value in told.items() if value and DEFAULTS.get(name) != value}


def ask_gifts(given: Mapping[str, str], gettext: Callable[[str], str] = str) -> Asked:
    """Return the question that the values of the fields make.

    >>> ask_gifts({"standing": "due", "least": "1,000,000"}).question.least
    Decimal('1000000')
    >>> ask_gifts({"since": "yesterday"}).errors
    {'since': 'Write a day as year, month and day, such as 2025-01-20.'}
    """
    values = clean_values(given)
    errors: dict[str, str] = {}
    told: dict[str, Any] = {"words": values.get("q"), "fund": values.get("fund"), "donor": values.get("donor")}
    for name, choices in CHOICES.items():
        told[name] = _choice(name, values, choices, errors, gettext)
    told |= {name: _day(name, values, errors, gettext) for name in ("since", "until")}
    told["least"] = _sum(values, errors, gettext)
    told["disputed"] = _flag(values, errors, gettext)
    told["after"] = values.get("after")
    if told["since"] and told["until"] and told["since"] > told["until"]:
        errors["until"] = gettext("This day lies before the first one.")
    _check_place(told, errors, gettext)
    if errors:
        return Asked(values=values, question=None, errors=errors)
    told["sort"] = told["sort"] or DEFAULTS["sort"]
    return Asked(values=values, question=GiftQuestion(**told))


def _choice(
    name: str, values: Mapping[str, str], choices: tuple[str, ...], errors: dict[str, str], _: Callable[[str], str]
) -> str | None:
    value = values.get(name)
    if value is not None and value not in choices:
        errors[name] = _("“{value}” is none of the choices: take one of the list.").format(value=value)
        return None
    return value


def _day(name: str, values: Mapping[str, str], errors: dict[str, str], _: Callable[[str], str]) -> date | None:
    value = values.get(name)
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    errors[name] = _("Write a day as year, month and day, such as 2025-01-20.")
    return None


def _sum(values: Mapping[str, str], errors: dict[str, str], _: Callable[[str], str]) -> Decimal | None:
    value = values.get("least")
    if value is None:
        return None
    found = _SUM.fullmatch(value)
    if found is None:
        errors["least"] = _("Write a sum in whole numbers, such as 1000000.")
        return None
    return Decimal("".join(character for character in found[1] if character.isascii() and character.isdigit()))


def _flag(values: Mapping[str, str], errors: dict[str, str], _: Callable[[str], str]) -> bool:
    value = values.get("disputed", "")
    if value not in ("", "1"):
        errors["disputed"] = _("“{value}” is none of the choices: take one of the list.").format(value=value)
    return value == "1"


def _check_place(told: Mapping[str, Any], errors: dict[str, str], _: Callable[[str], str]) -> None:
    if told["after"] is None:
        return
    try:
        read_place(told["after"], told["sort"] or DEFAULTS["sort"])
    except QuestionError:
        errors["after"] = _("This is no place in the list: begin with its first page.")

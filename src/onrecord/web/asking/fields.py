"""Fields of a form that asks: each is read strictly, and what is wrong in it is told in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import read_place

__all__ = ["Asked", "Fields", "clean_values"]

_LONGEST = 300
_LONGEST_PLACE = 4000
"""A place has the name and the key of a donor in it, a letter beyond ASCII as six characters, and all in base64."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# "1000000", "1,000,000", "1 000 000", "1.000.000": a part that is no group of three may be cents, and is asked about.
_SUM = re.compile(r"[$€£]?\s*(\d{1,15}|\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3}){1,4})")

_Question = TypeVar("_Question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Generic[_Question]):
    """The values of the fields as given, and either the `question` that they make or what is wrong, by field."""

    values: Mapping[str, str]
    question: _Question | None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> dict[str, str]:
        """The values that choose rows: neither the order nor the place in the list."""
        return {name: value for name, value in self.values.items() if name not in ("sort", "after")}


def clean_values(given: Mapping[str, str], fields: tuple[str, ...], defaults: Mapping[str, str]) -> dict[str, str]:
    """Return what was given to fields that there are, without the empty ones and those that say what holds anyway.

    >>> clean_values({"utm_source": "x", "q": " altman ", "sort": "newest"}, ("q", "sort"), {"sort": "newest"})
    {'q': 'altman'}
    """
    longest = {"after": _LONGEST_PLACE}
    told = {name: given[name].strip()[: longest.get(name, _LONGEST)] for name in fields if name in given}
    return {name: value for name, value in told.items() if value and defaults.get(name) != value}


class Fields:
    """The values of a form while they are read: what cannot be is in `errors`, and is None.

    >>> fields = Fields({"since": "yesterday"}, str)
    >>> fields.day("since"), fields.day("until"), fields.errors
    (None, None, {'since': 'Write a day as year, month and day, such as 2025-01-20.'})
    """

    def __init__(self, values: Mapping[str, str], gettext: Callable[[str], str]) -> None:
        self.values, self.errors, self._gettext = values, dict[str, str](), gettext

    def choice(self, name: str, choices: tuple[str, ...]) -> str | None:
        """Return a value that is one of a few."""
        value, _ = self.values.get(name), self._gettext
        if value is not None and value not in choices:
            self.errors[name] = _("“{value}” is none of the choices: take one of the list.").format(value=value)
            return None
        return value

    def day(self, name: str) -> date | None:
        """Return a day as browsers send it."""
        value, _ = self.values.get(name), self._gettext
        if value is None:
            return None
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.errors[name] = _("Write a day as year, month and day, such as 2025-01-20.")
        return None

    def whole_sum(self, name: str) -> Decimal | None:
        """Return a sum without cents, whatever parts its groups of three."""
        value, _ = self.values.get(name), self._gettext
        if value is None:
            return None
        found = _SUM.fullmatch(value)
        if found is None:
            self.errors[name] = _("Write a sum in whole numbers, such as 1000000.")
            return None
        return Decimal("".join(character for character in found[1] if character in "0123456789"))

    def place(self, name: str, order: str) -> str | None:
        """Return a place in a list of an order."""
        value, _ = self.values.get(name), self._gettext
        try:
            if value is not None:
                read_place(value, order)
        except QuestionError:
            self.errors[name] = _("This is no place in the list: begin with its first page.")
            return None
        return value

"""Lists in pieces: a piece is asked for by where the one before ended, so that the last costs what the first does."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Integer, literal, tuple_

from onrecord.errors import QuestionError

__all__ = ["MOST", "Page", "Place", "behind", "check_size", "read_place"]

MOST = 100
"""Rows of the longest piece."""

_BEYOND = 2**63
"""SQLite keeps whole numbers of 64 bits."""

_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[_Line]):
    """A piece of a list; `following` is what the next one is asked for by, None at the end."""

    lines: tuple[_Line, ...]
    following: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece ends: by which order, with which value, and the id of its last row, since values repeat."""

    order: str
    value: str | int
    id: str

    def token(self) -> str:
        """Return the place as text that fits an address; what is in it is nobody's business.

        >>> read_place(Place("newest", "2024-12-13", "pledge-1").token(), "newest").id
        'pledge-1'
        """
        payload = json.dumps([self.order, self.value, self.id], separators=(",", ":"))
        return urlsafe_b64encode(payload.encode()).decode().rstrip("=")


def read_place(token: str, order: str) -> Place:
    """Return the place that a token tells. Raises QuestionError where it is none, or one of another order."""
    try:
        told, value, record_id = json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        place = Place(str(told), value if isinstance(value, int) else str(value), str(record_id))
        _check_fits(place)
    except (ValueError, TypeError, RecursionError, Base64Error):
        raise QuestionError("after", "this is no place in a list (begin with the first page)") from None
    if place.order != order:
        what = f"this is a place in a list by {place.order!r}, not by {order!r}"
        raise QuestionError("after", f"{what} (begin with the first page)")
    return place


def _check_fits(place: Place) -> None:
    """Raise ValueError for what a database cannot be asked for: huge numbers, halves of characters."""
    if isinstance(place.value, int) and abs(place.value) >= _BEYOND:
        raise ValueError(place.value)
    f"{place.value}{place.id}".encode()


def behind(
    place: Place, columns: tuple[ColumnElement[str] | ColumnElement[int], ColumnElement[str]], *, falls: bool
) -> ColumnElement[bool]:
    """Return the condition that a row comes behind a place, in an order that falls or rises.

    Raises QuestionError where the place tells a number of a list by text, or the other way round.
    """
    if isinstance(place.value, int) != isinstance(columns[0].type, Integer):
        raise QuestionError("after", "this is no place in a list (begin with the first page)")
    told = tuple_(literal(place.value, columns[0].type), literal(place.id, columns[1].type))
    return tuple_(*columns) < told if falls else tuple_(*columns) > told


def check_size(size: int) -> None:
    """Raise QuestionError where a piece is to have no rows, or too many."""
    if not 1 <= size <= MOST:
        raise QuestionError("per_page", f"{size} is not between 1 and {MOST}")

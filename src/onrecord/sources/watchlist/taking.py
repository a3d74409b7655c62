"""Take checked values out of a table, and say what is wanted where one does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from onrecord.reference.tables import TableReader

__all__ = ["check_keys", "take_checked"]

_Value = TypeVar("_Value")


def check_keys(table: TableReader, known: Iterable[str]) -> None:
    """Raise DataFileError where a table has a key that it does not know, naming the one that may be meant.

    >>> check_keys(TableReader({"ulr": "x"}, "s.toml", "feed[1]."), ["name", "url"])
    Traceback (most recent call last):
    ...
    onrecord.errors.DataFileError: s.toml: feed[1].ulr: there is no such key (did you mean url? Known are: name, url)
    """
    names = list(known)
    for key in table.remaining():
        if key not in names:
            meant = get_close_matches(key, names, n=1)
            hint = f"did you mean {meant[0]}? Known are: " if meant else "known are: "
            raise table.fail(key, f"there is no such key ({hint}{', '.join(names)})")


def take_checked(table: TableReader, key: str, check: Callable[[str], _Value]) -> _Value:
    """Take a text that `check` makes something of; its ValueError becomes a DataFileError that names the place."""
    text = table.text(key)
    try:
        return check(text)
    except ValueError as error:
        raise table.fail(key, str(error)) from None

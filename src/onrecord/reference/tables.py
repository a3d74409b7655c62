"""Strict reading of TOML tables: every key is asked for by name, and what nobody asked for is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import DataFileError

__all__ = ["TableReader", "read_toml"]


def read_toml(path: Traversable, name: str) -> dict[str, Any]:
    """Parse the TOML file at `path`; raises DataFileError, which calls the file `name`, when missing or damaged."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataFileError(name, "file", "there is no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(name, "TOML", str(error)) from error


class TableReader:
    """Takes values out of a table by key and type; `finish` refuses keys that were never taken.

    >>> table = TableReader({"year": 2025}, "funds/x.toml")
    >>> table.integer("year")
    2025
    >>> table.finish()
    """

    def __init__(self, table: Mapping[str, Any], file: str, prefix: str = "") -> None:
        self._left, self._file, self._prefix = dict(table), file, prefix

    def fail(self, key: str, reason: str) -> DataFileError:
        """Return the error for `key`, to be raised by the caller."""
        return DataFileError(self._file, f"{self._prefix}{key}", reason)

    def remaining(self) -> tuple[str, ...]:
        """Return the keys that were not taken yet, in file order."""
        return tuple(self._left)

    def is_table(self, key: str) -> bool:
        """Return whether a table stands under `key`; nothing is taken."""
        return isinstance(self._left.get(key), Mapping)

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self._left.pop(key, None)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(key, "a text is wanted here")
        return value

    def optional_text(self, key: str) -> str | None:
        """Take a text that is not empty; None when it is left out."""
        return self.text(key) if key in self._left else None

    def flag(self, key: str) -> bool:
        """Take true or false; false when it is left out."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.fail(key, "true or false, without quotation marks, is wanted here")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Take a list of texts, none of which is empty or stands twice; () when it is left out."""
        value = self._left.pop(key, None)
        if value is None and not required:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(key, "a list of texts is wanted here")
        if required and not value:
            raise self.fail(key, "at least one text is wanted here")
        if len(set(value)) < len(value):
            twice = next(item for n, item in enumerate(value) if item in value[:n])
            raise self.fail(key, f"{twice!r} stands twice")
        return tuple(value)

    def integer(self, key: str) -> int | None:
        """Take a whole number; None when it is left out."""
        value = self._left.pop(key, None)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.fail(key, "a whole number is wanted here")
        return value

    def day(self, key: str) -> date | None:
        """Take a date written as 2025-01-20; None when it is left out."""
        value = self._left.pop(key, None)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.fail(key, "a date such as 2025-01-20, without quotation marks, is wanted here")
        return value

    def amount(self, key: str) -> Decimal | None:
        """Take a number that stands in quotation marks, so that no float comes in between; None when it is left out."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        try:
            amount = Decimal(value) if isinstance(value, str) else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite():
            raise self.fail(key, 'a number in quotation marks, such as "200", is wanted here')
        return amount

    def number(self, key: str) -> Decimal:
        """Take a number that stands in quotation marks and may not be left out."""
        number = self.amount(key)
        if number is None:
            raise self.fail(key, 'a number in quotation marks, such as "0.5", is wanted here')
        return number

    def table(self, key: str, *, required: bool = False) -> TableReader:
        """Take a table; an empty one when it is left out."""
        value = self._left.pop(key, None)
        if value is None and not required:
            value = {}
        if not isinstance(value, Mapping):
            raise self.fail(key, "a table is wanted here")
        return TableReader(value, self._file, f"{self._prefix}{key}.")

    def tables(self, key: str) -> tuple[TableReader, ...]:
        """Take a list of tables; errors count them from 1. () when it is left out."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.fail(key, "a list of tables is wanted here")
        names = (f"{self._prefix}{key}[{number}]." for number in range(1, len(value) + 1))
        return tuple(TableReader(item, self._file, name) for item, name in zip(value, names, strict=True))

    def finish(self) -> None:
        """Raise DataFileError when a key was never taken."""
        if self._left:
            raise self.fail(sorted(self._left)[0], "there is no such key")

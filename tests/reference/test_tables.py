"""Strict tables: the right type is taken, anything else is an error that names file and key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

Take = Callable[[TableReader, str], object]

TAKES: dict[str, Take] = {
    "text": TableReader.text,
    "optional_text": TableReader.optional_text,
    "flag": TableReader.flag,
    "texts": TableReader.texts,
    "required_texts": lambda table, key: table.texts(key, required=True),
    "integer": TableReader.integer,
    "day": TableReader.day,
    "amount": TableReader.amount,
    "table": TableReader.table,
    "required_table": lambda table, key: table.table(key, required=True),
    "tables": TableReader.tables,
}

# What is taken, the value in the file, the value that comes out.
TAKEN: list[tuple[str, Any, object]] = [
    ("text", "Fund", "Fund"),
    ("optional_text", "en", "en"),
    ("flag", True, True),
    ("texts", ["a", "b"], ("a", "b")),
    ("texts", [], ()),
    ("required_texts", ["a"], ("a",)),
    ("integer", 2025, 2025),
    ("day", date(2025, 1, 20), date(2025, 1, 20)),
    ("amount", "200.50", Decimal("200.50")),
]

# What is taken, and what it is when the key is left out.
LEFT_OUT: list[tuple[str, object]] = [
    ("optional_text", None),
    ("flag", False),
    ("texts", ()),
    ("integer", None),
    ("day", None),
    ("amount", None),
    ("tables", ()),
]

# What is taken, the wrong value, a word of the reason.
REFUSED: list[tuple[str, Any, str]] = [
    ("text", None, "text"),
    ("text", "  ", "text"),
    ("text", 3, "text"),
    ("optional_text", "", "text"),
    ("flag", "true", "true or false"),
    ("flag", 1, "true or false"),
    ("texts", "a", "list of texts"),
    ("texts", ["a", 1], "list of texts"),
    ("texts", ["a", " "], "list of texts"),
    ("texts", ["a", "b", "a"], "'a' stands twice"),
    ("required_texts", None, "list of texts"),
    ("required_texts", [], "at least one"),
    ("integer", "2025", "whole number"),
    ("integer", 1.5, "whole number"),
    ("integer", True, "whole number"),
    ("day", "2025-01-20", "without quotation marks"),
    ("day", datetime(2025, 1, 20, 12), "date such as"),  # noqa: DTZ001 - as a table may hold it
    ("amount", 200, "quotation marks"),
    ("amount", "much", "quotation marks"),
    ("amount", "NaN", "quotation marks"),
    ("amount", "Infinity", "quotation marks"),
    ("table", "x", "table"),
    ("required_table", None, "table"),
    ("tables", {"a": 1}, "list of tables"),
    ("tables", ["a"], "list of tables"),
]


def _reader(value: object) -> TableReader:
    return TableReader({} if value is None else {"key": value}, "funds/x.toml", "part.")


@pytest.mark.parametrize(("take", "value", "expected"), TAKEN)
def test_a_value_is_taken(take: str, value: object, expected: object) -> None:
    table = _reader(value)
    assert TAKES[take](table, "key") == expected
    table.finish()


@pytest.mark.parametrize(("take", "expected"), LEFT_OUT)
def test_a_value_may_be_left_out(take: str, expected: object) -> None:
    assert TAKES[take](_reader(None), "key") == expected


@pytest.mark.parametrize(("take", "value", "reason"), REFUSED)
def test_a_wrong_value_is_refused(take: str, value: object, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        TAKES[take](_reader(value), "key")
    assert (caught.value.file, caught.value.key) == ("funds/x.toml", "part.key")


def test_a_key_that_nobody_asked_for_is_refused() -> None:
    table = TableReader({"b": 1, "a": 2, "known": 3}, "funds/x.toml")
    table.integer("known")
    assert table.remaining() == ("b", "a")
    with pytest.raises(DataFileError, match=r"funds/x\.toml: a: there is no such key"):
        table.finish()


def test_errors_inside_tables_name_the_way_to_the_key() -> None:
    table = TableReader({"rules": {"days": "x"}, "outlet": [{}, {"name": 3}]}, "x.toml")
    with pytest.raises(DataFileError, match=r"x\.toml: rules\.days: "):
        table.table("rules").integer("days")
    with pytest.raises(DataFileError, match=r"x\.toml: outlet\[2\]\.name: "):
        table.tables("outlet")[1].text("name")


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"a = 1", None), (b"a = ", "TOML"), (b"a = '\xff'", "TOML"), (b"a = 1\na = 2", "TOML"), (None, "file")],
    ids=["good", "damaged", "not UTF-8", "a key twice", "missing"],
)
def test_a_file_is_parsed_or_refused(tmp_path: Path, content: bytes | None, key: str | None) -> None:
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    if key is None:
        assert read_toml(path, "x.toml") == {"a": 1}
        return
    with pytest.raises(DataFileError) as caught:
        read_toml(path, "x.toml")
    assert (caught.value.file, caught.value.key) == ("x.toml", key)

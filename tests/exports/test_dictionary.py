"""The page of columns says what the tables are."""

from __future__ import annotations

from .dictionary import PAGE, dictionary_page


def test_the_page_of_columns_is_made_of_the_tables() -> None:
    assert PAGE.read_text("utf-8") == dictionary_page(), "run python -m tests.exports.dictionary"

"""The full-text index of pledges. Both databases keep the words that are cut and folded here, so both find the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NULLTYPE

from onrecord.ledger.stores.dialects import is_on_server

__all__ = ["cut_words", "holds_words", "make_search"]

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100
"""Letters of a word that are kept, and looked for: an index of PostgreSQL takes words of up to 2,046 bytes."""

_IN_FILE = (
    "CREATE VIRTUAL TABLE {temporary}pledge_words"
    " USING fts5(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)
_ON_SERVER = (
    'CREATE {temporary}TABLE pledge_words (rowid BIGINT PRIMARY KEY, words TEXT COLLATE "C" NOT NULL,'
    " tokens TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED)"
)
_ON_SERVER_INDEX = "CREATE INDEX pledge_words_by_token ON pledge_words USING gin (tokens)"


def make_search(connection: Connection, *, temporary: bool = False) -> None:
    """Make the index, empty. Its table has a number ("rowid") and the words of `cut_words`, parted by spaces."""
    if is_on_server(connection):
        connection.exec_driver_sql(_ON_SERVER.format(temporary="TEMPORARY " if temporary else ""))
        connection.exec_driver_sql(_ON_SERVER_INDEX)
    else:
        connection.exec_driver_sql(_IN_FILE.format(temporary="temp." if temporary else ""))


def cut_words(*texts: str) -> list[str]:
    """Return the words of texts, each once: small letters without accents; signs part words.

    >>> cut_words("Irène Nœl-Brask", "BRASK & Co.")
    ['irene', 'nœl', 'brask', 'co']
    """
    return list(dict.fromkeys(word[:_LONGEST] for text in texts for word in _WORD.findall(_fold(text))))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(sign for sign in apart if sign.isascii() or unicodedata.category(sign)[0] != "M")


class _HoldsWords(FunctionElement[bool]):
    name = "holds_words"
    inherit_cache = True
    type = NULLTYPE  # type: ignore[assignment] # were it Boolean, SQLAlchemy would ask SQLite whether it equals 1


def holds_words(words: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a row of the index holds each of some words of `cut_words`, or one that begins so."""
    asked = list(words)
    in_file = " ".join(f'"{word}"*' for word in asked)
    on_server = " & ".join(f"'{word}':*" for word in asked)
    return _HoldsWords(literal(in_file), literal(on_server))


@compiles(_HoldsWords, "sqlite")
def _ask_file(element: _HoldsWords, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    in_file, _ = element.clauses
    return f"pledge_words MATCH {compiler.process(in_file, **how)}"


@compiles(_HoldsWords, "postgresql")
def _ask_server(element: _HoldsWords, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    _, on_server = element.clauses
    return f"pledge_words.tokens @@ CAST({compiler.process(on_server, **how)} AS TSQUERY)"

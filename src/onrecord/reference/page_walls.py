"""The marks of pages that stand before an article: challenges, pages that need a browser, articles that are not free.

Read from `data/page_walls.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["PageWalls", "load_page_walls"]

_FILE = "page_walls.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWalls:
    """Marks in small letters, as bytes. `challenge_headers` are names with values, "" for any.

    `few_words` is how short a page is that can be a wall; `paid` marks stand before one of `paid_values` on a page
    that is not free, and `cut` marks where its text ends that has less than `enough_words` words; `ends` stand right
    behind the last words of one that may not say so.
    """

    few_words: int
    challenge: tuple[bytes, ...]
    challenge_headers: tuple[tuple[str, str], ...]
    script: tuple[bytes, ...]
    paid: tuple[bytes, ...]
    paid_values: tuple[bytes, ...]
    cut: tuple[bytes, ...]
    ends: tuple[bytes, ...]
    enough_words: int


@cache
def load_page_walls() -> PageWalls:
    """Read the packaged marks, once; raises DataFileError that names the key at fault.

    >>> load_page_walls().paid_values
    (b'false', b'locked')
    """
    table = TableReader(read_toml(files("onrecord").joinpath("data", _FILE), _FILE), _FILE)
    few_words = _number(table, "few_words")
    challenge, script, paywall = (table.table(name, required=True) for name in ("challenge", "script", "paywall"))
    walls = PageWalls(
        few_words=few_words,
        challenge=_marks(challenge, "marks"),
        challenge_headers=tuple(_header(challenge, line) for line in challenge.texts("headers", required=True)),
        script=_marks(script, "marks"),
        paid=_marks(paywall, "marks"),
        paid_values=_marks(paywall, "values"),
        cut=_marks(paywall, "cut"),
        ends=_marks(paywall, "ends"),
        enough_words=_number(paywall, "enough_words"),
    )
    for part in (challenge, script, paywall, table):
        part.finish()
    return walls


def _number(table: TableReader, key: str) -> int:
    number = table.integer(key)
    if number is None or number < 1:
        raise table.fail(key, "it is no number of words")
    return number


def _marks(table: TableReader, key: str) -> tuple[bytes, ...]:
    marks = table.texts(key, required=True)
    for mark in marks:
        if mark != mark.lower():
            raise table.fail(key, f"{mark} is not in small letters, as which it is looked for")
    return tuple(mark.encode() for mark in marks)


def _header(table: TableReader, line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or line != line.lower():
        raise table.fail("headers", f"{line} is no header in small letters")
    return name, value.strip()

"""Look for words in the full-text index."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Select, literal_column, select, text

from onrecord.ledger.derived.schema import pledge_words

__all__ = ["find_rows"]

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12


def find_rows(words: str) -> Select[tuple[int]] | None:
    """Return the question for the rows that hold each of the words, or words that begin so; None where there is none.

    Signs part words and are not looked for, so nothing that is typed is read as an operator of the index.
    """
    parts = _WORD.findall(words)[:_MOST_WORDS]
    if not parts:
        return None
    wanted = " ".join(f'"{part}"*' for part in parts)
    matches: ColumnElement[bool] = text("pledge_words MATCH :wanted").bindparams(wanted=wanted)  # type: ignore[assignment]
    return select(literal_column("rowid", type_=pledge_words.c.rowid.type)).select_from(pledge_words).where(matches)

"""Look for words in the full-text index."""

from __future__ import annotations

from sqlalchemy import Select, select

from onrecord.ledger.derived.schema import pledge_words
from onrecord.ledger.stores.searching import cut_words, holds_words

__all__ = ["find_rows"]

_MOST_WORDS = 12


def find_rows(words: str) -> Select[tuple[int]] | None:
    """Return the question for the rows that hold each of the words, or words that begin so; None where there is none.

    Signs part words and are not looked for, so nothing that is typed is read as an operator of the index.
    """
    wanted = cut_words(words)[:_MOST_WORDS]
    return select(pledge_words.c.rowid).where(holds_words(wanted)) if wanted else None

"""Texts in a filing: TEXT rows, which say more about another row, and the body of a Form 99."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.filings.fec.values import is_in_kind
from onrecord.records import Receipt, Refund

__all__ = ["Note", "attach_notes", "begins_text", "ends_text"]

Item = TypeVar("Item", Receipt, Refund)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text that a filing holds; `back_reference` is the transaction that it is about, "" for none."""

    line: int
    text: str
    back_reference: str = ""


def begins_text(line: str) -> bool:
    """Return whether a line opens a block of text.

    >>> begins_text("[BEGINTEXT]"), begins_text("[Begin Text] ")
    (True, True)
    """
    return line[:1] == "[" and line.strip().replace(" ", "").upper() == "[BEGINTEXT]"


def ends_text(line: str) -> bool:
    """Return whether a line closes a block of text; some filers put a quotation mark after it.

    >>> ends_text("[ENDTEXT]"), ends_text('[End Text]"')
    (True, True)
    """
    return line[:1] == "[" and line.rstrip(' "\t').replace(" ", "").upper() == "[ENDTEXT]"


def attach_notes(entries: Iterable[Item], notes: Iterable[Note]) -> Iterator[Item]:
    """Yield the entries, each with the texts that refer to its transaction after its own memo.

    >>> gift = Receipt(line=3, row_type="F132", name="X", transaction_id="T1", memo="see below")
    >>> [found.memo for found in attach_notes([gift], [Note(line=4, text="in-kind: vans", back_reference="T1")])]
    ['see below; in-kind: vans']
    """
    about: dict[str, list[str]] = {}
    for note in notes:
        if note.back_reference and note.text:
            about.setdefault(note.back_reference, []).append(note.text)
    for entry in entries:
        yield _with_texts(entry, about[entry.transaction_id]) if entry.transaction_id in about else entry


def _with_texts(entry: Item, texts: list[str]) -> Item:
    memo = "; ".join(filter(None, (entry.memo, *texts)))
    return replace(entry, memo=memo, in_kind=entry.in_kind or any(map(is_in_kind, texts)))

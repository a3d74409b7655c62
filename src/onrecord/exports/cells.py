"""Texts in the cells of a table: what a spreadsheet would run, or nobody would see, is made harmless."""

from __future__ import annotations

import re

from onrecord.views.visible import visible

__all__ = ["LIST_MARK", "guard", "join_texts", "shown_text", "unguard"]

LIST_MARK = "; "
"""Stands between the parts of a list that goes into one cell."""

# A text that begins so is a formula to a spreadsheet (CWE-1236); the wide and small forms are folded to the plain ones
# by some of them. "@" begins one in Excel since its days as Lotus.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"

# What some programs take away before they look: blanks, quotation marks, marks without a width.
_SKIPPED = "(?:[^\\S\t\r\n]|[\"'\u00ad\u200b-\u200f\u2060\ufeff])*"

# The beginning of a cell, and of what becomes a cell of its own where a comma-separated file is read as separated by
# semicolons or tabs, as Excel does in French: there `x,"a;=1+1"` is two cells, and the second begins with "=".
_START = f"(?={_SKIPPED}[{_SIGNS}\t\r\n])"
# Blanks of all kinds are looked over here: read with semicolons, `x;\t=1` has a cell that begins with a tab.
_SKIPPED_INSIDE = "[\\s\"'\u00ad\u200b-\u200f\u2060\ufeff]*"
_INSIDE = f"(?<=[;\t\r\n])(?={_SKIPPED_INSIDE}[{_SIGNS}])"
_BEGINS, _IS_PARTED, _PART = re.compile(_START), re.compile("[;\t\r\n]"), re.compile(_INSIDE)
_GUARDED = re.compile(f"\\A'{_START}|(?<=[;\t\r\n])'(?={_SKIPPED_INSIDE}[{_SIGNS}])")


def guard(text: str) -> str:
    """Return `text` with an apostrophe before what a spreadsheet would take for a formula.

    >>> guard("=1+1"), guard("Ann; @Bo"), guard("Mills - Finch")
    ("'=1+1", "Ann;' @Bo", 'Mills - Finch')
    """
    parted = _PART.sub("'", text) if _IS_PARTED.search(text) else text
    return f"'{parted}" if _BEGINS.match(text) else parted


def unguard(text: str) -> str:
    """Return the text that `guard` was given.

    >>> unguard(guard("'=1+1")), unguard("'t Zand")
    ("'=1+1", "'t Zand")
    """
    return _GUARDED.sub("", text)


def shown_text(text: str, *, raw: bool) -> str:
    r"""Return `text` with controls and bidi marks written out, or as it is where `raw`.

    Halves of surrogates are no text in any encoding, and are written out always.

    >>> shown_text("Ann\u202e", raw=False), shown_text("Ann\ud800", raw=True)
    ('Ann‹U+202E›', 'Ann‹U+D800›')
    """
    return _HALVES.sub(lambda found: visible(found.group()), text) if raw else visible(text)


def join_texts(texts: tuple[str, ...]) -> str:
    """Return a list as the text of one cell.

    >>> join_texts(("Ann Roe", "Thane Beacons"))
    'Ann Roe; Thane Beacons'
    """
    return LIST_MARK.join(texts)


_HALVES = re.compile("[\ud800-\udfff]")

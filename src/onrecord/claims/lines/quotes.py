"""Quotation stretches of an article: where marks open and close, with nested, straight, foreign and lost marks.

Half of a quotation ("..." he said, "...") is a stretch of its own; a paragraph that begins with an opening mark
while the one before it never closed goes on with the same quotation.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.records import Article, Block

__all__ = ["Quotation", "find_quotations"]

Pair = tuple[str, str]

_BRACKETS = "([{—–-/:"
_TERMINALS = ".,;:!?…)]}—–"
# A mark of another style that ends a quotation whose own closing mark is missing: « ... ", “ ... ".
_STRAY_CLOSERS = ('"', "”", "“", "»", "''")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between marks: `start` and `end` without them, `opened` and `closed` with them.

    `mark` is the opening mark. `unclosed` says that no mark closes it: it then ends with its block. `goes_on` says
    that the next block goes on with it, as paragraphs of a long quotation do.
    """

    start: int
    end: int
    opened: int
    closed: int
    block: int
    mark: str
    unclosed: bool = False
    goes_on: bool = False


def find_quotations(
    article: Article, pairs: Sequence[Pair], blocks: Container[int] | None = None
) -> tuple[Quotation, ...]:
    """Return the quotations of the story's blocks in order, or of the `blocks` with these numbers alone.

    Nested quotations belong to the outer one.

    >>> text = "“We did,” he said, “so there.”"
    >>> page = Article(text=text, language="en", blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    >>> [text[q.start : q.end] for q in find_quotations(page, [("“", "”")])]
    ['We did,', 'so there.']
    """
    found: list[Quotation] = []
    openers = _openers(tuple(pairs))
    for number, block in enumerate(article.blocks):
        if blocks is not None and number not in blocks:
            continue
        if openers.search(article.text, block.start, block.end) is not None:
            found.extend(_Scanner(article.text, block, number, pairs).scan())
    return tuple(_note_going_on(found, article))


def _note_going_on(found: Sequence[Quotation], article: Article) -> Iterator[Quotation]:
    """An unclosed quotation goes on where the next block of the same kind begins with its opening mark."""
    for quotation in found:
        after = article.blocks[quotation.block + 1 : quotation.block + 2]
        goes_on = quotation.unclosed and any(
            block.kind == article.blocks[quotation.block].kind and article.text.startswith(quotation.mark, block.start)
            for block in after
        )
        yield _going_on(quotation) if goes_on else quotation


def _going_on(quotation: Quotation) -> Quotation:
    return Quotation(
        start=quotation.start,
        end=quotation.end,
        opened=quotation.opened,
        closed=quotation.closed,
        block=quotation.block,
        mark=quotation.mark,
        goes_on=True,
    )


@cache
def _either(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds every place where one of the marks begins, and gives the first that does as its group."""
    return re.compile(f"(?=({'|'.join(map(re.escape, marks))}))")


@cache
def _openers(pairs: tuple[Pair, ...]) -> re.Pattern[str]:
    """A pattern of the opening marks, the longest first."""
    return _either(tuple(sorted((pair[0] for pair in pairs), key=len, reverse=True)))


@cache
def _longest_first(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs, those with the longest opening marks first."""
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


class _Scanner:
    """Scans one block; lives for one call."""

    def __init__(self, text: str, block: Block, number: int, pairs: Sequence[Pair]) -> None:
        self.text, self.number = text, number
        self.first, self.last = block.start, block.end
        self.pairs = _longest_first(tuple(pairs))
        self.openers = _openers(tuple(pairs))
        self.endless: set[Pair] = set()

    def scan(self) -> Iterator[Quotation]:
        at = self.first
        while (opener := self.openers.search(self.text, at, self.last)) is not None:
            at = opener.start()
            found = self._read_at(at)
            if found is not None and found.start < found.end:
                yield found
            at = at + 1 if found is None else max(found.closed, at + 1)

    def _read_at(self, at: int) -> Quotation | None:
        openers = [pair for pair in self.pairs if self.text.startswith(pair[0], at) and self._opens(at, pair)]
        closes = [(close, pair) for pair in openers if (close := self._closing(at, pair)) is not None]
        if closes:
            close, pair = min(closes)
            return self._make(at, pair, close, close + len(pair[1]))
        for pair in openers:
            if not _is_apostrophe(pair):
                return self._read_damaged(at, pair)
        return None

    def _read_damaged(self, at: int, pair: Pair) -> Quotation:
        """A quotation whose own closing mark is missing: up to a stray one, or to the next opening or the end."""
        limit = self._limit(at, pair)
        for stray in _either(_STRAY_CLOSERS).finditer(self.text, at + len(pair[0]), limit):
            if self._ends(stray.start(), stray.group(1)):
                return self._make(at, pair, *stray.span(1))
        return self._make(at, pair, limit, limit, unclosed=True)

    def _limit(self, at: int, pair: Pair) -> int:
        again = self.text.find(pair[0], at + len(pair[0]), self.last)
        return again if again > 0 and pair[0] != pair[1] else self.last

    def _make(self, at: int, pair: Pair, close: int, closed: int, *, unclosed: bool = False) -> Quotation:
        start, end = at + len(pair[0]), close
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Quotation(
            start=start, end=end, opened=at, closed=closed, block=self.number, mark=pair[0], unclosed=unclosed
        )

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.first else " "

    def _after(self, at: int) -> str:
        return self.text[at] if at < self.last else " "

    def _opens(self, at: int, pair: Pair) -> bool:
        """Whether the mark at `at` can open: not inside a word, not an apostrophe, not a sign of inches."""
        before, after = self._before(at), self._after(at + len(pair[0]))
        if _is_apostrophe(pair):
            return not before.isalnum() and before not in ".,!?’'" and after.isalpha()
        if pair[0] == pair[1]:
            return before.isspace() or before in _BRACKETS or (not before.isalnum() and not after.isspace())
        return not before.isalnum() or not after.isspace()

    def _closing(self, at: int, pair: Pair) -> int | None:
        """Where the mark that closes the quotation opened at `at` stands; a nested pair of the same kind is passed.

        A pair of which no closing mark is left is looked for no more: a block may hold thousands of apostrophes.
        """
        if pair in self.endless:
            return None
        depth, closes = 0, False
        for mark in _either(pair).finditer(self.text, at + len(pair[0]), self.last):
            place = mark.start()
            if self.text.startswith(pair[1], place) and self._ends(place, pair[1]):
                if depth == 0:
                    return place
                depth -= 1
                closes = True
            elif pair[0] != pair[1] and self.text.startswith(pair[0], place):
                if not self._closes_twice(place, pair):
                    return None
                depth += 1
        if not closes:
            self.endless.add(pair)
        return None

    def _closes_twice(self, at: int, pair: Pair) -> bool:
        """Whether two closing marks follow before the next opening one: the quotation opened at `at` is nested."""
        first = self.text.find(pair[1], at + 1, self.last)
        second = self.text.find(pair[1], first + 1, self.last) if first > 0 else -1
        again = self.text.find(pair[0], at + 1, self.last)
        return second > 0 and (again < 0 or second < again)

    def _ends(self, place: int, mark: str) -> bool:
        """Whether the mark at `place` can close: what follows it is no letter, what it follows is no blank."""
        before, after = self._before(place), self._after(place + len(mark))
        if mark in ("'", "’"):
            return not after.isalnum() and not before.isspace()
        if mark in ('"', "''", "“"):
            return not after.isalnum() and (not before.isspace() or after.isspace() or after in _TERMINALS)
        return True


def _is_apostrophe(pair: Pair) -> bool:
    return pair[1] in ("'", "’")

"""Make blocks of the story's lines: whole paragraphs, headings, items and rows, whatever the line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.pages.lines import TERMINAL, Line
from onrecord.pages.markets import is_ticker
from onrecord.records import Block

__all__ = ["StoryLine", "find_blocks", "is_wrapped"]

# Examples: "• ", "- ", "– ", "* ", "1. ", "2) ", "-> ", "» ", "a) "
_BULLET = re.compile(r"(?:[•◦▪■□●○‣⁃∙*▸►→»>✓✔]|->|[-–—])\s+(?=\S)|(?:\d{1,2}|[a-zA-Z])[.)]\s+(?=\S)")
_CELLS = re.compile(r"\t|\s\|\s|\s{3,}")
_RUNS_ON = re.compile(r"[,;.:)%\]!?…]|'s\b|’s\b")
# A line that ends so goes on: with an open comma or dash, or with a ticker ("BA, -0.84%").
_OPEN_END = re.compile(r"[,;(–—-]$|[-+−]\d+[.,]\d+\s?%\)?$")

# A text whose long lines end at one width was wrapped by a machine.
_WRAP_RANGE = range(50, 100)
_WRAP_SPREAD = 16
_LEAST_WRAPPED = 5
_MOST_HEADING_WORDS = 14
_FULL_LINE = 45
_LEAST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A stretch of story within one line: its span, and whether a blank line (`apart`) or furniture (`cut`) is above."""

    text: str
    start: int
    end: int
    apart: bool = False
    cut: bool = False
    role: str = ""


def is_wrapped(lines: Sequence[Line]) -> bool:
    """True for a text that breaks its paragraphs at a fixed width.

    >>> from onrecord.pages.lines import split_lines
    >>> is_wrapped(tuple(split_lines("One line.\\nAnother line.")))
    False
    """
    inner = [len(above.text) for above, line in zip(lines, lines[1:], strict=False) if not line.gap]
    full = [length for length in inner if length >= _FULL_LINE]
    if len(full) < _LEAST_WRAPPED or 2 * len(full) < len(inner):
        return False
    full.sort()
    low, high = full[len(full) // 5], full[-1]
    return high in _WRAP_RANGE and high - low <= _WRAP_SPREAD


def find_blocks(story: Sequence[StoryLine], wrapped: bool) -> Iterator[Block]:
    """Yield the blocks of the story in order; `wrapped` says that single line breaks mean nothing.

    >>> text = "Both gave\\n, the filing says."
    >>> lines = [StoryLine(text=text[:9], start=0, end=9, apart=True), StoryLine(text=text[10:], start=10, end=29, apart=False)]
    >>> [(block.kind, block.start, block.end) for block in find_blocks(lines, wrapped=False)]
    [('paragraph', 0, 29)]
    """
    joined: list[StoryLine] = []
    for line in story:
        if joined and _continues(joined[-1], line, wrapped):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}", end=line.end)
        else:
            joined.append(line)
    blocks = [_block(line) for line in joined]
    yield from _list_names(joined, blocks)


def _list_names(lines: Sequence[StoryLine], blocks: Sequence[Block]) -> Iterator[Block]:
    """Make items of short lines that stand right below one another: headings do not come in threes, names do."""
    run: list[Block] = []
    for line, block in zip(lines, blocks, strict=True):
        is_name = block.kind == "heading" and line.role == ""
        if run and (line.apart or line.cut or not is_name):
            yield from _close_run(run)
            run = []
        if is_name:
            run.append(block)
        else:
            yield block
    yield from _close_run(run)


def _close_run(run: Sequence[Block]) -> Iterator[Block]:
    kind = "item" if len(run) >= _LEAST_NAMES else "heading"
    return (Block(kind=kind, start=block.start, end=block.end) for block in run)


def _continues(above: StoryLine, line: StoryLine, wrapped: bool) -> bool:
    if above.role or line.role or line.cut:
        return False
    ended = TERMINAL.search(above.text) is not None
    if _RUNS_ON.match(line.text):
        return not ended
    if _BULLET.match(line.text):
        return False
    begins_small = line.text[:1].islower()
    if is_ticker(line.text) and not line.apart:
        return True
    if line.apart:
        return begins_small and not ended and len(above.text) > _FULL_LINE and not _CELLS.search(above.text)
    if _CELLS.search(line.text) or _CELLS.search(above.text):
        return False
    if wrapped and len(above.text) > _FULL_LINE:
        return True
    return not ended and (begins_small or _OPEN_END.search(above.text) is not None)


def _block(line: StoryLine) -> Block:
    if line.role in ("headline", "deck", "caption", "heading"):
        return Block(kind=line.role, start=line.start, end=line.end)
    bullet = _BULLET.match(line.text)
    if bullet or line.role == "item":
        return Block(kind="item", start=line.start + (bullet.end() if bullet else 0), end=line.end)
    if line.role == "row" or _CELLS.search(line.text):
        return Block(kind="row", start=line.start, end=line.end)
    return Block(kind="heading" if _is_heading(line.text) else "paragraph", start=line.start, end=line.end)


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _MOST_HEADING_WORDS and (TERMINAL.search(text) is None or text.endswith("?"))

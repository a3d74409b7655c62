"""Make blocks of the story's lines: whole paragraphs, headings, items and rows, whatever the line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.pages.lines import TERMINAL, Line
from onrecord.pages.markets import is_ticker
from onrecord.pages.stacked import join_stacked
from onrecord.records import Block

__all__ = ["StoryLine", "find_blocks", "is_wrapped"]

# Examples: "• ", "- ", "– ", "* ", "1. ", "2) ", "-> ", "» ", "a) "
_BULLET = re.compile(r"(?:[•◦▪■□●○‣⁃∙*▸►→»>✓✔]|->|[-–—])\s+(?=\S)|(?:\d{1,2}|[a-zA-Z])[.)]\s+(?=\S)")
_CELLS = re.compile(r"\t|\s\|\s|\s{3,}")
_RUNS_ON = re.compile(r"[,;.:)%\]!?…]|'s\b|’s\b")
# A line that ends so goes on: with an open comma or dash, or with a ticker ("KTB, -0.7%").
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
    """A stretch of story within one line: its span, and what parts it from the one above.

    `apart` says a blank line, `cut` furniture or a title.
    """

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
    inner = [len(above.text) for above, line in pairwise(lines) if not line.gap]
    full = [length for length in inner if length >= _FULL_LINE]
    if len(full) < _LEAST_WRAPPED or 2 * len(full) < len(inner):
        return False
    full.sort()
    low, high = full[len(full) // 5], full[-1]
    return high in _WRAP_RANGE and high - low <= _WRAP_SPREAD


def find_blocks(story: Sequence[StoryLine], wrapped: bool) -> Iterator[Block]:
    """Yield the blocks of the story in order; `wrapped` says that single line breaks mean nothing.

    >>> text = "Both gave\\n, the filing says."
    >>> lines = [StoryLine(text="Both gave", start=0, end=9), StoryLine(text=text[10:], start=10, end=29)]
    >>> [(block.kind, block.start, block.end) for block in find_blocks(lines, wrapped=False)]
    [('paragraph', 0, 29)]
    """
    groups: list[list[StoryLine]] = []
    for line in story:
        if groups and _continues(groups[-1], line, wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    groups = join_stacked(groups)
    yield from _list_names(groups, [_block(group) for group in groups])


def _list_names(groups: Sequence[Sequence[StoryLine]], blocks: Sequence[Block]) -> Iterator[Block]:
    """Make items of short lines that stand right below one another: headings do not come in threes, names do."""
    run: list[Block] = []
    for (line, *_), block in zip(groups, blocks, strict=True):
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


def _continues(group: Sequence[StoryLine], line: StoryLine, wrapped: bool) -> bool:
    """Whether `line` goes on with the sentence or paragraph that the lines of `group` are."""
    above = group[-1]
    if above.role or line.role or line.cut:
        return False
    ended = TERMINAL.search(above.text) is not None
    if _RUNS_ON.match(line.text):
        return not ended
    if _BULLET.match(line.text):
        return False
    begins_small = line.text[:1].islower()
    if line.apart:
        is_long = above.end - group[0].start > _FULL_LINE
        return begins_small and not ended and is_long and not _CELLS.search(above.text)
    return _continues_below(above, line, wrapped, begins_small and not ended)


def _continues_below(above: StoryLine, line: StoryLine, wrapped: bool, runs_on: bool) -> bool:
    """The same for a line right below, no blank line between."""
    if is_ticker(line.text):
        return True
    if _CELLS.search(line.text) or _CELLS.search(above.text):
        return False
    if wrapped and len(above.text) > _FULL_LINE:
        return True
    return runs_on or _OPEN_END.search(above.text) is not None


def _block(group: Sequence[StoryLine]) -> Block:
    first, start, end = group[0], group[0].start, group[-1].end
    if len(group) > 1 and group[-1].role:
        return Block(kind="item", start=start, end=end)  # a name and its figure, each an element of its own
    if first.role in ("caption", "heading"):
        return Block(kind=first.role, start=start, end=end)
    bullet = _BULLET.match(first.text)
    if bullet or first.role == "item":
        return Block(kind="item", start=start + (bullet.end() if bullet else 0), end=end)
    if first.role == "row" or _CELLS.search(first.text):
        return Block(kind="row", start=start, end=end)
    return Block(kind="heading" if _is_heading(group) else "paragraph", start=start, end=end)


def _is_heading(group: Sequence[StoryLine]) -> bool:
    last = group[-1].text
    words = sum(len(line.text.split()) for line in group[: _MOST_HEADING_WORDS + 1])
    asks = last.rstrip(" \u00a0\u202f»").endswith("?")
    return words <= _MOST_HEADING_WORDS and (TERMINAL.search(last) is None or asks)

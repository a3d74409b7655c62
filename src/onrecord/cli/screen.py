"""What is printed: tables and text for people, JSON Lines for programs, problems on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from onrecord.records import Problem
    from onrecord.views.excerpts import Excerpt, Piece

__all__ = [
    "errors",
    "excerpt_text",
    "new_table",
    "page_text",
    "piece_text",
    "print_json_line",
    "print_problems",
    "screen",
]

# In a pipe nobody folds lines for us, and a table cut to 80 columns loses what a `grep` would look for.
_PIPE_WIDTH = 160


def screen(*, stderr: bool = False) -> Console:
    """Return the console to print on: colours and the terminal's width on a terminal, plain and wide in a pipe."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False, width=width)


def errors() -> Console:
    """Return the console for problems and progress: standard error, so that standard output stays clean."""
    return screen(stderr=True)


def new_table(*headings: str, right: Iterable[str] = ()) -> Table:
    """Return an empty table; the columns named in `right` are of numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    numbers = set(right)
    for heading in headings:
        table.add_column(heading, justify="right" if heading in numbers else "left", overflow="fold")
    return table


def page_text(text: str | None, style: str = "") -> Text:
    """Return words of a page, or of the outside at all, safe to print: on one line, controls written out."""
    from rich.text import Text

    from onrecord.views.visible import visible_line

    return Text(visible_line(text or ""), style=style)


def excerpt_text(excerpt: Excerpt) -> Text:
    """Return a sentence with each value in brackets, and standing out on a terminal."""
    from rich.text import Text

    line = Text()
    for piece in excerpt.pieces:
        line.append_text(piece_text(replace(piece, text=piece.text.replace("\n", " "))))
    return line


def piece_text(piece: Piece) -> Text:
    """Return a stretch of an article: a value in brackets, furniture in braces with its kind."""
    from rich.text import Text

    from onrecord.views.visible import visible

    words = visible(piece.text)
    if piece.fields:
        return Text(f"[{words}]", style="bold cyan")
    return Text(f"{{{piece.furniture}: {words}}}", style="dim") if piece.furniture else Text(words)


def print_json_line(value: object) -> None:
    """Print one JSON object on a line of its own."""
    from onrecord.views.visible import json_line

    sys.stdout.buffer.write((json_line(value) + "\n").encode("utf-8"))


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """Print what was set aside, a line each."""
    for problem in problems:
        line = page_text("set aside: ", "yellow")
        line.append_text(page_text(str(problem)))
        console.print(line, soft_wrap=True)

"""What is printed: tables and text for people, JSON Lines for programs, problems on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.records import Problem
    from onrecord.views.excerpts import Excerpt, Piece

__all__ = [
    "LABEL_WIDTH",
    "PIPE_WIDTH",
    "UNFOLDED",
    "errors",
    "excerpt_text",
    "marked_text",
    "page_text",
    "print_json_line",
    "print_labelled",
    "print_problems",
    "screen",
]

# In a pipe nobody folds lines for us, and a table cut to 80 columns loses what a `grep` would look for.
PIPE_WIDTH = 160
UNFOLDED = 10_000

# Where labels stand beside values; a value is never folded to less than the second.
LABEL_WIDTH = 13
_NARROWEST = 24


def screen(*, stderr: bool = False, pipe_width: int = PIPE_WIDTH) -> Console:
    """Return the console to print on: colours and the terminal's width on a terminal, plain and wide in a pipe.

    A table keeps each row on one line where `pipe_width` is `UNFOLDED`, so that `grep` finds whole rows.
    """
    from onrecord.cli.console import PipeConsole

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else pipe_width
    return PipeConsole(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)


def errors() -> Console:
    """Return the console for problems and progress: standard error, so that standard output stays clean."""
    return screen(stderr=True)


def page_text(text: str | None, style: str = "") -> Text:
    """Return words of a page, or of the outside at all, safe to print: on one line, controls written out."""
    from rich.text import Text

    from onrecord.views.visible import visible_line

    return Text(visible_line(text or ""), style=style)


def print_labelled(console: Console, label: str, text: Text, indent: int = LABEL_WIDTH) -> None:
    """Print text beside a label, its further lines below its first."""
    from rich.text import Text

    for number, line in enumerate(text.wrap(console, max(_NARROWEST, console.width - indent)) or [Text()]):
        line.rstrip()
        head = Text((label if number == 0 else "").ljust(indent), style="bold")
        console.print(head.append_text(line), soft_wrap=True)


def excerpt_text(excerpt: Excerpt) -> Text:
    """Return a sentence on one line, each value in brackets, and standing out on a terminal."""
    from rich.text import Text

    words = marked_text(replace(piece, text=piece.text.replace("\n", " ")) for piece in excerpt.pieces)
    return Text("… " if excerpt.is_cut_before else "").append_text(words).append(" …" if excerpt.is_cut_after else "")


def marked_text(pieces: Iterable[Piece]) -> Text:
    """Return pieces of an article: values in brackets, furniture in braces with its kind."""
    from rich.text import Text

    from onrecord.views.visible import visible

    text = Text()
    for (is_value, furniture), run in groupby(pieces, key=lambda piece: (bool(piece.fields), piece.furniture)):
        words = visible("".join(piece.text for piece in run))
        if is_value:
            text.append(f"[{words}]", style="bold cyan")
        else:
            text.append(f"{{{furniture}: {words}}}" if furniture else words, style="dim" if furniture else "")
    return text


def print_json_line(value: Mapping[str, object]) -> None:
    """Print one JSON object on a line of its own; iterators in it are printed as lists, item by item."""
    from onrecord.views.visible import json_pieces

    for piece in json_pieces(value):
        sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.buffer.write(b"\n")


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """Print what was set aside, a line each."""
    for problem in problems:
        line = page_text("set aside:", "yellow").append(" ").append_text(page_text(str(problem)))
        console.print(line, soft_wrap=True)

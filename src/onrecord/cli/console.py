"""A console that leaves a closed pipe to the command: how that ends is decided in one place."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console

__all__ = ["PipeConsole"]


class PipeConsole(Console):
    """A rich console that does not end the program by itself when the reader of its output has gone."""

    def on_broken_pipe(self) -> NoReturn:
        """Say so, as a print would."""
        raise BrokenPipeError

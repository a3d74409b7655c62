"""How a command ends: its exit code, and what is said when it is cut short."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from onrecord.errors import DataFileError, LedgerError

__all__ = ["DONE", "INTERRUPTED", "NOT_STARTED", "SET_ASIDE", "RefusedError", "ends_plainly"]

DONE = 0
SET_ASIDE = 1
NOT_STARTED = 2
INTERRUPTED = 130

_Arguments = ParamSpec("_Arguments")


class RefusedError(Exception):
    """A command cannot start as it was called; the message says what to do instead."""


def ends_plainly(command: Callable[_Arguments, int]) -> Callable[_Arguments, None]:
    """Make a command that returns its exit code end with it, and end in plain words when it cannot go on."""

    @functools.wraps(command)
    def run(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _leave_closed_pipe()
            code = DONE
        except KeyboardInterrupt:
            typer.echo("onrecord: interrupted", err=True)
            code = INTERRUPTED
        except (DataFileError, LedgerError, RefusedError) as error:
            from onrecord.views.visible import visible

            typer.echo(f"onrecord: {visible(str(error))}", err=True)
            code = NOT_STARTED
        raise typer.Exit(code)

    return run


def _leave_closed_pipe() -> None:
    """The program that read our output has had enough (`onrecord list | head`): that is no failure of ours."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

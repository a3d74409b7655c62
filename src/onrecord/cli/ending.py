"""How a command ends: its exit code, and what is said when it is cut short."""

from __future__ import annotations

import functools
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import ParamSpec

import typer

from onrecord.errors import (
    AccountsError,
    DataFileError,
    EngineError,
    ExportError,
    ExtraError,
    LedgerError,
    ServingError,
)

__all__ = ["DONE", "INTERRUPTED", "NOT_STARTED", "SET_ASIDE", "RefusedError", "ends_plainly"]

DONE = 0
SET_ASIDE = 1
NOT_STARTED = 2
INTERRUPTED = 130

_Arguments = ParamSpec("_Arguments")


class RefusedError(Exception):
    """A command cannot start as it was called; the message says what to do instead."""


_REFUSALS = (
    AccountsError,
    DataFileError,
    EngineError,
    ExportError,
    ExtraError,
    LedgerError,
    RefusedError,
    ServingError,
)


def ends_plainly(command: Callable[_Arguments, int]) -> Callable[_Arguments, None]:
    """Make a command that returns its exit code end with it, and end in plain words when it cannot go on."""

    @functools.wraps(command)
    def run(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> None:
        raise typer.Exit(_run_to_its_end(lambda: command(*args, **kwargs)))

    return run


def _run_to_its_end(command: Callable[[], int]) -> int:
    _open_output()
    _end_as_when_interrupted()
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:  # the program that reads our output has had enough (`onrecord list | head`): no failure
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        typer.echo("onrecord: interrupted", err=True)
        return INTERRUPTED
    except _REFUSALS as error:
        return _refuse(str(error))
    except OSError as error:  # pages and the ledger have errors of their own: this one is of what is printed
        _drop_output()
        return _refuse(f"it cannot go on: {error.strerror or error} (see that there is room where the output goes)")
    return code


def _refuse(why: str) -> int:
    from onrecord.views.visible import visible

    typer.echo(f"onrecord: {visible(why)}", err=True)
    return NOT_STARTED


def _open_output() -> None:
    """Give a program that was started without standard output or error (`>&-`) one that nobody reads."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - it stays open to the end


def _drop_output() -> None:
    """Let go of what could not be written, so that the end of the program does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end_as_when_interrupted() -> None:
    """A request to end (a timeout, a shutdown) is met as Ctrl-C is: what was read by then is kept, readers end."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, interrupt)

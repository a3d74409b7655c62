"""`onrecord filings fetch`: what a fund or a committee has filed, from the offices' own servers into a folder."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, INTERRUPTED, SET_ASIDE, RefusedError
from onrecord.cli.options import AsJson

if TYPE_CHECKING:
    from onrecord.records import Problem
    from onrecord.sources.filings import Apis, Fetched, Timing

__all__ = ["fetch_filings", "run_fetch"]

# A shorter pause between two requests is not worth a word.
_TOLD_FROM = 5.0

Wanted = Annotated[
    str, typer.Argument(metavar="FUND|COMMITTEE", help="A fund as `onrecord funds` lists it, or an FEC id: C00894162.")
]
To = Annotated[str, typer.Option("--to", metavar="FOLDER", help="Where the files go; what is there is not asked for.")]
Forms = Annotated[
    list[str] | None,
    typer.Option("--form", metavar="FORM", help="An FEC form, such as F24; may be repeated. Default: F13 and F3X."),
]


def fetch_filings(wanted: Wanted, to: To = "filings", form: Forms = None, as_json: AsJson = False) -> int:
    """Fetch filings from the FEC's and the LDA's public servers into a folder, to be added from there.

    The FEC wants a key in FEC_API_KEY (free). The LDA needs none; with one in LDA_API_KEY it answers faster.
    The same command again fetches only what is new, and goes on where it was cut short.
    """
    return run_fetch(wanted, to, form or (), as_json=as_json)


def run_fetch(
    wanted: str,
    to: str,
    forms: list[str] | tuple[str, ...] = (),
    *,
    as_json: bool = False,
    apis: Apis | None = None,
    timing: Timing | None = None,
) -> int:
    """Fetch, print, and return the exit code; `apis` and `timing` are for tests."""
    from onrecord.errors import SourceError

    done = _Done()
    try:
        with _telling(timing) as (told_timing, status):
            for found in _begin(wanted, to, forms, apis, told_timing):
                _take(found, done, status, as_json=as_json)
    except SourceError as error:
        raise RefusedError(str(error)) from error
    except KeyboardInterrupt:
        done.interrupted = True
    _tell(done, wanted, to, as_json=as_json)
    if done.interrupted:
        return INTERRUPTED
    return SET_ASIDE if done.problems else DONE


class _Done:
    """What came so far."""

    def __init__(self) -> None:
        self.new = self.known = self.problems = 0
        self.interrupted = False


def _begin(
    wanted: str, to: str, forms: list[str] | tuple[str, ...], apis: Apis | None, timing: Timing
) -> Iterator[Fetched | Problem]:
    from onrecord.reference.funds import load_funds
    from onrecord.sources.filings import Folder, Keys, find_target
    from onrecord.sources.filings import fetch_filings as fetch

    target = find_target(wanted, load_funds(), forms)
    keys = Keys(fec=_key("FEC_API_KEY"), lda=_key("LDA_API_KEY"))
    with Folder.open(Path(to), timing.now) as folder:
        yield from fetch(target, folder, keys, apis=apis, timing=timing)


def _key(variable: str) -> str:
    return os.environ.get(variable, "").strip()


def _take(found: Fetched | Problem, done: _Done, status: Callable[[str], None], *, as_json: bool) -> None:
    from onrecord.cli.screen import errors, print_json_line, print_problems
    from onrecord.records import Problem

    if isinstance(found, Problem):
        done.problems += 1
        print_problems(errors(), (found,))
        return
    done.new += found.is_new
    done.known += not found.is_new
    status(f"{done.new} new, {done.known} there before: {found.entry.file}")
    if as_json:
        print_json_line({"new": found.is_new, **found.entry.as_object()})


@contextmanager
def _telling(timing: Timing | None) -> Iterator[tuple[Timing, Callable[[str], None]]]:
    """Give a way to say how far it is, on a terminal alone, and a clock whose long pauses are told there."""
    from dataclasses import replace

    from onrecord.cli.screen import errors, page_text
    from onrecord.sources.filings import SYSTEM

    timing = timing or SYSTEM
    console = errors()
    if not console.is_terminal:
        yield timing, lambda words: None
        return
    with console.status("asking") as shown:

        def tell(words: str) -> None:
            line = page_text(words)
            line.truncate(max(1, console.width - 3), overflow="ellipsis")
            shown.update(line)

        def sleep(seconds: float) -> None:
            if seconds >= _TOLD_FROM:
                tell(f"waiting {seconds:.0f} seconds before the server is asked again")
            timing.sleep(seconds)

        yield replace(timing, sleep=sleep), tell


def _tell(done: _Done, wanted: str, to: str, *, as_json: bool) -> None:
    from onrecord.cli.screen import errors, page_text, screen
    from onrecord.sources.naming import name_path
    from onrecord.views.wording import count_words

    folder = name_path(Path(to))
    told = f"{count_words(done.new, 'file')} new to {folder}, {done.known} there before"
    told += f"; {count_words(done.problems, 'problem')} set aside" if done.problems else ""
    if done.interrupted:
        told = f"interrupted: {told}; the same command again goes on from there"
        errors().print(page_text(told), soft_wrap=True)
    elif not as_json:
        screen().print(page_text(f"{wanted}: {told}"), soft_wrap=True)
        if done.new or done.known:
            screen().print(page_text(f"next: onrecord add {shlex.quote(folder)}"), soft_wrap=True)

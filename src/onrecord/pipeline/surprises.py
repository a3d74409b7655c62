"""Turn an exception that nobody expected into a problem that a person can report."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from onrecord.records import Problem

__all__ = ["describe_death", "describe_surprise"]

_REPORT = "this is a fault of onrecord: please report it, with the page; the rest was read"

# A message may quote the page at length; the first line says what kind of fault it is.
_MESSAGE_LENGTH = 200


def describe_surprise(source: str, error: Exception) -> Problem:
    """Return the problem for an `error` that reading `source` raised: its type, its message, and where in the code.

    >>> print(describe_surprise("a.html", KeyError("donor")))
    a.html: onrecord met an error of its own, KeyError: 'donor' (this is a fault of onrecord: ...)
    """
    said = " ".join(str(error).split())[:_MESSAGE_LENGTH]
    what = f"onrecord met an error of its own, {type(error).__name__}" + (f": {said}" if said else "")
    return Problem(code="internal", source=source, what=what, where=_place_of(error), advice=_REPORT)


def describe_death(source: str) -> Problem:
    """Return the problem for a page that ended the process that read it, twice.

    >>> describe_death("a.html").code
    'internal'
    """
    what = "the process that read it was ended, twice: out of memory, or a fault in a library"
    return Problem(code="internal", source=source, what=what, advice=_REPORT)


def _place_of(error: Exception) -> str | None:
    """The last line of our own code that the error went through: "claims/sums/money.py line 120"."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        parts = PurePath(frame.filename).parts
        if "onrecord" in parts[:-1]:
            inner = parts[len(parts) - parts[::-1].index("onrecord") :]
            return f"{'/'.join(inner)} line {frame.lineno}"
    return None

"""What comes of fetching an address: the page, the word that it is unchanged, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Capture, Problem

__all__ = ["Fetched", "Outcome", "Refused", "Unchanged", "Validators"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server called this version of a page (RFC 9110, 8.8), to ask later for what is newer; None where nothing.

    >>> bool(Validators()), bool(Validators(etag='"a1"'))
    (False, True)
    """

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return self.etag is not None or self.last_modified is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that came: `capture` with the address it came from in the end, and what its server calls it.

    `is_moved`: its server said that it is at that address for good.
    """

    capture: Capture
    validators: Validators
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The page is as it was when the validators were given. `moved_to`: where it is for good, if its server said so."""

    validators: Validators
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing came. `is_passing`: asking again later may help; `retry_after`: after so many seconds."""

    problem: Problem
    is_passing: bool = False
    retry_after: float | None = None


Outcome = Fetched | Unchanged | Refused

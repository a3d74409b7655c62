"""Deliver what waits. A message that arrived is noted at once, so that a kill repeats one message at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from onrecord.delivery.channels import Channel, DeliveryError
from onrecord.ledger.following.following import Following

__all__ = ["MOST_ATTEMPTS", "Delivered", "deliver_waiting"]

MOST_ATTEMPTS = 20
"""With waits that double from a minute to six hours, a notice is given up after about four days."""

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many notices were delivered, and what each channel said that did not take one: its name and why."""

    notices: int = 0
    failures: tuple[tuple[str, str], ...] = ()


def deliver_waiting(
    following: Following, channels: Iterable[Channel], clock: Callable[[], datetime], random: Random
) -> Delivered:
    """Deliver by each channel what waits for it, in order; return what arrived and what did not.

    One process delivers by a channel at a time. Where a message fails, those behind it wait with it.
    """
    done, failures = 0, []
    for channel in channels:
        lease = f"channel:{channel.name}"
        if not following.take(lease, clock()):
            continue
        try:
            done += _deliver_all(following, channel, lease, clock)
        except _NotTakenError as error:
            _note_failure(following, channel, error, clock(), random)
            failures.append((channel.name, error.why))
        finally:
            following.give_back(lease, clock())
    return Delivered(notices=done, failures=tuple(failures))


class _NotTakenError(Exception):
    """A message was not taken: the ids of its notices, how often it failed before, and why."""

    def __init__(self, ids: list[str], attempts: int, why: str) -> None:
        self.ids, self.attempts, self.why = ids, attempts, why
        super().__init__(why)


def _deliver_all(following: Following, channel: Channel, lease: str, clock: Callable[[], datetime]) -> int:
    done = 0
    while waiting := following.list_waiting(channel.name, clock(), channel.at_once):
        if not following.take(lease, clock()):
            break
        ids = [notice.id for notice in waiting]
        try:
            channel.deliver(waiting)
        except DeliveryError as error:
            raise _NotTakenError(ids, waiting[0].attempts, str(error)) from error
        following.mark_delivered(channel.name, ids, clock())
        done += len(ids)
    return done


def _note_failure(following: Following, channel: Channel, error: _NotTakenError, now: datetime, random: Random) -> None:
    """The wait doubles, and chance takes up to half of it."""
    attempts = error.attempts + 1
    wait = min(_FIRST_WAIT * 2 ** min(attempts - 1, 20), _LONGEST_WAIT) * random.uniform(0.5, 1)
    following.mark_failed(channel.name, error.ids, error.why, now + wait if attempts < MOST_ATTEMPTS else None)

"""Deliver what waits. A message that arrived is noted at once, so that a kill repeats one message at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from onrecord.delivery.channels import Channel, DeliveryError
from onrecord.ledger.following.following import Following
from onrecord.ledger.following.notices import KeptNotice

__all__ = ["MOST_ATTEMPTS", "Delivered", "Failure", "deliver_waiting"]

MOST_ATTEMPTS = 20
"""With waits that double from a minute to six hours, a notice is given up after about four days."""

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)
_LONGEST_ASKED = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A message that a channel did not take, of so many notices, and when it is tried again; None: it is given up."""

    channel: str
    why: str
    notices: int
    next_attempt: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many notices were delivered, and what was not."""

    notices: int = 0
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Delivered) -> Delivered:
        """Return both."""
        return Delivered(notices=self.notices + other.notices, failures=self.failures + other.failures)


def deliver_waiting(
    following: Following, channels: Iterable[Channel], clock: Callable[[], datetime], random: Random
) -> Delivered:
    """Deliver by each channel what waits for it, in order; return what arrived and what did not.

    One process delivers by a channel at a time. Where a channel fails, it is left alone for a while, and all that waits
    for it waits; where it refuses one message, that one waits alone.
    """
    done = Delivered()
    for channel in channels:
        lease = f"channel:{channel.name}"
        if following.rests(channel.name, clock()) or not following.take(lease, clock()):
            continue
        try:
            for delivered in _deliver_all(following, channel, lease, clock, random):
                done += delivered
        finally:
            following.give_back(lease, clock())
    return done


def _deliver_all(
    following: Following, channel: Channel, lease: str, clock: Callable[[], datetime], random: Random
) -> Iterator[Delivered]:
    while waiting := following.list_waiting(channel.name, clock(), channel.at_once):
        if not following.take(lease, clock()):
            return
        try:
            channel.deliver(waiting)
        except DeliveryError as error:
            yield Delivered(failures=(_note_failure(following, channel, waiting, error, clock(), random),))
            if not error.is_of_message:
                return
        else:
            following.mark_delivered(channel.name, [notice.id for notice in waiting], clock())
            yield Delivered(notices=len(waiting))


def _note_failure(
    following: Following,
    channel: Channel,
    waiting: Sequence[KeptNotice],
    error: DeliveryError,
    now: datetime,
    random: Random,
) -> Failure:
    """The wait doubles, and chance takes up to half of it; a receiver that asks for more gets it, up to a day."""
    attempts = waiting[0].attempts + 1
    wait = min(_FIRST_WAIT * 2 ** min(attempts - 1, 20), _LONGEST_WAIT) * random.uniform(0.5, 1)
    wait = max(wait, timedelta(seconds=min(error.retry_after or 0.0, _LONGEST_ASKED.total_seconds())))
    planned = now + wait if attempts < MOST_ATTEMPTS else None
    is_for_all = planned is not None and not error.is_of_message
    held = following.count_waiting(channel.name, now) if is_for_all else len(waiting)
    following.mark_failed(channel.name, [notice.id for notice in waiting], str(error), planned)
    if not error.is_of_message:
        following.rest(channel.name, now + wait)
    return Failure(channel=channel.name, why=str(error), notices=held, next_attempt=planned)

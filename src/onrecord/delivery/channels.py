"""A channel: one way by which notices reach people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.errors import OnrecordError
from onrecord.ledger.following.notices import KeptNotice

__all__ = ["Channel", "DeliveryError"]


class DeliveryError(OnrecordError):
    """A channel did not take what it was given; it is tried again later. The message holds no key and no password.

    `is_of_message`: it is this message that it does not take, and it may take the next. `retry_after`: it asked to be
    left alone for so many seconds.
    """

    def __init__(self, why: str, *, is_of_message: bool = False, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.is_of_message = is_of_message
        self.retry_after = retry_after


class Channel(Protocol):
    """Takes notices, `at_once` so many in one message. `name` is what the ledger calls it."""

    @property
    def name(self) -> str:
        """The name, such as "webhook:desk"."""
        ...

    @property
    def at_once(self) -> int:
        """How many notices one message holds."""
        ...

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        """Deliver notices, first noted first; raises DeliveryError where they did not arrive."""
        ...

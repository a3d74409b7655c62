"""Make the channels that a list names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from onrecord.delivery.atom import AtomChannel
from onrecord.delivery.channels import Channel
from onrecord.delivery.mail import MailChannel
from onrecord.delivery.webhook import WebhookChannel
from onrecord.ledger.following.following import Following
from onrecord.sources.watchlist import Deliveries

__all__ = ["make_channels"]


def make_channels(
    deliveries: Deliveries, following: Following, environment: Mapping[str, str], clock: Callable[[], datetime]
) -> Iterator[Channel]:
    """Yield the channels but for the terminal. Raises WatchlistError where a key or password is not where it is said
    to be."""
    if deliveries.atom:
        yield AtomChannel(deliveries.atom, following)
    for webhook in deliveries.webhooks:
        yield WebhookChannel(webhook.name, webhook.url, webhook.key.read(environment), clock)
    for mail in deliveries.mails:
        password = mail.password.read(environment) if mail.password else None
        yield from (MailChannel(name, mail, receiver, password, clock) for name, receiver in mail.channels())

"""Deliver what is to be told: into a feed, to a webhook, by mail. Each channel is tried by itself, and tried again."""

from onrecord.delivery.channels import Channel, DeliveryError
from onrecord.delivery.making import make_channels
from onrecord.delivery.outbox import Delivered, Failure, deliver_waiting

__all__ = ["Channel", "Delivered", "DeliveryError", "Failure", "deliver_waiting", "make_channels"]

"""Notices to a webhook: one JSON POST each, signed as Standard Webhooks (standardwebhooks.com) says.

The receiver holds `webhook-signature` against HMAC-SHA256 of "ID.TIMESTAMP.BODY" with the shared key; a repeated
notice has the same `webhook-id`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime

import httpx2

from onrecord.delivery.channels import DeliveryError
from onrecord.ledger.following.notices import KeptNotice
from onrecord.sources.transport.timing import read_retry_after
from onrecord.views.visible import visible_line

__all__ = ["WebhookChannel", "sign"]

_SECONDS = 20.0
_PREFIX = "whsec_"
_LONGEST_ANSWER = 200
# What a receiver says of one message and not of itself: bad request, too large, unknown type, cannot be processed.
_OF_MESSAGE = frozenset({400, 413, 415, 422})


def sign(key: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the signature of a message; a key that begins with "whsec_" is base64, any other one is its own bytes.

    >>> sign("k", "notice-1", 1735787045, b"{}")
    'v1,0CLLG/rn+EEQSWrO9hJ29GkTF7LrAlZDNAtKsUaTb9I='
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    made = hmac.new(_key_bytes(key), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def _key_bytes(key: str) -> bytes:
    if not key.startswith(_PREFIX):
        return key.encode()
    try:
        return base64.b64decode(key.removeprefix(_PREFIX), validate=True)
    except ValueError as error:  # also for letters beyond ASCII, of which `b64decode` says so
        raise DeliveryError("the key begins with whsec_, but what follows is no base64 (copy it again)") from error


class WebhookChannel:
    """Posts each notice by itself; an answer of 200 to 299 takes it. It is sent on nowhere, whatever the answer says.

    Certificates are always checked, by `trust` where it is given.
    """

    at_once = 1

    def __init__(
        self, name: str, url: str, key: str, clock: Callable[[], datetime], *, trust: ssl.SSLContext | None = None
    ) -> None:
        self.name = f"webhook:{name}"
        self._url, self._key, self._clock, self._trust = url, key, clock, trust

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        """Post notices."""
        with httpx2.Client(
            timeout=_SECONDS, follow_redirects=False, trust_env=False, verify=self._trust or True
        ) as client:
            for notice in notices:
                self._post(client, notice)

    def _post(self, client: httpx2.Client, notice: KeptNotice) -> None:
        body = json.dumps(_message(notice), ensure_ascii=False).encode()
        timestamp = int(self._clock().timestamp())
        headers = {
            "content-type": "application/json",
            "user-agent": "onrecord",
            "webhook-id": notice.id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(self._key, notice.id, timestamp, body),
        }
        try:
            with client.stream("POST", self._url, content=body, headers=headers) as answer:
                status, later = answer.status_code, answer.headers.get("retry-after")
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:  # the last: a name that no host can have
            raise DeliveryError(f"{self.name}: it cannot be reached: {_said(error)}") from error
        if not 200 <= status < 300:
            raise DeliveryError(
                f"{self.name}: it answers {status}",
                is_of_message=status in _OF_MESSAGE,
                retry_after=read_retry_after(later, self._clock()),
            )


def _message(notice: KeptNotice) -> dict[str, object]:
    return {
        "type": f"onrecord.{notice.kind}",
        "timestamp": notice.made_at.isoformat(),
        "data": {
            "id": notice.id,
            "subject": notice.subject,
            "title": notice.title,
            "text": notice.text,
            **{"details": notice.data},
        },
    }


def _said(error: Exception) -> str:
    return visible_line(str(error) or type(error).__name__)[:_LONGEST_ANSWER]

"""Notices by mail: what waits goes into one message, through the relay that the list names, over TLS."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from onrecord.delivery.channels import DeliveryError
from onrecord.ledger.following.notices import KeptNotice
from onrecord.records import content_id
from onrecord.sources.watchlist import Mail
from onrecord.views.visible import visible_line

__all__ = ["MailChannel", "make_message"]

_SECONDS = 30.0
_LONGEST_SUBJECT = 150
_LONGEST_ANSWER = 200

# The longest line that mail may have (RFC 5322); folding a subject may begin it with a blank.
_UNFOLDED = SMTP.clone(max_line_length=998)


def make_message(notices: Sequence[KeptNotice], sender: str, to: str, now: datetime) -> EmailMessage:
    """Return one message that tells notices, as plain text; its subject is the first of them, and how many there are.

    The same notices to the same receiver have the same Message-ID, so that a mailbox may drop a repeated one.
    """
    message = EmailMessage(policy=_UNFOLDED)
    more = f" (and {len(notices) - 1} more)" if len(notices) > 1 else ""
    message["Subject"] = visible_line(f"onrecord: {notices[0].title}")[:_LONGEST_SUBJECT] + more
    message["From"], message["To"] = sender, to
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{content_id('mail', to, *(one.id for one in notices))}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join(f"{one.title}\n{one.text}\n{_place(one)}" for one in notices) + f"\n\n{_FOOT}\n")
    return message


_FOOT = "What a page says is no proof. This message was sent by `onrecord watch`."


def _place(notice: KeptNotice) -> str:
    return notice.subject if notice.subject.startswith("http") else f"onrecord show {notice.subject}"


class MailChannel:
    """Sends messages to one receiver through a relay. The password is given to it only over TLS; certificates are
    checked, by `trust` where it is given."""

    at_once = 50

    def __init__(
        self,
        name: str,
        settings: Mail,
        receiver: str,
        password: str | None,
        clock: Callable[[], datetime],
        *,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.name, self._settings, self._to = name, settings, receiver
        self._password, self._clock, self._trust = password, clock, trust

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        """Send one message that tells all notices."""
        settings = self._settings
        message = make_message(notices, settings.sender, self._to, self._clock())
        try:
            with self._connect() as relay:
                if settings.user is not None and self._password is not None:
                    relay.login(settings.user, self._password)
                relay.send_message(message, settings.sender, [self._to])
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            what = f"mail:{settings.name}: {settings.host} did not take the mail to {self._to}: {_said(error)}"
            raise DeliveryError(what) from error

    def _connect(self) -> smtplib.SMTP:
        settings, trust = self._settings, self._trust or ssl.create_default_context()
        if settings.security == "tls":
            return smtplib.SMTP_SSL(settings.host, settings.port, timeout=_SECONDS, context=trust)
        relay = smtplib.SMTP(settings.host, settings.port, timeout=_SECONDS)
        if settings.security == "starttls":
            try:
                relay.starttls(context=trust)
            except BaseException:
                relay.close()
                raise
        return relay


def _said(error: Exception) -> str:
    """What a relay said, without what was sent to it: an answer to a login may repeat a name."""
    if isinstance(error, UnicodeEncodeError):  # its own words would tell a letter of the password
        return "the user or the password has letters beyond ASCII, which cannot be sent to it (choose others)"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it does not take the user and password ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        error = smtplib.SMTPResponseException(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return visible_line(f"{words} ({error.smtp_code})")[:_LONGEST_ANSWER]
    return visible_line(str(error) or type(error).__name__)[:_LONGEST_ANSWER]

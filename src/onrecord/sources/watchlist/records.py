"""What a list of sources says, checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from onrecord.errors import OnrecordError

__all__ = [
    "AtomFile",
    "Deliveries",
    "Followed",
    "Mail",
    "Secret",
    "Watchlist",
    "WatchlistError",
    "Webhook",
]


class WatchlistError(OnrecordError):
    """A list of sources cannot be used; `faults` say of each thing where it stands, what is wrong, what to do.

    >>> str(WatchlistError(["s.toml: feed 1: url: missing", "s.toml: feed 2: every: too short"]))
    's.toml: feed 1: url: missing\\ns.toml: feed 2: every: too short'
    """

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source: its kind is "feed", "sitemap" or "page". Of a list, only pages are read that one of the `words` names,
    that are in no other `language`, and that are not older than `since`; where one is left out, it tells nothing apart.
    """

    name: str
    url: str
    kind: str
    every: timedelta
    words: tuple[str, ...] = ()
    language: str | None = None
    since: date | None = None

    @property
    def rules(self) -> str:
        """How often it is asked and what of it is read, as one text: another text, other rules.

        >>> Followed(name="a", url="u", kind="page", every=timedelta(days=1)).rules
        '1 day, 0:00:00 () None None'
        """
        return f"{self.every} {self.words} {self.language} {self.since}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Where a password or key is: in a variable of the environment, or in a file. It is never in the list itself."""

    variable: str | None = None
    file: Path | None = None

    def read(self, environment: Mapping[str, str]) -> str:
        """Return it; raises WatchlistError where it is not there.

        >>> Secret(variable="KEY").read({"KEY": "k1"})
        'k1'
        """
        if self.variable is not None:
            found = environment.get(self.variable, "")
            missing = f"the variable {self.variable} is not set (set it before `onrecord watch`)"
        else:
            found, missing = self._read_file(), f"{self.file}: the file is empty (write the password into it)"
        if not found:
            raise WatchlistError([missing])
        return found

    def _read_file(self) -> str:
        try:
            return Path(self.file or "").read_text("utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            why = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise WatchlistError([f"{self.file}: the password cannot be read: {why} (check the file)"]) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFile:
    """A feed that is written into a `file`, for a web server that serves it under `address`."""

    file: Path
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address to which each notice is posted as JSON, signed with a `key` that both sides know."""

    name: str
    url: str
    key: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A relay that takes our mail: `security` is "starttls", "tls", or "none" for one on this machine."""

    name: str
    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    security: str = "starttls"
    user: str | None = None
    password: Secret | None = None

    def channels(self) -> tuple[tuple[str, str], ...]:
        """Return a channel for each receiver, with the receiver: one that is refused costs no other a mail.

        >>> Mail(name="m", host="h", port=25, sender="a@b.example", to=("c@d.example", "e@f.example")).channels()
        (('mail:m', 'c@d.example'), ('mail:m:edbe2807', 'e@f.example'))
        """
        first, *others = self.to
        plain = f"mail:{self.name}"
        return (plain, first), *((f"{plain}:{sha256(one.encode()).hexdigest()[:8]}", one) for one in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    """How news is delivered."""

    terminal: bool = True
    atom: AtomFile | None = None
    webhooks: tuple[Webhook, ...] = ()
    mails: tuple[Mail, ...] = ()

    def channels(self) -> tuple[str, ...]:
        """Return the names of the channels, as the ledger keeps them: no address is among them."""
        return tuple(self._channels())

    def _channels(self) -> Iterator[str]:
        if self.terminal:
            yield "terminal"
        if self.atom:
            yield "atom"
        yield from (f"webhook:{webhook.name}" for webhook in self.webhooks)
        yield from (name for mail in self.mails for name, _ in mail.channels())


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """All of a list. `most` pages are fetched in one round, `revisits` says whether pages of gifts are visited again,
    and `contact` is told to servers, so that they may write to whoever runs this.
    """

    sources: tuple[Followed, ...]
    deliveries: Deliveries = field(default_factory=Deliveries)
    most: int = 200
    revisits: bool = True
    contact: str = ""

    def find(self, name: str) -> Followed | None:
        """Return the source of a name."""
        return next((one for one in self.sources if one.name == name), None)

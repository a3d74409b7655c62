"""Notices as an Atom file, the last hundred, for a web server to hand out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.delivery.channels import DeliveryError
from onrecord.errors import ExtraError
from onrecord.exports.addresses import is_web_address, record_address
from onrecord.exports.feeds import FeedEntry, FeedHead, make_atom, tag_id
from onrecord.ledger.following.following import Following
from onrecord.ledger.following.notices import KeptNotice
from onrecord.sources.watchlist import AtomFile

__all__ = ["AtomChannel"]

_SHOWN = 100
_SINCE = date(2024, 11, 5)
"""The day in the tag: URIs of entries: the same for good, so that no reader shows an entry twice."""


class AtomChannel:
    """Writes the file anew, all or nothing, from what the ledger holds: to write it twice changes nothing."""

    name = "atom"
    at_once = 1000

    def __init__(self, settings: AtomFile, following: Following) -> None:
        self._settings, self._following = settings, following

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        """Write the file with these notices, and with those before them."""
        try:
            made = make_atom(self._head(), [self._entry(notice) for notice in self._following.list_last(_SHOWN)])
            _replace(self._settings.file, made)
        except (OSError, ExtraError) as error:
            why = (error.strerror if isinstance(error, OSError) else None) or str(error)
            if not self._settings.file.parent.is_dir():
                why = f"there is no folder {self._settings.file.parent} (make it, or name another)"
            raise DeliveryError(f"{self._settings.file}: the feed cannot be written: {why}") from error

    def _head(self) -> FeedHead:
        base = self._base()
        return FeedHead(
            id=tag_id(base, _SINCE, "notices"),
            title="onrecord: what is new",
            home=f"{base}/",
            address=self._settings.address.removesuffix(".atom"),
            about="New gifts, changed standings, pages that changed. What a page says is no proof.",
        )

    def _entry(self, notice: KeptNotice) -> FeedEntry:
        page = notice.subject if is_web_address(notice.subject) else record_address(notice.subject, self._base())
        return FeedEntry(
            id=tag_id(self._base(), _SINCE, notice.id),
            title=notice.title,
            url=page,
            text=notice.text,
            updated=notice.made_at,
            published=notice.made_at,
        )

    def _base(self) -> str:
        parts = urlsplit(self._settings.address)
        return f"{parts.scheme}://{parts.netloc}"


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in the place of another; whoever reads meanwhile sees the one or the other."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise

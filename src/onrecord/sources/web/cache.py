"""Pages kept on the disk for a while, so that the same page is not asked for twice, or only whether it is unchanged."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.sources.web.outcomes import Validators

__all__ = ["Kept", "PageCache", "cache_folder"]

_MOST_BYTES = 500_000_000
_ENDING = ".page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page as it came: from which address in the end, when, as what, and what its server called it."""

    url: str
    media_type: str
    obtained_at: datetime
    validators: Validators
    content: bytes


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what can be fetched again (XDG Base Directory Specification).

    >>> cache_folder({"XDG_CACHE_HOME": "/var/cache/ann"}).as_posix()
    '/var/cache/ann/onrecord/pages'
    """
    base = environment.get("XDG_CACHE_HOME", "")
    # The specification has a relative path ignored.
    root = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    return root / "onrecord" / "pages"


class PageCache:
    """A folder of pages, one file each; what cannot be read or written is as if it were not there.

    A file is a line of JSON and the bytes of the page, whose SHA-256 the line holds. It is put in its place whole, so
    several commands may use the folder at once. Above `most_bytes` the pages that came longest ago are let go.
    """

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder, self._most = folder, most_bytes

    def find(self, url: str) -> Kept | None:
        """Return what was kept of an address, or None."""
        try:
            head, _, content = self._path(url).read_bytes().partition(b"\n")
            return _read(json.loads(head), url, content)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, page: Kept) -> None:
        """Keep a page in place of what was kept of its address."""
        facts = {
            "asked": url,
            "url": page.url,
            "media_type": page.media_type,
            "obtained_at": page.obtained_at.isoformat(),
            "etag": page.validators.etag,
            "last_modified": page.validators.last_modified,
            "sha256": hashlib.sha256(page.content).hexdigest(),
        }
        with suppress(OSError):  # a full disk costs a question more, not the page
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._put(self._path(url), json.dumps(facts).encode() + b"\n" + page.content)

    def drop(self, url: str) -> None:
        """Let go of what was kept of an address."""
        with suppress(OSError):
            self._path(url).unlink()

    def tidy(self) -> None:
        """Let go of the oldest pages, where there is too much."""
        with suppress(OSError):
            files = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in self._pages())
            over = sum(size for _, size, _ in files) - self._most
            for _, size, file in files:
                if over <= 0:
                    return
                file.unlink(missing_ok=True)
                over -= size

    def _pages(self) -> list[Path]:
        return list(self._folder.glob(f"*{_ENDING}")) if self._folder.is_dir() else []

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode('utf-8', 'backslashreplace')).hexdigest()}{_ENDING}"

    def _put(self, path: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(prefix=".", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _read(facts: dict[str, Any], url: str, content: bytes) -> Kept | None:
    is_whole = facts["sha256"] == hashlib.sha256(content).hexdigest() and facts["asked"] == url
    if not is_whole:
        return None
    return Kept(
        url=str(facts["url"]),
        media_type=str(facts["media_type"]),
        obtained_at=datetime.fromisoformat(facts["obtained_at"]),
        validators=Validators(etag=facts["etag"], last_modified=facts["last_modified"]),
        content=content,
    )

"""Walk over the application from page to page, and keep what it answers as files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from starlette.types import ASGIApp

from onrecord.errors import ExportError
from onrecord.web.site.addresses import Address, file_of, link_between
from onrecord.web.site.asking import Answer, ask
from onrecord.web.site.links import LEFT_OUT, relink
from onrecord.web.site.rules import Rules

__all__ = ["Walk"]

_PAGE = "text/html"


class Walk:
    """A walk over an application, each address once; `files` are those that were made, in their order.

    `origin` is what whole addresses of the application begin with.
    """

    def __init__(self, app: ASGIApp, rules: Rules, folder: Path, origin: str) -> None:
        self._app, self._rules, self._folder, self._origin = app, rules, folder, origin
        self._waiting: deque[tuple[Address, str]] = deque()
        self._known: dict[str, Address] = {}
        self._numbers: dict[tuple[Address, str], int] = {}
        self.files: list[str] = []

    @property
    def waiting(self) -> int:
        """How many addresses are known and not yet asked for."""
        return len(self._waiting)

    @property
    def pages(self) -> Iterator[str]:
        """The files that are pages."""
        return (file for file in self.files if file.endswith(".html"))

    def want(self, address: Address, source: str = "the beginning") -> str:
        """Ask for an address sooner or later; return the file that will stand for it."""
        file = file_of(address, self._number(address))
        known = self._known.setdefault(file, address)
        if known is address:
            self._waiting.append((address, source))
        elif known != address:
            raise ExportError(f"{known} and {address} would be one file of the site ({file})")
        return file

    async def go(self, on_page: Callable[[Walk], None]) -> None:
        """Ask for all that is wanted, and for all that leads on from there.

        Raises ExportError where a link leads to nothing.
        """
        while self._waiting:
            address, source = self._waiting.popleft()
            answer = await ask(self._app, address)
            if answer.status != 200:
                raise ExportError(f"{address} cannot be made (status {answer.status}); it is wanted by {source}")
            self._keep(address, answer)
            on_page(self)

    def _keep(self, address: Address, answer: Answer) -> None:
        file, body = file_of(address, self._number(address)), answer.body
        if answer.media_type == _PAGE:
            body = self._relink(address, file, body)
        place = self._folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        self.files.append(file)

    def _relink(self, address: Address, file: str, body: bytes) -> bytes:
        try:
            return relink(body, lambda link: self._resolve(address, file, link))
        except ValueError as error:
            raise ExportError(f"{address}: {error}") from None

    def _resolve(self, address: Address, file: str, link: str) -> str:
        """Return what a link of a page becomes."""
        if link.startswith("#") or (own := self._own(address, link)) is None:
            return link
        asked, _, fragment = own.partition("#")
        target = Address.read(asked)
        if not self._rules.takes(target):
            return LEFT_OUT
        self._count_on(address, target)
        made = link_between(file, self.want(target, str(address)))
        version = f"?{asked.partition('?')[2]}" if target.folders[:1] == ("static",) else ""
        return made + version + (f"#{fragment}" if fragment else "")

    def _own(self, address: Address, link: str) -> str | None:
        """Return where a link leads within the application, from the root on; None where it leads elsewhere."""
        if link == self._origin or link.startswith(f"{self._origin}/"):
            return link.removeprefix(self._origin) or "/"
        here = f"http://localhost{address}"
        parts = urlsplit(urljoin(here, link))
        if (parts.scheme, parts.netloc) != ("http", "localhost") or link.startswith(("http:", "https:", "//")):
            return None
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "") + f"#{parts.fragment}"

    def _number(self, address: Address) -> int:
        """Return which piece of its list an address is."""
        if address.place is None:
            return 1
        return self._numbers[address.whole, address.place]

    def _count_on(self, source: Address, target: Address) -> None:
        """Number a piece of a list: it is the next one after that which leads to it."""
        if target.place is None or (target.whole, target.place) in self._numbers:
            return
        if source.whole != target.whole:
            raise ExportError(f"{source} leads into the middle of the list {target.whole}")
        self._numbers[target.whole, target.place] = self._number(source) + 1

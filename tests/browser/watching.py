"""A reader's window that is watched: every request, every word of the console, every dialog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Response

__all__ = ["Watch"]


@dataclass
class Watch:
    """What a page did that none of ours may do: `check` fails where there is anything.

    `home` is the address of the server; "data:" is a picture inside of a page, and no request to anybody.
    """

    home: str
    seen: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("request", self._see_request)
        page.on("response", self._see_response)
        page.on("console", self._see_console)
        page.on("pageerror", lambda error: self.seen.append(f"a script broke: {error}"))
        page.on("dialog", self._see_dialog)

    def check(self) -> None:
        """Fail where the page did what it may not."""
        assert self.seen == []

    def _see_request(self, request: Request) -> None:
        if urlsplit(request.url)[:2] != urlsplit(self.home)[:2]:
            self.seen.append(f"a request to another host: {request.url}")

    def _see_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.seen.append(f"a file that a page needs: {response.url}: {response.status}")

    def _see_console(self, message: ConsoleMessage) -> None:
        # A page that is not there is said on the console too; what matters of it is looked at above.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.seen.append(f"the console says: {message.text}")

    def _see_dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

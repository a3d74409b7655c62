"""Notices on a terminal, or as JSON Lines for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger.following.notices import KeptNotice

__all__ = ["TerminalChannel"]

_MARKS = {"new": "new", "standing": "standing", "changed": "changed page", "gone": "gone page", "back": "page is back"}


class TerminalChannel:
    """Prints each notice on standard output, one by one: what was printed is noted before the next."""

    name = "terminal"
    at_once = 1

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        """Print notices."""
        import sys

        for notice in notices:
            self._print_json(notice) if self._as_json else self._print(notice)
        sys.stdout.flush()

    def _print(self, notice: KeptNotice) -> None:
        from onrecord.cli.screen import page_text, print_labelled, screen

        console = screen()
        print_labelled(console, _MARKS[notice.kind], page_text(notice.title, "bold"))
        print_labelled(console, "", page_text(notice.text))

    def _print_json(self, notice: KeptNotice) -> None:
        from onrecord.cli.screen import print_json_line

        words = {"title": notice.title, "text": notice.text}
        told = {"id": notice.id, "kind": notice.kind, "subject": notice.subject, "made_at": notice.made_at.isoformat()}
        print_json_line({**told, **words, "details": notice.data})

"""What is disclosed of files that were handed in: a newsroom calls them by whom it asks about, or who sent them."""

from __future__ import annotations

from fastapi import Request

from onrecord.web.accounts.callers import caller_of
from onrecord.web.settings import WebSettings

__all__ = ["keeps_list", "may_know_files"]


def keeps_list(request: Request) -> bool:
    """Whether who asks keeps the list: a reviewer, or whoever sits at a machine that serves only itself."""
    user = caller_of(request).user
    return user is not None and user.may("reviewer")


def may_know_files(request: Request) -> bool:
    """Whether who asks may know what files are called: where anybody may read, only who keeps the list may."""
    settings: WebSettings = request.app.state.settings
    is_public = settings.is_static or settings.guard.access == "public"
    return not is_public or keeps_list(request)

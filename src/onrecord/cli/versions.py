"""The versions of a page, as `onrecord show` tells them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.pipeline.versions import PageVersion

__all__ = ["print_rewordings", "print_versions", "version_object"]


def print_versions(console: Console, versions: Iterable[PageVersion], shown: str) -> None:
    """Print what an address showed when, and what changed; `shown` is the article that is on the screen."""
    from onrecord.cli.screen import page_text, print_labelled
    from onrecord.views.rewordings import change_words

    for number, version in enumerate(versions, 1):
        seen = version.seen
        what = "the page was gone" if seen.article_id is None else seen.article_id
        here = " (this one)" if seen.article_id == shown else ""
        told = f"{seen.seen_at:%Y-%m-%d %H:%M %Z}: {what}{here}"
        print_labelled(console, f"version {number}", page_text(told))
        for change in version.changes:
            print_labelled(console, "", page_text(change_words(change)))


def print_rewordings(console: Console, versions: Iterable[PageVersion]) -> None:
    """Print where pages told a gift otherwise before."""
    from onrecord.cli.screen import page_text, print_labelled
    from onrecord.views.rewordings import change_words

    for version in versions:
        seen = version.seen
        print_labelled(console, "reworded", page_text(f"{seen.address}, seen {seen.seen_at:%Y-%m-%d}"))
        for change in version.changes:
            print_labelled(console, "", page_text(change_words(change)))


def version_object(version: PageVersion) -> dict[str, Any]:
    """Return a version as JSON; the article is null where the page was gone."""
    from onrecord.views.rewordings import change_object

    seen = version.seen
    return {
        "address": seen.address,
        "seen_at": seen.seen_at.isoformat(),
        "article": seen.article_id,
        "changes": [change_object(change) for change in version.changes],
    }

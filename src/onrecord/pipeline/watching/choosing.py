"""Which pages of a list are read: those that its source wants."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.ledger import fold
from onrecord.sources.feeds import ListedPage, Listing
from onrecord.sources.watchlist import Followed

__all__ = ["choose_lists", "choose_pages"]

_OF_SITEMAPS = timedelta(days=30)
"""A sitemap names every page that its site ever had: those older than this are left out where no day is named."""


def choose_pages(listing: Listing, source: Followed, today: date) -> list[ListedPage]:
    """Return the pages of a list that its source wants, in the list's order.

    >>> wanted = Followed(name="a", url="u", kind="feed", every=timedelta(days=1), words=("inaugural",), language="en")
    >>> pages = (ListedPage(url="1", title="Inaugural gifts"), ListedPage(url="2", title="Ferry late"),
    ...          ListedPage(url="https://a.example/inaugural-fund"),
    ...          ListedPage(url="4", summary="Inaugural", language="fr"))
    >>> [page.url for page in choose_pages(Listing(pages=pages), wanted, date(2025, 1, 2))]
    ['1', 'https://a.example/inaugural-fund']
    """
    words = [fold(word) for word in source.words]
    since = _since(source, today)
    return [
        page
        for page in listing.pages
        if _is_new_enough(page.day, since)
        and (source.language is None or page.language in (None, source.language))
        and (not words or _names(page, words))
    ]


def choose_lists(listing: Listing, source: Followed, today: date) -> list[str]:
    """Return the lists that a list names and that may hold what is wanted."""
    since = _since(source, today)
    return [url for url, day in listing.lists if _is_new_enough(day, since)]


def _since(source: Followed, today: date) -> date | None:
    return source.since or (today - _OF_SITEMAPS if source.kind == "sitemap" else None)


def _is_new_enough(day: date | None, since: date | None) -> bool:
    """A list that tells no day leaves it open; what is not known to be old is read."""
    return day is None or since is None or day >= since


def _names(page: ListedPage, words: list[str]) -> bool:
    text = fold(f"{page.title} {page.summary} {page.url}")
    return any(word in text for word in words)

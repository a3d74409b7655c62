"""The address under which a page is kept: what share buttons and campaigns add to it makes no other page."""

from __future__ import annotations

from onrecord.pledges.origins.addresses import bare_address

__all__ = ["address_key"]


def address_key(url: str) -> str:
    """Return what two addresses of one page have in common; a front page keeps its address, without the fragment.

    >>> address_key("https://www.daily.example/2025/gift/?utm_source=x#top")
    'daily.example/2025/gift'
    >>> address_key("https://daily.example/#donors")
    'https://daily.example/'
    """
    return bare_address(url) or url.strip().partition("#")[0]

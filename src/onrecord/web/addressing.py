"""Addresses of lists: one way to write each, so that a page that is asked for twice is one page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from onrecord.web.languages import localized

__all__ = ["is_canonical", "list_address", "without"]


def list_address(path: str, values: Mapping[str, str], language: str = "en") -> str:
    """Return the address of a list with the values of its fields.

    >>> list_address("/", {"q": "altman & co", "sort": "largest"}, "fr")
    '/fr/?q=altman+%26+co&sort=largest'
    """
    query = urlencode(values)
    return localized(path, language) + (f"?{query}" if query else "")


def is_canonical(query: str, values: Mapping[str, str]) -> bool:
    """Whether a query has just these values in their order: no empty field, none twice, none that there is not.

    >>> is_canonical("q=altman&fund=", {"q": "altman"}), is_canonical("q=altman", {"q": "altman"})
    (False, True)
    """
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=100) == list(values.items())
    except ValueError:
        return False


def without(values: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return the values without some fields, and at the beginning of the list.

    >>> without({"q": "altman", "fund": "x", "after": "y"}, "fund")
    {'q': 'altman'}
    """
    return {name: value for name, value in values.items() if name not in (*names, "after")}

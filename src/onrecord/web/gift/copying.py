"""Why a page is taken for a copy, in the reader's language: records tell it in English, with figures and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.web.translating import N_

__all__ = ["copy_detail"]


_PARTS = (
    (r"(?P<share>\d+)% of passages", N_("{share}% of the passages")),
    (r"(?P<some>\d+) of (?P<all>\d+) quotations", N_("{some} of {all} quotations")),
    (
        r"(?P<some>\d+) of (?P<all>\d+) figures, names and days in the same order",
        N_("{some} of {all} figures, names and days in the same order"),
    ),
)
_WHOLE = (
    (r"has it from (?P<outlet>.+), as the other has", N_("it has the gift from {outlet}, as the other has")),
    (r"has it from (?P<outlet>.+)", N_("it has the gift from {outlet}")),
    (r"tells again what was in (?P<outlet>.+)", N_("it tells again what was in {outlet}")),
    (r"says that it is a translation of (?P<address>\S+)", N_("it says that it is a translation of {address}")),
    (r"says that it is based on (?P<address>\S+)", N_("it says that it is based on {address}")),
    (r"has the same text", N_("it has the same text")),
    (r"has the same address, (?P<address>\S+)", N_("it has the same address, {address}")),
    (r"names the same original, (?P<address>\S+)", N_("it names the same original, {address}")),
    (
        r"is linked as the same article in another language",
        N_("it is linked as the same article in another language"),
    ),
)
_CREDITS = (
    (r"is credited to (?P<outlet>.+) like the other", N_("it is credited to {outlet} like the other")),
    (r"is credited to (?P<outlet>.+)", N_("it is credited to {outlet}")),
)
_PART = re.compile(r", (?=\d)| and (?=\d)")


def copy_detail(detail: str, gettext: Callable[[str], str]) -> str | None:
    """Return the detail of a link between copies in the language of `gettext`; None where it says something else.

    >>> copy_detail("shares 3 of 3 quotations and 11 of 12 figures, names and days in the same order", str)
    '3 of 3 quotations; 11 of 12 figures, names and days in the same order'
    >>> copy_detail("is credited to Reuters, and shares 40% of passages", str)
    'it is credited to Reuters; 40% of the passages'
    >>> copy_detail("was found by chance", str) is None
    True
    """
    credit, both, shared = detail.rpartition(", and shares ")
    if not both and detail.startswith("shares "):
        credit, shared = "", detail.removeprefix("shares ")
    elif not both:
        return _find((*_WHOLE, *_CREDITS), detail, gettext)
    told = [*_credited(credit, gettext), *(_find(_PARTS, part, gettext) for part in _PART.split(shared))]
    known = [one for one in told if one]
    return "; ".join(known) if len(known) == len(told) else None


def _credited(credit: str, gettext: Callable[[str], str]) -> Iterator[str | None]:
    if credit:
        yield _find(_CREDITS, credit, gettext)


def _find(known: tuple[tuple[str, str], ...], text: str, gettext: Callable[[str], str]) -> str | None:
    for pattern, words in known:
        found = re.fullmatch(pattern, text)
        if found:
            return gettext(words).format(**found.groupdict())
    return None

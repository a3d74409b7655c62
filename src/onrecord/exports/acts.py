"""How a gift was announced: by its donor's own word, by a page alone, or not at all.

Other vocabularies part a promise from a report of one, and the status of a gift does not: "will give" may be what the
donor's spokesperson says, or what a page has heard.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Claim

__all__ = ["ACTS", "act_of"]

ACTS = ("announced", "reported", "declined")
"""The donor, or who speaks for the donor, says so; a page says so; the gift is said not to be made."""

_OWN_WORD = ("donor", "spokesperson")


def act_of(status: str, claims: Iterable[Claim]) -> str:
    """Return which of ACTS a gift of this `status` is by its `claims`. One in which the donor speaks is enough.

    >>> act_of("planned", ())
    'reported'
    >>> act_of("declined", ())
    'declined'
    """
    if status == "declined":
        return "declined"
    told = (one.role for claim in claims if claim.status != "declined" for one in claim.attribution)
    return "announced" if any(role in _OWN_WORD for role in told) else "reported"

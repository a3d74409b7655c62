"""Gifts without a sum that only a sum would bear out: "boarded the plane along with the party's chair"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.lines.analysis import Line

__all__ = ["drop_never_bare"]

_RULES = ("listing", "receive", "verb.come", "verb.pledge", "noun", "service")
"""Rules of whose gifts to no fund of the registry none without a sum is right in annotated articles."""

_SHORT = 8
"""A page of fewer lines is believed as it is."""


def drop_never_bare(drafts: Iterable[Draft], lines: Sequence[Line]) -> list[Draft]:
    """Return the drafts but those of such rules: "the senator received the party's answer" is everyday news."""
    return [draft for draft in drafts if len(lines) < _SHORT or not _is_never_bare(draft, lines)]


def _is_never_bare(draft: Draft, lines: Sequence[Line]) -> bool:
    sure = draft.money is not None or draft.in_kind or draft.status in ("declined", "reported_in_filing")
    if sure or draft.recipient.fund.id is not None:
        return False
    if draft.frame.rule != "list":
        return draft.frame.rule.startswith(_RULES)
    return not any(
        line.has("donor", "noun.gift") for line in lines[max(0, draft.frame.line - _HEAD) : draft.frame.line + 1]
    )


_HEAD = 12
"""Lines up from a name in a list to the words that call it one of givers."""

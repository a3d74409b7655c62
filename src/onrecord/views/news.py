"""News in words: a new gift, a changed standing, a decision of a person. Never more than the evidence says."""

from __future__ import annotations

from onrecord.ledger import GiftLine
from onrecord.records import Judgement
from onrecord.views.standing import STANDING_WORDS
from onrecord.views.wording import NOT_STATED, STATUS_WORDS, amount_words, count_words, fund_words

__all__ = ["gift_text", "gift_title", "judgement_text", "judgement_title", "standing_title"]

_NO_PROOF = "This does not say that it was not given."

_DECISIONS = {
    ("claim", "accept"): "accepted for the list",
    ("claim", "reject"): "rejected",
    ("identity", "same"): "said to be one donor",
    ("identity", "apart"): "said to be two donors",
    ("match", "same"): "said to be the filed gift",
    ("match", "other"): "said to be another gift than the filed one",
    ("retraction", "retract"): "taken back",
}


def gift_title(line: GiftLine) -> str:
    """Return a gift on one line: who, how much, to whom, and what pages say of it."""
    amount = amount_words(line.money, in_kind=line.in_kind)
    return f"{line.donor_name}: {amount}, {fund_words(line.fund)}, {STATUS_WORDS[line.status]}"


def gift_text(line: GiftLine) -> str:
    """Return a gift in a few sentences: by how many sources, first by whom, and where it stands."""
    sources = count_words(line.origins, "independent source")
    first = f"first on {line.first_reported or 'a day not stated'} by {line.first_outlet or 'an outlet not stated'}"
    parts = [
        f"Told by {sources} in {count_words(line.articles, 'page')}, {first}.",
        f"Whose money: {line.capacity}.",
        f"With: {', '.join(line.associated)}." if line.associated else "",
        f"Standing: {STANDING_WORDS[line.standing]}.",
        "Filed lines may be it and wait for a person." if line.verdict == "unsure" and line.filed is None else "",
        _NO_PROOF if line.standing in ("due", "not_found_though_due") else "",
        f"{_who_differs(line)} {count_words(line.conflicts, 'point')}." if line.conflicts else "",
    ]
    return " ".join(part for part in parts if part)


def _who_differs(line: GiftLine) -> str:
    return "Sources differ on" if line.origins > 1 else "Its one source tells it in more than one way on"


def standing_title(line: GiftLine) -> str:
    """Return where a gift stands, on one line.

    >>> STANDING_WORDS["not_found_though_due"]
    'not found in filings read'
    """
    amount = amount_words(line.money, in_kind=line.in_kind)
    return f"{line.donor_name}, {amount}, {fund_words(line.fund)}: {STANDING_WORDS[line.standing]}"


def judgement_title(judgement: Judgement) -> str:
    """Return what was decided of what, on one line.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2025, 1, 2, tzinfo=UTC)
    >>> judgement_title(Judgement(kind="claim", subject="claim-1", decision="reject", by="ann", at=at))
    'claim-1: rejected'
    """
    about = judgement.subject if judgement.other is None else f"{judgement.subject} and {judgement.other}"
    return f"{about}: {_DECISIONS[judgement.kind, judgement.decision]}"


def judgement_text(judgement: Judgement) -> str:
    """Return who decided, when and why."""
    return f"Decided by {judgement.by} on {judgement.at.date()}. Why: {judgement.why or NOT_STATED}."

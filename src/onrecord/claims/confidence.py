"""How sure a claim is: a policy of reasons, each with the share of such claims that were right.

The factors are rounded to two digits from annotated articles; a claim's reasons multiply.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from onrecord.claims.drafts import Draft

__all__ = ["judge_confidence"]

_START = Decimal("0.96")

_Reason = Callable[[Draft], bool]


def _is_pronoun(draft: Draft) -> bool:
    """A pronoun or description stands for the giver."""
    return not draft.giver.certain


def _is_guessed(draft: Draft) -> bool:
    """What kind of party the giver is was guessed."""
    return not draft.giver.member.sure


def _has_no_sum(draft: Draft) -> bool:
    """No sum is told."""
    return draft.money is None


def _is_weak(draft: Draft) -> bool:
    """The verb means a gift only because a fund is near."""
    return draft.frame.lean == "weak"


def _is_unknown_fund(draft: Draft) -> bool:
    """The registry does not know the recipient."""
    return draft.recipient.fund.id is None


def _is_refusal(draft: Draft) -> bool:
    """It is told as a refusal."""
    return draft.status == "declined"


def _is_headline(draft: Draft) -> bool:
    """Only a headline, heading or caption tells it."""
    return all(d.frame.kind in ("headline", "deck", "caption") for d in (draft, *draft.others))


_POLICY: tuple[tuple[_Reason, Decimal], ...] = (
    (_is_pronoun, Decimal("0.90")),
    (_is_guessed, Decimal("0.84")),
    (_has_no_sum, Decimal("0.86")),
    (_is_weak, Decimal("0.97")),
    (_is_unknown_fund, Decimal("0.90")),
    (_is_refusal, Decimal("0.92")),
    (_is_headline, Decimal("0.50")),
)


def judge_confidence(draft: Draft) -> Decimal:
    """Return the confidence of a draft, between 0 and 1 with two digits."""
    value = _START
    for reason, factor in _POLICY:
        if reason(draft):
            value *= factor
    return value.quantize(Decimal("0.01"))

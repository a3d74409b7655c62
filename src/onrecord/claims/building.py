"""Build the claim of a draft, with the evidence of every value."""

from __future__ import annotations

from decimal import Decimal

from onrecord.claims.drafts import Draft
from onrecord.claims.scene import Scene
from onrecord.records import Claim, Conflict, Donor, Evidence, FundRef, Money

__all__ = ["build_claim"]


def build_claim(draft: Draft, scene: Scene) -> Claim:
    """Return the claim of a draft."""
    text = scene.article.text
    member = draft.giver.member
    fund_span = _fund_span(draft, scene)
    evidence = [_donor_evidence(draft, scene), Evidence.of(text, "fund", *fund_span)]
    money = None
    if draft.money is not None:
        span = (draft.money.start, draft.money.end)
        evidence.append(Evidence.of(text, "amount", *span))
        money = Money(
            wording=text[slice(*span)],
            currency=draft.money.currency,
            amount=draft.money.amount,
            qualifier=draft.money.qualifier,
        )
    if draft.frame.verb is not None:
        span = scene.lines[draft.frame.line].span(draft.frame.verb.first, draft.frame.verb.last)
        evidence.append(Evidence.of(text, "status", *span))
    return Claim(
        article_id=scene.article.id,
        donor=Donor(name=member.name, kind=member.kind, also=(*member.also, *draft.also)),
        capacity=draft.capacity,
        status=draft.status,
        fund=FundRef(id=draft.recipient.fund.id, name=text[slice(*fund_span)]),
        evidence=tuple(evidence),
        money=money,
        in_kind=draft.in_kind,
        associated=draft.associated,
        confidence=Decimal("0.9"),
        rule=draft.frame.rule,
        conflicts=tuple(
            Conflict(
                field=c.field,
                rejected=Evidence.of(text, c.field, *c.rejected),
                believed=Evidence.of(text, c.field, *c.believed),
                rule=c.rule,
            )
            for c in draft.conflicts
        ),
    )


def _donor_evidence(draft: Draft, scene: Scene) -> Evidence:
    giver = draft.giver
    return Evidence.of(
        scene.article.text, "donor", *scene.lines[giver.line].span(giver.item.first, giver.item.last)
    )


def _fund_span(draft: Draft, scene: Scene) -> tuple[int, int]:
    mention = draft.recipient.fund.mention
    return scene.lines[mention.line].span(mention.first, mention.last)

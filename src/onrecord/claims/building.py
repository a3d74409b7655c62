"""Build the claim of a draft, with the evidence of every value."""

from __future__ import annotations

from decimal import Decimal

from onrecord.claims.datings import find_date
from onrecord.claims.drafts import Draft
from onrecord.claims.scene import Scene
from onrecord.claims.sourcing import find_attribution
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
    tellings = (draft, *draft.others)
    dated = next((found for one in tellings if (found := find_date(one.frame.line, scene, _place(one, scene)))), None)
    if dated is not None:
        evidence.append(Evidence.of(text, "date", *dated[1]))
    filed = draft.status == "reported_in_filing"
    found_credits = (find_attribution(one.frame.line, scene, member, filed=filed) for one in tellings)
    credited = next((found for found in found_credits if found), ())
    evidence.extend(Evidence.of(text, "attribution", *credit.span) for credit in credited)
    return Claim(
        article_id=scene.article.id,
        donor=Donor(name=_donor_name(draft, scene), kind=member.kind, also=(*member.also, *draft.also)),
        capacity=draft.capacity,
        status=draft.status,
        fund=FundRef(id=draft.recipient.fund.id, name=text[slice(*fund_span)]),
        evidence=tuple(evidence),
        money=money,
        in_kind=draft.in_kind,
        associated=draft.associated,
        attribution=tuple(credit.attribution for credit in credited),
        date=dated[0] if dated is not None else None,
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
    return Evidence.of(scene.article.text, "donor", *scene.lines[giver.line].span(giver.item.first, giver.item.last))


def _place(draft: Draft, scene: Scene) -> int:
    """Where the line tells of the gift: its verb, else its sum, else its giver."""
    line = scene.lines[draft.frame.line]
    item = draft.frame.verb or draft.frame.money or (draft.giver.item if draft.giver.line == line.number else None)
    return line.start if item is None else line.tokens[item.first].start


def _donor_name(draft: Draft, scene: Scene) -> str:
    partner = draft.giver.partner
    if partner is None:
        return draft.giver.member.name
    return scene.article.text[slice(*scene.lines[draft.giver.line].span(partner.first, draft.giver.item.last))]


def _fund_span(draft: Draft, scene: Scene) -> tuple[int, int]:
    mention = draft.recipient.fund.mention
    return scene.lines[mention.line].span(mention.first, mention.last)

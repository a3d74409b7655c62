"""Build the claim of a draft, with the evidence of every value."""

from __future__ import annotations

from datetime import timedelta

from onrecord.claims.drafting.confidence import judge_confidence
from onrecord.claims.drafting.datings import Datings
from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.drafting.evidencing import find_conflicts, find_evidence, fund_span
from onrecord.claims.drafting.reasons import find_reasons
from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.sourcing import Credit, find_attribution
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.scene import Scene
from onrecord.records import Claim, Donor, Evidence, FundRef, Money, PartialDate

__all__ = ["build_claim"]

_EARLY = timedelta(days=60)
"""How long before the election that opens an inaugural fund a gift to it may be announced."""


def build_claim(draft: Draft, around: Surroundings, datings: Datings) -> Claim:
    """Return the claim of a draft; `around` holds the sentences of its article, `datings` their dates."""
    scene = around.scene
    text = scene.article.text
    member = draft.giver.member
    evidence = list(find_evidence(draft, scene))
    dated = _dated(draft, scene, datings)
    if dated is not None:
        evidence.append(Evidence.of(text, "date", *dated[1]))
    credited = _credited(draft, around)
    reasons = tuple(find_reasons(draft, scene))
    evidence.extend(Evidence.of(text, "attribution", *credit.span) for credit in credited)
    return Claim(
        article_id=scene.article_id,
        donor=Donor(
            name=_donor_name(draft, scene), kind=member.kind, also=tuple(dict.fromkeys((*member.also, *draft.also)))
        ),
        capacity=draft.capacity,
        status=draft.status,
        fund=FundRef(id=draft.recipient.fund.id, name=_fund_name(draft, scene)),
        evidence=tuple(evidence),
        money=_money(draft, scene),
        in_kind=draft.in_kind,
        associated=draft.associated,
        attribution=tuple(credit.attribution for credit in credited),
        date=dated[0] if dated is not None else None,
        confidence=judge_confidence(reasons),
        reasons=reasons,
        rule=draft.frame.rule,
        conflicts=find_conflicts(draft, scene),
    )


def _fund_name(draft: Draft, scene: Scene) -> str:
    """The words that name the fund; a candidate by the whole name, also where they say "her" or a family name."""
    mention = draft.recipient.fund.mention
    if mention.kind == "campaign" and mention.named and mention.key and mention.owner:
        return mention.owner
    return scene.article.text[slice(*fund_span(draft, scene))]


def _money(draft: Draft, scene: Scene) -> Money | None:
    if draft.money is None:
        return None
    return Money(
        wording=scene.article.text[draft.money.start : draft.money.end],
        currency=draft.money.currency,
        amount=draft.money.amount if draft.money.high is None else None,
        low=draft.money.amount if draft.money.high is not None else None,
        high=draft.money.high,
        qualifier=draft.money.qualifier,
    )


def _dated(draft: Draft, scene: Scene, datings: Datings) -> tuple[PartialDate, tuple[int, int]] | None:
    """The date of the gift, from the first of its tellings that has one."""
    for telling in (draft, *draft.others):
        found = datings.find(telling.frame.line, _place(telling, scene))
        if found is not None:
            return found if _is_possible(found[0], draft, scene) else None
    return None


def _is_possible(day: PartialDate, draft: Draft, scene: Scene) -> bool:
    """Whether a gift to an inauguration can be of that day: "in 2017" dates no promise to the one of 2025."""
    fund = scene.words.funds.by_id.get(draft.recipient.fund.id or "")
    if fund is None or fund.ceremony is None:
        return True
    return fund.opens.year <= day.value.year <= fund.ceremony.year + 1 and (
        day.precision == "year" or fund.opens - _EARLY <= day.value
    )


def _credited(draft: Draft, around: Surroundings) -> tuple[Credit, ...]:
    """Who says so, from the first of its tellings that names somebody."""
    filed = draft.status == "reported_in_filing"
    for telling in (draft, *draft.others):
        found = find_attribution(telling.frame.line, around, draft.giver.member, filed=filed)
        if found:
            return tuple(found)
    return ()


def _place(draft: Draft, scene: Scene) -> int:
    """Where the line tells of the gift: its verb, else its sum, else its giver."""
    line = scene.lines[draft.frame.line]
    item = draft.frame.verb or draft.frame.money or (draft.giver.item if draft.giver.line == line.number else None)
    return line.start if item is None else line.tokens[item.first].start


def _whole_name(member: Member, scene: Scene) -> str:
    """ "Una Hale" for the Una of "Una and Piers Hale each gave": half a couple has the family name of the other."""
    if member.kind != "person" or len(member.words) != 2 or " " in member.name:
        return member.name
    others = (m for m in scene.cast.members if m is not member and m.words[-1:] == member.words[-1:] and " " in m.name)
    family = next((_family_of(other.name, scene) for other in others), "")
    return f"{member.name} {family}".strip()


def _family_of(name: str, scene: Scene) -> str:
    """The family name of "Piers Hale", "Imke von der Aue", "Raúl Pardo Lemos": whole where it has several parts."""
    _, *family = name.split()
    whole = scene.words.settings.compound_surnames or family[0].casefold() in scene.words.names.surname_particles
    return " ".join(family if whole else family[-1:])


def _donor_name(draft: Draft, scene: Scene) -> str:
    """The fullest name of the text; a couple that gives as one is named as the text names it, but not as "they"."""
    partner = draft.giver.partner
    if partner is None or partner.first == draft.giver.item.first:
        return _whole_name(draft.giver.member, scene)
    return scene.article.text[slice(*scene.lines[draft.giver.line].span(partner.first, draft.giver.item.last))]

"""A pledge as a page for people: what is said and by whom, what was filed, and why both are taken for one gift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console

from onrecord.cli.listing import short_id
from onrecord.cli.screen import page_text, print_labelled
from onrecord.ledger import ListedClaim
from onrecord.pipeline import ListedPledge
from onrecord.records import Disagreement, FiledEntry, Judgement, Match, Origin, Pledge
from onrecord.views.wording import NOT_STATED, STATUS_WORDS, amount_words, count_words, fund_words

__all__ = ["PledgePage", "print_pledge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePage:
    """A listed pledge with its claims as the ledger lists them, those that people rejected, and judgements on it."""

    listed: ListedPledge
    claims: tuple[ListedClaim, ...]
    set_aside: tuple[ListedClaim, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def print_pledge(console: Console, page: PledgePage) -> None:
    """Print a pledge from its standing down to its claims; `onrecord show` of a claim goes on to the page's words."""
    pledge, standing = page.listed.pledge, page.listed.standing
    console.print(page_text(pledge.id, "bold"))
    console.print()
    for label, value in _values(pledge):
        if value:
            print_labelled(console, label, page_text(value))
    print_labelled(console, "standing", page_text(standing.words, "bold"))
    for label, told in (("said", standing.said), ("received", standing.received), ("given", standing.given)):
        if told:
            print_labelled(console, label, page_text(told))
    for disagreement in pledge.disagreements:
        print_labelled(console, "differs", page_text(_disagreement_words(disagreement, pledge.origins), "yellow"))
    _print_sources(console, pledge.origins, page.claims)
    _print_matches(console, page.listed.matches)
    _print_judged(console, page)


def _values(pledge: Pledge) -> list[tuple[str, str]]:
    donor = pledge.donor
    return [
        ("donor", f"{donor.name} ({donor.kind}, {pledge.capacity})"),
        ("who", "; ".join(donor.reasons)),
        ("with", ", ".join(pledge.associated)),
        ("fund", fund_words(pledge.fund)),
        ("amount", amount_words(pledge.money, in_kind=pledge.in_kind)),
        ("status", STATUS_WORDS[pledge.status]),
        ("first", f"{pledge.first_reported or NOT_STATED}, {pledge.first_outlet or NOT_STATED}"),
    ]


def _disagreement_words(one: Disagreement, origins: Sequence[Origin]) -> str:
    numbers = {origin.id: number for number, origin in enumerate(origins, 1)}
    told = "; ".join(
        f"{value} (source {', '.join(str(numbers[origin]) for origin in ids if origin in numbers)})"
        for value, ids in one.told
    )
    taken_back = f"; {one.corrected} was told first and then corrected" if one.corrected else ""
    return f"{one.field}: {told}{taken_back}"


def _print_sources(console: Console, origins: Sequence[Origin], claims: Iterable[ListedClaim]) -> None:
    by_article: dict[str, list[ListedClaim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article_id, []).append(claim)
    console.print()
    console.print(page_text(f"{count_words(len(origins), 'independent source')}:", "bold"))
    for number, origin in enumerate(origins, 1):
        links = {link.copy: link for link in origin.links}
        told = [article for article in origin.articles if article in by_article]
        for article in told:
            mark = f"{number}." if article == told[0] else "  "
            link = links.get(article)
            why = f" · same source: {link.detail or link.reason}" if link else ""
            for claim in by_article[article]:
                console.print(page_text(f"{mark} {_claim_words(claim)}{why}"), soft_wrap=True)


def _claim_words(claim: ListedClaim) -> str:
    parts = (str(claim.published or NOT_STATED), claim.outlet or "no outlet", claim.headline or "(no headline)")
    said = f"{claim.donor.name}, {amount_words(claim.money, in_kind=claim.in_kind)}, {STATUS_WORDS[claim.status]}"
    return f"{' · '.join(parts)} · {said} · {short_id(claim.id)}"


def _print_matches(console: Console, matches: Iterable[Match]) -> None:
    for match in matches:
        if not match.filed:
            continue
        console.print()
        console.print(page_text(f"Filed ({match.verdict}, {match.score:.0%}):", "bold"))
        for filed in match.filed:
            console.print(page_text(f"  {_filed_words(filed)}"), soft_wrap=True)
        for difference in match.differences:
            by = f" ({difference.by})" if difference.by else ""
            told = f"  {difference.field}: said {difference.said}, filed {difference.filed}{by}"
            console.print(page_text(told, "yellow"), soft_wrap=True)
        for reason in match.reasons:
            console.print(page_text(f"  - {reason}"), soft_wrap=True)


def _filed_words(filed: FiledEntry) -> str:
    entry, filing = filed.entry, filed.filing
    amount = NOT_STATED if entry.amount is None else f"{entry.amount:,.2f}"
    goods = ", in kind" if entry.in_kind else ""
    place = f"{filing.number or filing.id}, line {entry.line}"
    return f"{entry.name} · {amount}{goods} · {entry.date or NOT_STATED} · {place}"


def _print_judged(console: Console, page: PledgePage) -> None:
    """Print what people decided: a claim that one of them rejected stays to be seen."""
    if page.set_aside or page.judgements:
        console.print()
    for claim in page.set_aside:
        print_labelled(console, "rejected", page_text(_claim_words(claim)))
    for judgement in page.judgements:
        why = f": {judgement.why}" if judgement.why else ""
        told = f"{judgement.by} on {judgement.at.date()}: {judgement.decision} {judgement.kind}{why}"
        print_labelled(console, "judged", page_text(f"{told} ({judgement.id})"))

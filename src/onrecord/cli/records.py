"""A claim, an article or a statement of the ledger as a page for people: each value in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console

from onrecord.cli.pages import gift_table, print_conflict
from onrecord.cli.screen import excerpt_text, marked_text, page_text, print_labelled, print_problems
from onrecord.ledger import CaptureNote, FoundArticle, FoundClaim, FoundStatement
from onrecord.records import Article, Claim, Evidence, Statement
from onrecord.reference.confidence import load_confidence
from onrecord.views.excerpts import cut_article, excerpts_of
from onrecord.views.reasons import doubts_and_support
from onrecord.views.tiewords import tie_words
from onrecord.views.wording import (
    NOT_STATED,
    STATUS_WORDS,
    amount_words,
    article_words,
    attribution_words,
    count_words,
    lineage_words,
)

__all__ = ["print_article", "print_claim", "print_statement"]


def print_claim(console: Console, found: FoundClaim) -> None:
    """Print a claim: every value with its evidence inside its sentence, who says so, conflicts, and its article."""
    claim = found.claim
    console.print(page_text(claim.id, "bold"))
    if not found.is_current:
        console.print(page_text("A later reading of this article no longer makes this claim.", "yellow"))
    console.print()
    for label, value, evidence in _values_of(claim):
        _print_value(console, label, value)
        for excerpt in excerpts_of(found.article, evidence):
            print_labelled(console, "", excerpt_text(excerpt))
    for conflict in claim.conflicts:
        print_conflict(console, found.article, conflict)
    _print_sureness(console, claim)
    console.print()
    _print_facts(console, found.article, found.captures, found.reader)


def _print_sureness(console: Console, claim: Claim) -> None:
    """Print the rule that made the claim, the word that fired it, how sure it is, and what speaks for and against."""
    fired = next((f" (“{item.quote}”)" for item in claim.evidence if item.field == "status"), "")
    _print_value(console, "rule", f"{claim.rule or 'not named'}{fired}")
    for spoke in tie_words(claim.reasons):
        print_labelled(console, "", page_text(spoke))
    waits = "" if load_confidence().is_for_list(claim.confidence) else ", too unsure for the list: it waits for review"
    _print_value(console, "sure", f"{claim.confidence:.0%}{waits}")
    against, support = doubts_and_support(claim.reasons)
    for sign, words in (("-", against), ("+", support)):
        for reason in words:
            print_labelled(console, "", page_text(f"{sign} {reason}"))


def _values_of(claim: Claim) -> Iterator[tuple[str, str, list[Evidence]]]:
    """Yield each value of a claim: its label, its wording, its evidence. Evidence of further fields comes last."""
    also = f", also {', '.join(claim.donor.also)}" if claim.donor.also else ""
    values = {
        "donor": f"{claim.donor.name} ({claim.donor.kind}){also}",
        "capacity": claim.capacity,
        "amount": amount_words(claim.money, in_kind=claim.in_kind),
        "fund": " · ".join(part for part in (claim.fund.id, claim.fund.name) if part) or NOT_STATED,
        "status": STATUS_WORDS[claim.status],
        "date": str(claim.date) if claim.date else NOT_STATED,
        "associated": ", ".join(claim.associated) or "nobody named",
        "attribution": "; ".join(attribution_words(item) for item in claim.attribution) or "the page itself",
    }
    for field, value in values.items():
        yield field, value, [item for item in claim.evidence if item.field == field]
    for field in sorted({item.field for item in claim.evidence} - set(values)):
        evidence = [item for item in claim.evidence if item.field == field]
        yield field, "; ".join(item.quote for item in evidence), evidence


def _print_value(console: Console, label: str, value: str) -> None:
    print_labelled(console, label, page_text(value))


def _print_facts(console: Console, article: Article, captures: Iterable[CaptureNote], reader: str) -> None:
    """Print what is known of an article, and which bytes it was read from."""
    _print_value(console, "article", article.headline or "(no headline)")
    _print_value(console, "", article_words(article))
    _print_value(console, "id", article.id)
    if article.url:
        _print_value(console, "url", article.url)
    if article.derived_from:
        derived = article.derived_from
        place = f", {derived.url}" if derived.url and derived.outlet else ""
        _print_value(console, "derived", f"{lineage_words(derived)}{place} (told by: {derived.mark})")
    for capture in captures:
        day = f", {capture.obtained_at:%Y-%m-%d %H:%M %Z}" if capture.obtained_at else ""
        _print_value(console, "captured", f"{capture.source}, {count_words(capture.size, 'byte')}{day}")
        _print_value(console, "", f"sha256 {capture.sha256}")
    _print_value(console, "read by", reader)


def print_article(console: Console, found: FoundArticle) -> None:
    """Print an article: its facts, its gifts, its text with values and furniture marked, and its statements."""
    article = found.article
    _print_facts(console, article, found.captures, found.reader)
    console.print()
    if found.claims:
        console.print(gift_table(found.claims, console.width))
    else:
        console.print("No gift was found in it.")
    for claim in found.claims:
        _print_value(console, "claim", f"{claim.id}  {claim.donor.name}")
    console.print()
    evidence = [item for claim in found.claims for item in claim.evidence]
    console.print(marked_text(cut_article(article, evidence)))
    console.print()
    for statement in found.statements:
        _print_said(console, statement)
    print_problems(console, found.problems)


def _print_said(console: Console, statement: Statement) -> None:
    speaker = statement.speaker
    who = (f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name) if speaker else "speaker not told"
    to = f", to {', '.join(statement.told_to)}" if statement.told_to else ""
    _print_value(console, "statement", f"{who}{to}: {_manner(statement)}")
    print_labelled(console, "", page_text(f"“{statement.quote}”"))


def _manner(statement: Statement) -> str:
    """Say whether the words may be quoted as they stand."""
    manner = "as the page quotes it" if statement.verbatim else "not verbatim"
    garbled = ", garbled" if statement.garbled else ""
    return f"{manner}{garbled}" + (f" ({statement.reason})" if statement.reason else "")


def print_statement(console: Console, found: FoundStatement) -> None:
    """Print a statement in its sentence, who said it to whom, and its article."""
    said = found.statement
    console.print(page_text(said.id, "bold"))
    if not found.is_current:
        console.print(page_text("A later reading of this article no longer has this statement.", "yellow"))
    console.print()
    _print_said(console, said)
    place = Evidence(field="quote", start=said.start, end=said.end, quote=said.quote)
    for excerpt in excerpts_of(found.article, (place,)):
        print_labelled(console, "", excerpt_text(excerpt))
    console.print()
    _print_facts(console, found.article, found.captures, found.reader)

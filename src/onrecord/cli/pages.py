"""A document as a page for people: its gifts in a table, then the sentences that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from onrecord.cli.screen import excerpt_text, page_text, print_labelled, print_problems
from onrecord.cli.tables import Layout, fit_table
from onrecord.records import Article, Claim, Conflict, DocumentReading, Statement
from onrecord.views.excerpts import excerpts_of
from onrecord.views.reasons import doubts_and_support, part_claims
from onrecord.views.wording import STATUS_WORDS, amount_words, article_words, attribution_words, count_words, fund_words

__all__ = ["gift_table", "print_conflict", "print_reading", "statements_line"]


_LAYOUT = Layout(
    headings=("donor", "kind", "capacity", "amount", "fund", "status", "sure", "who says so"),
    right=("sure",),
    whole=("kind", "capacity", "fund", "amount"),
    wide=110,
    narrow=(
        (("donor",), ("kind", "capacity")),
        (("amount",), ("fund",)),
        (("status",), ("sure",)),
        (("who says so",),),
    ),
    narrow_wide=84,
    slim=(
        (("donor",), ("kind", "capacity"), ("who says so",)),
        (("fund",), ("amount",), ("status", "sure")),
    ),
)


def print_reading(console: Console, reading: DocumentReading) -> None:
    """Print one document: what it is, its gifts, the sentences that carry them, conflicts, statements, problems."""
    article = reading.article
    if article is not None:
        _print_head(console, article, reading.source)
        console.print()
        listed, waiting = part_claims(reading.claims)
        console.print(gift_table(listed, console.width) if listed else "No gift was found in it.")
        for claim in listed:
            _print_claim(console, article, claim)
        if waiting:
            _print_waiting(console, article, waiting)
        if reading.statements:
            console.print()
            console.print(statements_line(reading.statements))
    print_problems(console, reading.problems)
    console.print()


def _print_head(console: Console, article: Article, source: str) -> None:
    console.print(page_text(article.headline or "(no headline)", "bold"))
    console.print(page_text(article_words(article)))
    console.print(page_text(source, "dim"))


def gift_table(claims: Iterable[Claim], width: int) -> Table:
    """Return the gifts of one document as a table for `width` columns."""
    return fit_table(_LAYOUT, map(_cells_of, claims), width)


def _cells_of(claim: Claim) -> tuple[str, ...]:
    return (
        claim.donor.name,
        claim.donor.kind,
        claim.capacity,
        amount_words(claim.money, in_kind=claim.in_kind),
        fund_words(claim.fund),
        STATUS_WORDS[claim.status],
        f"{claim.confidence:.0%}",
        "; ".join(attribution_words(item) for item in claim.attribution) or "the page",
    )


def _print_waiting(console: Console, article: Article, claims: Sequence[Claim]) -> None:
    """Print what is too unsure for the list, with its doubts."""
    console.print()
    console.print("For review, since too unsure for the list:")
    console.print(gift_table(claims, console.width))
    for claim in claims:
        _print_claim(console, article, claim)
        print_labelled(console, "", page_text("; ".join(doubts_and_support(claim.reasons)[0]), "yellow"), indent=2)


def _print_claim(console: Console, article: Article, claim: Claim) -> None:
    console.print()
    console.print(page_text(claim.donor.name, "bold").append("  ").append_text(page_text(claim.id, "dim")))
    for excerpt in excerpts_of(article, claim.evidence):
        print_labelled(console, "", excerpt_text(excerpt), indent=2)
    for conflict in claim.conflicts:
        print_conflict(console, article, conflict)


def print_conflict(console: Console, article: Article, conflict: Conflict) -> None:
    """Print two places that disagree, each in its sentence, and which was believed by which rule."""
    print_labelled(console, "conflict", page_text(f"the page disagrees with itself on the {conflict.field}", "yellow"))
    for verdict, evidence in (("believed:", conflict.believed), ("set aside:", conflict.rejected)):
        for excerpt in excerpts_of(article, (evidence,)):
            print_labelled(console, "", page_text(verdict).append(" ").append_text(excerpt_text(excerpt)))
    print_labelled(console, "", page_text(f"rule: {conflict.rule}", "dim"))


def statements_line(statements: tuple[Statement, ...]) -> str:
    """Return how many statements there are, and how many of them may not be quoted as they stand."""
    rendered = sum(not statement.verbatim for statement in statements)
    garbled = sum(statement.garbled for statement in statements)
    notes = [f"{rendered} not verbatim"] * bool(rendered) + [f"{garbled} garbled"] * bool(garbled)
    return count_words(len(statements), "statement") + (f", of which {', '.join(notes)}" if notes else "")

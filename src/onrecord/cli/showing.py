"""`onrecord show`: one claim, article or statement with its evidence, or one filing with its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.ending import DONE
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from onrecord.ledger import Found, FoundFiling

__all__ = ["show"]

_Id = Annotated[str, typer.Argument(metavar="ID", help="An id that `list` shows, or the beginning of one.")]


def show(record_id: _Id, ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """Show a claim, an article or a statement, every value with its evidence in its sentence; or a filing.

    A filing (its id, or a number such as FEC-1910509) is shown with what should be looked at in it.
    """
    from onrecord.cli.screen import print_json_line
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.find(record_id)
    if as_json:
        print_json_line(_found_object(found))
    else:
        _print_found(found)
    return DONE


def _print_found(found: Found) -> None:
    from onrecord.cli.filed import print_found_filing
    from onrecord.cli.records import print_article, print_claim, print_statement
    from onrecord.cli.screen import screen
    from onrecord.ledger import FoundArticle, FoundClaim, FoundFiling

    console = screen()
    if isinstance(found, FoundClaim):
        print_claim(console, found)
    elif isinstance(found, FoundArticle):
        print_article(console, found)
    elif isinstance(found, FoundFiling):
        print_found_filing(console, found)
    else:
        print_statement(console, found)


def _found_object(found: Found) -> dict[str, Any]:
    """Return what was found: "claim", "statement" or "claims" and "statements" beside "article" and "captures"."""
    from onrecord.ledger import FoundArticle, FoundClaim, FoundFiling
    from onrecord.views.documents import article_object, claim_object, problem_object, statement_object
    from onrecord.views.gifts import capture_object

    if isinstance(found, FoundFiling):
        return _filing_object(found)
    said: dict[str, Any]
    if isinstance(found, FoundArticle):
        said = {
            "claims": [claim_object(claim) for claim in found.claims],
            "statements": [statement_object(statement) for statement in found.statements],
            "problems": [problem_object(problem) for problem in found.problems],
        }
    elif isinstance(found, FoundClaim):
        said = {"claim": claim_object(found.claim), "is_current": found.is_current}
    else:
        said = {"statement": statement_object(found.statement), "is_current": found.is_current}
    article = {**article_object(found.article), "text": found.article.text}
    captures = [capture_object(capture) for capture in found.captures]
    return {**said, "article": article, "captures": captures, "reader": found.reader}


def _filing_object(found: FoundFiling) -> dict[str, Any]:
    """Return a filing as `scan` prints it, with its chain and where its bytes were met."""
    from onrecord.views.documents import problem_object
    from onrecord.views.filings import chain_object, check_object, cover_object, entry_object
    from onrecord.views.gifts import capture_object

    parts = found.parts
    return {
        "filing": cover_object(parts.filing),
        "receipts": map(entry_object, parts.receipts),
        "refunds": map(entry_object, parts.refunds),
        "checks": map(check_object, parts.checks),
        "problems": [problem_object(problem) for problem in found.problems],
        "chain": chain_object(found.chain),
        "captures": [capture_object(capture) for capture in found.captures],
        "reader": parts.reader,
    }

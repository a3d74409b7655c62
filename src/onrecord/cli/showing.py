"""`onrecord show`: one claim, article or statement with its evidence, or one filing with its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from onrecord.cli.pledge import PledgePage
    from onrecord.ledger import Found, FoundFiling, Ledger, ListedClaim
    from onrecord.pipeline.versions import PageVersion
    from onrecord.records import Pledge

__all__ = ["show"]

_Id = Annotated[str, typer.Argument(metavar="ID", help="An id that `list` shows, or the beginning of one.")]


def show(record_id: _Id, ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """Show a gift from its standing down to its sources and filings; or a claim, article or statement, or a filing.

    An article that was fetched is shown with its versions, and what the claims of each say otherwise.

    A gift's claims are shown with every value in its sentence: `show` the id that stands behind each.

    A filing (its id, or a number such as FEC-1910509) is shown with what should be looked at in it.
    """
    from onrecord.cli.screen import print_json_line
    from onrecord.cli.versions import version_object
    from onrecord.ledger import Ledger
    from onrecord.pipeline.versions import list_rewordings

    with Ledger.open(ledger, read_only=True) as opened:
        page = find_pledge_page(opened, record_id)
        found = None if page else opened.find(record_id)
        versions = list_rewordings(opened, page.listed.pledge) if page else _find_versions(opened, found)
    if page:
        _show_pledge(page, versions, as_json=as_json)
    elif found is None:
        raise AssertionError("what is not found raises")
    elif as_json:
        told = [version_object(version) for version in versions]
        print_json_line({**_found_object(found), **({"versions": told} if told else {})})
    else:
        _print_found(found, versions)
    return DONE


def _find_versions(ledger: Ledger, found: Found | None) -> tuple[PageVersion, ...]:
    """Return the versions of an article that was fetched; one version alone tells nothing that the captures do not."""
    from onrecord.ledger import FoundArticle
    from onrecord.pipeline.versions import list_versions

    versions = list_versions(ledger, found.article.id) if isinstance(found, FoundArticle) else ()
    return versions if len(versions) > 1 else ()


def find_pledge_page(ledger: Ledger, record_id: str) -> PledgePage | None:
    """Return the gift whose id is, or begins with, what was typed; None where there is none."""
    from onrecord.cli.listing import today
    from onrecord.cli.pledge import PledgePage
    from onrecord.pipeline import PledgeFilter, list_pledges
    from onrecord.records import in_force

    prefix = record_id.strip().lower().removeprefix("pledge-")
    if not prefix or ("-" in prefix):
        return None
    found = list(list_pledges(ledger, PledgeFilter(id=f"pledge-{prefix}"), today()))
    if len(found) > 1:
        raise RefusedError(f"{record_id}: several gifts begin so (write more of the one you mean)")
    if not found:
        return None
    pledge = found[0].pledge
    held = in_force(ledger.list_judgements())
    rejected = {one.subject for one in held if one.kind == "claim" and one.decision == "reject"}
    every_claim = list(ledger.list_claims())
    claims = tuple(claim for claim in every_claim if claim.id in pledge.claim_ids)
    set_aside = tuple(claim for claim in every_claim if claim.id in rejected and _is_of(claim, pledge))
    about = {pledge.id, pledge.donor.key, *pledge.claim_ids, *(claim.id for claim in set_aside)}
    judged = tuple(one for one in held if {one.subject, one.other} & about)
    return PledgePage(listed=found[0], claims=claims, set_aside=set_aside, judgements=judged)


def _is_of(claim: ListedClaim, pledge: Pledge) -> bool:
    """Whether a claim that a person rejected told of the same donor's gift to the same fund."""
    from onrecord.parties import identify

    same_fund = claim.fund.id == pledge.fund.id and (claim.fund.id or claim.fund.name == pledge.fund.name)
    return bool(same_fund) and identify(claim.donor.name, claim.donor.kind).key == pledge.donor.key


def _show_pledge(page: PledgePage, reworded: tuple[PageVersion, ...], *, as_json: bool) -> None:
    from onrecord.cli.pledge import print_pledge
    from onrecord.cli.screen import print_json_line, screen
    from onrecord.cli.versions import print_rewordings, version_object
    from onrecord.views.pledges import origins_object, pledge_object, standing_object

    if not as_json:
        print_pledge(screen(), page)
        print_rewordings(screen(), reworded)
        return
    listed = page.listed
    told = pledge_object(listed.pledge, listed.standing, listed.matches)
    sources = origins_object(listed.pledge.origins)
    changed = {"reworded": [version_object(version) for version in reworded]} if reworded else {}
    print_json_line({**changed, "pledge": told, "standing": standing_object(listed.standing), "origins": sources})


def _print_found(found: Found, versions: tuple[PageVersion, ...] = ()) -> None:
    from onrecord.cli.filed import print_found_filing
    from onrecord.cli.records import print_article, print_claim, print_statement
    from onrecord.cli.screen import screen
    from onrecord.cli.versions import print_versions
    from onrecord.ledger import FoundArticle, FoundClaim, FoundFiling

    console = screen()
    if isinstance(found, FoundClaim):
        print_claim(console, found)
    elif isinstance(found, FoundArticle):
        print_article(console, found)
        print_versions(console, versions, found.article.id)
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

"""One article as it was read."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from onrecord.ledger import FoundArticle
from onrecord.web.accounts.callers import caller_of
from onrecord.web.articles.reading import ArticleSheet, read_text
from onrecord.web.finding import find_one
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/articles/{article_id}")
def show_article(visit: Visiting, article_id: str) -> Response:
    """Show an article; the beginning of an id is enough."""
    return visit.answer(lambda: _article(visit, article_id))


def _article(visit: Visit, asked: str) -> Response:
    article_id = find_one(visit, "article", asked)
    if isinstance(article_id, Response):
        return article_id
    found = visit.catalogue.find_record(article_id)
    if not isinstance(found, FoundArticle):
        raise TypeError(f"{article_id} names no article")
    return visit.page("article.html", sheet=_sheet(visit, article_id, found), article=found.article)


def _sheet(visit: Visit, article_id: str, found: FoundArticle) -> ArticleSheet:
    """What waits for a person is not published: only claims of gifts on the list are told."""
    gifts = visit.catalogue.find_gifts_of_claims([claim.id for claim in found.claims])
    listed = tuple(claim for claim in found.claims if claim.id in gifts)
    return ArticleSheet(
        id=article_id,
        found=found,
        claims=listed,
        gifts=gifts,
        unlisted=len(found.claims) - len(listed),
        text=read_text(found, listed, whole=_may_show_whole(visit)),
    )


def _may_show_whole(visit: Visit) -> bool:
    """Whether who asks may see a whole text, which belongs to its outlet: the public may not, unless so set."""
    user = caller_of(visit.request).user
    is_public = visit.settings.guard.access == "public"
    return not is_public or visit.settings.api.full_text or (user is not None and user.signed_in)

"""What people who follow are told, in words and as JSON: new gifts, other standings, pages that changed or are gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from onrecord.ledger import GiftLine
from onrecord.ledger.following.news import News
from onrecord.ledger.following.notices import Notice
from onrecord.ledger.following.visits import Visit
from onrecord.pipeline.watching import PageChange
from onrecord.views.documents import decimal_text
from onrecord.views.news import gift_text, gift_title, standing_title
from onrecord.views.rewordings import change_object, change_words
from onrecord.views.standing import STANDING_WORDS
from onrecord.views.visible import visible_line
from onrecord.views.wording import count_words

__all__ = ["NoticeWords"]

_KEPT = "What it told is kept, and counts as it did."


class NoticeWords:
    """Puts into words what is to be told. Everything that pages wrote is on one line, its controls written out."""

    def tell_news(self, news: News) -> Notice:
        """Tell of a new gift, or of one that stands otherwise than was told."""
        gift = news.gift
        if news.was is None:
            return _notice("new", gift.id, (gift_title(gift), gift_text(gift)), ("new",), _gift_object(gift))
        words = (standing_title(gift), f"Before: {STANDING_WORDS[news.was]}. {gift_text(gift)}")
        marks = (news.was, gift.standing, news.day.isoformat())
        return _notice("standing", gift.id, words, marks, {**_gift_object(gift), "was": news.was})

    def tell_change(self, change: PageChange) -> Notice:
        """Tell what a page claims otherwise than its earlier version."""
        article, many = change.article, count_words(len(change.changes), "claim")
        title = f"{article.outlet or _host(change.url)}: {many} of a page changed: {article.headline or change.url}"
        lines = [f"The page {change.url} was changed.", *map(change_words, change.changes)]
        data = {
            "url": change.url,
            "outlet": article.outlet,
            "headline": article.headline,
            "before": change.before_id,
            "after": article.id,
            "changes": [change_object(one) for one in change.changes],
        }
        marks = (change.before_id, article.id, change.seen_at.isoformat())
        return _notice("changed", change.url, (title, " ".join(lines)), marks, data)

    def tell_gone(self, visit: Visit, now: datetime, *, is_back: bool) -> Notice:
        """Tell that a page is gone, or that it is there again."""
        data = {"url": visit.url, "article": visit.article_id}
        if is_back:
            words = (f"A page is back: {visit.url}", "It was gone, and is there again.")
            return _notice("back", visit.url, words, (now.isoformat(),), data)
        words = (f"A page is gone: {visit.url}", f"Its server has it no more. {_KEPT}")
        return _notice("gone", visit.url, words, (now.isoformat(),), data)


def _notice(kind: str, subject: str, words: tuple[str, str], marks: tuple[str, ...], data: dict[str, Any]) -> Notice:
    title, text = map(visible_line, words)
    return Notice(kind=kind, subject=subject, title=title, text=text, marks=marks, data=data)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _gift_object(gift: GiftLine) -> dict[str, Any]:
    money = gift.money
    return {
        "id": gift.id,
        "donor": {"name": gift.donor_name, "kind": gift.donor_kind, "id": gift.party_id},
        "capacity": gift.capacity,
        "fund": {"id": gift.fund.id, "name": gift.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "amount_wording": money.wording if money else None,
        "currency": money.currency if money else None,
        "in_kind": gift.in_kind,
        "status": gift.status,
        "standing": gift.standing,
        "since": gift.since.isoformat() if gift.since else None,
        "due": gift.due.isoformat() if gift.due else None,
        "articles": gift.articles,
        "origins": gift.origins,
        "first_reported": str(gift.first_reported) if gift.first_reported else None,
        "first_outlet": gift.first_outlet,
    }

"""Feeds: new gifts, changed standings and corrections, as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from onrecord.exports.addresses import record_address
from onrecord.exports.feeds import FeedEntry, FeedHead, feed_head, make_atom, make_json_feed, tag_id
from onrecord.ledger import Catalogue, GiftLine, GiftQuestion, Ledger
from onrecord.views.news import gift_text, gift_title, judgement_text, judgement_title, standing_title
from onrecord.views.visible import json_line
from onrecord.web.api.answers import is_known, tag_of, today_of
from onrecord.web.settings import WebSettings

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_MOST = 50
_TITLES = {
    "new": ("New gifts", "Gifts that pages were newly found to tell of. What a page says is no proof."),
    "standings": ("Changed standings", "Gifts that are due, filed, sent back or said not to be given since."),
    "corrections": ("Corrections", "What people decided: claims, matches and donors, and what they took back."),
}
_EMPTY_SINCE = date(2024, 11, 5)
"""From which day tags of an empty ledger are: it has no entries to tag."""

_Key = Annotated[str | None, Query(max_length=300)]


@router.get("/feeds/{name}.{form}")
def show_feed(request: Request, name: str, form: str, fund: _Key = None, donor: _Key = None) -> Response:
    """Return a feed; `fund` and `donor` are keys, as in the list."""
    if name not in _TITLES or form not in ("atom", "json"):
        raise HTTPException(404)
    settings: WebSettings = request.app.state.settings
    ledger: Ledger = request.app.state.ledger
    with ledger.browse(today_of(request)) as catalogue:
        tag = tag_of(request, catalogue.version(), catalogue.today)
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if is_known(request, tag):
            return Response(status_code=304, headers=headers)
        news = _News(catalogue, settings.address, fund or None, donor or None)
        entries = list(_MAKERS[name](news))
    return _write(news.head(name), entries, form, headers)


def _write(head: FeedHead, entries: list[FeedEntry], form: str, headers: dict[str, str]) -> Response:
    if form == "atom":
        return Response(make_atom(head, entries), headers=headers, media_type="application/atom+xml")
    return Response(json_line(make_json_feed(head, entries)), headers=headers, media_type="application/feed+json")


class _News:
    """The entries of one ledger's feeds, under the address of the page."""

    def __init__(self, catalogue: Catalogue, base: str, fund: str | None, donor: str | None) -> None:
        self._catalogue, self._base, self._fund, self._donor = catalogue, base, fund, donor
        self._since = catalogue.first_day() or _EMPTY_SINCE

    def head(self, name: str) -> FeedHead:
        """Return what a feed says of itself."""
        title, about = _TITLES[name]
        return feed_head(name, self._base, self._since, title=f"onrecord: {title}", about=about)

    def new(self) -> Iterator[FeedEntry]:
        """Yield the gifts that were recorded last."""
        asked = GiftQuestion(fund=self._fund, donor=self._donor, sort="added", size=_MOST)
        for line in self._catalogue.list_gifts(asked).lines:
            moments = (datetime.fromisoformat(line.changed), datetime.fromisoformat(line.added))
            yield self._entry(line, ("new",), gift_title(line), moments)

    def standings(self) -> Iterator[FeedEntry]:
        """Yield the gifts whose standing changed last; another standing is another entry."""
        for line in self._catalogue.list_changed(fund=self._fund, donor=self._donor, size=_MOST):
            day = line.since or date.min
            moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
            yield self._entry(line, (line.standing, day.isoformat()), standing_title(line), (moment, moment))

    def corrections(self) -> Iterator[FeedEntry]:
        """Yield what people decided last, of all funds and donors: a judgement is on a claim, a line or a name."""
        for judgement in self._catalogue.list_judgements(size=_MOST).lines:
            yield FeedEntry(
                id=tag_id(self._base, self._since, judgement.id),
                title=judgement_title(judgement),
                url=f"{self._base}/corrections#{judgement.id}",
                text=judgement_text(judgement),
                updated=judgement.at,
                published=judgement.at,
            )

    def _entry(
        self, line: GiftLine, marks: tuple[str, ...], title: str, moments: tuple[datetime, datetime]
    ) -> FeedEntry:
        return FeedEntry(
            id=tag_id(self._base, self._since, line.id, *marks),
            title=title,
            url=record_address(line.id, self._base),
            text=gift_text(line),
            updated=moments[0],
            published=moments[1],
        )


_MAKERS: dict[str, Callable[[_News], Iterator[FeedEntry]]] = {
    "new": _News.new,
    "standings": _News.standings,
    "corrections": _News.corrections,
}

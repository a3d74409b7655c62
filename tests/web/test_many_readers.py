"""More readers at once than there are threads and connections: all get their page, none waits for another for ever."""

from __future__ import annotations

import asyncio

import httpx2
from starlette.testclient import TestClient

from onrecord.ledger.catalogue import GiftQuestion
from onrecord.web.rendering import environment

READERS = 150


def test_more_readers_than_connections_all_get_their_page(client: TestClient) -> None:
    async def read_all() -> list[int]:
        transport = httpx2.ASGITransport(app=client.app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url=str(client.base_url)) as readers:
            asked = (readers.get(f"/?q=word{number}") for number in range(READERS))
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert asyncio.run(read_all()) == [200] * READERS


def test_a_kept_row_is_that_of_its_gift_and_language(client: TestClient) -> None:
    for path in ("/", "/fr/", "/", "/?sort=donor"):
        lines = _lines(client, path)
        page = client.get(path).text
        language = "fr" if path.startswith("/fr") else "en"
        made = environment(language).get_template("macros/lists.html").module
        assert lines
        assert all(str(made.gift_row(line, True)) in page for line in lines)  # type: ignore[attr-defined]


def _lines(client: TestClient, path: str) -> list[object]:
    app = client.app
    day = app.state.settings.clock().date()  # type: ignore[attr-defined]
    with app.state.ledger.browse(day) as catalogue:  # type: ignore[attr-defined]
        return list(catalogue.list_gifts(GiftQuestion(sort="donor" if "donor" in path else "newest")).lines)

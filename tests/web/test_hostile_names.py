"""Names as a hostile page may have them are shown harmless wherever a page, a picture or a file has them."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.views.visible import visible
from onrecord.web import WebSettings, make_app
from tests.web.conftest import DAY

NAMES = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "bidi": "Ann \u202eeoR",
    "invisible": "A\u200bnn Roe",
    "formula": '=HYPERLINK("http://evil.example")',
    "percent": "100% %(name)s {name} %s",
    "template": "{{ 7 * 7 }}{% raise %}",
    "address": "../../a?b=c#d&e/f",
}

PLACES = {
    "list": "/",
    "donors": "/donors",
    "donor": "/donors/{name}",
    "funds": "/funds",
    "fund": "/funds/{name}",
    "filtered": "/?fund={name}&donor={name}&q=meta",
}


@pytest.fixture(scope="module", params=list(NAMES.values()), ids=list(NAMES))
def hostile(
    request: pytest.FixtureRequest, demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, str]]:
    """The demo's ledger, with the name for the first donor, Warren Stephens, for his fund and for the outlet."""
    place = tmp_path_factory.mktemp("hostile") / "onrecord.db"
    shutil.copy(demo_ledger, place)
    name: str = request.param
    with sqlite3.connect(place) as ledger:
        own = ("donor_key", "donor_name", "donor_party_id", "fund_key", "fund_id", "fund_name", "first_outlet", "names")
        told = ", ".join(f"{column} = ?" for column in own)
        values = (name, name, None, name, None, name, name, name)
        ledger.execute(f"UPDATE pledges SET {told} WHERE donor_key = 'warren-stephens'", values)
        ledger.execute(
            "UPDATE donors SET key = ?, name = ?, party_id = NULL WHERE key = 'warren-stephens'", (name, name)
        )
        ledger.execute("INSERT INTO told_funds (key, fund_id, name, pledges) VALUES (?, NULL, ?, 1)", (name, name))
    with TestClient(make_app(WebSettings(ledger=place, clock=lambda: DAY)), base_url="http://127.0.0.1:8765") as client:
        yield client, name


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("language", ["", "/fr"])
def test_a_page_shows_it_as_text(hostile: tuple[TestClient, str], place: str, language: str) -> None:
    client, name = hostile
    page = client.get(language + place.format(name=quote(name, safe="")))
    assert page.status_code == 200
    tree = html.fromstring(page.content)
    assert [script.get("src", "").partition("?")[0] for script in tree.iter("script")] == ["/static/onrecord.js"]
    assert not [image for image in tree.iter("img") if not image.get("src", "").startswith("/charts/")]
    assert not [one for one in tree.iter() for attribute in one.attrib if attribute.startswith("on")]
    assert not set("\u202e\u200b") & set(page.text)
    assert "49" not in "".join(tree.itertext()) or "{{" not in name
    if place != PLACES["filtered"]:
        assert visible(name) in tree.text_content()


def test_links_lead_to_the_page_of_the_name(hostile: tuple[TestClient, str]) -> None:
    client, name = hostile
    tree = html.fromstring(client.get("/").content)
    fund = [link for link in tree.xpath("//td[@class='fund']/a/@href") if quote(name, safe="") in link]
    assert fund
    assert client.get(fund[0]).status_code == 200


def test_a_picture_shows_it_as_text(hostile: tuple[TestClient, str]) -> None:
    client, name = hostile
    picture = client.get(f"/charts/funds/{quote(name, safe='')}/flow.svg")
    assert picture.status_code == 200
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture.text).iter()}
    assert not tags & {"script", "foreignObject", "image", "a", "style"}
    assert not set("\u202e\u200b") & set(picture.text)


def test_a_file_holds_no_formula(hostile: tuple[TestClient, str]) -> None:
    client, name = hostile
    for address in (
        f"/charts/funds/{quote(name, safe='')}/flow.csv",
        f"/export/gifts.csv?donor={quote(name, safe='')}",
    ):
        sent = client.get(address)
        assert sent.status_code == 200
        cells = [cell for row in csv.reader(io.StringIO(sent.text)) for cell in row]
        assert any(visible(name) in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]

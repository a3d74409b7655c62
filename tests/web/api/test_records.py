"""Single records: one gift, article, claim, statement, filing, and the lists of what was filed, decided, set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from onrecord.ledger import FoundArticle, Ledger
from onrecord.web import WebSettings, make_app
from onrecord.web.api.settings import ApiSettings
from onrecord.web.api.shapes.evidence import ArticleShape, OneClaimShape, OneStatementShape
from onrecord.web.api.shapes.filings import FilingLinePiece, FilingPiece, FilingShape
from onrecord.web.api.shapes.funds import FundUnannounced
from onrecord.web.api.shapes.gift import GiftShape
from onrecord.web.api.shapes.method import LanguageList, MethodShape
from onrecord.web.api.shapes.reviewing import CorrectionPiece, ProblemPiece, ReviewPiece, SessionShape
from tests.ledger.making_filings import STREET
from tests.web.api.asking import TOP, conforms, every_item, problem_of
from tests.web.api.conftest import LATER

SHAPES: list[tuple[str, type[BaseModel]]] = [
    ("/filings", FilingPiece),
    ("/filings?per_page=1", FilingPiece),
    ("/filings/FEC-7", FilingShape),
    ("/problems", ProblemPiece),
    ("/corrections?per_page=1", CorrectionPiece),
    ("/review?per_page=1", ReviewPiece),
    ("/review?kind=conflict", ReviewPiece),
    ("/session", SessionShape),
    ("/languages", LanguageList),
    ("/method", MethodShape),
]


@pytest.mark.parametrize(("address", "shape"), SHAPES, ids=[address for address, _ in SHAPES])
def test_an_answer_has_its_shape(filed: TestClient, address: str, shape: type[BaseModel]) -> None:
    body = filed.get(TOP + address).json()
    assert conforms(shape, body), body
    assert body.get("items", [True])


def _gift(client: TestClient, donor: str) -> dict[str, Any]:
    line = every_item(client, f"{TOP}/gifts?q={donor}")[0]
    body: dict[str, Any] = client.get(f"{TOP}/gifts/{line['id']}").json()
    assert body.items() >= line.items()
    return body


def test_every_gift_has_its_shape_and_says_what_its_line_says(filed: TestClient) -> None:
    for line in every_item(filed, f"{TOP}/gifts?per_page=100"):
        body = filed.get(f"{TOP}/gifts/{line['id']}").json()
        assert conforms(GiftShape, body)
        assert body.items() >= line.items()
        assert (body["tells"]["name"], body["tells"]["due"]) == (line["standing"], line["due"])
        assert len(body["sources"]) == line["origins"]
        assert len(body["tellings"]) + body["further"] >= 1
        assert len(body["disagreements"]) == line["conflicts"]


def test_each_value_stands_in_its_sentence(filed: TestClient) -> None:
    for telling in _gift(filed, "Altman")["tellings"]:
        shown = {
            (field, piece["text"])
            for one in telling["excerpts"]
            for piece in one["pieces"]
            for field in piece["fields"]
        }
        texts = " ".join(piece["text"] for one in telling["excerpts"] for piece in one["pieces"])
        assert shown
        for item in telling["claim"]["evidence"]:
            assert item["quote"].split()[0] in texts


def test_a_gift_is_held_against_what_was_filed(filed: TestClient) -> None:
    body = _gift(filed, "Thane")
    assert (body["standing"], body["filed"]) == ("filed_differently", "200000.00")
    (match,) = (one for one in body["matches"] if one["side"] == "received")
    assert [(line["name"], line["number"], line["amount"]) for line in match["filed"]] == [
        ("THANE, OSRIC", "FEC-8", "200000.00")
    ]
    assert match["differences"][0]["field"] == "amount"


def test_a_gift_is_told_as_of_a_day(filed: TestClient) -> None:
    line = every_item(filed, f"{TOP}/gifts?q=Thane&as_of=2025-04-01")[0]
    body = filed.get(f"{TOP}/gifts/{line['id']}?as_of=2025-04-01").json()
    assert conforms(GiftShape, body)
    assert body.items() >= line.items()
    assert (body["standing"], body["matches"], body["tells"]["as_of"]) == ("announced", [], "2025-04-01")
    assert problem_of(filed, f"{TOP}/gifts/{line['id']}?as_of=2024-12-01")["status"] == 404


def test_tellings_may_be_passed_over(filed: TestClient) -> None:
    whole = _gift(filed, "Altman")
    rest = filed.get(f"{TOP}/gifts/{whole['id']}?skip=2").json()
    assert rest["skipped"] == 2
    assert rest["tellings"] == whole["tellings"][2:]


def _articles(ledger: Path) -> Iterator[FoundArticle]:
    with Ledger.open(ledger, read_only=True) as opened:
        for article_id in sorted({claim.article_id for claim in opened.list_claims()}):
            found = opened.find(article_id)
            assert isinstance(found, FoundArticle)
            yield found


def test_an_article_is_told_without_its_text(filed: TestClient, filed_ledger: Path) -> None:
    for found in _articles(filed_ledger):
        response = filed.get(f"{TOP}/articles/{found.article.id}")
        assert conforms(ArticleShape, response.json())
        assert response.json()["article"]["text"] is None
        assert len(response.json()["claims"]) + response.json()["unlisted"] == len(found.claims)
        listed = {claim["id"] for claim in response.json()["claims"]}
        for claim in found.claims:
            answered = filed.get(f"{TOP}/claims/{claim.id}")
            assert answered.status_code == (200 if claim.id in listed else 404)
            if claim.id not in listed:
                continue
            body = answered.json()
            assert conforms(OneClaimShape, body)
            assert body["article"]["id"] == found.article.id
        for statement in found.statements:
            body = filed.get(f"{TOP}/statements/{statement.id}").json()
            assert conforms(OneStatementShape, body)
            assert body["statement"]["quote"] == statement.quote


def test_a_text_is_handed_on_only_where_the_server_was_started_so(filed: TestClient, filed_ledger: Path) -> None:
    found = next(_articles(filed_ledger))
    address = f"{TOP}/articles/{found.article.id}?text=full"
    refused = problem_of(filed, address)
    assert (refused["status"], refused["type"]) == (403, "/api/v1/problems/not-allowed")
    settings = WebSettings(ledger=filed_ledger, clock=lambda: LATER, api=ApiSettings(full_text=True))
    with TestClient(make_app(settings), base_url=settings.address) as client:
        assert client.get(address).json()["article"]["text"] == found.article.text
        assert client.get(address.partition("?")[0]).json()["article"]["text"] is None


def test_a_filing_is_found_by_its_number_and_by_its_id(filed: TestClient) -> None:
    by_number = filed.get(f"{TOP}/filings/FEC-7").json()
    by_id = filed.get(f"{TOP}/filings/{by_number['filing']['id']}").json()
    assert by_number == by_id
    assert by_number["filing"]["totals"] == {"accepted": "6000.00", "refunded": "250.00"}
    assert (by_number["receipts"], by_number["refunds"]) == (25, 1)


def test_lines_come_in_pieces_without_streets_and_without_towns_of_people(filed: TestClient) -> None:
    first = filed.get(filed.get(f"{TOP}/filings/FEC-7").json()["lines"])
    assert conforms(FilingLinePiece, first.json())
    lines = every_item(filed, f"{first.request.url.path}?per_page=7")
    assert [line["line"] for line in lines] == sorted(line["line"] for line in lines)
    assert len(lines) == 26
    towns = {(line["kind"], line["city"]) for line in every_item(filed, f"{_lines_of(filed, 'FEC-8')}")}
    assert towns == {("person", None), ("organization", "TIDEWATER")}


def _lines_of(client: TestClient, number: str) -> str:
    return str(client.get(f"{TOP}/filings/{number}").json()["lines"])


def test_no_street_and_no_postal_code_leaves_the_ledger(filed: TestClient) -> None:
    addresses = [f"{TOP}{address}" for address, _ in SHAPES]
    addresses += [_lines_of(filed, number) for number in ("FEC-7", "FEC-8")]
    addresses += [f"{TOP}/gifts/{line['id']}" for line in every_item(filed, f"{TOP}/gifts")]
    for address in addresses:
        text = filed.get(address).text
        assert STREET not in text
        assert "22209" not in text


def test_filings_of_one_filer(filed: TestClient) -> None:
    assert {item["filer"]["id"] for item in every_item(filed, f"{TOP}/filings?per_page=1")} == {
        "C00999999",
        "C00894162",
    }
    assert [item["number"] for item in every_item(filed, f"{TOP}/filings?filer=C00894162")] == ["FEC-8"]
    assert every_item(filed, f"{TOP}/filings?system=lda") == []
    assert every_item(filed, f"{TOP}/filings?system=table") == []


@pytest.mark.parametrize(("asked", "listed"), [("", ["BRINDLE MILLS"]), ("?skip=1", []), ("?as_of=2025-01-05", [])])
def test_what_was_filed_and_no_page_tells_of(filed: TestClient, asked: str, listed: list[str]) -> None:
    body = filed.get(f"{TOP}/funds/us-inaugural-2025/unannounced{asked}").json()
    assert conforms(FundUnannounced, body)
    assert [gift["name"] for gift in body["items"]] == listed
    assert body["gifts"] == body["skipped"] + len(body["items"]) + body["further"]
    assert STREET not in str(body)


def test_corrections_are_told_the_last_first(filed: TestClient) -> None:
    retracted, rejected = every_item(filed, f"{TOP}/corrections?per_page=1")
    assert (rejected["decision"], rejected["by"], rejected["why"]) == ("reject", "ann", "misread")
    assert (retracted["kind"], retracted["subject"], retracted["why"]) == ("retraction", rejected["id"], None)


def test_problems_of_one_kind(filed: TestClient) -> None:
    found = every_item(filed, f"{TOP}/problems?code=bad_amount&per_page=1")
    assert [(one["code"], one["where"]) for one in found] == [("bad_amount", "line 9")] * 2
    assert every_item(filed, f"{TOP}/problems?code=nothing") == []


MISSING = [
    "/gifts/pledge-0",
    "/gifts/pledge-",
    "/articles/article-0",
    "/articles/article",
    "/claims/claim-0",
    "/statements/statement-0",
    "/filings/FEC-0",
    "/filings/FEC-",
    "/filings/7",
    "/filings/filing-0/lines",
]


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_not_found(filed: TestClient, address: str) -> None:
    assert problem_of(filed, TOP + address)["type"] == "/api/v1/problems/not-found"


def test_an_id_is_written_out(filed: TestClient) -> None:
    """A beginning that names one record today may name two tomorrow."""
    gift = _gift(filed, "Thane")
    assert problem_of(filed, f"{TOP}/gifts/{gift['id'][:-2]}")["status"] == 404
    article = gift["tellings"][0]["article"]["id"]
    assert problem_of(filed, f"{TOP}/articles/{article[:-2]}")["status"] == 404
    assert problem_of(filed, f"{TOP}/articles/{gift['tellings'][0]['claim']['id']}")["status"] == 404


def test_what_is_told_of_a_machine_is_no_path_of_it() -> None:
    from onrecord.ledger import CaptureNote
    from onrecord.views.sharing import shared_capture_object

    note = CaptureNote(
        sha256="0" * 64,
        size=1,
        source="/home/ann/a.html",
        media_type="text/html",
        how="file",
        url=None,
        obtained_at=None,
    )
    assert shared_capture_object(note, named=True)["source"] == "a.html"
    assert shared_capture_object(replace(note, source="C:\\ann\\a.html"), named=True)["source"] == "a.html"
    assert shared_capture_object(replace(note, source="from-ann/a.html"), named=False)["source"] == "a file"


def test_what_is_advised_of_a_file_names_no_folder_of_it() -> None:
    from onrecord.records import Problem
    from onrecord.views.sharing import shared_problem_object

    def shared(source: str, advice: str, *, named: bool) -> str | None:
        problem = Problem(code="unreadable_filing", source=source, what="no mapping", advice=advice)
        told: str | None = shared_problem_object(problem, named=named)["advice"]
        return told

    command = "`map '/home/ann/my gifts/a.csv' > '/home/ann/my gifts/a.mapping.toml'`"
    assert shared("/home/ann/my gifts/a.csv", command, named=True) == "`map 'a.csv' > 'a.mapping.toml'`"
    assert shared("/home/ann/my gifts/a.csv", command, named=False) is None
    assert shared("/home/ann/a.csv", "save it again", named=False) == "save it again"
    written = "`map '/home/o'\"'\"'roe/a.csv'`"
    assert shared("/home/o'roe/a.csv", written, named=True) == "`map 'a.csv'`"

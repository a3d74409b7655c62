"""`onrecord export` of linked data, end to end: what is written is whole, the same each time, and holds no secret."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.ledger import Ledger
from onrecord.pipeline import reader_fingerprint
from onrecord.records import Judgement
from tests.exports.ledgers import SECRETS, make_ledger
from tests.exports.sourcing import AT

FORMATS = ("ftm", "ftm-statements", "jsonld", "iati", "annotations")
LINES = ("ftm", "annotations")


def export(ledger: Path, name: str, *options: str) -> Result:
    done = CliRunner().invoke(app, ["export", name, "--ledger", str(ledger), *options])
    assert (done.exit_code, done.stderr) == (0, "")
    return done


def lines(done: Result) -> list[Any]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_the_same_each_time_and_holds_no_secret(linked_ledger: Path, tmp_path: Path, name: str) -> None:
    written = []
    for number in range(2):
        out = tmp_path / str(number)
        export(linked_ledger, name, "--out", str(out), "--as-of", "2026-01-01")
        written.append(out.read_bytes())
    assert written[0] == written[1]
    # A ledger's own memos may tell a street; linked data hands no memo on.
    assert [secret for secret in SECRETS if secret.upper().encode() in written[0].upper()] == []


def test_filed_lines_are_payments_whoever_announced_them(linked_ledger: Path) -> None:
    made = lines(export(linked_ledger, "ftm"))
    names = {one["id"]: one["properties"]["name"] for one in made if "name" in one["properties"]}
    paid = [
        (names[one["properties"]["payer"][0]], one["properties"]["amount"], one["properties"]["purpose"])
        for one in made
        if one["schema"] == "Payment"
    ]
    assert sorted(paid) == [
        (["ROE, ANN"], ["300"], ["donation"]),
        (["Trump Vance Inaugural Committee"], ["50"], ["refund"]),
        (["Varga Mills"], ["6900"], ["donation"]),
    ]
    (mills,) = [one["properties"] for one in made if "VARGA MILLS INC" in one["properties"].get("alias", ())]
    assert mills["name"] == ["Varga Mills"]


@pytest.mark.parametrize(
    ("options", "payments", "links"),
    [
        ((), 3, 1),
        (("--donor", "varga mills"), 1, 1),
        (("--fund", "us-inaugural-2021"), 0, 0),
        (("--standing", "filed_differently"), 1, 1),
        (("--status", "declined"), 0, 0),
        (("--as-of", "2024-12-31"), 0, 1),
    ],
)
def test_filters_choose_gifts_and_lines(
    linked_ledger: Path, options: tuple[str, ...], payments: int, links: int
) -> None:
    made = lines(export(linked_ledger, "ftm", *options))
    roles = [one["properties"]["role"] for one in made if one["schema"] == "UnknownLink"]
    assert sum(one["schema"] == "Payment" for one in made) == payments
    assert roles.count(["announced donor"]) == links


def test_codes_of_iati_over_a_ledger(linked_ledger: Path) -> None:
    root = etree.fromstring(export(linked_ledger, "iati").stdout.encode())
    told = {
        (one.find("transaction-type").get("code"), Decimal(one.findtext("value"))) for one in root.iter("transaction")
    }
    assert told == {
        ("12", Decimal(7000)),
        ("1", Decimal(6900)),
        ("1", Decimal(300)),
        ("1", Decimal(-50)),
    }


def test_claims_are_reviewed_where_a_person_judged(linked_ledger: Path) -> None:
    graph = json.loads(export(linked_ledger, "jsonld", "--base", "https://list.example").stdout)["@graph"]
    kinds = [one["@type"] for one in graph]
    assert (kinds.count("Claim"), kinds.count("ClaimReview")) == (3, 1)
    review = next(one for one in graph if one["@type"] == "ClaimReview")
    assert review["itemReviewed"]["@id"] in {one["@id"] for one in graph if one["@type"] == "Claim"}
    assert review["@id"].startswith("https://list.example/records/judgement-")


def test_what_was_listed_and_is_rejected_keeps_its_id_with_a_correction(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "onrecord.db")
    with Ledger.open(path) as ledger:
        claim = next(one for one in ledger.list_claims() if one.status == "declined")
        ledger.judge(Judgement(kind="claim", subject=claim.id, decision="reject", by="Bo", at=AT, why="it is a joke"))
        ledger.rebuild(reader_fingerprint())
    graph = json.loads(export(path, "jsonld").stdout)["@graph"]
    (retracted,) = [one for one in graph if one.get("creativeWorkStatus") == "retracted"]
    assert retracted["@id"] == f"urn:onrecord:{claim.id}"
    assert "it is a joke" in retracted["correction"]["text"]
    assert json.loads(export(path, "jsonld", "--fund", "us-inaugural-2021").stdout)["@graph"][-1]["@type"] == "Claim"


def test_every_annotation_is_found_in_the_text_of_its_article(linked_ledger: Path) -> None:
    made = lines(export(linked_ledger, "annotations"))
    with Ledger.open(linked_ledger, read_only=True) as ledger:
        claims = {one.id: one.article_id for one in ledger.list_claims()}
        texts = {one.id: one.article.text for one in ledger.list_articles(claims.values())}
    assert made
    for one in made:
        text = texts[claims[one["schema:isPartOf"].removeprefix("urn:onrecord:")]]
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


@pytest.mark.parametrize("base", ["list.example", "ftp://list.example", "javascript:alert(1)", "https://a b.example"])
def test_a_base_that_is_no_web_address_is_refused(linked_ledger: Path, base: str) -> None:
    done = CliRunner().invoke(app, ["export", "jsonld", "--ledger", str(linked_ledger), "--base", base])
    assert done.exit_code == 2
    assert "not a web address" in done.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_linked_data_holds_gifts_alone(linked_ledger: Path, name: str) -> None:
    done = CliRunner().invoke(app, ["export", name, "--ledger", str(linked_ledger), "--what", "filed"])
    assert done.exit_code == 2
    assert f"{name} holds pledges" in done.stderr


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "iati"])
def test_a_ledger_without_gifts_gives_a_whole_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "empty.db"
    Ledger.open(path).close()
    done = export(path, name)
    if name in LINES:
        assert done.stdout == ""
    else:
        assert done.stdout


def test_iati_knows_no_file_without_a_transaction(linked_ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "gifts.xml"
    asked = ["export", "iati", "--ledger", str(linked_ledger), "--status", "declined", "--out", str(out)]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 2
    assert "no file without a transaction" in done.stderr
    assert not out.exists()
